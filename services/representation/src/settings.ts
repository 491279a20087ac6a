import type { Calendar } from '@redpine/kit/calendar';
import type { Rule } from '@redpine/kit/rules';
import { loadRules } from '@redpine/kit/rules';
import { calendarOf } from './calendar/calendar.days.ts';
import { calendarEvents } from './calendar/calendar.repository.ts';

/** What counting rests on at the moment of use. */
export interface Standing {
  rules: readonly Rule[];
  calendar: Calendar;
}

/** Reads rows on whatever connection the caller has: the database's, or an act's own. */
export interface Reads {
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

export interface Settings {
  /** As last read. */
  readonly last: Standing;
  /**
   * As they are now: read again only where the database has counted a change, by whichever process. `revision` is what
   * REVISION has just answered; asked for where it is not given.
   */
  read(reads: Reads, revision?: string | null): Promise<Standing>;
}

/** The rules and the calendar of the service, cached until they change. */
export async function openSettings(reads: Reads): Promise<Settings> {
  let cached = await load(reads);
  return {
    get last() {
      return cached;
    },
    async read(reads, revision) {
      if ((revision ?? (await revisionNow(reads))) !== cached.revision) cached = await load(reads);
      return cached;
    },
  };
}

async function load(reads: Reads): Promise<Standing & { revision: string }> {
  // Read before what it counts: a change in between is then seen at the next use.
  const revision = await revisionNow(reads);
  const rules = await loadRules((text) => reads.query<Rule>(text));
  return { revision, rules, calendar: calendarOf(await calendarEvents(reads)) };
}

/** How often rules and calendar have changed. */
export const REVISION = 'select revision::text from settings';

async function revisionNow(reads: Reads): Promise<string> {
  const [row] = await reads.query<{ revision: string }>(REVISION);
  if (!row) throw new Error('the table settings holds one row');
  return row.revision;
}
