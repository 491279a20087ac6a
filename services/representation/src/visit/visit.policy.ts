/** Who may act on a home visit. Pure. Who sees a visit is who sees its tie. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { isContactor, keepsTie, type TieParties } from '../tie/tie.policy.ts';
import type { VisitAction, VisitFacts } from './visit.workflow.ts';
import { visitWorkflow } from './visit.workflow.ts';

const visits = (tie: TieParties, viewer: Viewer): boolean => isContactor(tie, viewer) || keepsTie(tie, viewer);
/** Nobody verifies her own visit. */
const verifies = (tie: TieParties, viewer: Viewer): boolean => keepsTie(tie, viewer) && !isContactor(tie, viewer);

const MAY: Readonly<Record<VisitAction, (tie: TieParties, viewer: Viewer) => boolean>> = {
  PLAN: visits,
  RESCHEDULE: visits,
  RECORD: visits,
  SEND_BACK: verifies,
  VERIFY: verifies,
  CANCEL: visits,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayVisit(action: VisitAction, tie: TieParties, viewer: Viewer): boolean {
  return MAY[action](tie, viewer);
}

/** Every action of the viewer's part on a visit that is there, with the reason where it is not possible now. */
export function visitActions(facts: VisitFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(visitWorkflow, facts.state, facts, (action) => action !== 'PLAN' && mayVisit(action, facts.tie, viewer), language);
}
