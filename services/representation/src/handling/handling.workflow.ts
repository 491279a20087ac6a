/** The handling's transition table: one unit's part in answering a suggestion. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { DeputyStatus, SuggestionState } from '../suggestion/suggestion.workflow.ts';
import {
  ART_51,
  CHECK_RULE,
  ESCALATE_RULE,
  EVALUATE_RULE,
  EXTENSION_RULE,
  OPINION_RULE,
  REHANDLE_RULE,
  RETURN_RULE,
  WITHDRAW_RULE,
  answeredOnce,
  atOnceByRule,
  beforeReplyDue,
  checkedWhereRequired,
  contacted,
  draftWritten,
  foundDissatisfied,
  inGovernment,
  handledAgain,
  isCohandler,
  leadServes,
  mustReply,
  noneAsked,
  notPassed,
  notUnderCheck,
  opinionMissing,
  placeIsFree,
  returnedWithinWindow,
  someAsked,
  toBeContinued,
  underCheck,
  underWay,
  windowPassed,
  withinReturnLimit,
  withinWindow,
} from './handling.guards.workflow.ts';

export type HandlingState =
  | 'OFFERED' | 'RETURNED' | 'REPLACED' | 'IN_HAND' | 'REPLIED' | 'EVALUATED' | 'UNRETURNED'
  | 'DISSATISFIED' | 'REHANDLING' | 'ESCALATED' | 'SETTLED' | 'CONCLUDED' | 'WITHDRAWN';
export type HandlingRole = 'ALONE' | 'LEAD' | 'CO' | 'SEPARATE';
export type HandlingPersonAction =
  | 'ACCEPT' | 'RETURN' | 'REASSIGN' | 'CONTACT' | 'OPINION' | 'EXTENSION_ASK' | 'EXTENSION_GRANT' | 'EXTENSION_REFUSE'
  | 'REPLY_DRAFT' | 'CHECK_SUBMIT' | 'CHECK_PASS' | 'CHECK_RETURN' | 'REPLY' | 'CONTINUE' | 'EVALUATE' | 'EVALUATION_RECORD'
  | 'REHANDLE' | 'QUALITY_CHECK' | 'ESCALATE' | 'SETTLE';
export type HandlingSystemAction =
  | 'WINDOW_PASSED' | 'FOUND_DISSATISFIED' | 'REHANDLE_AT_ONCE' | 'LEAD_REPLIED' | 'ASSIGNMENT_TAKEN_BACK'
  | 'SUGGESTION_WITHDRAWN' | 'ASSIGNMENT_RETRACTED';
export type HandlingAction = HandlingPersonAction | HandlingSystemAction;
export type CheckState = 'SUBMITTED' | 'PASSED' | 'RETURNED';
export type SatisfactionLevel = 'SATISFIED' | 'BASICALLY_SATISFIED' | 'DISSATISFIED';

/** The part of a stored deadline that a guard needs: the last day, and what it rests on. */
export interface Due extends LegalBasis {
  dueOn: string;
}

