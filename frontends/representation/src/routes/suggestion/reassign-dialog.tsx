import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useVocabulary } from '../../parts/vocabulary.ts';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { ReassignDocument } from './office-act-documents.ts';

const messages = defineMessages({
  zh: {
    title: '改由其他单位办理',
    text: '其他承办单位继续办理；答复期限自原交办之日起计算，不重新起算。',
    unit: '改由',
    reason: '改办理由',
    reasonHint: '5–1,000 字',
    submit: '改办',
    done: '已改由其他单位办理',
  },
  en: {
    title: 'Give it to another unit',
    text: 'The other units go on. The time for the reply runs on from the first assignment.',
    unit: 'Unit',
    reason: 'Reason',
    reasonHint: '5–1,000 characters',
    submit: 'Reassign',
    done: 'Another unit handles it now',
  },
});

/** 改办 — another unit in the place of one that returned it or had it wrongly. */
export function ReassignDialog({ record, title, onClose, onDone, onConflict }: HandlingDialogProps) {
  const text = useMessages(messages);
  const { units } = useVocabulary();
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(ReassignDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['unit', 'reason'], { unit, reason });
  return (
    <FormDialog
      title={text.title}
      lead={title}
      submitText={text.submit}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ handling: record.id, version: record.version, unit, reason });
      }}
      onClose={onClose}
    >
      <p>{text.text}</p>
      <SelectField required label={text.unit} groups={units} value={unit} error={errors.of('unit')} onChange={setUnit} />
      <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errors.of('reason')} onChange={setReason} />
    </FormDialog>
  );
}
