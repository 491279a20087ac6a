import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Context } from '../context.ts';
import { Deadline } from '../deadline/deadline.entity.ts';
import { Closed, refusal } from '../perform.ts';
import { suggestionFacts } from '../suggestion/suggestion.act.ts';
import type { Loaded } from '../suggestion/suggestion.repository.ts';
import type { Handling } from './handling.entity.ts';
import { Contact } from './handling.entity.ts';
import { mayHandling } from './handling.policy.ts';
import type { Due, HandlingAction, HandlingFacts, HandlingPersonAction, HandlingState } from './handling.workflow.ts';
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

/** Adds the facts that the action's row asks for; `signedOn` where the act brings it. */
export async function withFacts(
  tx: Act,
  action: HandlingAction,
  loaded: Loaded & { handling: Handling },
  signedOn: string | null = null,
): Promise<LoadedHandling> {
  const { handling, suggestion } = loaded;
  const deadlines = await tx.em.find(Deadline, { handling });
  const asked = action === 'REPLY' || action === 'CONTACT';
  const contacts = asked ? await tx.em.find(Contact, { handlingId: handling.id }, { fields: ['onDay'] }) : [];
  const { leadPerson, leadStatus } = suggestionFacts(loaded);
  const due = (kind: Deadline['kind']): Due | null => deadlines.find((deadline) => deadline.kind === kind) ?? null;
  return {
    ...loaded,
    deadlines,
    facts: {
      state: handling.state,
      role: handling.role,
      unit: handling.organId ?? null,
      returnDeadline: due('RETURN'),
      evaluateDeadline: due('EVALUATE'),
      contactsOn: contacts.map((contact) => contact.onDay),
      signedOn,
      suggestionState: suggestion.state,
      leadPerson,
      leadStatus,
      today: legalDay(tx.now),
    },
  };
}

/** Throws `Closed` where the actor's part does not allow the action; else the unit's post that it rests on. */
export function requireHandlingAct(
  context: Context,
  action: HandlingPersonAction,
  { handling, facts }: LoadedHandling,
): ActorPost | undefined {
  if (!mayHandling(action, facts, context.actor)) throw new Closed({ type: 'Handling', id: handling.id });
  if (action === 'EVALUATE') return undefined;
  return context.actor.posts.find(
    ({ kind, organ }) => organ === facts.unit && (kind === 'UNIT_CLERK' || kind === 'UNIT_HEAD'),
  );
}

/** The state that the action leads to; throws `Refused` with the table's reason where it is not possible. */
export function handlingStep(
  context: Context,
  action: HandlingAction,
  facts: HandlingFacts,
): { to: HandlingState | 'GONE'; basis: LegalBasis | null } {
  const decision = decideHandling(action, facts);
  if (decision.ok) return { to: decision.to, basis: decision.legalBasis };
  throw refusal(context, action, facts.state, decision.refusal);
}

/** The handling's obligation of this kind is met on that day. */
export function meet(deadlines: readonly Deadline[], kind: Deadline['kind'], day: string): void {
  for (const deadline of deadlines) if (deadline.kind === kind) deadline.meet(day);
}
