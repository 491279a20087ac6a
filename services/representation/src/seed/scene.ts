import { legalDay } from '@redpine/kit/clock';
import type { Context } from '../context.ts';

/** Where a story stands when an act of it is told. */
export interface Scene {
  context: Context;
  /** Null for the draft or the motion that begins it. */
  suggestion: string | null;
  idempotencyKey: string;
}

/** The one row that an act is on; a story that asks for another is told wrongly. */
export async function rowOf<T extends object>(
  { context, suggestion }: Scene,
  { name, text, values = [] }: { name: string; text: string; values?: readonly unknown[] },
): Promise<T> {
  const [row] = await context.database.query<T>(text, [suggestion, ...values], `seed ${name}`);
  if (!row) throw new Error(`suggestion ${suggestion} has no ${name} for the act`);
  return row;
}

/** The suggestion with its version. */
export const suggestionNow = (scene: Scene): Promise<{ suggestion: string; version: number }> =>
  rowOf(scene, { name: 'suggestion', text: 'select id as suggestion, version from suggestion where id = $1' });

/** The unit's latest handling of the suggestion. */
export const handlingNow = (scene: Scene, unit: string): Promise<{ handling: string; version: number }> =>
  rowOf(scene, {
    name: 'handling',
    text: `select id as handling, version from handling where suggestion_id = $1 and organ_id = $2
            order by position desc limit 1`,
    values: [unit],
  });

/** The person's seat on that day: the id of the deputy. */
export async function seatOf({ database, clock }: Context, person: string): Promise<string> {
  const [seat] = await database.query<{ id: string }>(
    'select id from deputy where person_id = $1 and from_on <= $2 and coalesce(until_on >= $2, true) order by from_on desc limit 1',
    [person, legalDay(clock())],
    'seed seat',
  );
  if (!seat) throw new Error(`person ${person} has no seat for the act`);
  return seat.id;
}
