import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { Closed, stepOf } from '../perform.ts';
import { leadPersons, unitsTold } from '../suggestion/suggestion.act.ts';
import type { Loaded } from '../suggestion/suggestion.repository.ts';
import { lockSuggestion } from '../suggestion/suggestion.repository.ts';
import { Press } from './press.entity.ts';
import { COMMITTEE_POSTS, COUNCIL_POSTS, mayPress } from './press.policy.ts';
import type { PressAction, PressFacts, PressKind, PressState } from './press.workflow.ts';
import { decidePress } from './press.workflow.ts';

export interface PressDone {
  __typename: 'PressActSuccess';
  press: string;
}

/** A suggestion with what the transition table asks for; it is locked. */
export interface LoadedPress extends Loaded {
  press: Press | null;
  facts: PressFacts;
}

export async function lockPressing(tx: Act, context: Context, suggestionId: string): Promise<LoadedPress> {
  const loaded = await lockSuggestion(tx, context, suggestionId);
  const [known] = await tx.query<{ open: PressKind[] | null; count: number; confidential: boolean }>(
    `select (select array_agg(kind) from press where suggestion_id = $1 and state = 'OPEN') as open,
            (select count(*)::int from press where suggestion_id = $1) as count, confidential from suggestion where id = $1`,
    [loaded.suggestion.id],
  );
  const facts: PressFacts = {
    state: 'NONE', kind: null, leader: null, organ: null, suggestionState: loaded.suggestion.state,
    confidential: known?.confidential ?? false, open: known?.open ?? [], count: known?.count ?? 0,
  };
  return { ...loaded, press: null, facts };
}

export async function lockPress(tx: Act, context: Context, id: string): Promise<LoadedPress & { press: Press }> {
  const [row] = isId(id) ? await tx.query<{ suggestion: string }>('select suggestion_id as suggestion from press where id = $1', [id]) : [];
  if (!row) throw notFound(context.language);
  const loaded = await lockPressing(tx, context, row.suggestion);
  const press = await tx.em.findOneOrFail(Press, { id });
  const { kind, state } = press;
  return { ...loaded, press, facts: { ...loaded.facts, state, kind, leader: press.leaderId ?? null, organ: press.organId ?? null } };
}

const ACTING = [...COUNCIL_POSTS, ...COMMITTEE_POSTS, 'GOVERNMENT_OFFICE'] as readonly string[];

/** Throws `Closed` where the actor's part does not allow the action; else the post that it rests on. */
export function requirePressAct(context: Context, action: PressAction, { press, suggestion, facts }: LoadedPress): ActorPost | undefined {
  if (!mayPress(action, facts, context.actor)) {
    throw new Closed(press ? { type: 'Press', id: press.id } : { type: 'Suggestion', id: suggestion.id });
  }
  return context.actor.posts.find(({ kind }) => ACTING.includes(kind)) ?? context.actor.posts[0];
}

/** The state that the action leads to; throws `Refused` with the table's reason where it is not possible. */
export function pressStep(context: Context, action: PressAction, facts: PressFacts): { to: PressState | 'GONE'; basis: LegalBasis | null } {
  return stepOf(context, action, facts.state, decidePress(action, facts));
}

/** Whoever presses, the office, the units that handle it, and who led the suggestion. */
export function pressTold(press: Press, loaded: Loaded): Recipients {
  const { leaderId } = press;
  // A committee reads no confidential suggestion, and is told nothing of it.
  const organId = loaded.suggestion.confidential ? null : press.organId;
  const units = loaded.handlings.filter(({ state }) => !['RETURNED', 'REPLACED', 'WITHDRAWN'].includes(state));
  return {
    persons: [...leadPersons(loaded), ...(leaderId ? [leaderId] : [])],
    posts: [
      { kind: press.kind === 'GOVERNMENT' ? 'GOVERNMENT_OFFICE' : 'DEPUTIES_OFFICE' },
      ...(organId ? COMMITTEE_POSTS.map((kind) => ({ kind, organ: organId })) : []),
      ...(unitsTold(units.map((unit) => unit.organId)).posts ?? []),
    ],
  };
}

/** Tells the recipients, and every browser that shows the press or its suggestion. */
export function announcePress(tx: Act, press: Press, loaded: Loaded, kind: string): void {
  const { suggestion } = loaded;
  tx.notify({ to: pressTold(press, loaded), kind, subject: suggestion.subject(), path: `/representation/suggestions/${suggestion.id}#press-${press.id}` });
  tx.changed('Press', press.id);
  tx.changed('Suggestion', suggestion.id);
}
