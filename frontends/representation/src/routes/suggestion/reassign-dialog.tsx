import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { SelectField, TextArea } from '@redpine/ui/fields';
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
export function ReassignDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  const { units } = useVocabulary();
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ReassignDocument}
      title={text.title}
      submitText={text.submit}
      doneText={text.done}
      needed={{ unit, reason }}
      input={{ handling: record.id, version: record.version, unit, reason }}
    >
      {(errorOf) => (
        <>
          <p>{text.text}</p>
          <SelectField required label={text.unit} groups={units} value={unit} error={errorOf('unit')} onChange={setUnit} />
          <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
