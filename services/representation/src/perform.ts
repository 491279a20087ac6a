import type { Act, ActDescription } from '@redpine/kit/act';
import { act } from '@redpine/kit/act';
import { type Actor, ANONYMOUS } from '@redpine/kit/actor';
import { forbidden, notFound, unauthenticated } from '@redpine/kit/errors';
import { say } from '@redpine/kit/language';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Problem } from '@redpine/kit/problem';
import { Refused, transition } from '@redpine/kit/problem';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import type { Context, RecordType } from './context.ts';
import { type Reads, REVISION } from './settings.ts';

/** Thrown inside an act that is not open to its actor. */
export class Closed extends Error {
  readonly record: { type: RecordType; id: string };

  constructor(record: { type: RecordType; id: string }) {
    super(`${record.type} ${record.id} is closed to the actor`);
    this.record = record;
  }
}

/**
 * As kit's `act`, with the rules and the calendar of this moment. Where the act is closed to its actor: FORBIDDEN if her own views show the record, NOT_FOUND if they
 * do not, since what she may not see does not exist for her. It is looked up after the rollback, when the act's
 * connection is free again.
 */
export async function perform<T extends object>(
  context: Context,
  description: ActDescription,
  work: (tx: Act) => Promise<T>,
): Promise<T | Problem> {
  if (context.actor.kind === 'ANONYMOUS') throw unauthenticated(context.language);
  try {
    return await carryOut(context, description, work);
  } catch (error) {
    if (!(error instanceof Closed)) throw error;
    const { type, id } = error.record;
    throw (await context.sees(type, id)) ? forbidden(context.language) : notFound(context.language);
  }
}

/** The acts that are open to whoever has no account; every other one asks `perform`, which refuses visitors. */
interface PublicAct extends ActDescription {
  action: 'opinion.send' | 'opinion.rate' | 'opinion.follow';
  /** All visitors are one actor: a key belongs to the secret that this one sender holds. */
  keyOf: string;
}

/** Whoever it is: nobody of the house. */
const SENDER: Actor = { ...ANONYMOUS, name: '反映人' };

/**
 * As kit's `act`, for a citizen: whoever sends it, it is on record as nobody's, also where she happens to be signed in.
 * What lets her act on a record is what she knows, and the work asks for it.
 */
export function performPublicly<T extends object>(
  context: Context,
  description: PublicAct,
  work: (tx: Act, nobody: Context) => Promise<T>,
): Promise<T | Problem> {
  const nobody = Object.create(context, { actor: { value: SENDER, enumerable: true } }) as Context;
  return carryOut(nobody, description, (tx) => work(tx, nobody));
}

function carryOut<T extends object>(context: Context, description: ActDescription, work: (tx: Act) => Promise<T>): Promise<T | Problem> {
  const answered = async (revision: string | null, reads: Reads): Promise<void> =>
    void Object.assign(context, await context.settings.read(reads, revision));
  return act(context, { ...description, entering: { select: REVISION, answered } }, work);
}

/** What to throw inside an act that is not possible in this state. */
export function refusal(context: Context, action: string, state: string, why: Refusal): Refused {
  const { code, reason, legalBasis } = why;
  return new Refused(
    transition({ message: say(reason, context.language), action, state, reason: code, legalBasis }),
  );
}

/** The state that a decision leads to and the act's basis; throws `Refused` with the table's reason where it is not possible. */
export function stepOf<State extends string>(
  context: Context,
  action: string,
  state: string,
  decision: Decision<State>,
): { to: State | 'GONE'; basis: LegalBasis | null } {
  if (decision.ok) return { to: decision.to, basis: decision.legalBasis };
  throw refusal(context, action, state, decision.refusal);
}
