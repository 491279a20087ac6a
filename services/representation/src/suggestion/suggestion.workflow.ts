/** The suggestion's transition table. Pure: facts are loaded by whoever asks. */
import type { Decision, InputFault } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { HandlingRole, HandlingState } from '../handling/handling.workflow.ts';
import {
  ART_24_36,
  ART_51,
  assignedBy,
  complete,
  CONFIDENTIAL,
  COSIGN,
  cosignerServes,
  EVALUATED,
  follows,
  handsOver,
  hasConfirmed,
  isConfidential,
  isJoined,
  isOpen,
  leadServes,
  neverAssigned,
  neverSubmitted,
  REPLIED,
  REVIEW,
  stillInvited,
  TWO_TIER,
  unanswered,
  untouched,
  WITHDRAW,
} from './suggestion.guards.workflow.ts';

export type SuggestionState =
  | 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED' | 'HANDED_OVER' | 'ASSIGNED' | 'ANSWERED' | 'CLOSED' | 'ARCHIVED'
  | 'WITHDRAWN' | 'LETTER';
export type SuggestionOrigin = 'IN_SESSION' | 'BETWEEN_SESSIONS' | 'MOTION';
export type SuggestionPersonAction =
  | 'SAVE' | 'DISCARD' | 'COSIGN_INVITE' | 'COSIGN_CONFIRM' | 'COSIGN_DECLINE' | 'COSIGN_WITHDRAW' | 'SUBMIT' | 'WITHDRAW'
  | 'ACCEPT' | 'RETURN' | 'TO_LETTER' | 'HAND_OVER' | 'ASSIGN' | 'ASSIGN_WITHIN' | 'JOIN' | 'LEAVE_CASE'
  | 'RETRACT_ACCEPTANCE' | 'RETRACT_ASSIGNMENT' | 'CORRECT' | 'KEEP_CONFIDENTIAL' | 'LIFT_CONFIDENTIALITY' | 'ARCHIVE';
export type SuggestionSystemAction = 'LEAD_RETURNED' | 'LEAD_RETURNED_WITHIN' | 'ALL_REPLIED' | 'ALL_EVALUATED' | 'UNIT_ADDED' | 'REOPENED';
export type SuggestionAction = SuggestionPersonAction | SuggestionSystemAction;
export type DeputyStatus = 'ACTIVE' | 'SUSPENDED' | 'ENDED';
export type CosignerState = 'INVITED' | 'CONFIRMED' | 'DECLINED' | 'LAPSED' | 'WITHDRAWN';
/** Whether the deputies' affairs committee assigns to units of the government itself, hands over to its office, or either. */
export type Tiers = 'BOTH' | 'DIRECT' | 'TWO_TIER';
export type AssignmentMode = 'ALONE' | 'LEAD_WITH_COHANDLERS' | 'SEPARATE';
export type AssignmentTrack = 'THREE_MONTHS' | 'SIX_MONTHS';

export interface CosignerFacts {
  /** Id of the person. */
  person: string;
  state: CosignerState;
  status: DeputyStatus;
}

export interface SuggestionFacts {
  state: SuggestionState;
  origin: SuggestionOrigin;
  /** Whether it was ever submitted, whatever its state now. */
  everSubmitted: boolean;
  title: string;
  facts: string;
  proposal: string;
  /** Id or code of the topic; null where none is chosen. */
  topic: string | null;
  /** Person id of the lead deputy; null where a register's name matches nobody. */
  leadPerson: string | null;
  leadStatus: DeputyStatus | null;
  cosigners: readonly CosignerFacts[];
  /** Every handling, returned ones included; `unit` is the organ's id. */
  handlings: readonly { unit: string | null; role: HandlingRole; state: HandlingState }[];
  /** Whether the government office assigns it. */
  handedOver: boolean;
  /** Whether it is handled together with others. */
  joined: boolean;
  /** Whether the lead asked for confidentiality. */
  confidential: boolean;
  /** The district's rule SUGGESTION_TWO_TIER as it stands today. */
  tiers: Tiers;
}

/** The facts with who acts; null where the system does. */
export interface SuggestionCase extends SuggestionFacts {
  actorPerson: string | null;
}

const SUBMITTED_STATES = ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'] as const;

