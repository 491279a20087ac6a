import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areasOfDeputy } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { DutyEvent } from './duty.entity.ts';
import { mayDuty } from './duty.policy.ts';
import type { DutyAction, DutyFacts } from './duty.workflow.ts';
import { decideDuty } from './duty.workflow.ts';

export interface DutyDone {
  __typename: 'DutyEventActSuccess';
  dutyEvent: string;
}

/** An event with all that its transition table asks for; it is locked. */
export interface LoadedDuty {
  event: DutyEvent;
  deputy: Deputy;
  facts: DutyFacts;
}

export async function lockDuty(tx: Act, context: Context, id: string): Promise<LoadedDuty> {
  if (isId(id)) await tx.query('select 1 from duty_event where id = $1 for update', [id]);
  const event = isId(id) ? await tx.em.findOne(DutyEvent, { id }) : null;
  if (!event) throw notFound(context.language);
  const deputy = await tx.em.findOneOrFail(Deputy, { id: event.deputyId });
  const lies = await areasOfDeputy(tx, deputy.id);
  const { state, enteredBy = null, objectUntil = null, objection = null } = event;
  return { event, deputy, facts: { state, lies, person: deputy.personId, enteredBy, objectUntil, wasObjected: objection !== null, isContested: objection?.decidedOn === null, today: legalDay(tx.now) } };
}

interface Step {
  to: DutyFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/** The act's step: throws `Closed` where the actor's part does not allow the action, `Refused` where it is not possible in this state. */
export function dutyStep(context: Context, action: DutyAction, { event, facts }: LoadedDuty): Step {
  if (!mayDuty(action, facts, context.actor)) throw new Closed({ type: 'DutyEvent', id: event.id });
  return { ...stepOf(context, action, facts.state, decideDuty(action, facts)), post: officeOver(facts.lies, context.actor) };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the event. */
export async function tellDuty(
  tx: Act,
  context: Context,
  { event, action, step, facts, note, to }: { event: DutyEvent; action: DutyAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string; to: Recipients },
): Promise<void> {
  const path = `/representation/duty/${event.id}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'DutyEvent', id: event.id }, action, post, facts, note: note ?? null, basis, told: { subject: event.title, path } });
  tx.notify({ to, kind: `DUTY_${action}`, subject: event.title, path });
  tx.changed('DutyEvent', event.id);
}
