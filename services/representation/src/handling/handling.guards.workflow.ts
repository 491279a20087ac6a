/** What the rows of the handling's transition table ask for, and the rules that they rest on. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Refusal } from '@redpine/kit/workflow';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { HandlingFacts } from './handling.workflow.ts';

export const ART_51: LegalBasis = { law: '代表法', article: '第五十一条', mark: 'F' };
/** Return of a wrong assignment and evaluation of a reply rest on local rules: defaults of the rule table. */
export const RETURN_RULE: LegalBasis = { law: '地方规定（参照青岛）', article: '第十九条', mark: 'D' };
export const WITHDRAW_RULE: LegalBasis = { law: '地方规定（参照青岛）', article: '第十二条', mark: 'D' };
export const EXTENSION_RULE: LegalBasis = { law: '地方规定（参照青岛、上海）', article: '青岛第二十五条、上海第十九条', mark: 'D' };
export const OPINION_RULE: LegalBasis = { law: '地方规定（参照青岛、山东）', article: '青岛第二十四条、山东第二十一条', mark: 'D' };
export const CHECK_RULE: LegalBasis = { law: '平台默认值', article: '待区里确认', mark: 'D' };
export const REHANDLE_RULE: LegalBasis = { law: '地方规定（参照浙江、山东、上海）', article: '浙江第二十四条、山东第二十四条、上海第二十一条', mark: 'D' };
export const ESCALATE_RULE: LegalBasis = { law: '地方规定（参照重庆）', article: '第二十七条', mark: 'D' };
export const EVALUATE_RULE: LegalBasis = { law: '地方规定（参照北京）', article: '第二十三条', mark: 'D' };

export function underWay({ suggestionState }: HandlingFacts): Refusal | null {
  if (suggestionState === 'ASSIGNED' || suggestionState === 'ANSWERED') return null;
  return {
    code: 'SUGGESTION_NOT_IN_HAND',
    reason: { zh: '该建议不在办理阶段，不能办理。', en: 'The suggestion is not under way.' },
    legalBasis: ART_51,
  };
}

