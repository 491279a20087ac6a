import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag } from '@redpine/ui/state-tag';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { handlingRoles, handlingStates, handlingTones } from '../../words.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { Contacts } from './contacts.tsx';
import { EvaluateDialog } from './evaluate-dialog.tsx';
import { HandlingAcceptDialog, HandlingReturnDialog } from './handling-dialogs.tsx';
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
      files {
        id
        name
        mediaType
        size
      }
    }
    ...HandlingReplyParts
    ...HandlingEvaluationParts
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
    draftOnly: '仅本单位可见',
    ACCEPT: '接收',
    RETURN: '退回交办',
    CONTACT: '登记沟通',
    REPLY_DRAFT: '拟写答复',
    REPLY: '答复',
    EVALUATE: '评价',
  },
  en: {
    unmatched: 'matches no unit',
    offered: (at: string) => `Assigned ${at}`,
    accepted: (at: string) => `Accepted ${at}`,
    returned: 'Why it was returned',
    draft: (at: string) => `Draft of the reply, saved ${at}`,
    draftOnly: 'Seen within the unit only',
    ACCEPT: 'Accept',
    RETURN: 'Return the assignment',
    CONTACT: 'Record a contact',
    REPLY_DRAFT: 'Draft the reply',
    REPLY: 'Reply',
    EVALUATE: 'Evaluate',
  },
});

type Open = 'ACCEPT' | 'RETURN' | 'CONTACT' | 'REPLY_DRAFT' | 'REPLY' | 'EVALUATE';
const ACTS: readonly Open[] = ['EVALUATE', 'ACCEPT', 'REPLY', 'CONTACT', 'REPLY_DRAFT', 'RETURN'];

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
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const record = readFragment(HandlingFragment, handling);
  const name = record.unit?.name ?? record.unitText ?? '—';
  const allowed = ACTS.filter((action) => record.availableActions.some((each) => each.action === action && each.allowed));
  const acts = ACTS.filter((action) => action !== 'REPLY_DRAFT' || !allowed.includes('REPLY')).map((action) => ({
    action,
    label: text[action],
    // After the reply a contact is possible, and nothing that anyone waits for.
    primary: action === allowed[0] && (action === 'EVALUATE' || record.state !== 'REPLIED'),
    awaited: action === 'REPLY' && record.state === 'IN_HAND',
    onAct: () => setOpen(action),
  }));
  const shared = {
    record,
    title,
    onClose: () => setOpen(undefined),
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
    onConflict: onChanged,
  };
  const headingId = `rep-handling-${record.id}`;
  return (
    <section className="rp-panel rep-handling" aria-labelledby={headingId}>
      <div className="rep-handling-head">
        <h2 id={headingId}>{record.unit ? <Link href={`/representation/units/${record.unit.id}`}>{name}</Link> : name}</h2>
        <span className="rep-role">{roles[record.role]}</span>
        <StateTag tone={handlingTones[record.state]}>{states[record.state]}</StateTag>
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
        </div>
      )}
      <Reply handling={record} />
      <Evaluation handling={record} />
      <ActBar available={record.availableActions} acts={acts} />
      {open === 'ACCEPT' && <HandlingAcceptDialog {...shared} />}
      {open === 'RETURN' && <HandlingReturnDialog {...shared} />}
      {open === 'CONTACT' && <ContactDialog {...shared} />}
      {(open === 'REPLY' || open === 'REPLY_DRAFT') && <ReplyDialog {...shared} onSaved={onChanged} />}
      {open === 'EVALUATE' && <EvaluateDialog {...shared} />}
    </section>
  );
}