export interface HandlingFacts {
  state: HandlingState;
  role: HandlingRole;
  /** Id of the organ; null where a register's name matches none. */
  unit: string | null;
  /** The stored RETURN deadline; null where none was set. */
  returnDeadline: Due | null;
  /** The EVALUATE deadline of the latest reply; null before the reply. */
  evaluateDeadline: Due | null;
  /** The REPLY deadline that binds, an extended one where it was extended; null for co-handlers. */
  replyDeadline: Due | null;
  /** Days of the contacts with the deputy. */
  contactsOn: readonly string[];
  /** The day the reply is signed; null where it is not known yet, and today stands for it. */
  signedOn: string | null;
  /** The day the deputy's form came back on paper; null where it is not known yet. */
  returnedOn: string | null;
  suggestionState: SuggestionState;
  /** Whether the suggestion was assigned again since this unit returned it: its place is filled. */
  assignedSince: boolean;
  /** Whether the unit belongs to the government, within which the government office assigns. */
  unitInGovernment: boolean;
  /** The extension that waits for a decision; `askedBy` is the person who asked. */
  openExtension: { askedBy: string | null } | null;
  /** 会办意见 — Whether a co-handler has given its opinion. */
  opinionGiven: boolean;
  /** Whether there is a draft of the reply. */
  hasDraft: boolean;
  /** 核稿 — How the check of the draft stands; null where it was not asked for. */
  check: CheckState | null;
  /** Whether the district's rule asks for the check before a reply is sent. */
  checkRequired: boolean;
  /** How many replies were sent. */
  replies: number;
  /** Category of the latest reply; null before the first. */
  category: string | null;
  /** Categories of replies that are gone on with (rule HANDLING_CONTINUE). */
  continuedCategories: readonly string[];
  /** The result in the evaluation of the latest reply; null where that was not evaluated. */
  lastResult: SatisfactionLevel | null;
  /** After how many replies both sides are convened (rule HANDLING_ESCALATE). */
  escalateAfter: number;
  /** Whether dissatisfaction with the first reply has it handled again without an order. */
  rehandleAtOnce: boolean;
  leadPerson: string | null;
  leadStatus: DeputyStatus | null;
  /** The legal day of the act. */
  today: string;
}

/** Where a reply is written: what has to hold there. */
const DRAFTING: readonly { from: readonly HandlingState[]; guards: readonly ((facts: HandlingFacts) => Refusal | null)[] }[] = [
  { from: ['IN_HAND', 'REHANDLING'], guards: [underWay] },
  { from: ['EVALUATED', 'UNRETURNED'], guards: [answeredOnce, toBeContinued] },
];

