import type { Tale, TaleAct } from '@redpine/representation/seed/rows';
import { at, workdayFrom } from './calendar-days.ts';
import type { Scene } from './telling.ts';

/** An act of a tale: on the next workday from this day, by the person with this code. */
export type Deed = readonly [day: string, by: string, take: TaleAct['take']];

/** The tale as far as the clock allows; none where it has not begun. Acts of one day follow each other. */
export function taleOf({ cast, now }: Pick<Scene, 'cast' | 'now'>, key: string, deeds: readonly Deed[]): Tale[] {
  const acts = deeds.map(([day, by, take], n): TaleAct => ({ at: at(workdayFrom(day), 9, 20 + 7 * n), by: cast.actor(by), take }));
  const end = acts.findIndex((act) => act.at >= now);
  const past = end === -1 ? acts : acts.slice(0, end);
  return past.length === 0 ? [] : [{ key, acts: past }];
}
