import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
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
import { Constituent, Tie } from './tie.entity.ts';
import { COMMITTEE, isContactor, mayTie } from './tie.policy.ts';
import type { TieAction, TieFacts } from './tie.workflow.ts';
import { decideTie } from './tie.workflow.ts';

export interface TieDone {
  __typename: 'TieActSuccess';
  tie: string;
}

/** A tie with all that its transition table asks for; it is locked. */
export interface LoadedTie {
  tie: Tie;
  deputy: Deputy;
  constituent: Constituent | null;
  facts: TieFacts;
}

/** The name of a person who holds a post of the standing committee today; null where she holds none. */
export async function memberName(tx: Act, person: string): Promise<string | null> {
  if (!isId(person)) return null;
  const [row] = await tx.query<{ name: string }>(
    `select person.name from post join person on person.id = post.person_id where post.person_id = $1 and post.kind = any($2::text[])
      and post.from_on <= $3::date and coalesce(post.until_on >= $3::date, true) limit 1`,
    [person, COMMITTEE, legalDay(tx.now)],
  );
  return row?.name ?? null;
}

export async function lockTie(tx: Act, context: Context, id: string): Promise<LoadedTie> {
  if (isId(id)) await tx.query('select 1 from tie where id = $1 for update', [id]);
  const tie = isId(id) ? await tx.em.findOne(Tie, { id }) : null;
  if (!tie) throw notFound(context.language);
  const deputy = await tx.em.findOneOrFail(Deputy, { id: tie.deputyId });
  const constituent = typeof tie.constituentId !== 'string' ? null : await tx.em.findOneOrFail(Constituent, { id: tie.constituentId });
  const facts: TieFacts = {
    state: tie.state, kind: tie.kind, lies: await areaAndAbove(tx, tie.areaId ?? null), memberPerson: tie.memberPersonId ?? null, memberServes: true,
    deputyPerson: deputy.personId, deputyStatus: deputy.status, hasData: constituent !== null && !constituent.erasedAt,
  };
  return { tie, deputy, constituent, facts };
}

export interface TieStep {
  to: TieFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the member or the deputy acts herself. */
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function tieStep(context: Context, action: TieAction, { tie, facts }: LoadedTie): TieStep {
  if (!mayTie(action, facts, context.actor)) throw new Closed({ type: 'Tie', id: tie.id });
  return { ...stepOf(context, action, facts.state, decideTie(action, facts)), post: officePost(facts, context) };
}

/** The post that an act for somebody else's tie rests on. */
export const officePost = (facts: TieFacts, { actor }: Context): ActorPost | undefined =>
  isContactor(facts, actor) ? undefined : officeOver(facts.lies, actor);

/** The tie in words that name no voter. */
export async function tieTitle(tx: Act, { facts, deputy }: Pick<LoadedTie, 'facts' | 'deputy'>): Promise<string> {
  if (facts.kind === 'DEPUTY_VOTER') return `${deputy.name}联系选民`;
  const [row] = await tx.query<{ name: string }>('select name from person where id = $1', [facts.memberPerson]);
  return `${row?.name ?? ''}联系代表${deputy.name}`;
}

/** The sides that have accounts: never the voter. */
export const sidesOf = ({ kind, memberPerson, deputyPerson }: TieFacts): Recipients => ({
  persons: [...(kind === 'MEMBER_DEPUTY' && memberPerson !== null ? [memberPerson] : []), ...(deputyPerson === null ? [] : [deputyPerson])],
});

/** Puts the act on record, and tells those whom it concerns and every browser that shows the tie. */
export async function tellTie(
  tx: Act,
  context: Context,
  told: { tie: string; subject: string; action: TieAction; step: Pick<TieStep, 'basis' | 'post'>; facts?: Facts; note?: string; to?: Recipients },
): Promise<void> {
  const { tie, subject, action, step: { basis, post }, facts, note, to } = told;
  const path = `/representation/ties/${tie}`;
  await addToHistory(tx, context, { of: { type: 'Tie', id: tie }, action, post, facts, note: note ?? null, basis, told: { subject, path } });
  if (to) tx.notify({ to, kind: `TIE_${action}`, subject, path });
  tx.changed('Tie', tie);
}
