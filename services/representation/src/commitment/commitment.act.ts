import { isId } from '../directory.repository.ts';
import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import type { Handling } from '../handling/handling.entity.ts';
import { Closed, stepOf } from '../perform.ts';
import { suggestionFacts } from '../suggestion/suggestion.act.ts';
import type { Suggestion } from '../suggestion/suggestion.entity.ts';
import type { Loaded } from '../suggestion/suggestion.repository.ts';
import { lockHandling } from '../suggestion/suggestion.repository.ts';
import { Commitment, CommitmentDueRequest, CommitmentReport } from './commitment.entity.ts';
import { mayCommitment } from './commitment.policy.ts';
import type { CommitmentAction, CommitmentFacts, CommitmentState } from './commitment.workflow.ts';
import { decideCommitment } from './commitment.workflow.ts';

export interface CommitmentDone {
  __typename: 'CommitmentActSuccess';
  commitment: string;
}

/** A commitment with all that its transition table asks for; its suggestion is locked. */
export interface LoadedCommitment extends Loaded {
  handling: Handling;
  commitment: Commitment;
  /** The request for another due day that waits; null where none does. */
  asked: CommitmentDueRequest | null;
  facts: CommitmentFacts;
}

export async function lockCommitment(tx: Act, context: Context, id: string): Promise<LoadedCommitment> {
  const [row] = isId(id)
    ? await tx.query<{ handling: string }>('select handling_id as handling from commitment where id = $1', [id])
    : [];
  if (!row) throw notFound(context.language);
  const loaded = await lockHandling(tx, context, row.handling);
  const commitment = await tx.em.findOne(Commitment, { id });
  if (!commitment) throw notFound(context.language);
  const asked = await tx.em.findOne(CommitmentDueRequest, { commitmentId: commitment.id, outcome: 'ASKED' });
  const { leadPerson, leadStatus } = suggestionFacts(loaded);
  const unit = loaded.handling.organId ?? null;
  return { ...loaded, commitment, asked, facts: { state: commitment.state, unit, leadPerson, leadStatus, dueAsked: asked !== null } };
}

/** The report that stands: pending, or confirmed and now doubted by the deputy. */
export async function latestReport(tx: Act, commitment: Commitment): Promise<CommitmentReport> {
  return tx.em.findOneOrFail(CommitmentReport, { commitmentId: commitment.id }, { orderBy: { id: 'desc' } });
}

/** Throws `Closed` where the actor's part does not allow the action; else the post that it rests on, none for deputies. */
export function requireCommitmentAct(
  context: Context,
  action: CommitmentAction,
  { commitment, facts }: LoadedCommitment,
): ActorPost | undefined {
  if (!mayCommitment(action, facts, context.actor)) throw new Closed({ type: 'Commitment', id: commitment.id });
  if (action === 'EVALUATE' || action === 'REOPEN') return undefined;
  return actingPost(context, facts.unit, action === 'REPORT' || action === 'DUE_ASK');
}

/** The post of the unit, or of the office. */
export function actingPost(context: Context, unit: string | null, ofUnit: boolean): ActorPost | undefined {
  return context.actor.posts.find(({ kind, organ }) =>
    ofUnit ? organ === unit && (kind === 'UNIT_CLERK' || kind === 'UNIT_HEAD') : kind === 'DEPUTIES_OFFICE',
  );
}

/** The state that the action leads to; throws `Refused` with the table's reason where it is not possible. */
export function commitmentStep(
  context: Context,
  action: CommitmentAction,
  facts: CommitmentFacts,
): { to: CommitmentState | 'GONE'; basis: LegalBasis | null } {
  return stepOf(context, action, facts.state, decideCommitment(action, facts));
}

/** Tells the recipients, and every browser that shows the commitment or its suggestion. */
export function announceCommitment(
  tx: Act,
  { suggestion, commitment }: { suggestion: Suggestion; commitment: Commitment },
  kind: string,
  to: Recipients,
): void {
  const path = `/representation/suggestions/${suggestion.id}#commitment-${commitment.id}`;
  tx.notify({ to, kind, subject: suggestion.subject(), path });
  tx.changed('Commitment', commitment.id);
  tx.changed('Suggestion', suggestion.id);
}

/** Clerks and head of the unit that promised. */
export function unitPosts(unit: string | null): { kind: string; organ: string }[] {
  return unit === null ? [] : ['UNIT_CLERK', 'UNIT_HEAD'].map((kind) => ({ kind, organ: unit }));
}
