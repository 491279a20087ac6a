import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { columnsOf, managed } from '@redpine/kit/entities';
import { notFound } from '@redpine/kit/errors';
import type { Context } from '../context.ts';
import { Deadline } from '../deadline/deadline.entity.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { Handling } from '../handling/handling.entity.ts';
import { tiersOn } from './suggestion.deadline.ts';
import { Cosigner, Suggestion } from './suggestion.entity.ts';
import type { Tiers } from './suggestion.workflow.ts';

/** A suggestion with its row locked until the act ends, and what hangs on it. */
export interface Loaded {
  suggestion: Suggestion;
  cosigners: Cosigner[];
  /** All, returned ones included, in their order. */
  handlings: Handling[];
  /** Lead and co-signers, by the deputy's id. */
  deputies: ReadonlyMap<string, Signer>;
  /** The district's rule on who assigns within the government, as of today. */
  tiers: Tiers;
}

export type Signer = Pick<Deputy, 'id' | 'personId' | 'status'>;

/** Locks the suggestion: whoever acts on it or on one of its handlings waits here. NOT_FOUND where there is none. */
export async function lockSuggestion(tx: Act, context: Context, id: string): Promise<Loaded> {
  if (!isId(id)) throw notFound(context.language);
  return load(tx, context, { type: 'Suggestion', id });
}

const OF = {
  Suggestion: '$1::uuid',
  Handling: '(select suggestion_id from handling where id = $1::uuid)',
} as const;

/** What hangs on the suggestion, in one statement, read when its row is locked: it changes no more. */
const hangingOf = (suggestion: string): string => `select
  (select json_agg(json_build_object('id', d.id, 'personId', d.person_id, 'status', d.status)) from deputy d
    where d.id = (select lead_deputy_id from suggestion where id = s.id)
       or d.id in (select deputy_id from cosigner where suggestion_id = s.id)) as signers,
  (select json_agg(c order by c.position) from cosigner c where c.suggestion_id = s.id) as cosigners,
  (select json_agg(h order by h.position) from handling h where h.suggestion_id = s.id) as handlings,
  (select json_agg(d) from deadline d where d.handling_id = $1::uuid) as deadlines
  from (select ${suggestion} as id) as s`;

interface Hanging {
  signers: Signer[] | null;
  cosigners: object[] | null;
  handlings: object[] | null;
  deadlines: object[] | null;
}

async function load(
  tx: Act,
  context: Context,
  { type, id }: { type: keyof typeof OF; id: string },
): Promise<Loaded & { deadlines: Deadline[] }> {
  // In one go: the second is carried out when the first has the lock.
  const [[row], [hanging]] = await Promise.all([
    tx.query<object>(`select ${columnsOf(tx.em, Suggestion)} from suggestion where id = ${OF[type]} for update`, [id]),
    tx.query<Hanging>(hangingOf(OF[type]), [id]),
  ]);
  if (!row) throw notFound(context.language);
  const suggestion = managed(tx.em, Suggestion, row);
  return {
    suggestion,
    cosigners: (hanging?.cosigners ?? []).map((each) => managed(tx.em, Cosigner, each)),
    handlings: (hanging?.handlings ?? []).map((each) => managed(tx.em, Handling, each)),
    deadlines: (hanging?.deadlines ?? []).map((each) => managed(tx.em, Deadline, each)),
    deputies: new Map(hanging?.signers?.map((signer) => [signer.id, signer])),
    tiers: tiersOn(legalDay(tx.now), context.rules),
  };
}

/** As `lockSuggestion`, by one of its handlings; with all deadlines of that one. */
export async function lockHandling(
  tx: Act,
  context: Context,
  id: string,
): Promise<Loaded & { handling: Handling; deadlines: Deadline[] }> {
  if (!isId(id)) throw notFound(context.language);
  const loaded = await load(tx, context, { type: 'Handling', id });
  const handling = loaded.handlings.find((each) => each.id === id.toLowerCase());
  if (!handling) throw notFound(context.language);
  return { ...loaded, handling };
}

/** The seat in the district's congress that the actor holds on that day, suspended or not; null where there is none. */
export async function seatOf(tx: Act, context: Context, day: string): Promise<Deputy | null> {
  const { person } = context.actor;
  if (person === null || !isId(person)) return null;
  return tx.em.findOne(
    Deputy,
    { personId: person, level: 'DISTRICT', fromOn: { $lte: day }, $or: [{ untilOn: null }, { untilOn: { $gte: day } }] },
    { orderBy: { fromOn: 'desc' } },
  );
}
