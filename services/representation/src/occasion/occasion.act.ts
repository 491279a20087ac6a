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
import { Invitation, Occasion } from './occasion.entity.ts';
import type { InvitationAction, InvitationFacts } from './invitation.workflow.ts';
import { decideInvitation, UNMARKED } from './invitation.workflow.ts';
import { mayInvitation, mayOccasion } from './occasion.policy.ts';
import type { OccasionAction, OccasionFacts } from './occasion.workflow.ts';
import { decideOccasion } from './occasion.workflow.ts';

export interface OccasionDone {
  __typename: 'OccasionActSuccess';
  occasion: string;
}
export interface InvitationDone {
  __typename: 'InvitationActSuccess';
  invitation: string;
}

/** An occasion with its invitations and all that its transition table asks for; it is locked. */
export interface LoadedOccasion {
  occasion: Occasion;
  invitations: Invitation[];
  facts: OccasionFacts;
}

/** Every act on an occasion or an invitation to it locks the occasion first. */
export async function lockOccasion(tx: Act, context: Context, id: string): Promise<LoadedOccasion> {
  if (isId(id)) await tx.query('select 1 from occasion where id = $1 for update', [id]);
  const occasion = isId(id) ? await tx.em.findOne(Occasion, { id }) : null;
  if (!occasion) throw notFound(context.language);
  const invitations = await tx.em.find(Invitation, { occasionId: id });
  const lies = await areaAndAbove(tx, occasion.areaId);
  const count = (states: readonly string[]): number => invitations.filter(({ state }) => states.includes(state)).length;
  const facts = { state: occasion.state, lies, on: occasion.onDay, today: legalDay(tx.now), unmarked: count(UNMARKED), unhandled: count(['OPINION_GIVEN']) };
  return { occasion, invitations, facts };
}

export interface LoadedInvitation {
  invitation: Invitation;
  deputy: Deputy;
  on: LoadedOccasion;
  facts: InvitationFacts;
}

export async function lockInvitation(tx: Act, context: Context, id: string): Promise<LoadedInvitation> {
  const [row] = isId(id) ? await tx.query<{ occasion: string }>('select occasion_id as occasion from invitation where id = $1', [id]) : [];
  if (!row) throw notFound(context.language);
  const on = await lockOccasion(tx, context, row.occasion);
  const invitation = on.invitations.find((each) => each.id === id);
  if (!invitation) throw notFound(context.language);
  const deputy = await tx.em.findOneOrFail(Deputy, { id: invitation.deputyId });
  return { invitation, deputy, on, facts: invitationFacts(on, invitation, deputy) };
}

export function invitationFacts({ facts, occasion }: LoadedOccasion, invitation: Invitation | null, deputy: Deputy): InvitationFacts {
  return {
    state: invitation?.state ?? 'NONE', lies: facts.lies, deputyPerson: deputy.personId, deputyStatus: deputy.status, occasion: occasion.state,
  };
}

interface Step<State> {
  to: State | 'GONE';
  basis: LegalBasis | null;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function occasionStep(context: Context, action: OccasionAction, { occasion, facts }: LoadedOccasion): Step<OccasionFacts['state']> {
  if (!mayOccasion(action, facts, context.actor)) throw new Closed({ type: 'Occasion', id: occasion.id });
  return { ...stepOf(context, action, facts.state, decideOccasion(action, facts)), post: officeOver(facts.lies, context.actor) };
}

/** As `occasionStep`. */
export function invitationStep(context: Context, action: InvitationAction, { invitation, facts }: Pick<LoadedInvitation, 'invitation' | 'facts'>): Step<InvitationFacts['state']> {
  if (!mayInvitation(action, facts, context.actor)) throw new Closed({ type: 'Invitation', id: invitation.id });
  const isHers = facts.deputyPerson === context.actor.person;
  return { ...stepOf(context, action, facts.state, decideInvitation(action, facts)), post: isHers ? undefined : officeOver(facts.lies, context.actor) };
}

export const pathOf = (occasion: Occasion): string => `/representation/occasions/${occasion.id}`;

/** The office that organises it. */
export const organiserOf = ({ organiserKind, organiserArea }: Occasion): Recipients => ({ posts: [{ kind: organiserKind, area: organiserArea ?? null }] });

interface Telling {
  action: string;
  step: Pick<Step<string>, 'basis' | 'post'>;
  facts?: Facts;
  note?: string | undefined;
  /** Nobody where it is told by another act of the same moment. */
  to?: Recipients;
}

/** Puts the act on the occasion's record, and tells those whom it concerns and every browser that shows it. */
export async function tellOccasion(tx: Act, context: Context, occasion: Occasion, { action, step: { basis, post }, facts, note, to }: Telling): Promise<void> {
  const told = { subject: occasion.title, path: pathOf(occasion) };
  await addToHistory(tx, context, { of: { type: 'Occasion', id: occasion.id }, action, post, facts, note: note ?? null, basis, told });
  if (to) tx.notify({ to, kind: `OCCASION_${action}`, ...told });
  tx.changed('Occasion', occasion.id);
}

/** The same of an invitation. */
export async function tellInvitation(
  tx: Act, context: Context, { invitation, on: { occasion } }: Pick<LoadedInvitation, 'invitation' | 'on'>, { action, step: { basis, post }, facts, note, to }: Telling,
): Promise<void> {
  const told = { subject: occasion.title, path: pathOf(occasion) };
  await addToHistory(tx, context, { of: { type: 'Invitation', id: invitation.id }, action, post, facts, note: note ?? null, basis, told });
  if (to) tx.notify({ to, kind: `INVITATION_${action}`, ...told });
  tx.changed('Invitation', invitation.id);
  tx.changed('Occasion', occasion.id);
}
