import { LockMode, raw, type RawQueryFragment } from '@mikro-orm/core';
import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { notFound } from '@redpine/kit/errors';
import type { Context } from '../context.ts';
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
  return load(tx, context, id);
}

async function load(tx: Act, context: Context, id: string | { $eq: RawQueryFragment }): Promise<Loaded> {
  const suggestion = await tx.em.findOne(Suggestion, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!suggestion) throw notFound(context.language);
  const lead = suggestion.leadDeputyId ?? null;
  const signers = await tx.query<Signer>(
    `select id, person_id as "personId", status from deputy
      where id = $1 or id in (select deputy_id from cosigner where suggestion_id = $2)`,
    [lead, suggestion.id],
  );
  const inOrder = { orderBy: { position: 'asc' } } as const;
  // Most have no co-signer, and none has a handling before it was accepted.
  const cosigners = signers.some((signer) => signer.id !== lead) ? await tx.em.find(Cosigner, { suggestion }, inOrder) : [];
  const early = ['DRAFT', 'SUBMITTED', 'RETURNED'].includes(suggestion.state);
  const handlings = early ? [] : await tx.em.find(Handling, { suggestion }, inOrder);
  const deputies = new Map(signers.map((signer) => [signer.id, signer]));
  return { suggestion, cosigners, handlings, deputies, tiers: tiersOn(legalDay(tx.now), context.rules) };
}

/** As `lockSuggestion`, by one of its handlings. */
export async function lockHandling(tx: Act, context: Context, id: string): Promise<Loaded & { handling: Handling }> {
  if (!isId(id)) throw notFound(context.language);
  const loaded = await load(tx, context, { $eq: raw('(select suggestion_id from handling where id = ?::uuid)', [id]) });
  const handling = loaded.handlings.find((each) => each.id === id.toLowerCase());
  if (!handling) throw notFound(context.language);
  return { ...loaded, handling };
}

/** The seat that the actor holds on that day, suspended or not; null where there is none. */
export async function seatOf(tx: Act, context: Context, day: string): Promise<Deputy | null> {
  const { person } = context.actor;
  if (person === null || !isId(person)) return null;
  return tx.em.findOne(
    Deputy,
    { personId: person, fromOn: { $lte: day }, $or: [{ untilOn: null }, { untilOn: { $gte: day } }] },
    { orderBy: { fromOn: 'desc' } },
  );
}
