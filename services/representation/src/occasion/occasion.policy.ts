/** Who may act on an occasion and on the invitations to it. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { InvitationAction, InvitationFacts } from './invitation.workflow.ts';
import { invitationWorkflow } from './invitation.workflow.ts';
import type { OccasionAction, OccasionFacts } from './occasion.workflow.ts';
import { occasionWorkflow } from './occasion.workflow.ts';

/** Every act on an occasion is its organiser's: 代工委, or the office of its area. */
export function mayOccasion(_action: OccasionAction, { lies }: Pick<OccasionFacts, 'lies'>, viewer: Viewer): boolean {
  return officeOver(lies, viewer) !== undefined;
}

export function occasionActions(facts: OccasionFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(occasionWorkflow, facts.state, facts, (action) => action !== 'PLAN' && mayOccasion(action, facts, viewer), language);
}

/** Planning as it stands for the viewer: whoever keeps records somewhere. */
export function planningActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: OccasionFacts = { state: 'NONE', lies: [], on: '', today: '', unmarked: 0, unhandled: 0 };
  return availability(occasionWorkflow, 'NONE', facts, (action) => action === 'PLAN' && isOffice(viewer), language);
}

/** The part of an invitation that authority follows from. */
export type InvitationParties = Pick<InvitationFacts, 'lies' | 'deputyPerson'>;

const isHers = ({ deputyPerson }: InvitationParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === deputyPerson;
/** Nobody records her own attendance or answers her own opinion. */
const keeps = (invitation: InvitationParties, viewer: Viewer): boolean =>
  officeOver(invitation.lies, viewer) !== undefined && !isHers(invitation, viewer);

const MAY: Readonly<Record<InvitationAction, (invitation: InvitationParties, viewer: Viewer) => boolean>> = {
  INVITE: keeps,
  ACCEPT: isHers,
  DECLINE: isHers,
  WITHDRAW: keeps,
  ATTEND: keeps,
  EXCUSE: keeps,
  MISS: keeps,
  LAPSE: keeps,
  // What she says on the spot the organiser may write down for her.
  GIVE_OPINION: (invitation, viewer) => isHers(invitation, viewer) || keeps(invitation, viewer),
  HANDLE_OPINION: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayInvitation(action: InvitationAction, invitation: InvitationParties, viewer: Viewer): boolean {
  return MAY[action](invitation, viewer);
}

export function invitationActions(facts: InvitationFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(invitationWorkflow, facts.state, facts, (action) => mayInvitation(action, facts, viewer), language);
}

/** Everybody with an account knows of the occasions and of who takes part. */
export function knowsOccasions(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}

/** How often each deputy was invited: not for analysts, whose graph names no deputies. */
export function knowsShares(viewer: Viewer & { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return knowsOccasions(viewer) && !viewer.posts.some(({ kind }) => kind === 'ANALYST');
}
