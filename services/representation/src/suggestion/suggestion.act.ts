import type { Act } from '@redpine/kit/act';
import type { Actor, ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { lapseDeadlines, setDeadline } from '../deadline/deadline.commands.ts';
import { Closed, stepOf } from '../perform.ts';
import { assignAnewDeadline } from './suggestion.deadline.ts';
import type { Cosigner, Suggestion } from './suggestion.entity.ts';
import { isOfSession, maySuggestion, UNIT_POSTS } from './suggestion.policy.ts';
import type { Loaded } from './suggestion.repository.ts';
import type { SuggestionFacts, SuggestionPersonAction, SuggestionState } from './suggestion.workflow.ts';
import { decideSuggestion, followUps } from './suggestion.workflow.ts';

// What the acts on a suggestion have in common: authority, the transition, what follows by itself, who is told.

export interface Standing {
  facts: SuggestionFacts;
  /** The post that the act rests on; none for deputies. */
  post: ActorPost | undefined;
  /** The actor's own co-signature. */
  cosigner: Cosigner | undefined;
}

export function suggestionFacts({ suggestion, cosigners, handlings, deputies, tiers }: Loaded): SuggestionFacts {
  const lead = deputies.get(suggestion.leadDeputyId ?? '');
  return {
    state: suggestion.state,
    origin: suggestion.origin,
    everSubmitted: Boolean(suggestion.submittedAt),
    title: suggestion.title,
    facts: suggestion.facts,
    proposal: suggestion.proposal,
    topic: suggestion.topicId ?? null,
    leadPerson: lead?.personId ?? null,
    leadStatus: lead?.status ?? null,
    cosigners: cosigners.flatMap((cosigner) => {
      const deputy = deputies.get(cosigner.deputyId);
      return deputy ? [{ person: deputy.personId, state: cosigner.state, status: deputy.status }] : [];
    }),
    handlings: handlings.map(({ organId, role, state }) => ({ unit: organId ?? null, role, state })),
    handedOver: Boolean(suggestion.handedOverOn),
    joined: Boolean(suggestion.jointCaseId),
    confidential: suggestion.confidential,
    tiers,
  };
}

const POSTS_OF = { CONGRESS: ['DEPUTIES_OFFICE', 'SESSION_OFFICE'], GOVERNMENT: ['GOVERNMENT_OFFICE'] } as const;

/** Throws `Closed` where the actor's part does not allow the action in any state. */
export function requireSuggestionAct(context: Context, action: SuggestionPersonAction, loaded: Loaded): Standing {
  const { actor } = context;
  const facts = suggestionFacts(loaded);
  if (!maySuggestion(action, facts, actor) || isOthersDraft(facts, actor)) throw new Closed({ type: 'Suggestion', id: loaded.suggestion.id });
  return {
    facts,
    post: POSTS_OF[action === 'ASSIGN_WITHIN' ? 'GOVERNMENT' : 'CONGRESS']
      .map((kind) => actor.posts.find((post) => post.kind === kind))
      .find((post) => post !== undefined),
    cosigner: loaded.cosigners.find(({ deputyId }) => loaded.deputies.get(deputyId)?.personId === actor.person),
  };
}

/** A draft does not exist but for those who write or sign it: a refusal for its state would tell that it does. */
function isOthersDraft({ state, leadPerson, cosigners }: SuggestionFacts, { person }: Actor): boolean {
  return state === 'DRAFT' && person !== leadPerson && !cosigners.some((cosigner) => cosigner.person === person);
}

/** The state that the action leads to; throws `Refused` with the table's reason where it is not possible. */
export function suggestionStep(
  context: Context,
  action: SuggestionPersonAction,
  { facts }: Standing,
): { to: SuggestionState | 'GONE'; basis: LegalBasis | null } {
  return stepOf(context, action, facts.state, decideSuggestion(action, facts, context.actor));
}

/** Carries out what follows from the handlings as they are now: ACCEPTED again, ANSWERED, CLOSED. */
export async function followHandlings(tx: Act, context: Context, loaded: Loaded): Promise<void> {
  const { suggestion, handlings } = loaded;
  const today = legalDay(tx.now);
  for (const { action, to } of followUps(suggestionFacts(loaded))) {
    suggestion.become(to, tx.now);
    if (action === 'ALL_EVALUATED') suggestion.closedAt = tx.now;
    if (action === 'REOPENED') suggestion.closedAt = null;
    if (action !== 'LEAD_RETURNED' && action !== 'LEAD_RETURNED_WITHIN') continue;
    // Without a unit that replies there is nothing to help with; the time for assigning begins again.
    for (const handling of handlings) {
      if (handling.role !== 'CO' || (handling.state !== 'OFFERED' && handling.state !== 'IN_HAND')) continue;
      handling.conclude(tx.now);
      await lapseDeadlines(tx, handling.id, today);
      tx.changed('Handling', handling.id);
    }
    setDeadline(tx, { suggestion }, assignAnewDeadline({ handedOver: to === 'HANDED_OVER', today }, context));
  }
}

export function suggestionPath(suggestion: Suggestion): string {
  return `/representation/suggestions/${suggestion.id}`;
}

/** Tells the recipients, and every browser that shows the suggestion. */
export function announce(tx: Act, suggestion: Suggestion, kind: string, to: Recipients): void {
  tx.notify({ to, kind, subject: suggestion.subject(), path: suggestionPath(suggestion) });
  tx.changed('Suggestion', suggestion.id);
}

export function leadPersons({ suggestion, deputies }: Loaded): string[] {
  const lead = deputies.get(suggestion.leadDeputyId ?? '');
  return lead ? [lead.personId] : [];
}

/** Lead and confirmed co-signers. */
export function signers(loaded: Loaded): string[] {
  const confirmed = loaded.cosigners.filter((cosigner) => cosigner.state === 'CONFIRMED');
  return [...leadPersons(loaded), ...confirmed.flatMap((each) => loaded.deputies.get(each.deputyId)?.personId ?? [])];
}

/** 代工委, which assigns and presses. */
export const OFFICE = { posts: [{ kind: 'DEPUTIES_OFFICE' }] } as const satisfies Recipients;

/** Whoever assigns it: the government office too where it was handed over. */
export function assigners({ handedOverOn }: Suggestion): Recipients {
  return handedOverOn ? { posts: [...OFFICE.posts, { kind: 'GOVERNMENT_OFFICE' }] } : OFFICE;
}

/** Clerks and heads of the units. */
export function unitsTold(units: readonly (string | null | undefined)[]): Recipients {
  const organs = [...new Set(units)].filter((organ) => typeof organ === 'string');
  return { posts: organs.flatMap((organ) => UNIT_POSTS.map((kind) => ({ kind, organ }))) };
}

/** The office that reviews: in session the motion group beside the deputies' affairs committee. */
export function reviewers(suggestion: Suggestion): Recipients {
  return isOfSession(suggestion) ? { posts: [...OFFICE.posts, { kind: 'SESSION_OFFICE' }] } : OFFICE;
}
