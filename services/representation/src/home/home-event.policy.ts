/** Who may act on a home's receptions and activities. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { HomeEventAction, HomeEventFacts } from './home-event.workflow.ts';
import { homeEventWorkflow } from './home-event.workflow.ts';

/** The part of it that authority follows from. */
export type HomeEventParties = Pick<HomeEventFacts, 'lies' | 'persons'>;

const keeps = ({ lies }: HomeEventParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const receives = ({ persons }: HomeEventParties, viewer: Viewer): boolean => viewer.person !== null && persons.includes(viewer.person);
/** Nobody verifies what counts for herself. */
const verifies = (event: HomeEventParties, viewer: Viewer): boolean => keeps(event, viewer) && !receives(event, viewer);

const MAY: Readonly<Record<HomeEventAction, (event: HomeEventParties, viewer: Viewer) => boolean>> = {
  PUBLISH: keeps,
  CONFIRM: receives,
  DECLINE: receives,
  HOLD: (event, viewer) => receives(event, viewer) || keeps(event, viewer),
  SEND_BACK: verifies,
  VERIFY: verifies,
  CANCEL: keeps,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayHomeEvent(action: HomeEventAction, event: HomeEventParties, viewer: Viewer): boolean {
  return MAY[action](event, viewer);
}

/** Every action of the viewer's part, with the reason where it is not possible now. */
export function homeEventActions(facts: HomeEventFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(homeEventWorkflow, facts.state, facts, (action) => mayHomeEvent(action, facts, viewer), language);
}
