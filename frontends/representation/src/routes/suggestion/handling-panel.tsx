import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag } from '@redpine/ui/state-tag';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { LettersMenu } from '../../parts/letters-menu.tsx';
import { draftChecks, handlingRoles, handlingStates, handlingTones } from '../../words.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { Contacts } from './contacts.tsx';
import { EscalateDialog } from './escalate-dialog.tsx';
import { EvaluateDialog } from './evaluate-dialog.tsx';
import { ExtensionDialog } from './extension-dialog.tsx';
import { HandlingCourse } from './handling-course.tsx';
import { HandlingAcceptDialog, HandlingReturnDialog } from './handling-dialogs.tsx';
import type { ConfirmedAct, ExplainedAct } from './note-dialogs.tsx';
import { CONFIRMED_ACTS, ConfirmDialog, EXPLAINED_ACTS, ExplainDialog } from './note-dialogs.tsx';
import { OpinionDialog } from './opinion-dialog.tsx';
import { ReassignDialog } from './reassign-dialog.tsx';
import { Evaluation, Reply } from './reply.tsx';
import { ReplyDialog } from './reply-dialog.tsx';

const HandlingFragment = graphql(`
  fragment HandlingParts on Handling {
    __typename
    id
    version
    unit {
      id
      name
    }
    unitText
    role
    state
    offeredAt
    acceptedAt
    returnReason
    letters {
      kind
      format
      title
      path
    }
    contacts {
      id
      on
      mode
      stage
      note
    }
    replyDraft {
      category
      text
      savedAt
      check
      checkNote
      files {
        id
        name
        mediaType
        size
      }
    }
    ...HandlingReplyParts
    ...HandlingCourse
    availableActions {
      action
      allowed
      reason
    }
  }
`);

const messages = defineMessages({
  zh: {
    unmatched: '未匹配到单位',
    offered: (at: string) => `交办于 ${at}`,
    accepted: (at: string) => `接收于 ${at}`,
    returned: '退回原因',
    draft: (at: string) => `答复草稿，保存于 ${at}`,
    draftOnly: '仅本单位可见；送核后政府办公室可见',
    ACCEPT: '接收',
    RETURN: '退回交办',
    REASSIGN: '改办',
    OPINION: '提交会办意见',
    EXTENSION_ASK: '申请延期',
    EXTENSION_GRANT: '同意延期',
    EXTENSION_REFUSE: '不同意延期',
    CHECK_SUBMIT: '送核',
    CHECK_PASS: '核稿通过',
    CHECK_RETURN: '核稿退回',
    CONTINUE: '续办答复',
    REHANDLE: '交付重新办理',
    QUALITY_CHECK: '质量复核后重办',
    ESCALATE: '召集双方沟通',
    SETTLE: '沟通后办结',
    CONTACT: '登记沟通',
    REPLY_DRAFT: '拟写答复',
    REPLY: '答复',
    EVALUATE: '评价',
    EVALUATION_RECORD: '代录纸质评价',
  },
  en: {
    unmatched: 'matches no unit',
    offered: (at: string) => `Assigned ${at}`,
    accepted: (at: string) => `Accepted ${at}`,
    returned: 'Why it was returned',
    draft: (at: string) => `Draft of the reply, saved ${at}`,
    draftOnly: 'Seen within the unit only, and by the government office once submitted to its check',
    ACCEPT: 'Accept',
    RETURN: 'Return the assignment',
    REASSIGN: 'Reassign',
    OPINION: 'Give the opinion',
    EXTENSION_ASK: 'Ask for an extension',
    EXTENSION_GRANT: 'Grant the extension',
    EXTENSION_REFUSE: 'Refuse the extension',
    CHECK_SUBMIT: 'Submit to the check',
    CHECK_PASS: 'Pass the draft',
    CHECK_RETURN: 'Return the draft',
    CONTINUE: 'Send a continued reply',
    REHANDLE: 'Order handling again',
    QUALITY_CHECK: 'Order again after the quality check',
    ESCALATE: 'Convene both sides',
    SETTLE: 'Settle',
    CONTACT: 'Record a contact',
    REPLY_DRAFT: 'Draft the reply',
    REPLY: 'Reply',
    EVALUATE: 'Evaluate',
    EVALUATION_RECORD: 'Record an evaluation on paper',
  },
});

type Open =
  | 'ACCEPT' | 'RETURN' | 'REASSIGN' | 'CONTACT' | 'OPINION' | 'EXTENSION_ASK' | 'REPLY_DRAFT' | 'REPLY' | 'CONTINUE' | 'EVALUATE'
  | 'EVALUATION_RECORD' | 'ESCALATE' | ConfirmedAct | ExplainedAct;
const ACTS: readonly Open[] = [
  'EVALUATE', 'ACCEPT', 'REHANDLE', 'ESCALATE', 'SETTLE', 'EXTENSION_GRANT', 'EXTENSION_REFUSE', 'CHECK_PASS', 'CHECK_RETURN',
  'REPLY', 'OPINION', 'REPLY_DRAFT', 'CHECK_SUBMIT', 'CONTACT', 'EXTENSION_ASK', 'CONTINUE', 'EVALUATION_RECORD', 'REASSIGN', 'QUALITY_CHECK',
  'RETURN',
];