export function withinReturnLimit({ returnDeadline, today }: HandlingFacts): Refusal | null {
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

export function mustReply({ role }: HandlingFacts): Refusal | null {
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
export function contacted({ contactsOn, signedOn, today }: HandlingFacts): Refusal | null {
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

/** Also after it was closed: what is handled again, or gone on with, opens it again. */
export function answeredOnce(facts: HandlingFacts): Refusal | null {
  return facts.suggestionState === 'CLOSED' ? null : underWay(facts);
}

function refuse(code: string, zh: string, en: string, legalBasis: LegalBasis | null): Refusal {
  return { code, reason: { zh, en }, legalBasis };
}

export function placeIsFree({ assignedSince }: HandlingFacts): Refusal | null {
  if (!assignedSince) return null;
  return refuse('ASSIGNED_ALREADY', '该建议退回后已重新交办，不需要改办。', 'It was assigned again since: nothing is to be replaced.', ART_51);
}

export function opinionMissing({ opinionGiven }: HandlingFacts): Refusal | null {
  if (!opinionGiven) return null;
  return refuse('OPINION_GIVEN', '会办意见已经提交。', 'The opinion was given already.', OPINION_RULE);
}

export function beforeReplyDue({ replyDeadline, today }: HandlingFacts): Refusal | null {
  if (!replyDeadline || today <= replyDeadline.dueOn) return null;
  const { dueOn } = replyDeadline;
  return refuse(
    'REPLY_DUE_PASSED',
    `答复期限（${dueOn}）已过，不能再申请延期；请尽快答复。`,
    `The reply was due on ${dueOn}: an extension is asked for before that day.`,
    EXTENSION_RULE,
  );
}

export function noneAsked({ openExtension }: HandlingFacts): Refusal | null {
  if (!openExtension) return null;
  return refuse('EXTENSION_ASKED', '延期申请正在等待代工委决定。', 'An extension was asked for and waits for the decision.', EXTENSION_RULE);
}

export function someAsked({ openExtension }: HandlingFacts): Refusal | null {
  if (openExtension) return null;
  return refuse('NO_EXTENSION_ASKED', '没有等待决定的延期申请。', 'No extension waits for a decision.', EXTENSION_RULE);
}

/** A draft before the first reply, before that of handling again, and of a continued one. */
export function toBeContinued({ category, continuedCategories }: HandlingFacts): Refusal | null {
  if (category !== null && continuedCategories.includes(category)) return null;
  return refuse(
    'NOT_TO_CONTINUE',
    `最近一次答复为${category ?? '—'}类，续办适用于${continuedCategories.join('、')}类答复。`,
    `The latest reply is of category ${category ?? '—'}; replies of ${continuedCategories.join(', ')} are gone on with.`,
    CHECK_RULE,
  );
}

export function draftWritten({ hasDraft }: HandlingFacts): Refusal | null {
  if (hasDraft) return null;
  return refuse('NO_DRAFT', '请先拟写并保存答复草稿，再送核。', 'Save a draft of the reply first.', CHECK_RULE);
}

export function notUnderCheck({ check }: HandlingFacts): Refusal | null {
  if (check !== 'SUBMITTED') return null;
  return refuse('DRAFT_UNDER_CHECK', '答复草稿正在核稿，核稿结束后再办理。', 'The draft is being checked; go on when that is done.', CHECK_RULE);
}

export function notPassed({ check }: HandlingFacts): Refusal | null {
  if (check !== 'PASSED') return null;
  return refuse('DRAFT_PASSED', '答复草稿已通过核稿。', 'The draft has passed the check.', CHECK_RULE);
}

export function underCheck({ check }: HandlingFacts): Refusal | null {
  if (check === 'SUBMITTED') return null;
  return refuse('NOT_UNDER_CHECK', '没有送核的答复草稿。', 'No draft was submitted for the check.', CHECK_RULE);
}

/** The government office checks drafts of the government's units alone. */
export function inGovernment({ unitInGovernment }: HandlingFacts): Refusal | null {
  if (unitInGovernment) return null;
  return refuse('NOT_IN_GOVERNMENT', '政府办只核政府系统单位的答复。', 'The government office checks the replies of the government’s units.', CHECK_RULE);
}

export function checkedWhereRequired({ check, checkRequired, unitInGovernment }: HandlingFacts): Refusal | null {
  if (!checkRequired || !unitInGovernment || check === 'PASSED') return null;
  return refuse('DRAFT_NOT_CHECKED', '按本区规定，答复须经政府办核稿通过后签发。', 'By the district’s rule the draft passes the check before it is signed.', CHECK_RULE);
}

export function foundDissatisfied({ lastResult }: HandlingFacts): Refusal | null {
  if (lastResult === 'DISSATISFIED') return null;
  return refuse('NOT_DISSATISFIED', '代表对办理结果未评价为“不满意”。', 'The deputy is not dissatisfied with the result.', REHANDLE_RULE);
}

export function atOnceByRule({ rehandleAtOnce, replies }: HandlingFacts): Refusal | null {
  if (rehandleAtOnce && replies === 1) return null;
  return refuse('ORDER_NEEDED', '重新办理由代工委决定。', 'Handling again is ordered by the deputies’ affairs committee.', REHANDLE_RULE);
}

export function handledAgain({ replies, escalateAfter }: HandlingFacts): Refusal | null {
  if (replies >= escalateAfter) return null;
  return refuse(
    'NOT_HANDLED_AGAIN',
    '重新办理并再次答复后代表仍不满意的，才召集双方沟通。',
    'Both sides are convened when the deputy is dissatisfied with the reply after handling again.',
    ESCALATE_RULE,
  );
}

export const leadServes = (facts: HandlingFacts): Refusal | null => notServing(facts.leadStatus);

export function withinWindow({ evaluateDeadline, today }: HandlingFacts): Refusal | null {
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

/** By the day that the form came back on paper: recorded later, it was still in time. */
export function returnedWithinWindow(facts: HandlingFacts): Refusal | null {
  return facts.returnedOn === null ? null : withinWindow({ ...facts, today: facts.returnedOn });
}

export function windowPassed(facts: HandlingFacts): Refusal | null {
  if (withinWindow(facts) !== null) return null;
  return {
    code: 'WINDOW_OPEN',
    reason: { zh: '评价期限未满。', en: 'The evaluation window is still open.' },
    legalBasis: EVALUATE_RULE,
  };
}

export function isCohandler({ role }: HandlingFacts): Refusal | null {
  if (role === 'CO') return null;
  return {
    code: 'NOT_COHANDLER',
    reason: { zh: '须答复的单位不能这样结束办理。', en: 'A unit that must reply does not end this way.' },
    legalBasis: ART_51,
  };
}
