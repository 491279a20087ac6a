import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { TalkFeedbackDocument, TalkHoldDocument, TalkRescheduleDocument } from './talk-documents.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, plannedOn: '计划日期', place: '地点', heldOn: '宣讲日期', listeners: '听众人数', summary: '宣讲情况', summaryHint: '讲了什么，听众问了什么，10–5,000 字', files: '附件',
    good: '好', fair: '一般', poor: '较差', forms: '按收回的反馈表分别填写份数', comment: '意见',
  },
  en: {
    done: (title: string) => `Done: ${title}`, plannedOn: 'Planned day', place: 'Place', heldOn: 'Day held', listeners: 'Listeners', summary: 'What was said', summaryHint: 'What was said and asked, 10–5,000 characters', files: 'Files',
    good: 'Good', fair: 'Fair', poor: 'Poor', forms: 'How many of the forms returned said each', comment: 'Comments',
  },
});

interface TalkDialogProps {
  of: { talk: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

const WHOLE = /^\d{1,6}$/;

/** 调整安排 */
export function TalkRescheduleDialog({ of, title, lead, onClose, onDone, onConflict, before }: TalkDialogProps & { before: { plannedOn: string; place: string } }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(before.plannedOn);
  const [place, setPlace] = useState(before.place);
  const act = useAct(TalkRescheduleDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['plannedOn', 'place'], { plannedOn, place });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, plannedOn, place });
      }}
      onClose={onClose}
    >
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
    </FormDialog>
  );
}

/** 登记宣讲 */
export function TalkHoldDialog({ of, title, lead, onClose, onDone, onConflict }: TalkDialogProps) {
  const text = useMessages(messages);
  const [heldOn, setHeldOn] = useState('');
  const [listeners, setListeners] = useState('');
  const [summary, setSummary] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(TalkHoldDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const count = WHOLE.test(listeners) ? listeners : '';
  const errors = useFormErrors(act.problem, ['heldOn', 'listeners', 'summary', 'files'], { heldOn, listeners: count, summary });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, heldOn, listeners: Number(count), summary, files: files.map(({ id }) => id) });
      }}
      onClose={onClose}
    >
      <DayField required label={text.heldOn} value={heldOn} error={errors.of('heldOn')} onChange={setHeldOn} />
      <TextField required label={text.listeners} max={6} value={listeners} error={errors.of('listeners')} onChange={setListeners} />
      <TextArea required label={text.summary} hint={text.summaryHint} max={5_000} value={summary} error={errors.of('summary')} onChange={setSummary} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}

/** 登记反馈 */
export function TalkFeedbackDialog({ of, title, lead, onClose, onDone, onConflict }: TalkDialogProps) {
  const text = useMessages(messages);
  const [counts, setCounts] = useState({ good: '', fair: '', poor: '' });
  const [comment, setComment] = useState('');
  const act = useAct(TalkFeedbackDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const countOf = (name: keyof typeof counts): string => (WHOLE.test(counts[name]) ? counts[name] : '');
  const needed = { good: countOf('good'), fair: countOf('fair'), poor: countOf('poor') };
  const errors = useFormErrors(act.problem, ['good', 'fair', 'poor', 'comment'], needed);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, good: Number(needed.good), fair: Number(needed.fair), poor: Number(needed.poor), comment: comment || null });
      }}
      onClose={onClose}
    >
      <p className="rp-quiet">{text.forms}</p>
      {(['good', 'fair', 'poor'] as const).map((name) => (
        <TextField required key={name} label={text[name]} max={6} value={counts[name]} error={errors.of(name)} onChange={(value) => setCounts({ ...counts, [name]: value })} />
      ))}
      <TextArea label={text.comment} max={1_000} rows={3} value={comment} error={errors.of('comment')} onChange={setComment} />
    </FormDialog>
  );
}