/** Never what one is expected to do next. */
const RARE: readonly Open[] = ['REASSIGN', 'QUALITY_CHECK', 'CONTINUE', 'EVALUATION_RECORD'];

interface HandlingPanelProps {
  handling: FragmentType<typeof HandlingFragment>;
  /** title of the suggestion */
  title: string;
  onChanged: () => void;
}

/** One unit's handling: what was done, said and judged, and what can be done now. */
export function HandlingPanel({ handling, title, onChanged }: HandlingPanelProps) {
  const text = useMessages(messages);
  const roles = useMessages(handlingRoles);
  const states = useMessages(handlingStates);
  const checks = useMessages(draftChecks);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const record = readFragment(HandlingFragment, handling);
  const name = record.unit?.name ?? record.unitText ?? '—';
  const allowed = ACTS.filter((action) => record.availableActions.some((each) => each.action === action && each.allowed));
  const acts = ACTS.filter((action) => action !== 'REPLY_DRAFT' || !(allowed.includes('REPLY') || allowed.includes('CONTINUE'))).map((action) => ({
    action,
    label: text[action],
    // After the reply a contact is possible, and nothing that anyone waits for.
    primary: action === allowed[0] && !RARE.includes(action) && (action === 'EVALUATE' || record.state !== 'REPLIED'),
    awaited: action === 'REPLY' && (record.state === 'IN_HAND' || record.state === 'REHANDLING'),
    onAct: () => setOpen(action),
  }));
  const shared = {
    record,
    lead: title,
    onClose: () => setOpen(undefined),
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
    onConflict: onChanged,
  };
  // After an evaluation, or without one in time, what is written next goes on with the reply.
  const continues = record.state === 'EVALUATED' || record.state === 'UNRETURNED';
  const headingId = `rep-handling-${record.id}`;
  return (
    <section className="rp-panel rep-handling" aria-labelledby={headingId}>
      <div className="rep-handling-head">
        <h2 id={headingId}>{record.unit ? <Link href={`/representation/units/${record.unit.id}`}>{name}</Link> : name}</h2>
        <span className="rep-role">{roles[record.role]}</span>
        <StateTag tone={handlingTones[record.state]}>{states[record.state]}</StateTag>
        <LettersMenu letters={record.letters} />
      </div>
      <p className="rp-quiet rep-meta">
        {!record.unit && <span>{text.unmatched}</span>}
        <span>{text.offered(format.instant(record.offeredAt))}</span>
        {record.acceptedAt && <span>{text.accepted(format.instant(record.acceptedAt))}</span>}
      </p>
      {record.returnReason && (
        <div className="rep-note">
          <strong>{text.returned}</strong>
          <p>{record.returnReason}</p>
        </div>
      )}
      <Contacts contacts={record.contacts} />
      {record.replyDraft && (
        <div className="rep-note">
          <strong>{text.draft(format.instant(record.replyDraft.savedAt))}</strong> <span className="rp-quiet">{text.draftOnly}</span>
          <p className="rep-clip">{record.replyDraft.text}</p>
          {record.replyDraft.check && <p>{checks[record.replyDraft.check]}</p>}
          {record.replyDraft.checkNote && <p>{record.replyDraft.checkNote}</p>}
        </div>
      )}
      <HandlingCourse handling={record} />
      <Reply handling={record} />
      <Evaluation handling={record} />
      <ActBar available={record.availableActions} acts={acts} />
      {open === 'ACCEPT' && <HandlingAcceptDialog {...shared} />}
      {open === 'RETURN' && <HandlingReturnDialog {...shared} />}
      {open === 'CONTACT' && <ContactDialog {...shared} />}
      {(open === 'REPLY' || open === 'REPLY_DRAFT' || open === 'CONTINUE') && (
        <ReplyDialog {...shared} action={continues ? 'CONTINUE' : 'REPLY'} onSaved={onChanged} />
      )}
      {open === 'REASSIGN' && <ReassignDialog {...shared} />}
      {open === 'OPINION' && <OpinionDialog {...shared} />}
      {open === 'EXTENSION_ASK' && <ExtensionDialog {...shared} />}
      {open === 'ESCALATE' && <EscalateDialog {...shared} />}
      {isOneOf(CONFIRMED_ACTS, open) && <ConfirmDialog {...shared} action={open} />}
      {isOneOf(EXPLAINED_ACTS, open) && <ExplainDialog {...shared} action={open} />}
      {(open === 'EVALUATE' || open === 'EVALUATION_RECORD') && <EvaluateDialog {...shared} onPaper={open === 'EVALUATION_RECORD'} />}
    </section>
  );
}

function isOneOf<T extends Open>(acts: readonly T[], open: Open | undefined): open is T {
  return acts.some((act) => act === open);
}
