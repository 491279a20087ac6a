import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { VisitPlanDocument, VisitRecordDocument, VisitRescheduleDocument } from './visit-documents.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, plannedOn: '计划日期', visitedOn: '家访日期', summary: '家访情况', summaryHint: '5–1,000 字；请勿写姓名、电话、住址', notes: '家访笔记', notesHint: '敏感内容写在这里：默认隐藏，查看留痕，三年后删除',
    opinions: '反映的意见', opinionsHint: '每行一条，10–2,000 字，请勿写姓名；登记后进入民意办理，答复后请告知反映人',
  },
  en: {
    done: (title: string) => `Done: ${title}`, plannedOn: 'Planned day', visitedOn: 'Day of the visit', summary: 'What came of it', summaryHint: '5–1,000 characters; no names, telephone numbers or addresses', notes: 'Notes', notesHint: 'What is sensitive goes here: hidden, shown with a record, removed after three years',
    opinions: 'Opinions raised', opinionsHint: 'One a line, 10–2,000 characters, without names; each becomes an opinion to be answered, and you tell the answer',
  },
});

interface DialogProps {
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}
type VisitDialogProps = DialogProps & { of: { visit: string; version: number } };

/** 计划家访 */
export function VisitPlanDialog({ tie, title, lead, onClose, onDone }: DialogProps & { tie: string }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState('');
  const act = useAct(VisitPlanDocument, { successText: text.done(title), onSuccess: onDone });
  const errors = useFormErrors(act.problem, ['plannedOn'], { plannedOn });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ tie, plannedOn });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
    </FormDialog>
  );
}

/** 调整日期 */
export function VisitRescheduleDialog({ of, before, title, lead, onClose, onDone, onConflict }: VisitDialogProps & { before: string }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(before);
  const act = useAct(VisitRescheduleDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['plannedOn'], { plannedOn });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, plannedOn });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
    </FormDialog>
  );
}

/** 登记家访 — at the door, on a phone. */
export function VisitRecordDialog({ of, title, lead, onClose, onDone, onConflict }: VisitDialogProps) {
  const text = useMessages(messages);
  const [visitedOn, setVisitedOn] = useState('');
  const [summary, setSummary] = useState('');
  const [notes, setNotes] = useState('');
  const [opinions, setOpinions] = useState('');
  const act = useAct(VisitRecordDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const lines = opinions.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const paths = ['visitedOn', 'summary', 'notes', 'opinions', ...lines.map((_, index) => `opinions.${index}`)];
  const errors = useFormErrors(act.problem, paths, { visitedOn, summary });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, visitedOn, summary, opinions: lines, ...(notes && { notes }) });
      }}
      onClose={onClose}
    >
      <DayField required label={text.visitedOn} value={visitedOn} error={errors.of('visitedOn')} onChange={setVisitedOn} />
      <TextArea required label={text.summary} hint={text.summaryHint} max={1_000} rows={3} value={summary} error={errors.of('summary')} onChange={setSummary} />
      <TextArea
        label={text.opinions}
        hint={text.opinionsHint}
        max={20_000}
        rows={4}
        value={opinions}
        error={paths.slice(3).map((path) => errors.of(path)).find(Boolean)}
        onChange={setOpinions}
      />
      <TextArea label={text.notes} hint={text.notesHint} max={5_000} rows={4} value={notes} error={errors.of('notes')} onChange={setNotes} />
    </FormDialog>
  );
}
