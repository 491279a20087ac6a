/** Who may press, and act on a press. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { PRESS_LEADERS, PRESSING_OFFICES } from '../suggestion/suggestion.policy.ts';
import type { PressAction, PressFacts } from './press.workflow.ts';
import { pressWorkflow } from './press.workflow.ts';

/** The part of a press that authority follows from. */
export type PressParties = Pick<PressFacts, 'kind' | 'leader' | 'organ' | 'confidential'>;

/** Posts whose organ is a committee of the Standing Committee; unit posts are not. */
export const COMMITTEE_POSTS = ['DEPUTIES_OFFICE', ...PRESSING_OFFICES, 'SC_MEMBER'] as const;
/** Record what the Council of Chairpersons decided. */
export const COUNCIL_POSTS = [...PRESS_LEADERS, 'DEPUTIES_OFFICE'] as const;

const holds = (viewer: Viewer, kinds: readonly string[]): boolean => viewer.posts.some(({ kind }) => kinds.includes(kind));
const office = (_press: PressParties, viewer: Viewer): boolean => holds(viewer, ['DEPUTIES_OFFICE']);
const council = (_press: PressParties, viewer: Viewer): boolean => holds(viewer, COUNCIL_POSTS);
const government = (_press: PressParties, viewer: Viewer): boolean => holds(viewer, ['GOVERNMENT_OFFICE']);

/** The leader's own, or her committee's. */
export function isOwnPress({ leader, organ }: Pick<PressParties, 'leader' | 'organ'>, viewer: Viewer): boolean {
  if (viewer.person !== null && viewer.person === leader) return true;
  return organ !== null && viewer.posts.some((post) => post.organ === organ && COMMITTEE_POSTS.some((kind) => kind === post.kind));
}

/** Beside those whose press it is: the office that keeps its record. A committee reads nothing confidential (参照青岛第十八条). */
const keeps = (press: PressParties, viewer: Viewer): boolean =>
  isOwnPress({ leader: press.leader, organ: press.confidential ? null : press.organ }, viewer) || (press.kind === 'GOVERNMENT' ? government(press, viewer) : office(press, viewer));

const MAY: Readonly<Record<PressAction, (press: PressParties, viewer: Viewer) => boolean>> = {
  KEY: council,
  COMMITTEE: council,
  OFFICE: office,
  GOVERNMENT: government,
  NOTE: keeps,
  CLOSE: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayPress(action: PressAction, press: PressParties, viewer: Viewer): boolean {
  return MAY[action](press, viewer);
}

/** Every action of the viewer's part on a press, or for one that has not begun, with the reason where it is not possible now. */
export function pressActions(facts: PressFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  const begun = facts.state !== 'NONE';
  const isHere = (action: PressAction): boolean => begun === (action === 'NOTE' || action === 'CLOSE');
  return availability(pressWorkflow, facts.state, facts, (action) => isHere(action) && mayPress(action, facts, viewer), language);
}
