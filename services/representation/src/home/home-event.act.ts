import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { notFound } from '@redpine/kit/errors';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { noticeDays } from '../rules/home.rules.ts';
import type { HomeStep } from './home.act.ts';
import { Home } from './home.entity.ts';
import { HomeEvent } from './home-event.entity.ts';
import { mayHomeEvent } from './home-event.policy.ts';
import type { HomeEventAction, HomeEventFacts } from './home-event.workflow.ts';
import { decideHomeEvent } from './home-event.workflow.ts';

export interface HomeEventDone {
  __typename: 'HomeEventActSuccess';
  homeEvent: string;
}

interface Turn {
  deputy: string;
  person: string;
}

/** A reception or activity with all that its transition table asks for; it is locked. */
export interface LoadedHomeEvent {
  event: HomeEvent;
  home: Home;
  turns: readonly Turn[];
  facts: HomeEventFacts;
}

export async function lockHomeEvent(tx: Act, context: Context, id: string): Promise<LoadedHomeEvent> {
  if (isId(id)) await tx.query('select 1 from home_event where id = $1 for update', [id]);
  const event = isId(id) ? await tx.em.findOne(HomeEvent, { id }) : null;
  if (!event) throw notFound(context.language);
  const home = await tx.em.findOneOrFail(Home, { id: event.homeId });
  const lies = await areaAndAbove(tx, home.areaId);
  const turns = await tx.query<Turn>(
    'select d.id as deputy, d.person_id as person from home_event_deputy t join deputy d on d.id = t.deputy_id where t.event_id = $1 order by t.id',
    [id],
  );
  const today = legalDay(tx.now);
  const persons = turns.map(({ person }) => person);
  return { event, home, turns, facts: { state: event.state, lies, persons, on: event.onDay, today, notice: noticeDays(context.rules, today) } };
}

/** The act's step: throws `Closed` where the actor's part does not allow it, `Refused` with the table's reason where it is not possible now. */
export function homeEventStep(
  context: Context,
  action: HomeEventAction,
  { event, facts }: LoadedHomeEvent,
): Omit<HomeStep, 'to'> & { to: HomeEventFacts['state'] | 'GONE' } {
  if (!mayHomeEvent(action, facts, context.actor)) throw new Closed({ type: 'HomeEvent', id: event.id });
  return { ...stepOf(context, action, facts.state, decideHomeEvent(action, facts)), post: officeOver(facts.lies, context.actor) };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows it. */
export async function tellHomeEvent(
  tx: Act,
  context: Context,
  { event, home, action, step, facts, note, to }: {
    event: HomeEvent;
    home: Home;
    action: HomeEventAction | 'PLAN';
    step: Omit<HomeStep, 'to'>;
    facts?: Facts;
    note?: string;
    to: Recipients;
  },
): Promise<void> {
  const path = `/representation/homes/events/${event.id}`;
  const subject = `${home.name} ${event.onDay} ${event.subject}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'HomeEvent', id: event.id }, action, post, facts, note: note ?? null, basis, told: { subject, path } });
  tx.notify({ to, kind: `HOME_EVENT_${action}`, subject, path });
  tx.changed('HomeEvent', event.id);
  tx.changed('Home', home.id);
}
