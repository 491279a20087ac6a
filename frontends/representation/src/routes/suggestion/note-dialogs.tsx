import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HandlingActInput, HandlingReasonInput } from '../../gql/graphql.ts';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { CheckPassDocument, CheckReturnDocument, ExtensionGrantDocument, ExtensionRefuseDocument } from './office-act-documents.ts';
import { QualityCheckDocument, RehandleDocument, SettleDocument } from './rehandle-documents.ts';
import { CheckSubmitDocument } from './unit-act-documents.ts';

// Acts that need nothing, or one text.

/** What they are called. */
const titles = defineMessages({
  zh: {
    EXTENSION_GRANT: '同意延期',
    CHECK_SUBMIT: '送核',
    CHECK_PASS: '核稿通过',
    EXTENSION_REFUSE: '不同意延期',
    CHECK_RETURN: '核稿退回',
    REHANDLE: '交付重新办理',
    QUALITY_CHECK: '质量复核后交付重办',
    SETTLE: '沟通后办结',
  },
  en: {
    EXTENSION_GRANT: 'Grant the extension',
    CHECK_SUBMIT: 'Submit the draft to the check',
    CHECK_PASS: 'Pass the draft',
    EXTENSION_REFUSE: 'Refuse the extension',
    CHECK_RETURN: 'Return the draft',
    REHANDLE: 'Order handling again',
    QUALITY_CHECK: 'Order handling again after the quality check',
    SETTLE: 'Settle',
  },
});

/** What they bring about. */
const leads = defineMessages({
  zh: {
    EXTENSION_GRANT: '答复期限改为申请的日期，原期限保留备查。',
    CHECK_SUBMIT: '已保存的草稿将送政府办公室核稿；核稿期间再次保存草稿即撤回送核。',
    CHECK_PASS: '承办单位可以按此稿签发。',
    EXTENSION_REFUSE: '原答复期限不变。',
    CHECK_RETURN: '承办单位修改后可以再次送核。',
    REHANDLE: '承办单位在重新办理期限内再次答复，代表再次评价。',
    QUALITY_CHECK: '复核认为答复或落实不到位的，由承办单位重新办理。',
    SETTLE: '双方已经沟通，按沟通结果办结。',
  },
  en: {
    EXTENSION_GRANT: 'The reply is due on the day asked for; the day that bound before is kept.',
    CHECK_SUBMIT: 'The draft as saved goes to the government office. Saving it again takes it back.',
    CHECK_PASS: 'The unit may sign it as it is.',
    EXTENSION_REFUSE: 'The reply is due as before.',
    CHECK_RETURN: 'The unit can submit it again.',
    REHANDLE: 'The unit replies again within its time, and the deputy evaluates again.',
    QUALITY_CHECK: 'The reply, or what it promised, does not hold: the unit handles it again.',
    SETTLE: 'Both sides were convened: the handling ends with what came of it.',
  },
});

/** On the button. */
const submits = defineMessages({
  zh: {
    EXTENSION_GRANT: '同意',
    CHECK_SUBMIT: '送核',
    CHECK_PASS: '通过',
    EXTENSION_REFUSE: '不同意',
    CHECK_RETURN: '退回',
    REHANDLE: '交付',
    QUALITY_CHECK: '交付',
    SETTLE: '办结',
  },
  en: {
    EXTENSION_GRANT: 'Grant',
    CHECK_SUBMIT: 'Submit',
    CHECK_PASS: 'Pass',
    EXTENSION_REFUSE: 'Refuse',
    CHECK_RETURN: 'Return',
    REHANDLE: 'Order',
    QUALITY_CHECK: 'Order',
    SETTLE: 'Settle',
  },
});

