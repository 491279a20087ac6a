import { useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { navigate } from '@redpine/ui/navigation';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { ActBar, type Act } from '../../parts/act-bar.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { CosignDialog } from './cosign-dialog.tsx';
import { AcceptDialog, ReturnDialog } from './review-dialogs.tsx';

const SuggestionActFragment = graphql(`
  fragment SuggestionActParts on Suggestion {
    id
    version
    title
    facts
    proposal
    state
    leadDeputy {
      id
      name
    }
    availableActions {
      action
      allowed
      reason
    }
  }
`);

const messages = defineMessages({
  zh: {
    SAVE: '修改',
    DISCARD: '删除草稿',
    COSIGN_INVITE: '邀请附议',
    COSIGN_CONFIRM: '确认附议',
    COSIGN_DECLINE: '不附议',
    SUBMIT: '提交',
    ACCEPT: '受理',
    RETURN: '退回修改',
    ASSIGN: '交办',
  },
  en: {
    SAVE: 'Edit',
    DISCARD: 'Discard the draft',
    COSIGN_INVITE: 'Invite co-signers',
    COSIGN_CONFIRM: 'Co-sign',
    COSIGN_DECLINE: 'Decline',
    SUBMIT: 'Submit',
    ACCEPT: 'Accept',
    RETURN: 'Return for editing',
    ASSIGN: 'Assign',
  },
});

type Open = 'COSIGN_CONFIRM' | 'COSIGN_DECLINE' | 'ACCEPT' | 'RETURN' | 'ASSIGN';

interface SuggestionActsProps {
  suggestion: FragmentType<typeof SuggestionActFragment>;
  onChanged: () => void;
}

/** What the viewer may do with the suggestion itself; the acts on a handling stand beside that handling. */
export function SuggestionActs({ suggestion, onChanged }: SuggestionActsProps) {
  const text = useMessages(messages);
  const [open, setOpen] = useState<Open>();
  const record = readFragment(SuggestionActFragment, suggestion);
  const edit = (): void => navigate(`/representation/suggestions/${record.id}/edit`);
  const primary: Open | 'SAVE' | undefined = (['COSIGN_CONFIRM', 'ACCEPT', 'ASSIGN', 'SAVE'] as const).find((action) =>
    record.availableActions.some((each) => each.action === action && each.allowed),
  );
  // A draft is edited, submitted and discarded where it is written.
  const editing = (['SAVE', 'SUBMIT', 'COSIGN_INVITE', 'DISCARD'] as const).map((action): Act => ({ action, label: text[action], onAct: edit }));
  const dialogs = (['COSIGN_CONFIRM', 'COSIGN_DECLINE', 'ACCEPT', 'RETURN', 'ASSIGN'] as const).map(
    (action): Act => ({ action, label: text[action], onAct: () => setOpen(action) }),
  );
  const acts = [...dialogs, ...editing].map((act) => ({ ...act, primary: act.action === primary }));
  const shared = {
    record,
    onClose: () => setOpen(undefined),
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
    onConflict: onChanged,
  };
  return (
    <>
      <ActBar available={record.availableActions} acts={acts} />
      {open === 'ACCEPT' && <AcceptDialog {...shared} />}
      {open === 'RETURN' && <ReturnDialog {...shared} />}
      {open === 'ASSIGN' && <AssignDialog {...shared} />}
      {(open === 'COSIGN_CONFIRM' || open === 'COSIGN_DECLINE') && <CosignDialog {...shared} confirm={open === 'COSIGN_CONFIRM'} />}
    </>
  );
}
