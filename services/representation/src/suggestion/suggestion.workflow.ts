/** The suggestion's transition table. Pure: facts are loaded by whoever asks. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { HandlingRole, HandlingState } from '../handling/handling.workflow.ts';

export type SuggestionState =
  | 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED' | 'HANDED_OVER' | 'ASSIGNED' | 'ANSWERED' | 'CLOSED' | 'ARCHIVED'
  | 'WITHDRAWN' | 'LETTER';
export type SuggestionOrigin = 'IN_SESSION' | 'BETWEEN_SESSIONS' | 'MOTION';
export type SuggestionPersonAction =
  | 'SAVE' | 'DISCARD' | 'COSIGN_INVITE' | 'COSIGN_CONFIRM' | 'COSIGN_DECLINE' | 'COSIGN_WITHDRAW' | 'SUBMIT' | 'WITHDRAW'
  | 'ACCEPT' | 'RETURN' | 'TO_LETTER' | 'HAND_OVER' | 'ASSIGN' | 'ASSIGN_WITHIN' | 'JOIN' | 'LEAVE_CASE'
  | 'RETRACT_ACCEPTANCE' | 'RETRACT_ASSIGNMENT' | 'CORRECT' | 'ARCHIVE';
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
  /** The district's rule SUGGESTION_TWO_TIER as it stands today. */
  tiers: Tiers;
}

/** The facts with who acts; null where the system does. */
interface SuggestionCase extends SuggestionFacts {
  actorPerson: string | null;
}

const ART_24_36: LegalBasis = { law: '代表法', article: '第二十四条、第三十六条', mark: 'F' };
const ART_51: LegalBasis = { law: '代表法', article: '第五十一条', mark: 'F' };
const ART_61: LegalBasis = { law: '代表法', article: '第六十一条', mark: 'F' };
const ART_62: LegalBasis = { law: '代表法', article: '第六十二条', mark: 'F' };
/** Co-signers confirm the content: a local rule of Qingdao, taken as the default. */
const COSIGN: LegalBasis = { law: '地方规定（参照青岛）', article: '第二十八条', mark: 'D' };
/** What is returned for editing: a local rule of Qingdao, taken as the default. */
const REVIEW: LegalBasis = { law: '地方规定（参照青岛）', article: '第十一条', mark: 'D' };
/** Withdrawal by the deputy ends the handling. */
const WITHDRAW: LegalBasis = { law: '地方规定（参照青岛）', article: '第十二条', mark: 'D' };
/** The rows SUGGESTION_TWO_TIER and SUGGESTION_ASSIGN_WITHIN of the rule table. */
const TWO_TIER: LegalBasis = { law: '平台默认值', article: '待区里确认', mark: 'D' };

/** Why a deputy who does not serve cannot act; null where she serves. 代表法 art. 61–62. */
export function notServing(status: DeputyStatus | null): Refusal | null {
  switch (status) {
    case 'ACTIVE':
      return null;
    case 'SUSPENDED':
      return {
        code: 'DEPUTY_SUSPENDED',
        reason: {
          zh: '该代表暂时停止执行代表职务，恢复后方可办理。',
          en: 'The deputy is suspended from duty and can act again only once restored.',
        },
        legalBasis: ART_61,
      };
    case 'ENDED':
    case null:
      return {
        code: 'DEPUTY_ENDED',
        reason: { zh: '该代表的代表资格已终止，不能再办理。', en: 'The deputy’s mandate has ended.' },
        legalBasis: ART_62,
      };
  }
}

const leadServes = (facts: SuggestionCase): Refusal | null => notServing(facts.leadStatus);

function neverSubmitted({ everSubmitted }: SuggestionCase): Refusal | null {
  if (!everSubmitted) return null;
  return {
    code: 'ALREADY_SUBMITTED',
    reason: {
      zh: '该建议曾经提出，已留有记录，不能删除；可修改后重新提出。',
      en: 'This suggestion was submitted before and is on record; it can be edited and submitted again, not discarded.',
    },
    legalBasis: null,
  };
}

const PARTS = [
  { key: 'title', zh: '案由', en: 'title' },
  { key: 'facts', zh: '情况与问题', en: 'facts and problem' },
  { key: 'proposal', zh: '意见建议', en: 'proposal' },
  { key: 'topic', zh: '所属领域', en: 'topic' },
] as const;

/** 代表法 art. 24, 36: a suggestion is specific and states the facts and problem. */
function complete(facts: SuggestionCase): Refusal | null {
  const missing = PARTS.filter(({ key }) => (facts[key] ?? '').trim() === '');
  if (missing.length === 0) return null;
  return {
    code: 'INCOMPLETE',
    reason: {
      zh: `请先填写${missing.map((part) => `“${part.zh}”`).join('、')}，再提出建议。`,
      en: `Before submitting, fill in: ${missing.map((part) => part.en).join(', ')}.`,
    },
    legalBasis: ART_24_36,
  };
}

const ownCosignature = (facts: SuggestionCase): CosignerFacts | undefined =>
  facts.cosigners.find((cosigner) => cosigner.person === facts.actorPerson);

const cosignerServes = (facts: SuggestionCase): Refusal | null => {
  const own = ownCosignature(facts);
  return own ? notServing(own.status) : null;
};

