import { nationalCalendar } from '@redpine/kit/calendar';

const DAY_MS = 86_400_000;

/** The day so many days later (earlier where negative). */
export const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day itself or the next one on which offices work. */
export function workdayFrom(day: string): string {
  let found = day;
  while (!nationalCalendar.isWorkday(found)) found = shift(found, 1);
  return found;
}

/** On how many days after the first, up to the last, offices work. */
export function workdaysBetween(first: string, last: string): number {
  let found = 0;
  for (let day = shift(first, 1); day <= last; day = shift(day, 1)) if (nationalCalendar.isWorkday(day)) found += 1;
  return found;
}

/** An instant of the day in Shanghai. */
export const at = (day: string, hour: number, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 8) * 3_600_000 + minute * 60_000);
