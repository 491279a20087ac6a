/** Who may act on a matter of credentials, and see it. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { type DeputyParties, isHerself, isKeeper, keeperOf } from '../deputy/deputy.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { KINDS, type MandateKind } from './mandate.law.ts';
import { type MandateAction, type MandateFacts, mandateWorkflow } from './mandate.workflow.ts';

export type MandateParties = DeputyParties & { kind: MandateKind };

/** Hers are her own resignation and her defence (代表法 art. 60, 62). */
function isHers(action: MandateAction, matter: MandateParties, viewer: Viewer): boolean {
  return isHerself(matter, viewer) && ((action === 'OPEN' && matter.kind === 'RESIGN') || (action === 'DEFEND' && matter.kind === 'RECALL'));
}

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. Nobody keeps her own matter. */
export function mayMandate(action: MandateAction, matter: MandateParties, viewer: Viewer): boolean {
  return isHers(action, matter, viewer) || (!isHerself(matter, viewer) && keeperOf(matter, viewer) !== undefined);
}

/** Every action of the viewer's part on a matter that is there, with the reason where it is not possible now. */
export function mandateActions(facts: MandateFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(mandateWorkflow, facts.state, facts, (action) => action !== 'OPEN' && mayMandate(action, facts, viewer), language);
}

/** The kinds of matters that the viewer may open on a deputy, each as an action. */
export function openingActions(
  deputy: DeputyParties & { status: DeputyStatus; isAnotherOpen: boolean },
  viewer: Viewer,
  language: Language,
): ActionAvailability[] {
  return KINDS.filter((kind) => kind !== 'BY_ELECTION').flatMap((kind) => {
    const facts: MandateFacts = { ...deputy, state: 'NONE', kind, ground: null, isDefended: false };
    return availability(mandateWorkflow, 'NONE', facts, (action) => action === 'OPEN' && mayMandate('OPEN', facts, viewer), language).map((each) => ({ ...each, action: kind }));
  });
}

/** A by-election as it stands for the viewer: whoever keeps deputies somewhere. */
export function electingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: MandateFacts = { state: 'NONE', kind: 'BY_ELECTION', ground: null, level: 'DISTRICT', lies: [], person: null, status: null, isAnotherOpen: false, isDefended: false };
  return availability(mandateWorkflow, 'NONE', facts, (action) => action === 'OPEN' && isKeeper(viewer), language).map((each) => ({ ...each, action: 'BY_ELECTION' }));
}

/** Prepare the meetings that decide on it: they know of it before it is announced. */
export const MEETING_LEADERS = ['CHAIRPERSON', 'VICE_CHAIRPERSON'] as const;