function stillInvited(facts: SuggestionCase): Refusal | null {
  const state = ownCosignature(facts)?.state;
  switch (state) {
    case 'INVITED':
      return null;
    case 'CONFIRMED':
      return refuseCosign('ALREADY_CONFIRMED', '您已确认附议。', 'You have already confirmed your co-signature.');
    case 'DECLINED':
      return refuseCosign(
        'ALREADY_DECLINED',
        '您已谢绝附议；如需附议，请领衔代表重新邀请。',
        'You have declined; the lead deputy can invite you again.',
      );
    case 'WITHDRAWN':
      return refuseCosign(
        'ALREADY_WITHDRAWN',
        '您已撤回附议；如需附议，请领衔代表重新邀请。',
        'You have withdrawn your co-signature; the lead deputy can invite you again.',
      );
    case 'LAPSED':
    case undefined:
      return refuseCosign(
        'NOT_INVITED',
        '没有待您确认的附议邀请；如需附议，请领衔代表邀请。',
        'No invitation waits for you; the lead deputy can invite you.',
      );
  }
}

function hasConfirmed(facts: SuggestionCase): Refusal | null {
  if (ownCosignature(facts)?.state === 'CONFIRMED') return null;
  return refuseCosign('NOT_CONFIRMED', '您没有已确认的附议，无需撤回。', 'You have no confirmed co-signature to withdraw.');
}

function refuseCosign(code: string, zh: string, en: string): Refusal {
  return { code, reason: { zh, en }, legalBasis: COSIGN };
}

const PLACE_LEFT: readonly string[] = ['RETURNED', 'REPLACED', 'WITHDRAWN'];

/** Handlings that count towards the answer: units that must reply and have not returned the assignment. */
const replying = (facts: SuggestionFacts): SuggestionFacts['handlings'] =>
  facts.handlings.filter((handling) => handling.role !== 'CO' && !PLACE_LEFT.includes(handling.state));

/** Before any unit has replied; a state that is not known here counts as a reply. */
const BEFORE_REPLY: readonly string[] = ['OFFERED', 'RETURNED', 'REPLACED', 'IN_HAND', 'CONCLUDED', 'WITHDRAWN'];

function unanswered({ handlings }: SuggestionCase): Refusal | null {
  if (handlings.every(({ state }) => BEFORE_REPLY.includes(state))) return null;
  return {
    code: 'ALREADY_REPLIED',
    reason: {
      zh: '已有承办单位作出答复，不能撤回；请在评价中说明意见。',
      en: 'A unit has replied already, so it cannot be withdrawn; say what you think in the evaluation.',
    },
    legalBasis: WITHDRAW,
  };
}

/** Nobody has acted on the assignment: what units returned, or an earlier assignment left behind, binds nobody. */
const UNTOUCHED: readonly string[] = ['OFFERED', 'RETURNED', 'REPLACED', 'CONCLUDED', 'WITHDRAWN'];

function untouched({ handlings }: SuggestionCase): Refusal | null {
  if (handlings.every(({ state }) => UNTOUCHED.includes(state))) return null;
  return {
    code: 'ACTED_ON',
    reason: {
      zh: '承办单位已接收办理，不能收回交办；如需调整，请按改办程序办理。',
      en: 'A unit has accepted the handling, so the assignment cannot be retracted; it can be reassigned.',
    },
    legalBasis: null,
  };
}

function neverAssigned({ handlings, handedOver }: SuggestionCase): Refusal | null {
  if (handlings.length === 0 && !handedOver) return null;
  return {
    code: 'ASSIGNED_BEFORE',
    reason: {
      zh: '该建议曾经交办，受理不能再更正。',
      en: 'It was assigned before, so its acceptance can no longer be retracted.',
    },
    legalBasis: null,
  };
}

function handsOver({ tiers }: SuggestionCase): Refusal | null {
  if (tiers !== 'DIRECT') return null;
  return {
    code: 'ONE_TIER',
    reason: { zh: '本区规定由代工委直接交办到承办单位。', en: 'The district’s rule lets the committee assign to units directly.' },
    legalBasis: TWO_TIER,
  };
}

function isJoined({ joined }: SuggestionCase): Refusal | null {
  if (joined) return null;
  return {
    code: 'NOT_JOINED',
    reason: { zh: '该建议没有并案办理。', en: 'It is not handled together with others.' },
    legalBasis: null,
  };
}

const assignedBy =
  (office: boolean) =>
  ({ handedOver }: SuggestionCase): Refusal | null =>
    handedOver === office
      ? null
      : { code: 'OTHER_TIER', reason: { zh: '由另一级重新交办。', en: 'The other tier assigns it anew.' }, legalBasis: TWO_TIER };

/** System rows follow from the handlings; the sentence only ever reaches a log. */
const follows =
  (code: string, holds: (states: readonly HandlingState[]) => boolean) =>
  (facts: SuggestionCase): Refusal | null =>
    holds(replying(facts).map((handling) => handling.state))
      ? null
      : { code, reason: { zh: '各承办单位的办理尚未到这一步。', en: 'The handlings are not there yet.' }, legalBasis: null };

/** Nothing more is owed; a deputy's dissatisfaction that nobody has answered yet leaves it open. */
const EVALUATED: readonly HandlingState[] = ['EVALUATED', 'UNRETURNED', 'SETTLED'];
/** A first reply was sent, whatever came after. */
const REPLIED: readonly HandlingState[] = ['REPLIED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED', ...EVALUATED];

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