export const handlingWorkflow = defineWorkflow<HandlingState, HandlingAction, HandlingFacts>({
  subject: { zh: '办理件', en: 'handling' },
  initial: 'OFFERED',
  states: {
    OFFERED: { label: { zh: '待接收', en: 'offered' } },
    RETURNED: { label: { zh: '已退回', en: 'returned' } },
    REPLACED: { label: { zh: '已改办', en: 'replaced by another unit' }, final: true },
    IN_HAND: { label: { zh: '办理中', en: 'in hand' } },
    REPLIED: { label: { zh: '已答复', en: 'replied' } },
    EVALUATED: { label: { zh: '已评价', en: 'evaluated' } },
    UNRETURNED: { label: { zh: '逾期未评', en: 'not evaluated in time' } },
    DISSATISFIED: { label: { zh: '不满意待处理', en: 'evaluated with dissatisfaction' } },
    REHANDLING: { label: { zh: '重新办理中', en: 'handled again' } },
    ESCALATED: { label: { zh: '已召集沟通', en: 'escalated' } },
    SETTLED: { label: { zh: '沟通后办结', en: 'settled' }, final: true },
    CONCLUDED: { label: { zh: '会办结束', en: 'concluded' }, final: true },
    WITHDRAWN: { label: { zh: '已撤回', en: 'withdrawn' }, final: true },
  },
  actions: {
    ACCEPT: { label: { zh: '接收', en: 'Accept' } },
    RETURN: { label: { zh: '退回交办', en: 'Return the assignment' } },
    REASSIGN: { label: { zh: '改办', en: 'Reassign' } },
    CONTACT: { label: { zh: '登记沟通', en: 'Record a contact' } },
    OPINION: { label: { zh: '提交会办意见', en: 'Give the opinion' } },
    EXTENSION_ASK: { label: { zh: '申请延期', en: 'Ask for an extension' } },
    EXTENSION_GRANT: { label: { zh: '同意延期', en: 'Grant the extension' } },
    EXTENSION_REFUSE: { label: { zh: '不同意延期', en: 'Refuse the extension' } },
    REPLY_DRAFT: { label: { zh: '拟稿', en: 'Draft the reply' } },
    CHECK_SUBMIT: { label: { zh: '送核', en: 'Submit for the check' } },
    CHECK_PASS: { label: { zh: '核稿通过', en: 'Pass the draft' } },
    CHECK_RETURN: { label: { zh: '核稿退回', en: 'Return the draft' } },
    REPLY: { label: { zh: '答复', en: 'Reply' } },
    CONTINUE: { label: { zh: '续办答复', en: 'Send a continued reply' } },
    EVALUATE: { label: { zh: '评价', en: 'Evaluate' } },
    EVALUATION_RECORD: { label: { zh: '代录纸质评价', en: 'Record an evaluation on paper' } },
    REHANDLE: { label: { zh: '交付重新办理', en: 'Order handling again' } },
    QUALITY_CHECK: { label: { zh: '质量复核后重办', en: 'Order again after the quality check' } },
    ESCALATE: { label: { zh: '召集双方沟通', en: 'Convene both sides' } },
    SETTLE: { label: { zh: '沟通后办结', en: 'Settle' } },
    WINDOW_PASSED: { label: { zh: '评价期满', en: 'Window passed' } },
    FOUND_DISSATISFIED: { label: { zh: '评价不满意', en: 'Found dissatisfied' } },
    REHANDLE_AT_ONCE: { label: { zh: '自动重新办理', en: 'Handled again by rule' } },
    LEAD_REPLIED: { label: { zh: '主办已答复', en: 'Lead replied' } },
    ASSIGNMENT_TAKEN_BACK: { label: { zh: '交办收回', en: 'Assignment taken back' } },
    SUGGESTION_WITHDRAWN: { label: { zh: '建议撤回', en: 'Suggestion withdrawn' } },
    ASSIGNMENT_RETRACTED: { label: { zh: '更正交办', en: 'Assignment retracted' } },
  },
  rows: [
    { action: 'ACCEPT', from: ['OFFERED'], to: 'IN_HAND', by: 'PERSON', basis: ART_51, guards: [underWay] },
    {
      action: 'RETURN', from: ['OFFERED'], to: 'RETURNED', by: 'PERSON', basis: RETURN_RULE,
      guards: [underWay, withinReturnLimit],
    },
    // The reply clock stays with the assignment (rule HANDLING_REPLY_CLOCK): another unit takes what is left of it.
    {
      action: 'REASSIGN', from: ['OFFERED', 'RETURNED', 'IN_HAND'], to: 'REPLACED', by: 'PERSON', basis: ART_51,
      guards: [underWay, placeIsFree],
    },
    {
      action: 'CONTACT', from: ['IN_HAND', 'REPLIED', 'DISSATISFIED', 'REHANDLING'], to: 'SAME', by: 'PERSON', basis: ART_51,
      guards: [underWay],
    },
    {
      action: 'OPINION', from: ['IN_HAND'], to: 'SAME', by: 'PERSON', basis: OPINION_RULE,
      guards: [underWay, isCohandler, opinionMissing],
    },
    {
      action: 'EXTENSION_ASK', from: ['IN_HAND'], to: 'SAME', by: 'PERSON', basis: EXTENSION_RULE,
      guards: [underWay, mustReply, noneAsked, beforeReplyDue],
    },
    { action: 'EXTENSION_GRANT', from: ['IN_HAND'], to: 'SAME', by: 'PERSON', basis: EXTENSION_RULE, guards: [underWay, someAsked] },
    { action: 'EXTENSION_REFUSE', from: ['IN_HAND'], to: 'SAME', by: 'PERSON', basis: EXTENSION_RULE, guards: [underWay, someAsked] },
    // Saving a draft takes it back from the check: what is checked is what will be sent.
    ...DRAFTING.flatMap(({ from, guards }) => [
      {
        action: 'REPLY_DRAFT', from, to: 'SAME', by: 'PERSON', basis: ART_51,
        guards: [...guards, mustReply],
      } as const,
      {
        action: 'CHECK_SUBMIT', from, to: 'SAME', by: 'PERSON', basis: CHECK_RULE,
        guards: [...guards, mustReply, inGovernment, draftWritten, notUnderCheck, notPassed],
      } as const,
      { action: 'CHECK_PASS', from, to: 'SAME', by: 'PERSON', basis: CHECK_RULE, guards: [...guards, mustReply, underCheck] } as const,
      { action: 'CHECK_RETURN', from, to: 'SAME', by: 'PERSON', basis: CHECK_RULE, guards: [...guards, mustReply, underCheck] } as const,
    ]),
    {
      action: 'REPLY', from: ['IN_HAND', 'REHANDLING'], to: 'REPLIED', by: 'PERSON', basis: ART_51,
      guards: [underWay, mustReply, contacted, notUnderCheck, checkedWhereRequired],
    },
    {
      action: 'CONTINUE', from: ['EVALUATED', 'UNRETURNED'], to: 'REPLIED', by: 'PERSON', basis: CHECK_RULE,
      guards: [answeredOnce, toBeContinued, contacted, notUnderCheck, checkedWhereRequired],
    },
    {
      action: 'EVALUATE', from: ['REPLIED'], to: 'EVALUATED', by: 'PERSON', basis: EVALUATE_RULE,
      guards: [underWay, leadServes, withinWindow],
    },
    // What came back in time and is found later is recorded after the window too.
    {
      action: 'EVALUATION_RECORD', from: ['REPLIED', 'UNRETURNED'], to: 'EVALUATED', by: 'PERSON', basis: EVALUATE_RULE,
      guards: [answeredOnce, leadServes, returnedWithinWindow],
    },
    { action: 'FOUND_DISSATISFIED', from: ['EVALUATED'], to: 'DISSATISFIED', by: 'SYSTEM', basis: REHANDLE_RULE, guards: [foundDissatisfied] },
    { action: 'REHANDLE_AT_ONCE', from: ['DISSATISFIED'], to: 'REHANDLING', by: 'SYSTEM', basis: REHANDLE_RULE, guards: [atOnceByRule] },
    { action: 'REHANDLE', from: ['DISSATISFIED', 'ESCALATED'], to: 'REHANDLING', by: 'PERSON', basis: REHANDLE_RULE, guards: [underWay] },
    {
      action: 'QUALITY_CHECK', from: ['REPLIED', 'EVALUATED', 'UNRETURNED'], to: 'REHANDLING', by: 'PERSON', basis: CHECK_RULE,
      guards: [answeredOnce],
    },
    { action: 'ESCALATE', from: ['DISSATISFIED'], to: 'ESCALATED', by: 'PERSON', basis: ESCALATE_RULE, guards: [underWay, handledAgain] },
    { action: 'SETTLE', from: ['ESCALATED'], to: 'SETTLED', by: 'PERSON', basis: ESCALATE_RULE, guards: [underWay] },
    { action: 'WINDOW_PASSED', from: ['REPLIED'], to: 'UNRETURNED', by: 'SYSTEM', basis: EVALUATE_RULE, guards: [windowPassed] },
    { action: 'LEAD_REPLIED', from: ['OFFERED', 'IN_HAND'], to: 'CONCLUDED', by: 'SYSTEM', basis: null, guards: [isCohandler] },
    { action: 'ASSIGNMENT_TAKEN_BACK', from: ['OFFERED', 'IN_HAND'], to: 'CONCLUDED', by: 'SYSTEM', basis: null, guards: [isCohandler] },
    // Withdrawal by the deputy ends the handling (参照青岛第十二条); a mistaken assignment is retracted before anybody acts on it.
    { action: 'SUGGESTION_WITHDRAWN', from: ['OFFERED', 'IN_HAND'], to: 'WITHDRAWN', by: 'SYSTEM', basis: WITHDRAW_RULE },
    { action: 'ASSIGNMENT_RETRACTED', from: ['OFFERED'], to: 'WITHDRAWN', by: 'SYSTEM', basis: null },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideHandling(action: HandlingAction, facts: HandlingFacts): Decision<HandlingState> {
  return decide(handlingWorkflow, action, facts.state, facts);
}

/** A day of an act of the unit: not in the future, not before the assignment. */
export function actDayFaults(path: string, on: string, days: { assignedOn: string; today: string }): InputFault[] {
  if (on > days.today) {
    return [{ path, rule: 'IN_FUTURE', message: { zh: '日期不能晚于今天。', en: 'The day cannot be in the future.' } }];
  }
  if (on < days.assignedOn) {
    return [
      {
        path,
        rule: 'BEFORE_ASSIGNMENT',
        message: {
          zh: `日期不能早于交办之日（${days.assignedOn}）。`,
          en: `The day cannot be before the assignment (${days.assignedOn}).`,
        },
      },
    ];
  }
  return [];
}

/** A form comes back after the reply that it is about, and is not recorded before. */
export function returnedDayFaults(on: string, days: { repliedOn: string | null; today: string }): InputFault[] {
  const path = 'returnedOn';
  if (on > days.today) {
    return [{ path, rule: 'IN_FUTURE', message: { zh: '日期不能晚于今天。', en: 'The day cannot be in the future.' } }];
  }
  if (days.repliedOn === null || on >= days.repliedOn) return [];
  const message = {
    zh: `日期不能早于答复之日（${days.repliedOn}）。`,
    en: `The day cannot be before the reply (${days.repliedOn}).`,
  };
  return [{ path, rule: 'BEFORE_REPLY', message }];
}

/** Dissatisfaction on either axis is explained, so that the unit knows what to do better. */
export function evaluationFaults(evaluation: {
  attitude: SatisfactionLevel;
  result: SatisfactionLevel;
  comment: string | null;
}): InputFault[] {
  const { attitude, result, comment } = evaluation;
  const dissatisfied = attitude === 'DISSATISFIED' || result === 'DISSATISFIED';
  if (!dissatisfied || (comment ?? '').trim() !== '') return [];
  return [
    {
      path: 'comment',
      rule: 'REQUIRED',
      message: { zh: '评价为“不满意”的，请说明理由。', en: 'Say why, when dissatisfied on either axis.' },
    },
  ];
}

/** A longer time is a later day than the one that binds, within the limit from the assignment (参照青岛 25、上海 19). */
export function extensionFaults(until: string, days: { dueOn: string; limitOn: string }): InputFault[] {
  if (until <= days.dueOn) {
    return [
      {
        path: 'until',
        rule: 'NOT_LATER',
        message: { zh: `请选择晚于现答复期限（${days.dueOn}）的日期。`, en: `Choose a day later than the one that binds (${days.dueOn}).` },
      },
    ];
  }
  if (until > days.limitOn) {
    return [
      {
        path: 'until',
        rule: 'PAST_LIMIT',
        message: {
          zh: `自交办之日起办理总时限不超过 ${days.limitOn}。`,
          en: `All in all, handling takes until ${days.limitOn} at the longest, counted from the assignment.`,
        },
      },
    ];
  }
  return [];
}

export interface Following {
  action: HandlingSystemAction;
  to: HandlingState;
  basis: LegalBasis | null;
}

/** What follows an evaluation by itself: the states that it leads to, in order; empty where the deputy is satisfied. */
export function afterEvaluation(facts: HandlingFacts): Following[] {
  for (const action of ['FOUND_DISSATISFIED', 'REHANDLE_AT_ONCE'] as const) {
    const decision = decideHandling(action, facts);
    if (!decision.ok || decision.to === 'GONE') continue;
    const { to, legalBasis: basis } = decision;
    return [{ action, to, basis }, ...afterEvaluation({ ...facts, state: to })];
  }
  return [];
}
