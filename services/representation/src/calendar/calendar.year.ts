import { badInput } from '@redpine/kit/errors';
import type { Context } from '../context.ts';
import type { CalendarYear } from '../generated/types.ts';
import { settledYears, specialDays } from './calendar.days.ts';
import { enteredRows, eventOf } from './calendar.repository.ts';

const MOST_ENTRIES = 100;

/** A year as it stands; null for visitors, since it names who entered what. */
export async function calendarYear(context: Context, year: number): Promise<CalendarYear | null> {
  if (context.actor.kind === 'ANONYMOUS') return null;
  if (year < 2004 || year > 2100) {
    throw badInput(context.language, 'year', { zh: '年度为 2004–2100。', en: 'A year is 2004–2100.' });
  }
  const rows = await enteredRows(context.database);
  const events = rows.flatMap(eventOf);
  const settled = settledYears(events).get(year);
  return {
    year,
    settled: settled !== undefined,
    notice: settled?.number ?? null,
    days: [...specialDays(events).values()]
      .filter(({ on }) => on.startsWith(`${year}-`))
      .toSorted((a, b) => a.on.localeCompare(b.on)),
    entries: rows
      .filter((row) => row.year === year)
      .toReversed()
      .slice(0, MOST_ENTRIES)
      .map(({ id, origin, number, enteredBy, enteredAt, days }) => {
        const [day] = origin === 'CORRECTION' ? days : [];
        return { id, origin, number, on: day?.on ?? null, kind: day?.kind ?? null, dayCount: days.length, enteredBy, enteredAt };
      }),
  };
}
