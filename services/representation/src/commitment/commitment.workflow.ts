/** The commitment's transition table: a promise of a reply until it is kept. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { HandlingRole } from '../handling/handling.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';

export type CommitmentState = 'PROMISED' | 'REPORTED' | 'FULFILLED' | 'REOPENED' | 'EVALUATED_AGAIN' | 'CLOSED';
export type CommitmentAction =
  | 'REPORT' | 'CONFIRM' | 'SEND_BACK' | 'EVALUATE' | 'REOPEN' | 'CLOSE' | 'DUE_ASK' | 'DUE_GRANT' | 'DUE_REFUSE';

export interface CommitmentFacts {
  state: CommitmentState;
  /** Id of the organ that promised; null where a register's name matches none. */
  unit: string | null;
  leadPerson: string | null;
  leadStatus: DeputyStatus | null;
  /** Whether a request for another due day waits for a decision. */
  dueAsked: boolean;
}

/** No national law knows the ledger: local rules of Chongqing and Qingdao, taken as the default. */
const LEDGER: LegalBasis = { law: '地方规定（参照重庆）', article: '第二十四条', mark: 'D' };
const AGAIN: LegalBasis = { law: '地方规定（参照重庆）', article: '第二十八条', mark: 'D' };
const DUE: LegalBasis = { law: '地方规定（参照青岛）', article: '第二十七条', mark: 'D' };

const leadServes = (facts: CommitmentFacts): Refusal | null => notServing(facts.leadStatus);

/** Whoever can evaluate is heard before the commitment is closed. */
function heard({ state, leadStatus }: CommitmentFacts): Refusal | null {
  if (state !== 'FULFILLED' || leadStatus !== 'ACTIVE') return null;
  return {
    code: 'NOT_EVALUATED',
    reason: {
      zh: '领衔代表尚未再次评价，不能销号；代表不再履职的除外。',
      en: 'The lead deputy has not evaluated it again yet; it is closed without her only if she no longer serves.',
    },
    legalBasis: AGAIN,
  };
}

function noneAsked({ dueAsked }: CommitmentFacts): Refusal | null {
  if (!dueAsked) return null;
  return {
    code: 'ALREADY_ASKED',
    reason: { zh: '已有一项调整期限的申请等待审批。', en: 'A request for another due day waits to be decided.' },
    legalBasis: DUE,
  };
}

function someAsked({ dueAsked }: CommitmentFacts): Refusal | null {
  if (dueAsked) return null;
  return {
    code: 'NOT_ASKED',
    reason: { zh: '没有待审批的调整期限申请。', en: 'No request for another due day waits to be decided.' },
    legalBasis: DUE,
  };
}

/** Where the unit still owes something. */
export const OPEN_STATES = ['PROMISED', 'REPORTED', 'REOPENED'] as const satisfies readonly CommitmentState[];
/** Where the office has confirmed that it was kept. */
export const KEPT_STATES = ['FULFILLED', 'EVALUATED_AGAIN', 'CLOSED'] as const satisfies readonly CommitmentState[];

