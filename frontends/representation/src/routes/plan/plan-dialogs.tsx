import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { WorkPlanExecuteDocument, WorkPlanPassDocument } from './plan-documents.ts';

const messages = defineMessages({
  zh: { done: (title: string) => `已办理：${title}`, meeting: '主任会议', on: '会议日期', item: '事项', doneOn: '完成日期', doneHint: '不填则登记为取消，并须说明原因', note: '说明', label: (month: number, title: string) => `${month} 月 ${title}` },
  en: { done: (title: string) => `Done: ${title}`, meeting: 'Meeting of the Council of Chairpersons', on: 'Its day', item: 'Item', doneOn: 'Done on', doneHint: 'Without a day the item is dropped, and the note says why', note: 'Note', label: (month: number, title: string) => `${month}: ${title}` },
});

interface PlanDialogProps {
  of: { workPlan: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 登记主任会议通过 */
export function PlanPassDialog({ of, title, lead, onClose, onDone, onConflict }: PlanDialogProps) {
  const text = useMessages(messages);
  const [meeting, setMeeting] = useState('');
  const [on, setOn] = useState('');
  const act = useAct(WorkPlanPassDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['meeting', 'on'], { meeting, on });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, meeting, on });
      }}
      onClose={onClose}
    >
      <TextField required label={text.meeting} max={100} value={meeting} error={errors.of('meeting')} onChange={setMeeting} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
    </FormDialog>
  );
}

/** 登记执行 — an item done on a day, or dropped with a reason. */
export function PlanExecuteDialog({ of, title, lead, onClose, onDone, onConflict, items }: PlanDialogProps & { items: readonly { id: string; month: number; title: string }[] }) {
  const text = useMessages(messages);
  const [item, setItem] = useState('');
  const [doneOn, setDoneOn] = useState('');
  const [note, setNote] = useState('');
  const act = useAct(WorkPlanExecuteDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['item', 'doneOn', 'note'], { item });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, item, doneOn: doneOn || null, note: note || null });
      }}
      onClose={onClose}
    >
      <SelectField required label={text.item} choices={items.map(({ id, month, title: what }) => ({ value: id, label: text.label(month, what) }))} value={item} error={errors.of('item')} onChange={setItem} />
      <DayField label={text.doneOn} hint={text.doneHint} value={doneOn} error={errors.of('doneOn')} onChange={setDoneOn} />
      <TextArea label={text.note} max={500} rows={3} value={note} error={errors.of('note')} onChange={setNote} />
    </FormDialog>
  );
}
