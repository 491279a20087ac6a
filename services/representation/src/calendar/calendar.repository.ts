import type { CalendarRow } from '@redpine/kit/calendar';
import type { Reads } from '../settings.ts';
import type { CalendarEvent } from './calendar.days.ts';

/** What was entered, once for each notice and each corrected day. */
export interface EnteredRow {
  id: string;
  origin: 'NOTICE' | 'CORRECTION';
  /** The notice's year; of a correction the day's. */
  year: number;
  number: string;
  enteredBy: string;
  /** RFC 3339. */
  enteredAt: string;
  days: CalendarRow[];
}

/** Everything entered, in the order in which it was. */
export async function enteredRows(reads: Reads): Promise<EnteredRow[]> {
  return reads.query<EnteredRow>(`
    select coalesce(n.id, d.id) as id, case when n.id is null then 'CORRECTION' else 'NOTICE' end as origin,
           coalesce(n.year, min(extract(year from d.on_day))::int) as year, coalesce(n.number, d.number) as number,
           coalesce(n.entered_by, d.entered_by) as "enteredBy",
           to_char(coalesce(n.entered_at, d.entered_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "enteredAt",
           json_agg(json_build_object('on', d.on_day::text, 'kind', d.kind, 'name', d.name) order by d.on_day) as days
      from calendar_day d left join holiday_notice n on n.id = d.notice_id
     group by coalesce(n.id, d.id), n.id, n.year, n.number, d.number, n.entered_by, d.entered_by, n.entered_at, d.entered_at
     order by coalesce(n.entered_at, d.entered_at), 1`);
}

export function eventOf({ origin, year, number, days }: Pick<EnteredRow, 'origin' | 'year' | 'number' | 'days'>): CalendarEvent[] {
  if (origin === 'NOTICE') return [{ origin, year, number, days }];
  return days.map((day) => ({ origin, number, day }));
}

export async function calendarEvents(reads: Reads): Promise<CalendarEvent[]> {
  return (await enteredRows(reads)).flatMap(eventOf);
}
