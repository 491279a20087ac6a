/** Who may act on deputies' activity funds. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { type DeputyParties, isHerself, isKeeper, keeperOf } from '../deputy/deputy.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { type SpendingAction, type SpendingFacts, spendingWorkflow } from './fund.workflow.ts';

/** Both acts are of who keeps her record; nobody accounts for her own fund. */
export function maySpend(_action: SpendingAction, deputy: DeputyParties, viewer: Viewer): boolean {
  return keeperOf(deputy, viewer) !== undefined && !isHerself(deputy, viewer);
}

/** Every action of the viewer's part on a spending that is there, with the reason where it is not possible now. */
export function spendingActions(facts: SpendingFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(spendingWorkflow, facts.state, facts, (action) => action !== 'RECORD' && maySpend(action, facts, viewer), language);
}

/** Recording as it stands for the viewer: whoever keeps deputies somewhere. */
export function recordingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: SpendingFacts = { state: 'NONE', level: 'DISTRICT', lies: [], person: null };
  return availability(spendingWorkflow, 'NONE', facts, (action) => action === 'RECORD' && isKeeper(viewer), language);
}
