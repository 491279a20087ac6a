import { useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { navigate } from '@redpine/ui/navigation';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { ActBar, type Act } from '../../parts/act-bar.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { CosignDialog } from './cosign-dialog.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { BatchOfOneDialog, CorrectDialog, LetterDialog } from './office-dialogs.tsx';
import { REASON_ACTS, type ReasonAct, SuggestionReasonDialog } from './reason-dialog.tsx';
import { AcceptDialog, ReturnDialog } from './review-dialogs.tsx';

const SuggestionActFragment = graphql(`
  fragment SuggestionActParts on Suggestion {
    id
    version
    title
    facts
    proposal
    state
    topic {
      id
      code
    }
    area {
      id
    }
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
    ASSIGN_WITHIN: '政府系统内交办',
    COSIGN_WITHDRAW: '撤回附议',
    WITHDRAW: '撤回建议',
    TO_LETTER: '转为来信',
    HAND_OVER: '转交政府办公室',
    JOIN: '并案办理',
    LEAVE_CASE: '移出并案',
    RETRACT_ACCEPTANCE: '更正受理',
    RETRACT_ASSIGNMENT: '更正交办',
    KEEP_CONFIDENTIAL: '申请保密',
    LIFT_CONFIDENTIALITY: '解除保密',
    CORRECT: '更正领域和区域',
    ARCHIVE: '归档',
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
    ASSIGN_WITHIN: 'Assign within the government',
    COSIGN_WITHDRAW: 'Withdraw the co-signature',
    WITHDRAW: 'Withdraw the suggestion',
    TO_LETTER: 'Turn into a letter',
    HAND_OVER: 'Hand over to the government office',
    JOIN: 'Handle together',
    LEAVE_CASE: 'Take out of the joint case',
    RETRACT_ACCEPTANCE: 'Retract the acceptance',
    RETRACT_ASSIGNMENT: 'Retract the assignment',
    KEEP_CONFIDENTIAL: 'Keep confidential',
    LIFT_CONFIDENTIALITY: 'Lift confidentiality',
    CORRECT: 'Correct topic and area',
    ARCHIVE: 'Archive',
  },
});

const DIALOGS = [
  'COSIGN_CONFIRM', 'COSIGN_DECLINE', 'ACCEPT', 'RETURN', 'TO_LETTER', 'ASSIGN', 'ASSIGN_WITHIN', 'HAND_OVER', 'JOIN', 'CORRECT', 'ARCHIVE',
  ...REASON_ACTS,
] as const;
type Open = (typeof DIALOGS)[number];

const isReasonAct = (open: Open | undefined): open is ReasonAct => REASON_ACTS.some((action) => action === open);

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
  const primary: Open | 'SAVE' | undefined = (['COSIGN_CONFIRM', 'ACCEPT', 'ASSIGN', 'ASSIGN_WITHIN', 'SAVE', 'ARCHIVE'] as const).find((action) =>
    record.availableActions.some((each) => each.action === action && each.allowed),
  );
  // A draft is edited, submitted and discarded where it is written.
  const editing = (['SAVE', 'SUBMIT', 'COSIGN_INVITE', 'DISCARD'] as const).map((action): Act => ({ action, label: text[action], onAct: edit }));
  const dialogs = DIALOGS.map(
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
      {(open === 'ASSIGN' || open === 'ASSIGN_WITHIN') && <AssignDialog {...shared} within={open === 'ASSIGN_WITHIN'} />}
      {open === 'JOIN' && <JoinDialog {...shared} />}
      {open === 'TO_LETTER' && <LetterDialog {...shared} />}
      {open === 'CORRECT' && <CorrectDialog {...shared} />}
      {(open === 'HAND_OVER' || open === 'ARCHIVE') && <BatchOfOneDialog {...shared} action={open} />}
      {isReasonAct(open) && <SuggestionReasonDialog {...shared} action={open} />}
      {(open === 'COSIGN_CONFIRM' || open === 'COSIGN_DECLINE') && <CosignDialog {...shared} confirm={open === 'COSIGN_CONFIRM'} />}
    </>
  );
}
