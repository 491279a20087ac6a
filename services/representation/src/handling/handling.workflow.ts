/** The handling's transition table: one unit's part in answering a suggestion. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { DeputyStatus, SuggestionState } from '../suggestion/suggestion.workflow.ts';
import { notServing } from '../suggestion/suggestion.workflow.ts';

export type HandlingState =
  | 'OFFERED' | 'RETURNED' | 'IN_HAND' | 'REPLIED' | 'EVALUATED' | 'UNRETURNED' | 'CONCLUDED' | 'WITHDRAWN';
export type HandlingRole = 'ALONE' | 'LEAD' | 'CO' | 'SEPARATE';
export type HandlingPersonAction = 'ACCEPT' | 'RETURN' | 'CONTACT' | 'REPLY_DRAFT' | 'REPLY' | 'EVALUATE';
export type HandlingSystemAction =
  | 'WINDOW_PASSED' | 'LEAD_REPLIED' | 'ASSIGNMENT_TAKEN_BACK' | 'SUGGESTION_WITHDRAWN' | 'ASSIGNMENT_RETRACTED';
export type HandlingAction = HandlingPersonAction | HandlingSystemAction;
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
  /** The stored EVALUATE deadline; null before the reply. */
  evaluateDeadline: Due | null;
  /** Days of the contacts with the deputy. */
  contactsOn: readonly string[];
  /** The day the reply is signed; null where it is not known yet, and today stands for it. */
  signedOn: string | null;
  suggestionState: SuggestionState;
  leadPerson: string | null;
  leadStatus: DeputyStatus | null;
  /** The legal day of the act. */
  today: string;
}

const ART_51: LegalBasis = { law: '代表法', article: '第五十一条', mark: 'F' };
/** Return of a wrong assignment and evaluation of a reply rest on local rules: defaults of the rule table. */
const RETURN_RULE: LegalBasis = { law: '地方规定（参照青岛）', article: '第十九条', mark: 'D' };
const WITHDRAW_RULE: LegalBasis = { law: '地方规定（参照青岛）', article: '第十二条', mark: 'D' };
const EVALUATE_RULE: LegalBasis = { law: '地方规定（参照北京）', article: '第二十三条', mark: 'D' };

function underWay({ suggestionState }: HandlingFacts): Refusal | null {
  if (suggestionState === 'ASSIGNED' || suggestionState === 'ANSWERED') return null;
  return {
    code: 'SUGGESTION_NOT_IN_HAND',
    reason: { zh: '该建议不在办理阶段，不能办理。', en: 'The suggestion is not under way.' },
    legalBasis: ART_51,
  };
}

function withinReturnLimit({ returnDeadline, today }: HandlingFacts): Refusal | null {
  if (!returnDeadline || today <= returnDeadline.dueOn) return null;
  const { dueOn, law, article, mark } = returnDeadline;
  return {
    code: 'RETURN_LIMIT_PASSED',
    reason: {
      zh: `退回交办的期限为 ${dueOn}，现已超过；请接收办理，或与代工委协商。`,
      en: `The assignment could be returned until ${dueOn}. Accept it, or talk to the deputies’ affairs committee.`,
    },
    legalBasis: { law, article, mark },
  };
}

function mustReply({ role }: HandlingFacts): Refusal | null {
  if (role !== 'CO') return null;
  return {
    code: 'COHANDLER',
    reason: {
      zh: '会办单位不单独答复代表，由主办单位统一答复。',
      en: 'A co-handler does not reply; the lead replies for all.',
    },
    legalBasis: ART_51,
  };
}

/** 代表法 art. 51: the unit contacts the deputy and hears her fully before it replies. */
function contacted({ contactsOn, signedOn, today }: HandlingFacts): Refusal | null {
  const by = signedOn ?? today;
  if (contactsOn.some((on) => on <= by)) return null;
  return {
    code: 'NO_CONTACT',
    reason:
      contactsOn.length === 0
        ? {
            zh: '答复前须与代表联系沟通、充分听取意见：请先登记至少一次沟通。',
            en: 'Before replying, the unit contacts the deputy and hears her: record at least one contact first.',
          }
        : {
            zh: `签发日期（${by}）之前没有与代表的沟通记录，请核对签发日期或沟通日期。`,
            en: `There is no contact on or before the signing day (${by}): check the signing day and the contacts.`,
          },
    legalBasis: ART_51,
  };
}

