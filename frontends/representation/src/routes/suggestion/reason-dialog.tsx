import type { TypedDocumentNode } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SuggestionReasonInput } from '../../gql/graphql.ts';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import type { SuggestionDialogProps } from './dialog-props.ts';
import {
  AcceptanceRetractDocument,
  AssignmentRetractDocument,
  CosignWithdrawDocument,
  KeepConfidentialDocument,
  LeaveCaseDocument,
  LiftConfidentialityDocument,
  WithdrawDocument,
} from './reason-documents.ts';

export const REASON_ACTS = [
  'COSIGN_WITHDRAW', 'WITHDRAW', 'LEAVE_CASE', 'RETRACT_ACCEPTANCE', 'RETRACT_ASSIGNMENT', 'KEEP_CONFIDENTIAL', 'LIFT_CONFIDENTIALITY',
] as const;
export type ReasonAct = (typeof REASON_ACTS)[number];

const DOCUMENTS: Readonly<Record<ReasonAct, TypedDocumentNode<unknown, { input: SuggestionReasonInput }>>> = {
  COSIGN_WITHDRAW: CosignWithdrawDocument,
  WITHDRAW: WithdrawDocument,
  LEAVE_CASE: LeaveCaseDocument,
  RETRACT_ACCEPTANCE: AcceptanceRetractDocument,
  RETRACT_ASSIGNMENT: AssignmentRetractDocument,
  KEEP_CONFIDENTIAL: KeepConfidentialDocument,
  LIFT_CONFIDENTIALITY: LiftConfidentialityDocument,
};

const messages = defineMessages({
  zh: {
    reasonHint: '5–1,000 字，记入办理过程',
    done: '已办理',
  },
  en: {
    reasonHint: '5–1,000 characters, kept in the history',
    done: 'Done',
  },
});

const titles = defineMessages({
  zh: { COSIGN_WITHDRAW: '撤回附议', WITHDRAW: '撤回建议', LEAVE_CASE: '移出并案', RETRACT_ACCEPTANCE: '更正受理', RETRACT_ASSIGNMENT: '更正交办', KEEP_CONFIDENTIAL: '申请保密', LIFT_CONFIDENTIALITY: '解除保密' },
  en: {
    COSIGN_WITHDRAW: 'Withdraw the co-signature',
    WITHDRAW: 'Withdraw the suggestion',
    LEAVE_CASE: 'Take out of the joint case',
    RETRACT_ACCEPTANCE: 'Retract the acceptance',
    RETRACT_ASSIGNMENT: 'Retract the assignment',
    KEEP_CONFIDENTIAL: 'Keep confidential',
    LIFT_CONFIDENTIALITY: 'Lift confidentiality',
  },
});

const texts = defineMessages({
  zh: {
    COSIGN_WITHDRAW: '您的附议和撤回理由都会留在记录中，领衔代表会收到通知。',
    WITHDRAW: '撤回后办理即告终止，附议代表和承办单位会收到通知。撤回不能恢复；如有需要，可重新提出。',
    LEAVE_CASE: '这件建议不再与其他建议并案办理，仍单独办理和答复。',
    RETRACT_ACCEPTANCE: '建议回到待审核，已给的编号作废且不再使用。办理过程中保留受理和更正的记录。',
    KEEP_CONFIDENTIAL: '立即生效：其他代表、街道镇和委员不再看到，已公开的随即撤下；代工委、政府办公室和承办单位的查阅留有记录。',
    LIFT_CONFIDENTIALITY: '解除后按一般建议查阅；是否公开由代工委另行办理。',
    RETRACT_ASSIGNMENT: '建议回到待交办，承办单位会收到通知。法定答复期限是否继续计算，按本区规则执行。',
  },
  en: {
    COSIGN_WITHDRAW: 'That you signed, and why you withdraw, stays on record; the lead deputy is told.',
    WITHDRAW: 'Handling ends; co-signers and units are told. It cannot be taken back, but you can write a new suggestion.',
    LEAVE_CASE: 'The suggestion is no longer handled together with the others, and is answered on its own.',
    RETRACT_ACCEPTANCE: 'It awaits review again; its number lapses. Acceptance and correction both stay in the history.',
    KEEP_CONFIDENTIAL: 'It holds at once: other deputies, subdistricts, towns and members see it no more, what is public is taken down, and readings by offices and units are logged.',
    LIFT_CONFIDENTIALITY: 'It is read like any other from then on; publication is decided on separately.',
    RETRACT_ASSIGNMENT: 'It awaits assignment again, and the units are told. Whether the legal clock goes on is the district’s rule.',
  },
});

/** An act that needs nothing but its reason. */
export function SuggestionReasonDialog({ record, action, ...frame }: SuggestionDialogProps & { action: ReasonAct }) {
  const text = useMessages(messages);
  return (
    <ReasonDialog
      {...frame}
      document={DOCUMENTS[action]}
      title={useMessages(titles)[action]}
      lead={record.title}
      hint={text.reasonHint}
      doneText={text.done}
      of={{ suggestion: record.id, version: record.version }}
    >
      <p>{useMessages(texts)[action]}</p>
    </ReasonDialog>
  );
}