export const commitmentWorkflow = defineWorkflow<CommitmentState, CommitmentAction, CommitmentFacts>({
  subject: { zh: '承诺事项', en: 'commitment' },
  initial: 'PROMISED',
  states: {
    PROMISED: { label: { zh: '待落实', en: 'promised' } },
    REPORTED: { label: { zh: '待核实', en: 'reported as kept' } },
    FULFILLED: { label: { zh: '已落实', en: 'confirmed as kept' } },
    REOPENED: { label: { zh: '继续落实', en: 'reopened' } },
    EVALUATED_AGAIN: { label: { zh: '已再评', en: 'evaluated again' } },
    CLOSED: { label: { zh: '已销号', en: 'closed' }, final: true },
  },
  actions: {
    REPORT: { label: { zh: '报送落实情况', en: 'Report it as kept' } },
    CONFIRM: { label: { zh: '核实', en: 'Confirm' } },
    SEND_BACK: { label: { zh: '退回落实', en: 'Send back' } },
    EVALUATE: { label: { zh: '再次评价', en: 'Evaluate again' } },
    REOPEN: { label: { zh: '认为未落实', en: 'Say that it is not kept' } },
    CLOSE: { label: { zh: '销号', en: 'Close' } },
    DUE_ASK: { label: { zh: '申请调整期限', en: 'Ask for another due day' } },
    DUE_GRANT: { label: { zh: '同意调整期限', en: 'Consent to the due day' } },
    DUE_REFUSE: { label: { zh: '不同意调整期限', en: 'Refuse the due day' } },
  },
  rows: [
    { action: 'REPORT', from: ['PROMISED', 'REOPENED'], to: 'REPORTED', by: 'PERSON', basis: LEDGER },
    { action: 'CONFIRM', from: ['REPORTED'], to: 'FULFILLED', by: 'PERSON', basis: LEDGER },
    { action: 'SEND_BACK', from: ['REPORTED'], to: 'REOPENED', by: 'PERSON', basis: LEDGER },
    { action: 'EVALUATE', from: ['FULFILLED'], to: 'EVALUATED_AGAIN', by: 'PERSON', basis: AGAIN, guards: [leadServes] },
    { action: 'REOPEN', from: ['FULFILLED'], to: 'REOPENED', by: 'PERSON', basis: AGAIN, guards: [leadServes] },
    { action: 'CLOSE', from: ['FULFILLED', 'EVALUATED_AGAIN'], to: 'CLOSED', by: 'PERSON', basis: AGAIN, guards: [heard] },
    { action: 'DUE_ASK', from: ['PROMISED', 'REOPENED'], to: 'SAME', by: 'PERSON', basis: DUE, guards: [noneAsked] },
    { action: 'DUE_GRANT', from: ['PROMISED', 'REOPENED'], to: 'SAME', by: 'PERSON', basis: DUE, guards: [someAsked] },
    { action: 'DUE_REFUSE', from: ['PROMISED', 'REOPENED'], to: 'SAME', by: 'PERSON', basis: DUE, guards: [someAsked] },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideCommitment(action: CommitmentAction, facts: CommitmentFacts): Decision<CommitmentState> {
  return decide(commitmentWorkflow, action, facts.state, facts);
}

/** What registering rests on: a promise stands in a reply. */
export interface RegistrationFacts {
  unit: string | null;
  role: HandlingRole;
  /** Whether a reply was sent. */
  replied: boolean;
  /** Commitments on the suggestion already. */
  registered: number;
}

/** A suggestion's list has a bound; nobody promises twenty things. */
export const MOST_COMMITMENTS = 20;
export const REGISTER_BASIS = LEDGER;

/** Why no promise can be registered; null where one can. */
export function registrationRefusal({ replied, registered }: RegistrationFacts): Refusal | null {
  if (!replied) {
    return {
      code: 'NO_REPLY',
      reason: { zh: '承诺事项出自办理答复：请在答复之后登记。', en: 'A promise stands in a reply: register it once the reply is sent.' },
      legalBasis: LEDGER,
    };
  }
  if (registered < MOST_COMMITMENTS) return null;
  return {
    code: 'TOO_MANY',
    reason: { zh: `一件建议最多登记 ${MOST_COMMITMENTS} 项承诺。`, en: `At most ${MOST_COMMITMENTS} commitments on one suggestion.` },
    legalBasis: null,
  };
}

/** A promise is for the time after it was made. */
export function dueDayFaults(dueOn: string, promisedOn: string): InputFault[] {
  if (dueOn >= promisedOn) return [];
  return [
    {
      path: 'dueOn',
      rule: 'BEFORE_PROMISE',
      message: { zh: `完成期限不能早于答复签发之日（${promisedOn}）。`, en: `The due day cannot be before the reply (${promisedOn}).` },
    },
  ];
}

/** A request names a day to come, and another one than the present. */
export function dueRequestFaults(wanted: string, days: { dueOn: string; today: string }): InputFault[] {
  const fault = (rule: string, zh: string, en: string): InputFault[] => [{ path: 'dueOn', rule, message: { zh, en } }];
  if (wanted <= days.today) return fault('NOT_IN_FUTURE', '调整后的期限须在今天之后。', 'The new due day lies after today.');
  if (wanted === days.dueOn) return fault('SAME_DAY', '与现期限相同。', 'That is the due day already.');
  return [];
}