export const suggestionWorkflow = defineWorkflow<SuggestionState, SuggestionAction, SuggestionCase>({
  subject: { zh: '建议', en: 'suggestion' },
  initial: 'DRAFT',
  states: {
    DRAFT: { label: { zh: '草稿', en: 'a draft' } },
    SUBMITTED: { label: { zh: '待审核', en: 'awaiting review' } },
    RETURNED: { label: { zh: '退回修改', en: 'returned for editing' } },
    ACCEPTED: { label: { zh: '待交办', en: 'awaiting assignment' } },
    HANDED_OVER: { label: { zh: '已转交', en: 'handed over to the government office' } },
    ASSIGNED: { label: { zh: '办理中', en: 'being handled' } },
    ANSWERED: { label: { zh: '已答复', en: 'answered' } },
    CLOSED: { label: { zh: '办结', en: 'closed' } },
    ARCHIVED: { label: { zh: '已归档', en: 'archived' }, final: true },
    WITHDRAWN: { label: { zh: '已撤回', en: 'withdrawn' }, final: true },
    LETTER: { label: { zh: '转为来信', en: 'turned into a letter' }, final: true },
  },
  actions: {
    SAVE: { label: { zh: '修改', en: 'Edit' } },
    DISCARD: { label: { zh: '删除草稿', en: 'Discard draft' } },
    COSIGN_INVITE: { label: { zh: '邀请附议', en: 'Invite co-signers' } },
    COSIGN_CONFIRM: { label: { zh: '确认附议', en: 'Confirm co-signature' } },
    COSIGN_DECLINE: { label: { zh: '谢绝附议', en: 'Decline to co-sign' } },
    COSIGN_WITHDRAW: { label: { zh: '撤回附议', en: 'Withdraw the co-signature' } },
    SUBMIT: { label: { zh: '提出', en: 'Submit' } },
    WITHDRAW: { label: { zh: '撤回建议', en: 'Withdraw the suggestion' } },
    ACCEPT: { label: { zh: '受理', en: 'Accept' } },
    RETURN: { label: { zh: '退回修改', en: 'Return for editing' } },
    TO_LETTER: { label: { zh: '转为来信', en: 'Turn into a letter' } },
    HAND_OVER: { label: { zh: '转交政府办公室', en: 'Hand over to the government office' } },
    ASSIGN: { label: { zh: '交办', en: 'Assign' } },
    ASSIGN_WITHIN: { label: { zh: '政府系统内交办', en: 'Assign within the government' } },
    JOIN: { label: { zh: '并案办理', en: 'Handle together' } },
    LEAVE_CASE: { label: { zh: '移出并案', en: 'Take out of the joint case' } },
    RETRACT_ACCEPTANCE: { label: { zh: '更正受理', en: 'Retract the acceptance' } },
    RETRACT_ASSIGNMENT: { label: { zh: '更正交办', en: 'Retract the assignment' } },
    CORRECT: { label: { zh: '更正领域和区域', en: 'Correct topic and area' } },
    KEEP_CONFIDENTIAL: { label: { zh: '申请保密', en: 'Keep confidential' } },
    LIFT_CONFIDENTIALITY: { label: { zh: '解除保密', en: 'Lift confidentiality' } },
    ARCHIVE: { label: { zh: '归档', en: 'Archive' } },
    LEAD_RETURNED: { label: { zh: '承办单位全部退回', en: 'Every unit returned it' } },
    LEAD_RETURNED_WITHIN: { label: { zh: '承办单位全部退回政府办公室', en: 'Every unit returned it to the government office' } },
    ALL_REPLIED: { label: { zh: '全部答复', en: 'Every unit replied' } },
    ALL_EVALUATED: { label: { zh: '全部评价', en: 'Every reply evaluated' } },
    UNIT_ADDED: { label: { zh: '改由其他单位办理', en: 'Another unit handles it' } },
    REOPENED: { label: { zh: '重新办理或续办', en: 'Handled again or gone on with' } },
  },
  rows: [
    { action: 'SAVE', from: ['DRAFT', 'RETURNED'], to: 'SAME', by: 'PERSON', basis: ART_24_36, guards: [leadServes] },
    { action: 'DISCARD', from: ['DRAFT'], to: 'GONE', by: 'PERSON', basis: null, guards: [neverSubmitted] },
    { action: 'COSIGN_INVITE', from: ['DRAFT', 'RETURNED'], to: 'SAME', by: 'PERSON', basis: COSIGN, guards: [leadServes] },
    {
      action: 'COSIGN_CONFIRM', from: ['DRAFT', 'RETURNED'], to: 'SAME', by: 'PERSON', basis: COSIGN,
      guards: [cosignerServes, stillInvited],
    },
    { action: 'COSIGN_DECLINE', from: ['DRAFT', 'RETURNED'], to: 'SAME', by: 'PERSON', basis: COSIGN, guards: [stillInvited] },
    {
      action: 'COSIGN_WITHDRAW', from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED'], to: 'SAME',
      by: 'PERSON', basis: WITHDRAW, guards: [hasConfirmed, unanswered],
    },
    {
      action: 'SUBMIT', from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'PERSON', basis: ART_24_36,
      guards: [leadServes, complete],
    },
    { action: 'ACCEPT', from: ['SUBMITTED'], to: 'ACCEPTED', by: 'PERSON', basis: ART_51 },
    { action: 'RETURN', from: ['SUBMITTED'], to: 'RETURNED', by: 'PERSON', basis: REVIEW },
    {
      action: 'WITHDRAW', from: ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED'], to: 'WITHDRAWN',
      by: 'PERSON', basis: WITHDRAW, guards: [leadServes, unanswered],
    },
    { action: 'TO_LETTER', from: ['SUBMITTED'], to: 'LETTER', by: 'PERSON', basis: REVIEW },
    // The legal clock starts at the first handover (代表法 art. 51), whoever then assigns to the unit.
    { action: 'HAND_OVER', from: ['ACCEPTED'], to: 'HANDED_OVER', by: 'PERSON', basis: TWO_TIER, guards: [handsOver] },
    { action: 'ASSIGN', from: ['ACCEPTED'], to: 'ASSIGNED', by: 'PERSON', basis: ART_51 },
    { action: 'ASSIGN_WITHIN', from: ['HANDED_OVER'], to: 'ASSIGNED', by: 'PERSON', basis: ART_51 },
    { action: 'JOIN', from: ['ACCEPTED', 'HANDED_OVER'], to: 'SAME', by: 'PERSON', basis: null },
    { action: 'LEAVE_CASE', from: ['ACCEPTED', 'HANDED_OVER'], to: 'SAME', by: 'PERSON', basis: null, guards: [isJoined] },
    // 更正: a mistaken act is undone by a new one, as long as nobody has acted on it.
    {
      action: 'RETRACT_ACCEPTANCE', from: ['ACCEPTED'], to: 'SUBMITTED', by: 'PERSON', basis: null, guards: [neverAssigned],
    },
    {
      action: 'RETRACT_ASSIGNMENT', from: ['HANDED_OVER', 'ASSIGNED'], to: 'ACCEPTED', by: 'PERSON', basis: null,
      guards: [untouched],
    },
    {
      action: 'CORRECT', from: ['SUBMITTED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED'], to: 'SAME',
      by: 'PERSON', basis: null,
    },
    // The draft has a field for it; the request stands beside whatever becomes of the suggestion.
    { action: 'KEEP_CONFIDENTIAL', from: SUBMITTED_STATES, to: 'SAME', by: 'PERSON', basis: CONFIDENTIAL, guards: [isOpen] },
    { action: 'LIFT_CONFIDENTIALITY', from: SUBMITTED_STATES, to: 'SAME', by: 'PERSON', basis: CONFIDENTIAL, guards: [isConfidential] },
    { action: 'ARCHIVE', from: ['CLOSED'], to: 'ARCHIVED', by: 'PERSON', basis: null },
    // assignedOn and the reply clock stay: reassignment does not restart it (rule HANDLING_REPLY_CLOCK).
    {
      action: 'LEAD_RETURNED', from: ['ASSIGNED'], to: 'ACCEPTED', by: 'SYSTEM', basis: null,
      guards: [follows('UNITS_LEFT', (states) => states.length === 0), assignedBy(false)],
    },
    {
      action: 'LEAD_RETURNED_WITHIN', from: ['ASSIGNED'], to: 'HANDED_OVER', by: 'SYSTEM', basis: null,
      guards: [follows('UNITS_LEFT', (states) => states.length === 0), assignedBy(true)],
    },
    {
      action: 'ALL_REPLIED', from: ['ASSIGNED'], to: 'ANSWERED', by: 'SYSTEM', basis: ART_51,
      guards: [follows('REPLIES_MISSING', (states) => states.length > 0 && states.every((state) => REPLIED.includes(state)))],
    },
    {
      action: 'ALL_EVALUATED', from: ['ANSWERED'], to: 'CLOSED', by: 'SYSTEM', basis: null,
      guards: [follows('EVALUATIONS_MISSING', (states) => states.length > 0 && states.every((state) => EVALUATED.includes(state)))],
    },
    {
      action: 'UNIT_ADDED', from: ['ANSWERED'], to: 'ASSIGNED', by: 'SYSTEM', basis: ART_51,
      guards: [follows('NO_UNIT_ADDED', (states) => states.some((state) => !REPLIED.includes(state)))],
    },
    {
      action: 'REOPENED', from: ['CLOSED'], to: 'ANSWERED', by: 'SYSTEM', basis: null,
      guards: [follows('NOTHING_OPEN', (states) => states.some((state) => !EVALUATED.includes(state)))],
    },
  ],
});

