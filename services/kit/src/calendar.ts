/**
 * Legal days and the counting of periods.
 *
 * A legal day is a plain string `YYYY-MM-DD` in Asia/Shanghai: it has no time and no zone. Counting follows
 * 民法典 art. 201–203: the start day is not counted; a period in months ends on the corresponding day, or on
 * the month's last day where there is none; a last day that is a holiday or rest day moves to the next workday.
 */
import { holidayNotices, holidayRows } from './holidays.ts';

/** What a day is: `MAKE_UP_WORKDAY` (调休上班) is a weekend day that is worked. */
export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKE_UP_WORKDAY';
export type DeadlineUnit = 'WORKDAY' | 'DAY' | 'MONTH';
export type DeadlineCertainty = 'CONFIRMED' | 'PROVISIONAL';

/** One day that differs from the plain week; `WORKDAY` withdraws a holiday that an earlier row gave. */
export interface CalendarRow {
  on: string;
  kind: Exclude<DayKind, 'WEEKEND'>;
  /** The holiday it belongs to, such as 春节. */
  name: string | null;
}

/** The notice that settles the holidays of a year (国务院办公厅关于…年部分节假日安排的通知). */
export interface HolidayNotice {
  year: number;
  /** Document number, such as 国办发明电〔2025〕7号; null where it is not known here. */
  number: string | null;
}

export interface CrossedDay {
  on: string;
  kind: Exclude<DayKind, 'WORKDAY'>;
  name: string | null;
}

export interface Calendar {
  /** First day of the first year with a notice. */
  readonly coveredFrom: string;
  /** Last day of the last year with a notice: due days beyond it are provisional. */
  readonly coveredUntil: string;
  kindOf(day: string): DayKind;
  nameOf(day: string): string | null;
  isWorkday(day: string): boolean;
  /** Whether a published notice settles what this day is. */
  isCovered(day: string): boolean;
}

/** A counted period: `countedTo` is the day that plain counting gives, `dueOn` the workday it comes to. */
export interface CountedPeriod {
  dueOn: string;
  countedTo: string;
  /** Only days that made a difference, in order. */
  crossed: CrossedDay[];
  certainty: DeadlineCertainty;
}

const DAY_MS = 86_400_000;

function toMs(day: string): number {
  // PostgreSQL knows no year 0000.
  const ms = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  }
  return ms;
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whether the text is a day that exists, such as 2024-02-29 and not 2025-02-29. */
export function isDay(text: string): boolean {
  try {
    toMs(text);
    return true;
  } catch {
    return false;
  }
}

export function addDays(day: string, days: number): string {
  return toDay(toMs(day) + days * DAY_MS);
}

/** Calendar days from one day to the other; negative where `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** 民法典 art. 202: the corresponding day, or the month's last day where there is none. */
export function addMonths(day: string, months: number): string {
  const from = new Date(toMs(day));
  const lastOfMonth = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  const date = Math.min(from.getUTCDate(), lastOfMonth.getUTCDate());
  return toDay(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), date));
}

/** The workday that is `workdays` workdays after `day`, which is itself not counted. */
export function addWorkdays(day: string, workdays: number, calendar: Calendar): string {
  let current = day;
  for (let counted = 0; counted < workdays; ) {
    current = addDays(current, 1);
    if (calendar.isWorkday(current)) counted += 1;
  }
  return current;
}

/** 民法典 art. 203: the day itself, or the next workday where it is a holiday or rest day. */
export function moveOffHoliday(day: string, calendar: Calendar): string {
  let current = day;
  while (!calendar.isWorkday(current)) current = addDays(current, 1);
  return current;
}

/**
 * Rows are data: for one day the last row holds, so that a district's corrections follow the national rows.
 * Coverage comes from the notices alone: a correction does not make its year certain.
 */
export function createCalendar(rows: readonly CalendarRow[], notices: readonly HolidayNotice[]): Calendar {
  const special = new Map(rows.map((row) => [row.on, row]));
  for (const day of special.keys()) toMs(day);
  const years = new Set(notices.map((notice) => notice.year));
  if (years.size === 0) throw new RangeError('a calendar needs at least one notice');

  const kindOf = (day: string): DayKind => {
    const row = special.get(day);
    if (row) return row.kind;
    const weekday = new Date(toMs(day)).getUTCDay();
    return weekday === 0 || weekday === 6 ? 'WEEKEND' : 'WORKDAY';
  };
  return {
    coveredFrom: `${Math.min(...years)}-01-01`,
    coveredUntil: `${Math.max(...years)}-12-31`,
    kindOf,
    nameOf: (day) => special.get(day)?.name ?? null,
    isWorkday(day) {
      const kind = kindOf(day);
      return kind === 'WORKDAY' || kind === 'MAKE_UP_WORKDAY';
    },
    isCovered: (day) => years.has(Number(day.slice(0, 4))),
  };
}

/**
 * Counts a period from `startOn`, which is itself not counted.
 *
 * Periods in workdays are affected by every day on the way; periods in days or months by their end alone.
 * @throws RangeError where the start is no day or the length no positive whole number
 */
export function computeDeadline(period: {
  startOn: string;
  length: number;
  unit: DeadlineUnit;
  calendar: Calendar;
}): CountedPeriod {
  const { startOn, length, unit, calendar } = period;
  if (!Number.isInteger(length) || length < 1) throw new RangeError(`not a length: ${length}`);
  const countedTo =
    unit === 'MONTH' ? addMonths(startOn, length)
    : unit === 'DAY' ? addDays(startOn, length)
    : addWorkdays(startOn, length, calendar);
  const dueOn = moveOffHoliday(countedTo, calendar);

  const crossed: CrossedDay[] = [];
  let certain = true;
  for (let day = unit === 'WORKDAY' ? addDays(startOn, 1) : countedTo; day <= dueOn; day = addDays(day, 1)) {
    const kind = calendar.kindOf(day);
    if (kind !== 'WORKDAY') crossed.push({ on: day, kind, name: calendar.nameOf(day) });
    certain &&= calendar.isCovered(day);
  }
  return { dueOn, countedTo, crossed, certainty: certain ? 'CONFIRMED' : 'PROVISIONAL' };
}

/** The holidays of the whole country. */
export const nationalCalendar: Calendar = createCalendar(holidayRows, holidayNotices);
