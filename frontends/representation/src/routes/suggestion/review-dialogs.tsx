import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { AcceptDocument, ReturnDocument } from './act-documents.ts';
import { useGrounds } from './office-dialogs.tsx';
import { Similar, useCitation } from '../../parts/similar.tsx';
import type { SuggestionDialogProps } from './dialog-props.ts';

const messages = defineMessages({
  zh: {
    accept: '受理建议',
    acceptText: '受理后按届次统一编号，并开始计算交办期限。',
    acceptButton: '受理并编号',
    accepted: '已受理并编号',
    return: '退回修改',
    returnText: '代表会收到退回原因，修改后可以重新提交。',
    ground: '不予受理情形',
    groundHint: '属于不应作为建议提出的，请选择；仅需补充修改的，不必选择',
    reason: '退回原因',
    reasonHint: '说明需要补充或修改什么，5–1,000 字',
    returnButton: '退回',
    returned: '已退回代表修改',
  },
  en: {
    accept: 'Accept the suggestion',
    acceptText: 'It gets a number within its term and session, and the time for assigning it begins.',
    acceptButton: 'Accept and number',
    accepted: 'Accepted and numbered',
    return: 'Return for editing',
    returnText: 'The deputy is given the reason and can submit it again.',
    ground: 'Ground',
    groundHint: 'Where the text is no suggestion as it stands; leave it where only something has to be added',
    reason: 'Reason',
    reasonHint: 'What has to be added or changed; 5–1,000 characters',
    returnButton: 'Return',
    returned: 'Returned to the deputy',
  },
});

/** 受理 — takes the suggestion in and numbers it. */
export function AcceptDialog({ record, ...frame }: SuggestionDialogProps) {
  const text = useMessages(messages);
  return (
    <ActDialog
      {...frame}
      document={AcceptDocument}
      title={text.accept}
      lead={record.title}
      submitText={text.acceptButton}
      doneText={text.accepted}
      input={{ suggestion: record.id, version: record.version }}
    >
      <p>{text.acceptText}</p>
      <Similar of={record} />
    </ActDialog>
  );
}

/** 退回修改 — hands it back to the deputy with a reason. */
export function ReturnDialog({ record, ...frame }: SuggestionDialogProps) {
  const text = useMessages(messages);
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState('');
  const { choices } = useGrounds();
  const citation = useCitation();
  return (
    <ActDialog
      {...frame}
      document={ReturnDocument}
      title={text.return}
      lead={record.title}
      submitText={text.returnButton}
      doneText={text.returned}
      needed={{ reason }}
      optional={['inadmissibility']}
      input={{ suggestion: record.id, version: record.version, reason, inadmissibility: ground || null }}
    >
      {(errorOf) => (
        <>
          <p>{text.returnText}</p>
          <Similar of={record} pick={{ label: citation.label, onPick: (found) => setReason(citation.into(reason, found)) }} />
          <SelectField label={text.ground} hint={text.groundHint} choices={choices} value={ground} error={errorOf('inadmissibility')} onChange={setGround} />
          <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