/** The new state, `GONE`, or why not. Ask the policy first who may. `actor` is null for the system's rows. */
export function decideSuggestion(
  action: SuggestionAction,
  facts: SuggestionFacts,
  actor: { person: string | null } | null,
): Decision<SuggestionState> {
  return decide(suggestionWorkflow, action, facts.state, { ...facts, actorPerson: actor?.person ?? null });
}

/** The system's rows that follow now, in order, each with the state it leads to; empty where none does. */
export function followUps(facts: SuggestionFacts): { action: SuggestionSystemAction; to: SuggestionState }[] {
  for (const action of ['LEAD_RETURNED', 'LEAD_RETURNED_WITHIN', 'ALL_REPLIED', 'ALL_EVALUATED', 'UNIT_ADDED', 'REOPENED'] as const) {
    const decision = decideSuggestion(action, facts, null);
    if (decision.ok && decision.to !== 'GONE') {
      return [{ action, to: decision.to }, ...followUps({ ...facts, state: decision.to })];
    }
  }
  return [];
}

/** Co-signers confirm exactly the content: a change sets a confirmation back to an invitation (参照青岛第二十八条). */
export function cosignerAfterChange(state: CosignerState): CosignerState {
  return state === 'CONFIRMED' ? 'INVITED' : state;
}

