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
import { unitsOf } from '../suggestion/suggestion.visibility.ts';
import { rateUntil } from './opinion.deadline.ts';
import { Opinion } from './opinion.entity.ts';
import { mayOpinion } from './opinion.policy.ts';
import { followsAllowed, reopeningsAllowed } from './opinion.rules.ts';
import type { OpinionAction, OpinionFacts, OpinionPersonAction } from './opinion.workflow.ts';
import { decideOpinion } from './opinion.workflow.ts';

export interface OpinionDone {
  __typename: 'OpinionActSuccess';
  opinion: string;
}

/** An opinion with all that its transition table asks for; it is locked. */
export interface LoadedOpinion {
  opinion: Opinion;
  deputy: Deputy | null;
  facts: OpinionFacts;
}

export async function lockOpinion(tx: Act, context: Context, by: { id: string } | { codeDigest: string }): Promise<LoadedOpinion | null> {
  if ('id' in by && !isId(by.id)) return null;
  await tx.query(`select 1 from opinion where ${'id' in by ? 'id = $1::uuid' : 'code_digest = $1'} for update`, ['id' in by ? by.id : by.codeDigest]);
  const opinion = await tx.em.findOne(Opinion, by);
  if (!opinion) return null;
  const { deputyId = null, answeredOn = null } = opinion;
  const deputy = deputyId === null ? null : await tx.em.findOneOrFail(Deputy, { id: deputyId });
  const [counts] = await tx.query<{ follows: number; toTell: number }>(
    `select (select count(*)::int from opinion_supplement where opinion_id = $1) as follows,
            (select count(*)::int from opinion_notice where opinion_id = $1 and told_at is null) as "toTell"`,
    [opinion.id],
  );
  const today = legalDay(tx.now);
  const facts: OpinionFacts = {
    state: opinion.state,
    lies: await areaAndAbove(tx, opinion.areaId ?? null),
    kind: opinion.kind ?? null,
    deputyPerson: deputy?.personId ?? null,
    deputyStatus: deputy?.status ?? null,
    unit: opinion.organId ?? null,
    reopened: opinion.reopened,
    reopenings: reopeningsAllowed(context.rules, today),
    follows: counts?.follows ?? 0,
    followings: followsAllowed(context.rules, today),
    ratingOver: answeredOn !== null && rateUntil(answeredOn, context) < today,
    toTell: counts?.toTell ?? 0,
  };
  return { opinion, deputy, facts };
}

/** The opinion that somebody with an account acts on, and the step; the parties are those of the moment before. */
export async function openOpinion(
  tx: Act, context: Context, action: OpinionPersonAction, id: string, more: Partial<OpinionFacts> = {},
): Promise<LoadedOpinion & { step: Step }> {
  const loaded = await lockOpinion(tx, context, { id });
  if (!loaded) throw notFound(context.language);
  const { facts } = loaded;
  if (!mayOpinion(action, facts, context.actor)) throw new Closed({ type: 'Opinion', id });
  return { ...loaded, step: stepFor(context, action, { ...facts, ...more }) };
}

export interface Step {
  to: OpinionFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where a deputy or the sender acts. */
  post: ActorPost | undefined;
}

export function stepFor(context: Context, action: OpinionAction, facts: OpinionFacts): Step {
  const { actor } = context;
  const units = unitsOf(actor);
  const post = facts.deputyPerson !== null && facts.deputyPerson === actor.person
    ? undefined
    : (facts.unit !== null && units.includes(facts.unit) ? actor.posts.find(({ organ }) => organ === facts.unit) : undefined) ?? officeOver(facts.lies, actor);
  return { ...stepOf(context, action, facts.state, decideOpinion(action, facts)), post };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the opinion. */
export async function tellOpinion(
  tx: Act,
  context: Context,
  { opinion, action, step, facts, note, to }: { opinion: Opinion; action: OpinionAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string; to?: Recipients },
): Promise<void> {
  const path = `/representation/opinions/${opinion.id}`;
  const { basis, post } = step;
  // What was said is nobody's business but theirs who read the record.
  const subject = opinion.subject ?? `${opinion.receivedOn} 收到的民意`;
  await addToHistory(tx, context, { of: { type: 'Opinion', id: opinion.id }, action, post, facts, note: note ?? null, basis, told: { subject, path } });
  if (to) tx.notify({ to, kind: `OPINION_${action}`, subject, path });
  const teller = tellerOf(opinion);
  if (teller !== null && teller !== context.actor.person && TOLD.includes(action)) tx.notify({ to: { persons: [teller] }, kind: `OPINION_${action}`, subject, path });
  tx.changed('Opinion', opinion.id);
}

/** What became of it, that a visitor passes on. */
const TOLD: readonly OpinionAction[] = ['CONVERT', 'ANSWER', 'TRANSFER', 'DECLINE'];

/** Who passes on what became of it: whoever was visited holds no code, and hears it from the visitor. */
const tellerOf = ({ visitId, recordedBy }: Opinion): string | null => ((visitId ?? null) === null ? null : (recordedBy ?? null));

/** 代工委, and whoever keeps the area it is from. */
export function keepers({ lies }: Pick<OpinionFacts, 'lies'>): Recipients {
  const local = lies.flatMap((area) => [{ kind: 'SUBDISTRICT_OFFICE', area }, { kind: 'TOWN_PRESIDIUM', area }]);
  return { posts: [{ kind: 'DEPUTIES_OFFICE' }, ...local] };
}

/** The deputy or the unit it is with. */
export function receivers({ deputyPerson, unit }: Pick<OpinionFacts, 'deputyPerson' | 'unit'>): Recipients {
  if (deputyPerson !== null) return { persons: [deputyPerson] };
  return unit === null ? { persons: [] } : { posts: [{ kind: 'UNIT_CLERK', organ: unit }, { kind: 'UNIT_HEAD', organ: unit }] };
}

/** 告知 — Told on the page of the code at once, or by the visitor whom she spoke to; where she asked for it, a call is the office's to make. */
export async function notice(tx: Act, opinion: Opinion, action: OpinionAction, text: string): Promise<void> {
  if ((opinion.visitId ?? null) !== null) return;
  const way = opinion.byPhone ? 'PHONE' : 'PAGE';
  await tx.query('insert into opinion_notice (opinion_id, at, action, text, way, told_at) values ($1, $2, $3, $4, $5, $6)', [
    opinion.id, tx.now, action, text, way, way === 'PAGE' ? tx.now : null,
  ]);
}
