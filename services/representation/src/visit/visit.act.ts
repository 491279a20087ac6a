import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { type LoadedTie, lockTie, officePost, tieTitle } from '../tie/tie.act.ts';
import { Visit } from './visit.entity.ts';
import { mayVisit } from './visit.policy.ts';
import type { VisitAction, VisitFacts } from './visit.workflow.ts';
import { decideVisit } from './visit.workflow.ts';

export interface VisitDone {
  __typename: 'VisitActSuccess';
  visit: string;
}

/** A visit with the tie that it goes along; both are locked, the tie first. */
export interface LoadedVisit extends LoadedTie {
  visit: Visit;
  visitFacts: VisitFacts;
}

export async function lockVisit(tx: Act, context: Context, id: string): Promise<LoadedVisit> {
  const [found] = isId(id) ? await tx.query<{ tie: string }>('select tie_id as tie from visit where id = $1', [id]) : [];
  if (!found) throw notFound(context.language);
  const along = await lockTie(tx, context, found.tie);
  await tx.query('select 1 from visit where id = $1 for update', [id]);
  const visit = await tx.em.findOneOrFail(Visit, { id });
  return { ...along, visit, visitFacts: { state: visit.state, tie: along.facts } };
}

export interface VisitStep {
  to: VisitFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the visitor acts herself. */
  post: ActorPost | undefined;
}

/** As `talkStep`: throws `Closed` or `Refused`. */
export function visitStep(context: Context, action: VisitAction, { visit, facts, visitFacts }: LoadedVisit): VisitStep {
  if (!mayVisit(action, facts, context.actor)) throw new Closed({ type: 'Visit', id: visit.id });
  return { ...stepOf(context, action, visitFacts.state, decideVisit(action, visitFacts)), post: officePost(facts, context) };
}

/** The visit in words that name no voter. */
export const visitTitle = async (tx: Act, along: Pick<LoadedTie, 'facts' | 'deputy'>): Promise<string> => `${await tieTitle(tx, along)}（家访）`;

/** Whose visit it is. */
export const visitorOf = ({ kind, memberPerson, deputyPerson }: LoadedTie['facts']): string | null => (kind === 'MEMBER_DEPUTY' ? memberPerson : deputyPerson);

export interface Told {
  visit: string;
  subject: string;
  action: VisitAction;
  step: Pick<VisitStep, 'basis' | 'post'>;
  facts?: Facts;
  note?: string;
  to?: Recipients;
}

/** Puts the act on the visit's record, and tells those whom it concerns and every browser that shows it. */
export async function tellVisit(tx: Act, context: Context, { visit, subject, action, step: { basis, post }, facts, note, to }: Told): Promise<void> {
  const path = `/representation/visits/${visit}`;
  await addToHistory(tx, context, { of: { type: 'Visit', id: visit }, action, post, facts, note: note ?? null, basis, told: { subject, path } });
  if (to) tx.notify({ to, kind: `VISIT_${action}`, subject, path });
  tx.changed('Visit', visit);
}
