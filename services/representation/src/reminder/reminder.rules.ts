/**
 * When whoever owes something is reminded, by the kind of deadline. All are defaults that the district confirms or
 * replaces: no law says how to remind.
 */
import { findRule, type Rule } from '@redpine/kit/rules';
import type { DeadlineKind } from '../suggestion/suggestion.deadline.ts';

/** What is reminded of: a legal or local deadline, or the due day of a promise. */
export type ReminderKind = DeadlineKind | 'COMMITMENT';
export type ReminderRuleCode = `REMIND_${ReminderKind}`;

/** The value of a rule. */
export interface ReminderRule {
  /** Days ahead of the due day. */
  before: readonly number[];
  /** Whether it is told once that the day has passed; a window that passes is nobody's arrear. */
  overdue: boolean;
}

const DEFAULTS: Readonly<Record<DeadlineKind, ReminderRule>> = {
  ASSIGN: { before: [1], overdue: true },
  RETURN: { before: [1], overdue: true },
  FIRST_CONTACT: { before: [3], overdue: true },
  REPLY: { before: [15, 3], overdue: true },
  CO_OPINION: { before: [5], overdue: true },
  REHANDLE: { before: [3], overdue: true },
  EVALUATE: { before: [3], overdue: false },
};

const SOURCE = '国家法律未规定提醒；提前天数按日历日计，遇休息日提前到之前的工作日；待区里确认';
const row = (kind: ReminderKind, { before, overdue }: ReminderRule): Rule => ({
  code: `REMIND_${kind}`,
  version: 1,
  effectiveFrom: '2004-01-01',
  effectiveUntil: null,
  area: null,
  value: { before, overdue },
  law: '平台默认值',
  article: '待区里确认',
  mark: 'D',
  source: SOURCE,
});

export const reminderRules: readonly Rule[] = Object.entries(DEFAULTS).map(([kind, rule]) => row(kind as DeadlineKind, rule));

/** A promise is for months or years: a month ahead there is still time to keep it. */
export const commitmentReminderRules: readonly Rule[] = [row('COMMITMENT', { before: [30, 7], overdue: true })];

/** The rule in force on the day; null where the district has none. @throws TypeError where its value is none. */
export function reminderRule(kind: ReminderKind, day: string, rules: readonly Rule[]): ReminderRule | null {
  const code: ReminderRuleCode = `REMIND_${kind}`;
  const rule = findRule(rules, code, day);
  if (!rule) return null;
  const { before, overdue } = Object(rule.value) as { before?: unknown; overdue?: unknown };
  const days = Array.isArray(before) ? (before as unknown[]) : [];
  if (!Array.isArray(before) || typeof overdue !== 'boolean' || !days.every((each) => Number.isInteger(each) && Number(each) >= 1)) {
    throw new TypeError(`rule ${code} version ${rule.version} holds no reminders`);
  }
  return { before: days.map(Number), overdue };
}
