/** Which reminder of a deadline is due on a day. Pure. */
import { addDays } from '@redpine/kit/calendar';
import type { Counting } from '../suggestion/suggestion.deadline.ts';
import type { ReminderKind } from './reminder.rules.ts';
import { reminderRule } from './reminder.rules.ts';

/** So many days before the due day, or after it. */
export type ReminderStep = `BEFORE_${number}` | 'OVERDUE';

/** An open deadline, or a promise that is still owed. */
export interface OpenDeadline {
  kind: ReminderKind;
  startOn: string;
  dueOn: string;
}

/**
 * Calendar days after the due day in which its passing is still news: longer than any holiday. What has been overdue
 * for longer, when the platform begins or was away, stands in the queue and in the weekly digest.
 */
export const NEWS_DAYS = 14;

/**
 * The step that the deadline is at on the day, or null. Nobody is reminded on a day off: what would fall on one comes on
 * the workday before, and an overdue day on the first workday after. Of several steps that have come, the last counts: a
 * day without the job leaves no pile. A step on or before the start day is none: who has just been told needs no
 * reminder. Whether the step was told already is not looked at here.
 */
export function stepOn(deadline: OpenDeadline, today: string, { rules, calendar }: Counting): ReminderStep | null {
  if (!calendar.isWorkday(today)) return null;
  const rule = reminderRule(deadline.kind, today, rules);
  if (!rule) return null;
  if (today > deadline.dueOn) {
    return rule.overdue && today <= addDays(deadline.dueOn, NEWS_DAYS) ? 'OVERDUE' : null;
  }
  const come = rule.before.filter((days) => {
    const on = workdayUpTo(addDays(deadline.dueOn, -days), calendar);
    return on > deadline.startOn && on <= today;
  });
  return come.length > 0 ? `BEFORE_${Math.min(...come)}` : null;
}

/** The day, or the last workday before it. */
function workdayUpTo(day: string, calendar: Counting['calendar']): string {
  let on = day;
  while (!calendar.isWorkday(on)) on = addDays(on, -1);
  return on;
}
