import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, TextArea } from '@redpine/ui/fields';
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
export function ExtensionDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ExtensionAskDocument}
      title={text.title}
      submitText={text.submit}
      doneText={text.done}
      needed={{ until, reason }}
      input={{ handling: record.id, version: record.version, until, reason }}
    >
      {(errorOf) => (
        <>
          <p>{text.text}</p>
          <DayField required label={text.until} value={until} error={errorOf('until')} onChange={setUntil} />
          <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
