/** Who may act on a pressing problem. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import { UNIT_POSTS, type Viewer } from '../suggestion/suggestion.policy.ts';
import type { ProblemAction, ProblemFacts } from './problem.workflow.ts';
import { problemWorkflow } from './problem.workflow.ts';

/** The part of a problem that authority follows from. */
export type ProblemParties = Pick<ProblemFacts, 'lies' | 'verifierPerson' | 'unit'>;

const keeps = ({ lies }: ProblemParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const remedies = ({ unit }: ProblemParties, viewer: Viewer): boolean =>
  unit !== null && viewer.posts.some(({ kind, organ }) => (UNIT_POSTS as readonly string[]).includes(kind) && organ === unit);
const isVerifier = ({ verifierPerson }: ProblemParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === verifierPerson;
/** The named deputy verifies; where the community does, the office of the area puts down what it said. No unit verifies its own work. */
const verifies = (problem: ProblemParties, viewer: Viewer): boolean =>
  !remedies(problem, viewer) && (problem.verifierPerson === null ? keeps(problem, viewer) : isVerifier(problem, viewer));

const MAY: Readonly<Record<ProblemAction, (problem: ProblemParties, viewer: Viewer) => boolean>> = {
  LIST: keeps,
  ASSIGN: keeps,
  REMEDY: remedies,
  VERIFY: verifies,
  SEND_BACK: (problem, viewer) => verifies(problem, viewer) || keeps(problem, viewer),
  CLOSE: keeps,
  DROP: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayProblem(action: ProblemAction, problem: ProblemParties, viewer: Viewer): boolean {
  return MAY[action](problem, viewer);
}

/** Every action of the viewer's part on a problem that is there, with the reason where it is not possible now. */
export function problemActions(facts: ProblemFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(problemWorkflow, facts.state, facts, (action) => action !== 'LIST' && mayProblem(action, facts, viewer), language);
}

/** Listing as it stands for the viewer: whoever keeps records somewhere. */
export function listingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: ProblemFacts = { state: 'NONE', lies: [], verifierPerson: null, unit: null };
  return availability(problemWorkflow, 'NONE', facts, (action) => action === 'LIST' && isOffice(viewer), language);
}

/** Everybody with an account knows of the list: it names nobody. */
export function knowsProblems(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}
