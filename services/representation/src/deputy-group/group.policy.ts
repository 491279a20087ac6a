/** Who may act on a deputy group and its activities. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { type ActivityAction, type ActivityFacts, activityWorkflow } from './activity.workflow.ts';
import { type GroupAction, type GroupFacts, groupWorkflow } from './group.workflow.ts';

/** The part of a group that authority follows from: one of a field lies nowhere and is kept by 代工委 alone. */
export type GroupParties = Pick<GroupFacts, 'lies' | 'leaderPerson'>;

const keeps = ({ lies }: GroupParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const leads = ({ leaderPerson }: GroupParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === leaderPerson;
const either = (group: GroupParties, viewer: Viewer): boolean => keeps(group, viewer) || leads(group, viewer);
/** Nobody confirms what she led. */
const confirms = (group: GroupParties, viewer: Viewer): boolean => keeps(group, viewer) && !leads(group, viewer);

const MAY_GROUP: Readonly<Record<GroupAction, typeof keeps>> = { FORM: keeps, JOIN: keeps, LEAVE: keeps, LEAD: keeps, PLAN: either, DISSOLVE: keeps };
const MAY_ACTIVITY: Readonly<Record<ActivityAction, typeof keeps>> = { PLAN: either, MOVE: either, HOLD: either, SEND_BACK: confirms, CONFIRM: confirms, CANCEL: either };

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayGroup(action: GroupAction, group: GroupParties, viewer: Viewer): boolean {
  return MAY_GROUP[action](group, viewer);
}

/** As `mayGroup`, of an activity of the group. */
export function mayActivity(action: ActivityAction, group: GroupParties, viewer: Viewer): boolean {
  return MAY_ACTIVITY[action](group, viewer);
}

/** Every action of the viewer's part on a group that is there, with the reason where it is not possible now; planning an activity among them. */
export function groupActions(facts: GroupFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  const own = availability(groupWorkflow, facts.state, facts, (action) => action !== 'FORM' && mayGroup(action, facts, viewer), language);
  const next: ActivityFacts = { state: 'NONE', lies: facts.lies, leaderPerson: facts.leaderPerson, isGroupActive: facts.state === 'ACTIVE' };
  const planning = availability(activityWorkflow, 'NONE', next, (action) => action === 'PLAN' && mayActivity('PLAN', next, viewer), language);
  return [...own, ...planning.map((each) => ({ ...each, action: 'ACTIVITY' }))];
}

export function activityActions(facts: ActivityFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(activityWorkflow, facts.state, facts, (action) => action !== 'PLAN' && mayActivity(action, facts, viewer), language);
}

/** Forming a group as it stands for the viewer: whoever keeps records somewhere. */
export function formingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: GroupFacts = { state: 'NONE', lies: [], leaderPerson: null, members: 0 };
  return availability(groupWorkflow, 'NONE', facts, (action) => action === 'FORM' && isOffice(viewer), language);
}

/** Everybody with an account knows of the groups and of what they do. */
export function knowsGroups(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}
