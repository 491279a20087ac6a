import { addDays, createCalendar, nationalCalendar } from '@redpine/kit/calendar';
import { holidayNotices, holidayRows } from '@redpine/kit/holidays';
import { describe, expect, it } from 'vitest';
import { extensionLimit, firstContactDeadline, opinionDeadline, rehandleDeadline } from '../handling/handling.deadline.ts';
import { handlingRules } from '../rules/handling.rules.ts';
import { representationRules } from '../rules/representation.rules.ts';
import { assignDeadline, type Counting, evaluateDeadline, replyDeadline, returnDeadline } from '../suggestion/suggestion.deadline.ts';

// Every deadline of the house on every day of two years, beside a count by hand: the notices as they were printed, and
// a finger that goes from day to day.

const from = (first: string, days: number): string[] => Array.from({ length: days }, (_day, n) => addDays(first, n));
/** 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号. */
const OFF = new Set([
  '2025-01-01', ...from('2025-01-28', 8), ...from('2025-04-04', 3), ...from('2025-05-01', 5), ...from('2025-05-31', 3), ...from('2025-10-01', 8),
  ...from('2026-01-01', 3), ...from('2026-02-15', 9), ...from('2026-04-04', 3), ...from('2026-05-01', 5), ...from('2026-06-19', 3), ...from('2026-09-25', 3),
  ...from('2026-10-01', 7),
]);
const WORKED = new Set([
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11', '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
]);
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const worked = (day: string): boolean => WORKED.has(day) || (!OFF.has(day) && weekday(day) !== 0 && weekday(day) !== 6);

function byHand(start: string, length: number, unit: 'WORKDAY' | 'MONTH'): string {
  let day = start;
  if (unit === 'WORKDAY') {
    for (let left = length; left > 0; left -= worked(day) ? 1 : 0) day = addDays(day, 1);
    return day;
  }
  const [year = 0, month = 0, date = 0] = start.split('-').map(Number);
  // The day of the same number; a month without one ends earlier (民法典 art. 202).
  const last = new Date(Date.UTC(year, month + length, 0));
  day = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
  while (!worked(day)) day = addDays(day, 1);
  return day;
}

const counting: Counting = { rules: [...representationRules, ...handlingRules], calendar: nationalCalendar };
const DUE: readonly [name: string, length: number, unit: 'WORKDAY' | 'MONTH', due: (day: string, counting: Counting) => string][] = [
  ['assigning between sessions', 5, 'WORKDAY', (day, by) => assignDeadline({ origin: 'BETWEEN_SESSIONS', acceptedOn: day, sessionUntil: null }, by).dueOn],
  ['assigning after a session', 20, 'WORKDAY', (day, by) => assignDeadline({ origin: 'IN_SESSION', acceptedOn: '2025-01-01', sessionUntil: day }, by).dueOn],
  ['returning the assignment', 5, 'WORKDAY', (day, by) => returnDeadline({ offeredOn: day }, by).dueOn],
  ['the first contact', 20, 'WORKDAY', (day, by) => firstContactDeadline({ offeredOn: day }, by).dueOn],
  ['the opinion', 1, 'MONTH', (day, by) => opinionDeadline({ offeredOn: day }, by).dueOn],
  ['the reply', 3, 'MONTH', (day, by) => replyDeadline({ assignedOn: day, track: 'THREE_MONTHS' }, by).dueOn],
  ['the reply that takes longer', 6, 'MONTH', (day, by) => replyDeadline({ assignedOn: day, track: 'SIX_MONTHS' }, by).dueOn],
  ['the longest extension', 6, 'MONTH', (day, by) => extensionLimit(day, by)],
  ['handling again', 1, 'MONTH', (day, by) => rehandleDeadline({ orderedOn: day }, by).dueOn],
  ['the evaluation', 15, 'WORKDAY', (day, by) => evaluateDeadline({ repliedOn: day }, by).dueOn],
];

describe('every deadline from every day', () => {
  it.each(DUE)('DUE-01 MUST for %s be %i %s, over 春节, 调休, month ends and all holidays of 2025 and 2026', (_name, length, unit, due) => {
    const wrong: string[] = [];
    for (let day = '2025-01-01'; day <= '2026-06-30'; day = addDays(day, 1)) {
      const [is, must] = [due(day, counting), byHand(day, length, unit)];
      if (is !== must) wrong.push(`${day}: ${is} where ${must}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    // Month ends and leap days, without a holiday in the way.
    ['2023-11-30', 3, '2024-02-29'], ['2024-11-30', 3, '2025-02-28'], ['2025-11-28', 3, '2026-02-28'], ['2025-11-29', 3, '2026-02-28'], ['2025-11-30', 3, '2026-02-28'],
    ['2024-02-29', 3, '2024-05-29'], ['2024-08-29', 6, '2025-02-28'], ['2023-08-31', 6, '2024-02-29'], ['2025-03-31', 3, '2025-06-30'], ['2025-12-31', 3, '2026-03-31'],
    // The last day lies in 春节: the first working day after it, and no make-up workday before it.
    ['2024-10-28', 3, '2025-02-05'], ['2024-11-04', 3, '2025-02-05'], ['2025-11-14', 3, '2026-02-14'], ['2025-11-15', 3, '2026-02-24'], ['2025-11-23', 3, '2026-02-24'],
    // The last day is a weekend that is worked, and one that is not.
    ['2025-06-28', 3, '2025-09-28'], ['2025-07-11', 3, '2025-10-11'], ['2025-06-27', 3, '2025-09-28'], ['2025-06-21', 3, '2025-09-22'],
  ] as const)('DUE-02 MUST, assigned on %s for %i months, be due on %s (代表法 art. 51; 民法典 art. 202–203)', (assignedOn, months, dueOn) => {
    expect(replyDeadline({ assignedOn, track: months === 3 ? 'THREE_MONTHS' : 'SIX_MONTHS' }, counting).dueOn).toBe(dueOn);
  });

  it('DUE-03 MUST be provisional from the first day that no notice settles, and confirmed before it', () => {
    const certainty = (repliedOn: string): string => evaluateDeadline({ repliedOn }, counting).certainty;
    const days = from('2026-11-01', 61);
    const first = days.find((day) => certainty(day) === 'PROVISIONAL') ?? '';
    expect(evaluateDeadline({ repliedOn: addDays(first, -1) }, counting).dueOn).toBe('2026-12-31');
    expect(days.filter((day) => day >= first).every((day) => certainty(day) === 'PROVISIONAL')).toBe(true);
  });

  it('DUE-04 MUST count by the calendar that a later row corrects, and leave what was counted before as it stands', () => {
    const corrected = createCalendar(
      [...holidayRows, { on: '2026-03-09', kind: 'HOLIDAY', name: '临时放假' }, { on: '2026-03-07', kind: 'MAKE_UP_WORKDAY', name: '临时放假' }],
      holidayNotices,
    );
    const before = returnDeadline({ offeredOn: '2026-03-02' }, counting);
    const kept = structuredClone(before);
    expect(returnDeadline({ offeredOn: '2026-03-02' }, { ...counting, calendar: corrected })).toMatchObject({
      dueOn: '2026-03-07', certainty: 'CONFIRMED', crossed: [{ on: '2026-03-07', kind: 'MAKE_UP_WORKDAY', name: '临时放假' }],
    });
    expect(before).toEqual(kept);
  });
});
