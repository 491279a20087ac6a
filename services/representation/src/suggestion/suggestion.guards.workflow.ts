/** What the rows of the suggestion's transition table ask for, and the rules that they rest on. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Refusal } from '@redpine/kit/workflow';
import type { HandlingState } from '../handling/handling.workflow.ts';
import type { CosignerFacts, DeputyStatus, SuggestionCase, SuggestionFacts } from './suggestion.workflow.ts';

export const ART_24_36: LegalBasis = { law: '代表法', article: '第二十四条、第三十六条', mark: 'F' };
export const ART_51: LegalBasis = { law: '代表法', article: '第五十一条', mark: 'F' };
const ART_61: LegalBasis = { law: '代表法', article: '第六十一条', mark: 'F' };
const ART_62: LegalBasis = { law: '代表法', article: '第六十二条', mark: 'F' };
/** Co-signers confirm the content: a local rule of Qingdao, taken as the default. */
export const COSIGN: LegalBasis = { law: '地方规定（参照青岛）', article: '第二十八条', mark: 'D' };
/** What is returned for editing: a local rule of Qingdao, taken as the default. */
export const REVIEW: LegalBasis = { law: '地方规定（参照青岛）', article: '第十一条', mark: 'D' };
/** Withdrawal by the deputy ends the handling. */
export const WITHDRAW: LegalBasis = { law: '地方规定（参照青岛）', article: '第十二条', mark: 'D' };
/** A deputy may ask for confidentiality. */
export const CONFIDENTIAL: LegalBasis = { law: '地方规定（参照青岛）', article: '第十八条', mark: 'D' };
/** The rows SUGGESTION_TWO_TIER and SUGGESTION_ASSIGN_WITHIN of the rule table. */
export const TWO_TIER: LegalBasis = { law: '平台默认值', article: '待区里确认', mark: 'D' };

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

export const leadServes = (facts: SuggestionCase): Refusal | null => notServing(facts.leadStatus);

export function neverSubmitted({ everSubmitted }: SuggestionCase): Refusal | null {
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
export function complete(facts: SuggestionCase): Refusal | null {
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

export const cosignerServes = (facts: SuggestionCase): Refusal | null => {
  const own = ownCosignature(facts);
  return own ? notServing(own.status) : null;
};

export function stillInvited(facts: SuggestionCase): Refusal | null {
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

export function hasConfirmed(facts: SuggestionCase): Refusal | null {
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

export function unanswered({ handlings }: SuggestionCase): Refusal | null {
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

export function untouched({ handlings }: SuggestionCase): Refusal | null {
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

export function neverAssigned({ handlings, handedOver }: SuggestionCase): Refusal | null {
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

export function handsOver({ tiers }: SuggestionCase): Refusal | null {
  if (tiers !== 'DIRECT') return null;
  return {
    code: 'ONE_TIER',
    reason: { zh: '本区规定由代工委直接交办到承办单位。', en: 'The district’s rule lets the committee assign to units directly.' },
    legalBasis: TWO_TIER,
  };
}

export function isJoined({ joined }: SuggestionCase): Refusal | null {
  if (joined) return null;
  return {
    code: 'NOT_JOINED',
    reason: { zh: '该建议没有并案办理。', en: 'It is not handled together with others.' },
    legalBasis: null,
  };
}

export function isOpen({ confidential }: SuggestionCase): Refusal | null {
  if (!confidential) return null;
  return { code: 'CONFIDENTIAL', reason: { zh: '该建议已经保密。', en: 'It is confidential already.' }, legalBasis: CONFIDENTIAL };
}

export function isConfidential({ confidential }: SuggestionCase): Refusal | null {
  if (confidential) return null;
  return { code: 'NOT_CONFIDENTIAL', reason: { zh: '该建议没有保密。', en: 'It is not confidential.' }, legalBasis: CONFIDENTIAL };
}

export const assignedBy =
  (office: boolean) =>
  ({ handedOver }: SuggestionCase): Refusal | null =>
    handedOver === office
      ? null
      : { code: 'OTHER_TIER', reason: { zh: '由另一级重新交办。', en: 'The other tier assigns it anew.' }, legalBasis: TWO_TIER };

/** System rows follow from the handlings; the sentence only ever reaches a log. */
export const follows =
  (code: string, holds: (states: readonly HandlingState[]) => boolean) =>
  (facts: SuggestionCase): Refusal | null =>
    holds(replying(facts).map((handling) => handling.state))
      ? null
      : { code, reason: { zh: '各承办单位的办理尚未到这一步。', en: 'The handlings are not there yet.' }, legalBasis: null };

/** Nothing more is owed; a deputy's dissatisfaction that nobody has answered yet leaves it open. */
export const EVALUATED: readonly HandlingState[] = ['EVALUATED', 'UNRETURNED', 'SETTLED'];
/** A first reply was sent, whatever came after. */
export const REPLIED: readonly HandlingState[] = ['REPLIED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED', ...EVALUATED];
