import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Recipients } from '@redpine/kit/transaction';
import { raw, render, sql, uuid } from '@redpine/kit/view/sql';
import type { Context } from '../context.ts';
import type { Deadline } from '../deadline/deadline.entity.ts';
import { isId } from '../directory.repository.ts';
import { type Facts, factsOf } from '../history/history.facts.ts';
import { Closed, perform, stepOf } from '../perform.ts';
import { announce, followHandlings } from '../suggestion/suggestion.act.ts';
import { UNIT_POSTS } from '../suggestion/suggestion.policy.ts';
import type { Loaded } from '../suggestion/suggestion.repository.ts';
import { lockHandling } from '../suggestion/suggestion.repository.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { Handling } from './handling.entity.ts';
import { handlingFacts } from './handling.facts.ts';
import { actingPost, mayHandling } from './handling.policy.ts';
import type { HandlingAction, HandlingFacts, HandlingPersonAction, HandlingState } from './handling.workflow.ts';
import { decideHandling } from './handling.workflow.ts';

export interface HandlingDone {
  __typename: 'HandlingActSuccess';
  handling: string;
}

/** A handling with all that its transition table asks for. */
export interface LoadedHandling extends Loaded {
  handling: Handling;
  /** All of this handling. */
  deadlines: Deadline[];
  facts: HandlingFacts;
}

const column = (name: string) => raw(`h.${name}`);
const COLUMNS = {
  id: column('id'),
  role: column('role'),
  state: column('state'),
  unit: column('organ_id'),
  suggestion: column('suggestion_id'),
  suggestionState: raw('s.state'),
  lead: raw('s.lead_deputy_id'),
  endedAt: column('ended_at'),
};

/** As `lockHandling`, with the facts that rows of the table ask for; `brought` with the act where they are its own. */
export async function lockWithFacts(
  tx: Act,
  context: Context,
  id: string,
  brought: Partial<Pick<HandlingFacts, 'signedOn' | 'returnedOn'>> = {},
): Promise<LoadedHandling> {
  if (!isId(id)) throw notFound(context.language);
  const { text, values } = render(
    sql`select ${handlingFacts(COLUMNS, legalDay(tx.now))} as facts
      from handling h join suggestion s on s.id = h.suggestion_id where h.id = ${uuid(id)}`,
  );
  const [loaded, [row]] = await Promise.all([lockHandling(tx, context, id), tx.query<{ facts: HandlingFacts }>(text, values)]);
  if (!row) throw new Error('a locked handling is there');
  return { ...loaded, facts: { ...row.facts, ...brought } };
}

/** Throws `Closed` where the actor's part does not allow the action; else the unit's post that it rests on. */
export function requireHandlingAct(
  context: Context,
  action: HandlingPersonAction,
  { handling, facts }: LoadedHandling,
): ActorPost | undefined {
  if (!mayHandling(action, facts, context.actor)) throw new Closed({ type: 'Handling', id: handling.id });
  return actingPost(action, facts, context.actor.posts);
}

/** The state that the action leads to; throws `Refused` with the table's reason where it is not possible. */
export function handlingStep(
  context: Context,
  action: HandlingAction,
  facts: HandlingFacts,
): { to: HandlingState | 'GONE'; basis: LegalBasis | null } {
  return stepOf(context, action, facts.state, decideHandling(action, facts));
}

/** The handling's obligation of this kind is met on that day. */
export function meet(deadlines: readonly Deadline[], kind: Deadline['kind'], day: string): void {
  for (const deadline of deadlines) if (deadline.kind === kind) deadline.meet(day);
}

/** An act on one handling, from what was read to what is recorded. */
export interface HandlingAct<Checked> {
  action: HandlingPersonAction;
  /** As the audit log names it, such as handling.opinion. */
  name: string;
  input: { idempotencyKey: string; handling: string; version: number };
  /** Checks the input; what is wrong goes to `fields`. */
  check: (fields: Fields, loaded: LoadedHandling, tx: Act) => Promise<Checked> | Checked;
  /** Writes what the act brings, beside the state. */
  carryOut: (tx: Act, loaded: LoadedHandling, checked: Checked) => Promise<Outcome> | Outcome;
}

export interface Outcome {
  /** What it fixed, on the timeline. */
  facts?: Facts;
  /** What was typed, on the timeline. */
  note?: string | null;
  /** In the audit log. */
  after?: object;
  /** Who is told, by kind of notification. */
  told?: readonly { kind: string; to: Recipients }[];
}

/** Carries the act out: authority, input, version, table, what the act brings, what follows for the suggestion. */
export function actOnHandling<Checked>(
  context: Context,
  { action, name, input, check, carryOut }: HandlingAct<Checked>,
): Promise<HandlingDone | Problem> {
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockWithFacts(tx, context, input.handling);
    const { handling, suggestion, facts } = loaded;
    const post = requireHandlingAct(context, action, loaded);
    const fields = new Fields(context.language);
    const checked = await check(fields, loaded, tx);
    fields.done();
    requireVersion(context.language, handling.version, input.version);
    const { to, basis } = handlingStep(context, action, facts);
    if (to === facts.state) handling.updatedAt = tx.now;
    else handling.become(to, tx.now);
    suggestion.updatedAt = tx.now;
    const { facts: fixed, note = null, after = {}, told = [] } = await carryOut(tx, loaded, checked);
    addToTimeline(tx, context, { suggestion, handling, action, post, facts: fixed, note, basis });
    await followHandlings(tx, context, loaded);
    // The audit log says it in one line.
    const said = [...factsOf(fixed).map(({ value }) => value), note ?? []].flat().join('：');
    tx.record({
      subject: { type: 'Handling', id: handling.id },
      before: { state: facts.state, suggestion: facts.suggestionState },
      after: { state: handling.state, suggestion: suggestion.state, ...after },
      ...(said !== '' && { note: said }),
    });
    tx.changed('Handling', handling.id);
    tx.changed('Suggestion', suggestion.id);
    for (const { kind, to: recipients } of told) announce(tx, suggestion, kind, recipients);
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}

/** Clerk and head of the handling's unit. */
export function ofUnit({ organId }: Pick<Handling, 'organId'>): Recipients {
  return { posts: organId ? UNIT_POSTS.map((kind) => ({ kind, organ: organId })) : [] };
}
