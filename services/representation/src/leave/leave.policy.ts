/** Who may act on a deputy's leave. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { type DeputyParties, isHerself, isKeeper, keeperOf } from '../deputy/deputy.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { type LeaveAction, type LeaveFacts, leaveWorkflow } from './leave.workflow.ts';

const keeps = (deputy: DeputyParties, viewer: Viewer): boolean => keeperOf(deputy, viewer) !== undefined;
/** Nobody answers what she asks for herself. */
const answers = (deputy: DeputyParties, viewer: Viewer): boolean => keeps(deputy, viewer) && !isHerself(deputy, viewer);

const MAY: Readonly<Record<LeaveAction, (deputy: DeputyParties, viewer: Viewer) => boolean>> = {
  // What comes by telephone or on paper, who keeps her record enters.
  ASK: (deputy, viewer) => isHerself(deputy, viewer) || keeps(deputy, viewer),
  APPROVE: answers,
  REFUSE: answers,
  WITHDRAW: isHerself,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayLeave(action: LeaveAction, deputy: DeputyParties, viewer: Viewer): boolean {
  return MAY[action](deputy, viewer);
}

/** Every action of the viewer's part on a leave that is there, with the reason where it is not possible now. */
export function leaveActions(facts: LeaveFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(leaveWorkflow, facts.state, facts, (action) => action !== 'ASK' && mayLeave(action, facts, viewer), language);
}

/** Asking as it stands for the viewer: a deputy for herself, whoever keeps deputies for them. */
export function askingActions(viewer: Viewer, seat: DeputyStatus | null, language: Language): ActionAvailability[] {
  const isOwn = viewer.person !== null && seat !== null && seat !== 'ENDED';
  const facts: LeaveFacts = { state: 'NONE', level: 'DISTRICT', lies: [], person: viewer.person, status: isKeeper(viewer) ? 'ACTIVE' : seat, from: '', today: '' };
  return availability(leaveWorkflow, 'NONE', facts, (action) => action === 'ASK' && (isOwn || isKeeper(viewer)), language);
}