/** When it is done. */
const dones = defineMessages({
  zh: {
    EXTENSION_GRANT: '已同意延期',
    CHECK_SUBMIT: '草稿已送核',
    CHECK_PASS: '核稿已通过',
    EXTENSION_REFUSE: '已答复承办单位',
    CHECK_RETURN: '已退回修改',
    REHANDLE: '已交付重新办理',
    QUALITY_CHECK: '已交付重新办理',
    SETTLE: '已办结',
  },
  en: {
    EXTENSION_GRANT: 'The extension is granted',
    CHECK_SUBMIT: 'The draft is submitted',
    CHECK_PASS: 'The draft has passed',
    EXTENSION_REFUSE: 'The extension is refused',
    CHECK_RETURN: 'The draft is returned',
    REHANDLE: 'Handling again is ordered',
    QUALITY_CHECK: 'Handling again is ordered',
    SETTLE: 'The handling is settled',
  },
});

/** What the text is to say. */
const labels = defineMessages({
  zh: {
    EXTENSION_REFUSE: '理由',
    CHECK_RETURN: '修改意见',
    REHANDLE: '办理要求',
    QUALITY_CHECK: '复核情况',
    SETTLE: '办结意见',
  },
  en: {
    EXTENSION_REFUSE: 'Reason',
    CHECK_RETURN: 'What to change',
    REHANDLE: 'What is to be done',
    QUALITY_CHECK: 'What the check found',
    SETTLE: 'Outcome',
  },
});

const hints = defineMessages({ zh: { text: '5–1,000 字' }, en: { text: '5–1,000 characters' } });

const CONFIRMED = {
  EXTENSION_GRANT: ExtensionGrantDocument,
  CHECK_SUBMIT: CheckSubmitDocument,
  CHECK_PASS: CheckPassDocument,
} as const;
const EXPLAINED = {
  EXTENSION_REFUSE: ExtensionRefuseDocument,
  CHECK_RETURN: CheckReturnDocument,
  REHANDLE: RehandleDocument,
  QUALITY_CHECK: QualityCheckDocument,
  SETTLE: SettleDocument,
} as const;
export type ConfirmedAct = keyof typeof CONFIRMED;
export type ExplainedAct = keyof typeof EXPLAINED;
export const CONFIRMED_ACTS = Object.keys(CONFIRMED) as ConfirmedAct[];
export const EXPLAINED_ACTS = Object.keys(EXPLAINED) as ExplainedAct[];

function useWords(action: ConfirmedAct | ExplainedAct): { title: string; lead: string; submit: string; done: string } {
  return {
    title: useMessages(titles)[action],
    lead: useMessages(leads)[action],
    submit: useMessages(submits)[action],
    done: useMessages(dones)[action],
  };
}

/** An act that needs nothing but the decision. */
export function ConfirmDialog({ action, record, ...frame }: HandlingDialogProps & { action: ConfirmedAct }) {
  const words = useWords(action);
  // The documents differ in their one field alone, which `ActDialog` does not look at.
  const document = CONFIRMED[action] as TypedDocumentNode<unknown, { input: HandlingActInput }>;
  return (
    <ActDialog
      {...frame}
      document={document}
      title={words.title}
      submitText={words.submit}
      doneText={words.done}
      input={{ handling: record.id, version: record.version }}
    >
      <p>{words.lead}</p>
    </ActDialog>
  );
}

/** An act with one text: a reason, notes, an outcome. */
export function ExplainDialog({ action, record, ...frame }: HandlingDialogProps & { action: ExplainedAct }) {
  const words = useWords(action);
  const label = useMessages(labels)[action];
  const hint = useMessages(hints).text;
  const [reason, setReason] = useState('');
  const document = EXPLAINED[action] as TypedDocumentNode<unknown, { input: HandlingReasonInput }>;
  return (
    <ActDialog
      {...frame}
      document={document}
      title={words.title}
      submitText={words.submit}
      doneText={words.done}
      needed={{ reason }}
      input={{ handling: record.id, version: record.version, reason }}
    >
      {(errorOf) => (
        <>
          <p>{words.lead}</p>
          <TextArea required label={label} hint={hint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
