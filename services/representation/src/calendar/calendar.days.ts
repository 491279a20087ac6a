/** The calendar as it stands: the national one, the notices entered over it, the corrections of single days. Pure. */
import type { Calendar, CalendarRow } from '@redpine/kit/calendar';
import { createCalendar } from '@redpine/kit/calendar';
import { holidayNotices, holidayRows, noticeYearOf } from '@redpine/kit/holidays';

/** What was entered, in the order in which it was: what comes later holds. */
export type CalendarEvent =
  | { origin: 'NOTICE'; year: number; number: string; days: readonly CalendarRow[] }
  | { origin: 'CORRECTION'; number: string; day: CalendarRow };

/** A day that differs from the plain week, and where that comes from. */
export interface SpecialDay extends CalendarRow {
  origin: 'NATIONAL' | CalendarEvent['origin'];
  /** Null where the national calendar does not know it. */
  number: string | null;
}

export interface NoticeOf {
  year: number;
  number: string | null;
}

/** Every special day by its date. */
export function specialDays(events: readonly CalendarEvent[]): Map<string, SpecialDay> {
  const numbers = new Map(holidayNotices.map(({ year, number }) => [year, number]));
  const days = new Map<string, SpecialDay>(
    holidayRows.map((row) => [row.on, { ...row, origin: 'NATIONAL', number: numbers.get(noticeYearOf(row)) ?? null }]),
  );
  for (const event of events) {
    if (event.origin === 'CORRECTION') {
      days.set(event.day.on, { ...event.day, origin: 'CORRECTION', number: event.number });
      continue;
    }
    // A notice settles its whole year: what an earlier one said of it, and it does not, no longer holds.
    for (const [on, day] of days) if (noticeYearOf(day) === event.year) days.delete(on);
    for (const day of event.days) days.set(day.on, { ...day, origin: 'NOTICE', number: event.number });
  }
  return days;
}

/** The notice that settles each year: the latest one entered, or the national calendar's. */
export function settledYears(events: readonly CalendarEvent[]): Map<number, NoticeOf> {
  const years = new Map<number, NoticeOf>(holidayNotices.map((notice) => [notice.year, notice]));
  for (const event of events) {
    if (event.origin === 'NOTICE') years.set(event.year, { year: event.year, number: event.number });
  }
  return years;
}

export function calendarOf(events: readonly CalendarEvent[]): Calendar {
  return createCalendar([...specialDays(events).values()], [...settledYears(events).values()]);
}

/** The rule that a day of a notice breaks; null where it breaks none. */
export function noticeDayFault(year: number, { on, kind }: CalendarRow): 'OUTSIDE_YEAR' | 'KIND' | 'WEEKEND' | null {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  if (kind === 'WORKDAY') return 'KIND';
  // New Year's holiday may begin in the December before.
  if (on.slice(0, 4) !== String(year) && !on.startsWith(`${year - 1}-12-`)) return 'OUTSIDE_YEAR';
  return kind === 'MAKE_UP_WORKDAY' && weekday !== 0 && weekday !== 6 ? 'WEEKEND' : null;
}
