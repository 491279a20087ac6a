import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { TieContactMode } from '../../gql/graphql.ts';
import { TieContactDocument, TieCorrectDocument, TieEndDocument } from './tie-documents.ts';
import { tieModes } from './tie-words.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, on: '日期', mode: '方式', summary: '联系情况', summaryHint: '5–1,000 字；请勿写姓名、电话、住址', name: '姓名', phone: '电话', address: '地址', correct: '只填写要更正的内容，其余保持不变。', endedOn: '结束日期', reason: '理由', reasonHint: '5–1,000 字；请勿写选民姓名',
  },
  en: {
    done: (title: string) => `Done: ${title}`, on: 'Day', mode: 'Way', summary: 'What came of it', summaryHint: '5–1,000 characters; no names, telephone numbers or addresses', name: 'Name', phone: 'Telephone', address: 'Address', correct: 'Fill in what changes; the rest stays.', endedOn: 'Last day', reason: 'Reason', reasonHint: '5–1,000 characters; name no voter',
  },
});

interface TieDialogProps {
  of: { tie: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

const MODES = ['FACE_TO_FACE', 'PHONE', 'MEETING', 'ONLINE', 'LETTER'] as const satisfies readonly TieContactMode[];

/** 登记联系 */
export function TieContactDialog({ of, title, lead, onClose, onDone, onConflict }: TieDialogProps) {
  const text = useMessages(messages);
  const modes = useMessages(tieModes);
  const [on, setOn] = useState('');
  const [mode, setMode] = useState<string>('FACE_TO_FACE');
  const [summary, setSummary] = useState('');
  const act = useAct(TieContactDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['on', 'summary'], { on, summary });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, on, mode: MODES.find((each) => each === mode) ?? 'FACE_TO_FACE', summary });
      }}
      onClose={onClose}
    >
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <SelectField required label={text.mode} choices={MODES.map((value) => ({ value, label: modes[value] }))} value={mode} onChange={setMode} />
      <TextArea required label={text.summary} hint={text.summaryHint} max={1_000} rows={4} value={summary} error={errors.of('summary')} onChange={setSummary} />
    </FormDialog>
  );
}

/** 更正选民信息: what is left empty stays. */
export function TieCorrectDialog({ of, title, onClose, onDone, onConflict }: TieDialogProps) {
  const text = useMessages(messages);
  const [values, setValues] = useState({ name: '', phone: '', address: '' });
  const act = useAct(TieCorrectDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['name', 'phone', 'address']);
  const { name, phone, address } = values;
  return (
    <FormDialog
      title={title}
      lead={text.correct}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={() => act.run({ ...of, ...(name && { name }), ...(phone && { phone }), ...(address && { address }) })}
      onClose={onClose}
    >
      {(['name', 'phone', 'address'] as const).map((field) => (
        <TextField key={field} label={text[field]} max={field === 'address' ? 200 : 50} value={values[field]} error={errors.of(field)} onChange={(value) => setValues({ ...values, [field]: value })} />
      ))}
    </FormDialog>
  );
}

/** 结束结对 */
export function TieEndDialog({ of, title, lead, onClose, onDone, onConflict }: TieDialogProps) {
  const text = useMessages(messages);
  const [endedOn, setEndedOn] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(TieEndDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['endedOn', 'reason'], { endedOn, reason });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, endedOn, reason });
      }}
      onClose={onClose}
    >
      <DayField required label={text.endedOn} value={endedOn} error={errors.of('endedOn')} onChange={setEndedOn} />
      <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} rows={3} value={reason} error={errors.of('reason')} onChange={setReason} />
    </FormDialog>
  );
}
