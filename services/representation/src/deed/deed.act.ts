import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { Deed } from './deed.entity.ts';
import { mayDeed } from './deed.policy.ts';
import type { DeedAction, DeedFacts } from './deed.workflow.ts';
import { decideDeed } from './deed.workflow.ts';

export interface DeedDone {
  __typename: 'DeedActSuccess';
  deed: string;
}

/** A deed with all that its transition table asks for; it is locked. */
export interface LoadedDeed {
  deed: Deed;
  deputy: Deputy;
  facts: DeedFacts;
}

export async function lockDeed(tx: Act, context: Context, id: string): Promise<LoadedDeed> {
  if (isId(id)) await tx.query('select 1 from deed where id = $1 for update', [id]);
  const deed = isId(id) ? await tx.em.findOne(Deed, { id }) : null;
  if (!deed) throw notFound(context.language);
  const deputy = await tx.em.findOneOrFail(Deputy, { id: deed.deputyId });
  const lies = await areaAndAbove(tx, deed.areaId);
  return { deed, deputy, facts: { state: deed.state, lies, deputyPerson: deputy.personId, deputyStatus: deputy.status } };
}

interface Step {
  to: DeedFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function deedStep(context: Context, action: DeedAction, { deed, facts }: LoadedDeed): Step {
  if (!mayDeed(action, facts, context.actor)) throw new Closed({ type: 'Deed', id: deed.id });
  const isHers = facts.deputyPerson === context.actor.person;
  return { ...stepOf(context, action, facts.state, decideDeed(action, facts)), post: isHers ? undefined : officeOver(facts.lies, context.actor) };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the deed. */
export async function tellDeed(
  tx: Act,
  context: Context,
  { deed, action, step, facts, note, to }: { deed: Deed; action: DeedAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string; to?: Recipients },
): Promise<void> {
  const told = { subject: deed.title, path: `/representation/deeds/${deed.id}` };
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'Deed', id: deed.id }, action, post, facts, note: note ?? null, basis, told });
  if (to) tx.notify({ to, kind: `DEED_${action}`, ...told });
  tx.changed('Deed', deed.id);
}
