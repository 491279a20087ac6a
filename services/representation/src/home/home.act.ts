import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import { type Lies, officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { Home } from './home.entity.ts';
import { mayHome } from './home.policy.ts';
import type { HomeAction, HomeFacts, HomeState } from './home.workflow.ts';
import { decideHome } from './home.workflow.ts';

export interface HomeDone {
  __typename: 'HomeActSuccess';
  home: string;
}

/** A home with all that its transition table asks for; it is locked. */
interface LoadedHome {
  home: Home;
  facts: HomeFacts;
}

export async function lockHome(tx: Act, context: Context, id: string): Promise<LoadedHome> {
  if (isId(id)) await tx.query('select 1 from home where id = $1 for update', [id]);
  const home = isId(id) ? await tx.em.findOne(Home, { id }) : null;
  if (!home) throw notFound(context.language);
  const lies = await areaAndAbove(tx, home.areaId);
  return { home, facts: { state: home.state, lies, reachable: home.openingHours !== '' && home.contact !== '' } };
}

export interface HomeStep {
  to: HomeState | 'GONE';
  basis: LegalBasis | null;
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function homeStep(context: Context, action: HomeAction, { home, facts }: LoadedHome): HomeStep {
  if (!mayHome(action, facts, context.actor)) throw new Closed({ type: 'Home', id: home.id });
  return { ...stepOf(context, action, facts.state, decideHome(action, facts)), post: officeOver(facts.lies, context.actor) };
}

/** The offices that keep what lies there. */
export function officesOver(lies: Lies): Recipients {
  const local = lies.flatMap((area) => ['SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM'].map((kind) => ({ kind, area })));
  return { posts: [{ kind: 'DEPUTIES_OFFICE' }, ...local] };
}

/** Persons of the deputies who are attached to the home today. */
export async function membersOf(tx: Act, home: Home, day: string): Promise<Recipients> {
  const rows = await tx.query<{ person: string }>(
    `select d.person_id as person from home_member m join deputy d on d.id = m.deputy_id
      where m.home_id = $1 and m.from_on <= $2::date and coalesce(m.until_on >= $2::date, true)`,
    [home.id, day],
  );
  return { persons: rows.map(({ person }) => person) };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the home. */
export async function tellHome(
  tx: Act,
  context: Context,
  { home, action, step, facts, note, to }: { home: Home; action: HomeAction; step: Omit<HomeStep, 'to'>; facts?: Facts; note?: string; to?: Recipients },
): Promise<void> {
  const path = `/representation/homes/${home.id}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'Home', id: home.id }, action, post, facts, note: note ?? null, basis, told: { subject: home.name, path } });
  if (to) tx.notify({ to, kind: `HOME_${action}`, subject: home.name, path });
  tx.changed('Home', home.id);
}