const leadServes = (facts: HandlingFacts): Refusal | null => notServing(facts.leadStatus);

function withinWindow({ evaluateDeadline, today }: HandlingFacts): Refusal | null {
  if (!evaluateDeadline || today <= evaluateDeadline.dueOn) return null;
  const { dueOn, law, article, mark } = evaluateDeadline;
  return {
    code: 'WINDOW_PASSED',
    reason: {
      zh: `评价期限为 ${dueOn}，现已超过；未评价的不计入满意率。`,
      en: `The reply could be evaluated until ${dueOn}; what is not evaluated stays outside satisfaction figures.`,
    },
    legalBasis: { law, article, mark },
  };
}

function windowPassed(facts: HandlingFacts): Refusal | null {
  if (withinWindow(facts) !== null) return null;
  return {
    code: 'WINDOW_OPEN',
    reason: { zh: '评价期限未满。', en: 'The evaluation window is still open.' },
    legalBasis: EVALUATE_RULE,
  };
}

function isCohandler({ role }: HandlingFacts): Refusal | null {
  if (role === 'CO') return null;
  return {
    code: 'NOT_COHANDLER',
    reason: { zh: '须答复的单位不能这样结束办理。', en: 'A unit that must reply does not end this way.' },
    legalBasis: ART_51,
  };
}

export const handlingWorkflow = defineWorkflow<HandlingState, HandlingAction, HandlingFacts>({
  subject: { zh: '办理件', en: 'handling' },
  initial: 'OFFERED',
  states: {
    OFFERED: { label: { zh: '待接收', en: 'offered' } },
    RETURNED: { label: { zh: '已退回', en: 'returned' }, final: true },
    IN_HAND: { label: { zh: '办理中', en: 'in hand' } },
    REPLIED: { label: { zh: '已答复', en: 'replied' } },
    EVALUATED: { label: { zh: '已评价', en: 'evaluated' }, final: true },
    UNRETURNED: { label: { zh: '逾期未评', en: 'not evaluated in time' }, final: true },
    CONCLUDED: { label: { zh: '会办结束', en: 'concluded' }, final: true },
    WITHDRAWN: { label: { zh: '已撤回', en: 'withdrawn' }, final: true },
  },
  actions: {
    ACCEPT: { label: { zh: '接收', en: 'Accept' } },
    RETURN: { label: { zh: '退回交办', en: 'Return the assignment' } },
    CONTACT: { label: { zh: '登记沟通', en: 'Record a contact' } },
    REPLY_DRAFT: { label: { zh: '拟稿', en: 'Draft the reply' } },
    REPLY: { label: { zh: '答复', en: 'Reply' } },
    EVALUATE: { label: { zh: '评价', en: 'Evaluate' } },
    WINDOW_PASSED: { label: { zh: '评价期满', en: 'Window passed' } },
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
    { action: 'CONTACT', from: ['IN_HAND', 'REPLIED'], to: 'SAME', by: 'PERSON', basis: ART_51, guards: [underWay] },
    { action: 'REPLY_DRAFT', from: ['IN_HAND'], to: 'SAME', by: 'PERSON', basis: ART_51, guards: [underWay, mustReply] },
    {
      action: 'REPLY', from: ['IN_HAND'], to: 'REPLIED', by: 'PERSON', basis: ART_51,
      guards: [underWay, mustReply, contacted],
    },
    {
      action: 'EVALUATE', from: ['REPLIED'], to: 'EVALUATED', by: 'PERSON', basis: EVALUATE_RULE,
      guards: [underWay, leadServes, withinWindow],
    },
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
