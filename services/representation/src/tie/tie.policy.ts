/** Who may act on a tie, and who sees it. Pure. A voter is known to her deputy and to the offices over where she lives alone. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { TieAction, TieFacts } from './tie.workflow.ts';
import { tieWorkflow } from './tie.workflow.ts';

/** The part of a tie that authority follows from. */
export type TieParties = Pick<TieFacts, 'kind' | 'lies' | 'memberPerson' | 'deputyPerson' | 'deputyStatus'>;

/** Posts of the members of the standing committee: 主任、副主任、委员. */
export const COMMITTEE: readonly string[] = ['SC_MEMBER', 'CHAIRPERSON', 'VICE_CHAIRPERSON'];
/** Who leads the standing committee sees whom its members keep contact with. */
const LEADERS = ['CHAIRPERSON', 'VICE_CHAIRPERSON'];

/** 代工委 everywhere; subdistrict and town where the voter lives, and none of them between members and deputies. */
export const keepsTie = ({ lies }: Pick<TieParties, 'lies'>, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;

/** The member, or the deputy of a voter: who makes contact. Her part ends with her mandate. */
export function isContactor({ kind, memberPerson, deputyPerson, deputyStatus }: TieParties, viewer: Viewer): boolean {
  if (viewer.person === null) return false;
  if (kind === 'MEMBER_DEPUTY') return viewer.person === memberPerson;
  return viewer.person === deputyPerson && deputyStatus !== 'ENDED';
}

const contacts = (tie: TieParties, viewer: Viewer): boolean => isContactor(tie, viewer) || keepsTie(tie, viewer);
const withVoter = (tie: TieParties, viewer: Viewer): boolean => tie.kind === 'DEPUTY_VOTER' && contacts(tie, viewer);

const MAY: Readonly<Record<TieAction, (tie: TieParties, viewer: Viewer) => boolean>> = {
  PAIR_MEMBER: (tie, viewer) => tie.kind === 'MEMBER_DEPUTY' && keepsTie(tie, viewer),
  PAIR_VOTER: withVoter,
  CONTACT: contacts,
  CORRECT: withVoter,
  END: (tie, viewer) => (tie.kind === 'MEMBER_DEPUTY' ? keepsTie(tie, viewer) : contacts(tie, viewer)),
  ERASE: withVoter,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayTie(action: TieAction, tie: TieParties, viewer: Viewer): boolean {
  return MAY[action](tie, viewer);
}

const isPairing = (action: TieAction): boolean => action === 'PAIR_MEMBER' || action === 'PAIR_VOTER';

/** Every action of the viewer's part on a tie that is there, with the reason where it is not possible now. */
export function tieActions(facts: TieFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(tieWorkflow, facts.state, facts, (action) => !isPairing(action) && mayTie(action, facts, viewer), language);
}

/** Pairing as it stands for the viewer: members by 代工委, voters by whoever keeps records somewhere or is a deputy. */
export function pairingActions(viewer: Viewer, seat: TieFacts['deputyStatus'], language: Language): ActionAvailability[] {
  const facts: TieFacts = {
    state: 'NONE', kind: 'DEPUTY_VOTER', lies: [], memberPerson: null, memberServes: true, deputyPerson: viewer.person, deputyStatus: isOffice(viewer) ? 'ACTIVE' : seat, hasData: true,
  };
  const offered = (action: TieAction): boolean =>
    (action === 'PAIR_MEMBER' && mayTie(action, { ...facts, kind: 'MEMBER_DEPUTY' }, viewer)) ||
    (action === 'PAIR_VOTER' && (isOffice(viewer) || (viewer.person !== null && seat !== null && seat !== 'ENDED')));
  return availability(tieWorkflow, 'NONE', facts, offered, language);
}

/** Analysts see counts alone, whatever else they are; visitors nothing. */
export function seesTies(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE'; posts: Viewer['posts'] }): boolean {
  return viewer.kind === 'ACCOUNT' && !viewer.posts.some(({ kind }) => kind === 'ANALYST');
}

/** Whether the viewer sees every tie between members and deputies, and who visits whom. */
export function seesMemberTies(viewer: Pick<Viewer, 'posts'>): boolean {
  return viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE' || LEADERS.includes(kind));
}

/** Reach is counted for everybody with an account. */
export function knowsReach(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}
