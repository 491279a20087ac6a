/** Legal days of the handling itself, each counted by a local rule. Pure. */
import { computeDeadline, daysBetween } from '@redpine/kit/calendar';
import { ruleAt } from '@redpine/kit/rules';
import type { Counting, LegalDeadline } from '../suggestion/suggestion.deadline.ts';
import { count, periodOf } from '../suggestion/suggestion.deadline.ts';
import type { HandlingRuleCode } from '../rules/handling.rules.ts';

/** 首次沟通 — from the day the unit was offered the handling. */
export function firstContactDeadline(facts: { offeredOn: string }, counting: Counting): LegalDeadline {
  return count('FIRST_CONTACT', 'HANDLING_FIRST_CONTACT', facts.offeredOn, counting);
}

/** 会办意见 — from the day the co-handler was offered the handling. */
export function opinionDeadline(facts: { offeredOn: string }, counting: Counting): LegalDeadline {
  return count('CO_OPINION', 'HANDLING_CO_OPINION', facts.offeredOn, counting);
}

/** 重新办理 — from the day it was ordered. */
export function rehandleDeadline(facts: { orderedOn: string }, counting: Counting): LegalDeadline {
  return count('REHANDLE', 'HANDLING_REHANDLE', facts.orderedOn, counting);
}

/** The last day that an extension can reach, counted from the assignment. */
export function extensionLimit(assignedOn: string, { rules, calendar }: Counting): string {
  const code: HandlingRuleCode = 'HANDLING_EXTENSION';
  const { length, unit } = periodOf(ruleAt(rules, code, assignedOn));
  return computeDeadline({ startOn: assignedOn, length, unit, calendar }).dueOn;
}

/**
 * 延期 — The reply is due on the granted day instead, in days from the day that bound before. A day off moves to the next
 * working day, which the limit never lies before: it is a working day itself.
 */
export function extendedDeadline(
  facts: { assignedOn: string; dueOn: string; until: string },
  { rules, calendar }: Counting,
): LegalDeadline {
  const { assignedOn, dueOn, until } = facts;
  const code: HandlingRuleCode = 'HANDLING_EXTENSION';
  const rule = ruleAt(rules, code, assignedOn);
  const length = daysBetween(dueOn, until);
  return {
    kind: 'REPLY',
    startOn: dueOn,
    ...computeDeadline({ startOn: dueOn, length, unit: 'DAY', calendar }),
    length,
    unit: 'DAY',
    rule: rule.code,
    ruleVersion: rule.version,
    law: rule.law,
    article: rule.article,
    mark: rule.mark,
  };
}
