/** Who may write and publish a deputy's profile. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { type DeputyParties, isHerself, isKeeper, keeperOf } from '../deputy/deputy.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { type ProfileAction, type ProfileFacts, profileWorkflow } from './profile.workflow.ts';

const keeps = (deputy: DeputyParties, viewer: Viewer): boolean => keeperOf(deputy, viewer) !== undefined;
const either = (deputy: DeputyParties, viewer: Viewer): boolean => isHerself(deputy, viewer) || keeps(deputy, viewer);

/** She and her keeper write it; to publish it is the Standing Committee's duty, of a town's deputies the town's (代表法 art. 58). */
const MAY: Readonly<Record<ProfileAction, (deputy: DeputyParties, viewer: Viewer) => boolean>> = {
  SAVE: either,
  CONSENT_PHONE: either,
  CONSENT_PHOTO: either,
  REVOKE_PHONE: either,
  REVOKE_PHOTO: either,
  PUBLISH: keeps,
  WITHDRAW: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayProfile(action: ProfileAction, deputy: DeputyParties, viewer: Viewer): boolean {
  return MAY[action](deputy, viewer);
}

/** Every action of the viewer's part on a profile, with the reason where it is not possible now. */
export function profileActions(facts: ProfileFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(profileWorkflow, facts.state, facts, (action) => mayProfile(action, facts, viewer), language);
}

/** Publishing many at once as it stands for the viewer: whoever keeps deputies somewhere. */
export function publishingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: ProfileFacts = { state: 'NONE', level: 'DISTRICT', lies: [], person: null, status: 'ACTIVE', hasPhone: false, hasPhoto: false };
  return availability(profileWorkflow, 'NONE', facts, (action) => action === 'PUBLISH' && isKeeper(viewer), language).map((each) => ({ ...each, action: 'PUBLISH_ALL' }));
}
