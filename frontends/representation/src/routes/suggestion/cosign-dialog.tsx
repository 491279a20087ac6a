import type { TypedDocumentNode } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SuggestionActInput } from '../../gql/graphql.ts';
import { CosignConfirmDocument, CosignDeclineDocument } from './act-documents.ts';
import type { SuggestionDialogProps } from './dialog-props.ts';

const messages = defineMessages({
  zh: {
    confirm: '确认附议',
    confirmText: (name: string) => `您将与${name}共同提出以下内容。内容若有修改，需要您重新确认。`,
    confirmed: '已确认附议',
    decline: '不附议',
    declineText: (name: string) => `${name}会看到您没有附议。`,
    declined: '已回复不附议',
    lead: '领衔代表',
    facts: '情况与问题',
    proposal: '意见建议',
  },
  en: {
    confirm: 'Co-sign',
    confirmText: (name: string) => `You submit the text below together with ${name}. If it changes, you are asked again.`,
    confirmed: 'Your co-signature is confirmed',
    decline: 'Decline to co-sign',
    declineText: (name: string) => `${name} will see that you declined.`,
    declined: 'You declined to co-sign',
    lead: 'the lead deputy',
    facts: 'Facts and problem',
    proposal: 'What is proposed',
  },
});

/** 附议 — one signs exactly the content that is shown here. */
export function CosignDialog({ record, confirm, ...frame }: SuggestionDialogProps & { confirm: boolean }) {
  const text = useMessages(messages);
  const document: TypedDocumentNode<unknown, { input: SuggestionActInput }> = confirm ? CosignConfirmDocument : CosignDeclineDocument;
  const lead = record.leadDeputy?.name ?? text.lead;
  return (
    <ActDialog
      {...frame}
      document={document}
      title={confirm ? text.confirm : text.decline}
      doneText={confirm ? text.confirmed : text.declined}
      input={{ suggestion: record.id, version: record.version }}
      wide={confirm}
    >
      <p>{confirm ? text.confirmText(lead) : text.declineText(lead)}</p>
      {confirm && (
        <div className="rep-prose rep-quoted">
          <h3>{record.title}</h3>
          <h4>{text.facts}</h4>
          <p>{record.facts}</p>
          <h4>{text.proposal}</h4>
          <p>{record.proposal}</p>
        </div>
      )}
    </ActDialog>
  );
}
