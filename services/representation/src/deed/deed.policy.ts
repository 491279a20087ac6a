/** Who may act on a deed. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import type { DeedAction, DeedFacts } from './deed.workflow.ts';
import { deedWorkflow } from './deed.workflow.ts';

/** The part of a deed that authority follows from. */
export type DeedParties = Pick<DeedFacts, 'lies' | 'deputyPerson'>;

const isHers = ({ deputyPerson }: DeedParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === deputyPerson;
/** Whether voters confirm a deed is never recorded by the deputy who pledged it. */
const confirms = (deed: DeedParties, viewer: Viewer): boolean => officeOver(deed.lies, viewer) !== undefined && !isHers(deed, viewer);

const MAY: Readonly<Record<DeedAction, (deed: DeedParties, viewer: Viewer) => boolean>> = {
  PLEDGE: isHers,
  PROGRESS: isHers,
  FINISH: isHers,
  VERIFY: confirms,
  REFUSE: confirms,
  PUBLISH: (deed, viewer) => confirms(deed, viewer) && viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE'),
  ABANDON: isHers,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayDeed(action: DeedAction, deed: DeedParties, viewer: Viewer): boolean {
  return MAY[action](deed, viewer);
}

/** Every action of the viewer's part on a deed that is there, with the reason where it is not possible now. */
export function deedActions(facts: DeedFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(deedWorkflow, facts.state, facts, (action) => action !== 'PLEDGE' && mayDeed(action, facts, viewer), language);
}

/** Pledging as it stands for the viewer: whoever has a seat. */
export function pledgingActions(seat: DeputyStatus | null, viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: DeedFacts = { state: 'NONE', lies: [], deputyPerson: viewer.person, deputyStatus: seat };
  return availability(deedWorkflow, 'NONE', facts, (action) => action === 'PLEDGE' && seat !== null, language);
}

/** Everybody with an account knows of the deeds. */
export function knowsDeeds(viewer: { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS';
}
