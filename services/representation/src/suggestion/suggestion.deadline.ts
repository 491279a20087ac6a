/** Legal days of a suggestion and its handlings: a rule row counted over the calendar. Pure. */
import type { Calendar, CountedPeriod, DeadlineUnit } from '@redpine/kit/calendar';
import { computeDeadline } from '@redpine/kit/calendar';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Rule } from '@redpine/kit/rules';
import { ruleAt } from '@redpine/kit/rules';
import type { DeadlineRuleCode, RuleCode } from '../rules/representation.rules.ts';
import type { AssignmentTrack, SuggestionOrigin, Tiers } from './suggestion.workflow.ts';

export type DeadlineKind = 'ASSIGN' | 'RETURN' | 'FIRST_CONTACT' | 'REPLY' | 'CO_OPINION' | 'REHANDLE' | 'EVALUATE';

/** A deadline as it is stored once and never recomputed. */
export interface LegalDeadline extends CountedPeriod, LegalBasis {
  kind: DeadlineKind;
  /** The start day, itself not counted. */
  startOn: string;
  length: number;
  unit: DeadlineUnit;
  /** Code of the rule in force on the start day. */
  rule: string;
  ruleVersion: number;
}

/** What counting rests on: every version of the rules, and the calendar. */
export interface Counting {
  rules: readonly Rule[];
  calendar: Calendar;
}

/**
 * 交办 — between sessions from acceptance; in session from the session's last day, or from acceptance where
 * that is later (a suggestion edited and submitted again) or the last day is not known.
 */
export function assignDeadline(
  facts: { origin: SuggestionOrigin; acceptedOn: string; sessionUntil: string | null },
  counting: Counting,
): LegalDeadline {
  const { origin, acceptedOn, sessionUntil } = facts;
  if (origin === 'BETWEEN_SESSIONS') {
    return count('ASSIGN', 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS', acceptedOn, counting);
  }
  const startOn = sessionUntil !== null && sessionUntil > acceptedOn ? sessionUntil : acceptedOn;
  return count('ASSIGN', 'SUGGESTION_ASSIGN_IN_SESSION', startOn, counting);
}

/** Within the government, from the day its office was handed the suggestion. */
export function assignWithinDeadline(facts: { handedOverOn: string }, counting: Counting): LegalDeadline {
  return count('ASSIGN', 'SUGGESTION_ASSIGN_WITHIN', facts.handedOverOn, counting);
}

/** When no unit is left, or an assignment was retracted: the time for assigning begins again. */
export function assignAnewDeadline(facts: { handedOver: boolean; today: string }, counting: Counting): LegalDeadline {
  if (facts.handedOver) return assignWithinDeadline({ handedOverOn: facts.today }, counting);
  return assignDeadline({ origin: 'BETWEEN_SESSIONS', acceptedOn: facts.today, sessionUntil: null }, counting);
}

/** The district's rule on who assigns to units of the government. */
export function tiersOn(day: string, rules: readonly Rule[]): Tiers {
  const code: RuleCode = 'SUGGESTION_TWO_TIER';
  const { value, version } = ruleAt(rules, code, day);
  const { tiers } = Object(value) as { tiers?: unknown };
  if (tiers === 'BOTH' || tiers === 'DIRECT' || tiers === 'TWO_TIER') return tiers;
  throw new TypeError(`rule ${code} version ${version} holds no tiers`);
}

/** 退回交办 — from the day the unit was offered the handling. */
export function returnDeadline(facts: { offeredOn: string }, counting: Counting): LegalDeadline {
  return count('RETURN', 'HANDLING_RETURN', facts.offeredOn, counting);
}

/** 答复 — from the day of assignment, three or six months (代表法 art. 51). Co-handlers have none. */
export function replyDeadline(
  facts: { assignedOn: string; track: AssignmentTrack },
  counting: Counting,
): LegalDeadline {
  const code = facts.track === 'SIX_MONTHS' ? 'HANDLING_REPLY_SIX_MONTHS' : 'HANDLING_REPLY_THREE_MONTHS';
  return count('REPLY', code, facts.assignedOn, counting);
}

/** 评价 — from the day the reply was sent. */
export function evaluateDeadline(facts: { repliedOn: string }, counting: Counting): LegalDeadline {
  return count('EVALUATE', 'HANDLING_EVALUATE', facts.repliedOn, counting);
}

/**
 * The day that the reply clock starts on: the first assignment, unless the district's rule lets reassignment
 * restart it. `firstAssignedOn` is null at the first assignment.
 */
export function replyClockStart(
  facts: { firstAssignedOn: string | null; today: string },
  rules: readonly Rule[],
): string {
  const { firstAssignedOn, today } = facts;
  if (firstAssignedOn === null) return today;
  const code: RuleCode = 'HANDLING_REPLY_CLOCK';
  const { value } = ruleAt(rules, code, today);
  const { restartsOnReassignment } = Object(value) as { restartsOnReassignment?: unknown };
  return restartsOnReassignment === true ? today : firstAssignedOn;
}

/** Counts the period of the rule in force on the start day. */
export function count(kind: DeadlineKind, code: DeadlineRuleCode, startOn: string, { rules, calendar }: Counting): LegalDeadline {
  const rule = ruleAt(rules, code, startOn);
  const { length, unit } = periodOf(rule);
  return {
    kind,
    startOn,
    ...computeDeadline({ startOn, length, unit, calendar }),
    length,
    unit,
    rule: rule.code,
    ruleVersion: rule.version,
    law: rule.law,
    article: rule.article,
    mark: rule.mark,
  };
}

export function periodOf({ code, version, value }: Rule): { length: number; unit: DeadlineUnit } {
  if (typeof value === 'object' && value !== null && 'length' in value && 'unit' in value) {
    const { length, unit } = value as { length: unknown; unit: unknown };
    if (typeof length === 'number' && (unit === 'WORKDAY' || unit === 'DAY' || unit === 'MONTH')) return { length, unit };
  }
  throw new TypeError(`rule ${code} version ${version} holds no period`);
}
