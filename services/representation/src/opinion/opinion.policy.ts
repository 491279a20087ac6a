/** Who may act on an opinion and who sees how much of it. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import { UNIT_POSTS, type Viewer } from '../suggestion/suggestion.policy.ts';
import type { OpinionFacts, OpinionPersonAction } from './opinion.workflow.ts';
import { NEW, opinionWorkflow } from './opinion.workflow.ts';

/** The part of an opinion that authority follows from. */
export type OpinionParties = Pick<OpinionFacts, 'lies' | 'deputyPerson' | 'unit'>;

const holds = (viewer: Viewer, ...kinds: readonly string[]): boolean => viewer.posts.some(({ kind }) => kinds.includes(kind));
const keeps = ({ lies }: OpinionParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const isHers = ({ deputyPerson }: OpinionParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === deputyPerson;
const isTheirs = ({ unit }: OpinionParties, viewer: Viewer): boolean =>
  unit !== null && viewer.posts.some(({ kind, organ }) => (UNIT_POSTS as readonly string[]).includes(kind) && organ === unit);
const receives = (opinion: OpinionParties, viewer: Viewer): boolean => isHers(opinion, viewer) || isTheirs(opinion, viewer);

const MAY: Readonly<Record<OpinionPersonAction, (opinion: OpinionParties, viewer: Viewer) => boolean>> = {
  // A deputy hears people wherever she is.
  RECORD: (opinion, viewer) => keeps(opinion, viewer) || holds(viewer, 'DEPUTY'),
  TRIAGE: keeps,
  ROUTE: keeps,
  SEND_BACK: receives,
  CONVERT: isHers,
  TRANSFER: keeps,
  MERGE: keeps,
  DECLINE: keeps,
  ANSWER: (opinion, viewer) => receives(opinion, viewer) || keeps(opinion, viewer),
  RATING_RECORD: keeps,
  CLOSE: keeps,
  TELL: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN or NOT_FOUND. */
export function mayOpinion(action: OpinionPersonAction, opinion: OpinionParties, viewer: Viewer): boolean {
  return MAY[action](opinion, viewer);
}

/** Every action of the viewer's part on an opinion that is there, with the reason where it is not possible now. */
export function opinionActions(facts: OpinionFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(
    opinionWorkflow, facts.state, facts, (action) => action !== 'RECORD' && mayOpinion(action as OpinionPersonAction, facts, viewer), language,
  );
}

/** Recording as it stands for the viewer. */
export function recordingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(opinionWorkflow, 'NONE', NEW, (action) => action === 'RECORD' && (isOffice(viewer) || holds(viewer, 'DEPUTY')), language);
}

/** De-identified: they see what it is about and how it goes, and neither what was said nor by whom. */
export const readsDeidentified = (viewer: Viewer): boolean => holds(viewer, 'ANALYST');

const COUNTERS = [
  'DEPUTIES_OFFICE', 'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE', 'GOVERNMENT_OFFICE', 'ANALYST',
] as const;

/** Whose figures are over all opinions; others' are over those that they see. */
export const countsAll = (viewer: Viewer): boolean => holds(viewer, ...COUNTERS);
