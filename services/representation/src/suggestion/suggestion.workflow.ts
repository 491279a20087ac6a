/** The suggestion's transition table. Pure: facts are loaded by whoever asks. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { HandlingRole, HandlingState } from '../handling/handling.workflow.ts';

export type SuggestionState =
  | 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED' | 'ASSIGNED' | 'ANSWERED' | 'CLOSED';
export type SuggestionOrigin = 'IN_SESSION' | 'BETWEEN_SESSIONS';
export type SuggestionPersonAction =
  | 'SAVE' | 'DISCARD' | 'COSIGN_INVITE' | 'COSIGN_CONFIRM' | 'COSIGN_DECLINE' | 'SUBMIT' | 'ACCEPT' | 'RETURN' | 'ASSIGN';
export type SuggestionSystemAction = 'LEAD_RETURNED' | 'ALL_REPLIED' | 'ALL_EVALUATED';
export type SuggestionAction = SuggestionPersonAction | SuggestionSystemAction;
export type DeputyStatus = 'ACTIVE' | 'SUSPENDED' | 'ENDED';
export type CosignerState = 'INVITED' | 'CONFIRMED' | 'DECLINED' | 'LAPSED';
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
    case 'LAPSED':
    case undefined:
      return refuseCosign(
        'NOT_INVITED',
        '没有待您确认的附议邀请；如需附议，请领衔代表邀请。',
        'No invitation waits for you; the lead deputy can invite you.',
      );
  }
}

function refuseCosign(code: string, zh: string, en: string): Refusal {
  return { code, reason: { zh, en }, legalBasis: COSIGN };
}

/** Handlings that count towards the answer: units that must reply and have not returned the assignment. */
const replying = (facts: SuggestionFacts): SuggestionFacts['handlings'] =>
  facts.handlings.filter((handling) => handling.role !== 'CO' && handling.state !== 'RETURNED');

/** System rows follow from the handlings; the sentence only ever reaches a log. */
const follows =
  (code: string, holds: (states: readonly HandlingState[]) => boolean) =>
  (facts: SuggestionCase): Refusal | null =>
    holds(replying(facts).map((handling) => handling.state))
      ? null
      : { code, reason: { zh: '各承办单位的办理尚未到这一步。', en: 'The handlings are not there yet.' }, legalBasis: null };

const EVALUATED: readonly HandlingState[] = ['EVALUATED', 'UNRETURNED'];
const REPLIED: readonly HandlingState[] = ['REPLIED', ...EVALUATED];

export const suggestionWorkflow = defineWorkflow<SuggestionState, SuggestionAction, SuggestionCase>({
  subject: { zh: '建议', en: 'suggestion' },
  initial: 'DRAFT',
  states: {
    DRAFT: { label: { zh: '草稿', en: 'a draft' } },
    SUBMITTED: { label: { zh: '待审核', en: 'awaiting review' } },
    RETURNED: { label: { zh: '退回修改', en: 'returned for editing' } },
    ACCEPTED: { label: { zh: '待交办', en: 'awaiting assignment' } },
    ASSIGNED: { label: { zh: '办理中', en: 'being handled' } },
    ANSWERED: { label: { zh: '已答复', en: 'answered' } },
    CLOSED: { label: { zh: '办结', en: 'closed' }, final: true },
  },
  actions: {
    SAVE: { label: { zh: '修改', en: 'Edit' } },
    DISCARD: { label: { zh: '删除草稿', en: 'Discard draft' } },
    COSIGN_INVITE: { label: { zh: '邀请附议', en: 'Invite co-signers' } },
    COSIGN_CONFIRM: { label: { zh: '确认附议', en: 'Confirm co-signature' } },
    COSIGN_DECLINE: { label: { zh: '谢绝附议', en: 'Decline to co-sign' } },
    SUBMIT: { label: { zh: '提出', en: 'Submit' } },
    ACCEPT: { label: { zh: '受理', en: 'Accept' } },
    RETURN: { label: { zh: '退回修改', en: 'Return for editing' } },
    ASSIGN: { label: { zh: '交办', en: 'Assign' } },
    LEAD_RETURNED: { label: { zh: '承办单位全部退回', en: 'Every unit returned it' } },
    ALL_REPLIED: { label: { zh: '全部答复', en: 'Every unit replied' } },
    ALL_EVALUATED: { label: { zh: '全部评价', en: 'Every reply evaluated' } },
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
      action: 'SUBMIT', from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'PERSON', basis: ART_24_36,
      guards: [leadServes, complete],
    },
    { action: 'ACCEPT', from: ['SUBMITTED'], to: 'ACCEPTED', by: 'PERSON', basis: ART_51 },
    { action: 'RETURN', from: ['SUBMITTED'], to: 'RETURNED', by: 'PERSON', basis: REVIEW },
    { action: 'ASSIGN', from: ['ACCEPTED'], to: 'ASSIGNED', by: 'PERSON', basis: ART_51 },
    // assignedOn and the reply clock stay: reassignment does not restart it (rule HANDLING_REPLY_CLOCK).
    {
      action: 'LEAD_RETURNED', from: ['ASSIGNED'], to: 'ACCEPTED', by: 'SYSTEM', basis: null,
      guards: [follows('UNITS_LEFT', (states) => states.length === 0)],
    },
    {
      action: 'ALL_REPLIED', from: ['ASSIGNED'], to: 'ANSWERED', by: 'SYSTEM', basis: ART_51,
      guards: [follows('REPLIES_MISSING', (states) => states.length > 0 && states.every((state) => REPLIED.includes(state)))],
    },
    {
      action: 'ALL_EVALUATED', from: ['ANSWERED'], to: 'CLOSED', by: 'SYSTEM', basis: null,
      guards: [follows('EVALUATIONS_MISSING', (states) => states.length > 0 && states.every((state) => EVALUATED.includes(state)))],
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
  for (const action of ['LEAD_RETURNED', 'ALL_REPLIED', 'ALL_EVALUATED'] as const) {
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
