/** Who may act on a deputy's report to voters. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import { isOffice, officeOver } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { VoterReportAction, VoterReportFacts } from './voter-report.workflow.ts';
import { voterReportWorkflow } from './voter-report.workflow.ts';

/** The part of a report that authority follows from. */
export type VoterReportParties = Pick<VoterReportFacts, 'lies' | 'deputyPerson'>;

const keeps = ({ lies }: VoterReportParties, viewer: Viewer): boolean => officeOver(lies, viewer) !== undefined;
const reports = ({ deputyPerson }: VoterReportParties, viewer: Viewer): boolean => viewer.person !== null && viewer.person === deputyPerson;
/** Nobody records what voters made of her own report, or publishes it. */
const confirms = (report: VoterReportParties, viewer: Viewer): boolean => keeps(report, viewer) && !reports(report, viewer);

const MAY: Readonly<Record<VoterReportAction, (report: VoterReportParties, viewer: Viewer) => boolean>> = {
  SCHEDULE: keeps,
  RESCHEDULE: keeps,
  HOLD: (report, viewer) => reports(report, viewer) || keeps(report, viewer),
  SEND_BACK: confirms,
  APPRAISE: confirms,
  FEEDBACK: confirms,
  CANCEL: keeps,
  PUBLISH: confirms,
  WITHDRAW: confirms,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayVoterReport(action: VoterReportAction, report: VoterReportParties, viewer: Viewer): boolean {
  return MAY[action](report, viewer);
}

/** Every action of the viewer's part on a report that is there, with the reason where it is not possible now. */
export function voterReportActions(facts: VoterReportFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(voterReportWorkflow, facts.state, facts, (action) => action !== 'SCHEDULE' && mayVoterReport(action, facts, viewer), language);
}

/** Scheduling as it stands for the viewer: whoever keeps records somewhere. */
export function schedulingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  const facts: VoterReportFacts = { state: 'NONE', lies: [], deputyPerson: null, deputyStatus: 'ACTIVE', appraisalRequired: true, published: false };
  return availability(voterReportWorkflow, 'NONE', facts, (action) => action === 'SCHEDULE' && isOffice(viewer), language);
}
