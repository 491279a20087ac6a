/** Who may act on a deputies' home. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { HomeAction, HomeFacts } from './home.workflow.ts';
import { homeWorkflow } from './home.workflow.ts';

/** The part of a home that authority follows from. */
export type HomeParties = Pick<HomeFacts, 'lies'>;

const keeps = ({ lies }: HomeParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
/** Nobody grades what she keeps herself: 代工委 grades all. */
const grades = (_home: HomeParties, viewer: Viewer): boolean => viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayHome(action: HomeAction, home: HomeParties, viewer: Viewer): boolean {
  return action === 'GRADE' ? grades(home, viewer) : keeps(home, viewer);
}

/** Every action of the viewer's part on a home that is there, with the reason where it is not possible now. */
export function homeActions(facts: HomeFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(homeWorkflow, facts.state, facts, (action) => action !== 'PLAN' && mayHome(action, facts, viewer), language);
}

/** Planning as it stands for the viewer: whoever keeps records somewhere. */
export function planningActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: HomeFacts = { state: 'NONE', lies: [], reachable: false };
  return availability(homeWorkflow, 'NONE', facts, (action) => action === 'PLAN' && isOffice(viewer), language);
}

/** Everybody with an account knows of the homes; visitors see what is published. */
export function knowsHomes(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}

/** The analysts' graph names no person. */
export function knowsNames(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE'; posts: Viewer['posts'] }): boolean {
  return knowsHomes(viewer) && !viewer.posts.some(({ kind }) => kind === 'ANALYST');
}
