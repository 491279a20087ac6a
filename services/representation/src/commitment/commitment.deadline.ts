/** Days of a commitment: overdue is read and never stored; the press list is a matter of the year's last quarter. Pure. */
import type { Rule } from '@redpine/kit/rules';
import { ruleAt } from '@redpine/kit/rules';
import { COMMITMENT_PRESS } from './commitment.rules.ts';

/** Kept late, or past due as of today. `metOn` is the day of the report that stands. */
export function isOverdue(days: { dueOn: string; metOn: string | null }, today: string): boolean {
  return days.dueOn < (days.metOn ?? today);
}

/** The press list that is open on a day. */
export interface PressList {
  year: number;
  /** First year of promises that are on it. */
  promisedFrom: number;
  rule: Rule;
}

/** The year's list from its first month on; null before. Promises of this year and of those before it are on it. */
export function pressListOn(day: string, rules: readonly Rule[]): PressList | null {
  const rule = ruleAt(rules, COMMITMENT_PRESS, day);
  const { fromMonth, years } = pressValue(rule);
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) < fromMonth ? null : { year, promisedFrom: year - years + 1, rule };
}

function pressValue({ code, version, value }: Rule): { fromMonth: number; years: number } {
  if (typeof value === 'object' && value !== null && 'fromMonth' in value && 'years' in value) {
    const { fromMonth, years } = value as { fromMonth: unknown; years: unknown };
    if (typeof fromMonth === 'number' && typeof years === 'number') return { fromMonth, years };
  }
  throw new TypeError(`rule ${code} version ${version} holds no press list`);
}