/** What is not confirmed when the suggestion is submitted lapses. */
export function cosignerAfterSubmit(state: CosignerState): CosignerState {
  return state === 'INVITED' ? 'LAPSED' : state;
}

/** What is wrong with an assignment, apart from units that do not exist or do not handle suggestions. */
export function assignmentFaults(assignment: {
  mode: AssignmentMode;
  lead: string;
  others: readonly string[];
  track: AssignmentTrack;
  trackReason: string | null;
}): InputFault[] {
  const { mode, lead, others, track, trackReason } = assignment;
  const faults: InputFault[] = [];
  const fault = (path: string, rule: string, zh: string, en: string): void => {
    faults.push({ path, rule, message: { zh, en } });
  };
  if (mode === 'ALONE' && others.length > 0) {
    fault('others', 'NOT_ALLOWED', '独办只有一个承办单位。', 'Handled alone, there is one unit only.');
  }
  if (mode !== 'ALONE' && others.length === 0) {
    fault('others', 'REQUIRED', '请至少再选择一个承办单位，或改为独办。', 'Choose at least one more unit, or handle alone.');
  }
  if (others.length > 19) fault('others', 'TOO_MANY', '承办单位最多 20 个。', 'At most 20 units.');
  if (new Set([lead, ...others]).size !== others.length + 1) {
    fault('others', 'DUPLICATE', '同一单位只能选择一次。', 'Each unit can be chosen once.');
  }
  if (track === 'SIX_MONTHS' && (trackReason ?? '').trim() === '') {
    fault(
      'trackReason',
      'REQUIRED',
      '六个月办理的，请写明涉及面广、处理难度大的理由（代表法第五十一条）。',
      'Six months need the reason: many are concerned, or it is hard to handle (代表法 art. 51).',
    );
  }
  return faults;
}
