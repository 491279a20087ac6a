import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { ExtensionAskDocument } from './unit-act-documents.ts';

const messages = defineMessages({
  zh: {
    title: '申请延期答复',
    text: '延期由代表工作机构决定；自交办之日起总时限不超过六个月。',
    until: '延期至',
    reason: '延期理由',
    reasonHint: '5–1,000 字',
    submit: '申请',
    done: '已提出延期申请',
  },
  en: {
    title: 'Ask for more time',
    text: 'The deputies’ affairs committee decides. All in all, handling takes at most six months from the assignment.',
    until: 'Until',
    reason: 'Reason',
    reasonHint: '5–1,000 characters',
    submit: 'Ask',
    done: 'The extension is asked for',
  },
});

/** 申请延期 — more time for the reply, before it is due. */
export function ExtensionDialog({ record, title, onClose, onDone, onConflict }: HandlingDialogProps) {
  const text = useMessages(messages);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(ExtensionAskDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['until', 'reason'], { until, reason });
  return (
    <FormDialog
      title={text.title}
      lead={title}
      submitText={text.submit}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ handling: record.id, version: record.version, until, reason });
      }}
      onClose={onClose}
    >
      <p>{text.text}</p>
      <DayField required label={text.until} value={until} error={errors.of('until')} onChange={setUntil} />
      <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errors.of('reason')} onChange={setReason} />
    </FormDialog>
  );
}
