/** Who may act on a report and who reads it in which state. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { FULL_READERS } from '../suggestion/suggestion.policy.ts';
import type { ReportAction, ReportFacts, ReportState } from './report.workflow.ts';
import { reportWorkflow } from './report.workflow.ts';

const WRITERS = ['DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE'] as const;
const OFFICE = ['DEPUTIES_OFFICE'] as const;
const HEARERS = ['DEPUTIES_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON'] as const;

const MAY: Readonly<Record<ReportAction, readonly string[]>> = {
  DRAFT: WRITERS,
  EDIT: WRITERS,
  RECOUNT: WRITERS,
  SUBMIT: OFFICE,
  HEAR: HEARERS,
  FOLLOW_UP: WRITERS,
  PRINT: OFFICE,
  PUBLISH: OFFICE,
};

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayReport(action: ReportAction, viewer: Viewer): boolean {
  return viewer.posts.some(({ kind }) => MAY[action].includes(kind));
}

/** Every action of the viewer's part, in the table's order, with the reason where it is not possible now. */
export function reportActions(facts: ReportFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  const begun = facts.state !== 'NONE';
  return availability(reportWorkflow, facts.state, facts, (action) => begun === (action !== 'DRAFT') && mayReport(action, viewer), language);
}

/**
 * The states in which the viewer reads reports: its writers all, who reads every suggestion from submission on, deputies
 * from the printing for their session on, everybody what is published.
 */
export function readableStates(viewer: Viewer): ReportState[] {
  const from = (state: ReportState): ReportState[] => reportWorkflow.stateNames.slice(reportWorkflow.stateNames.indexOf(state));
  const holds = (kinds: readonly string[]): boolean => viewer.posts.some(({ kind }) => kinds.includes(kind));
  if (holds(WRITERS)) return from('DRAFTED');
  if (holds(FULL_READERS)) return from('SUBMITTED');
  if (holds(['DEPUTY'])) return from('PRINTED');
  return from('PUBLISHED');
}

/** The states in which a report waits for the viewer, apart from its hearing. */
export function reportStatesToDraft(viewer: Viewer): ReportState[] {
  return statesWith(viewer, ['EDIT', 'FOLLOW_UP', 'PRINT', 'PUBLISH']);
}

/** The state in which a report waits to be heard; empty for whoever records no hearing. */
export function reportStatesToHear(viewer: Viewer): ReportState[] {
  return statesWith(viewer, ['HEAR']);
}

/** Where one of the actions is possible and the viewer's. */
function statesWith(viewer: Viewer, actions: readonly ReportAction[]): ReportState[] {
  const own = actions.filter((action) => mayReport(action, viewer));
  return reportWorkflow.stateNames.filter((state) => own.some((action) => reportWorkflow.rows.some((row) => row.action === action && row.from.includes(state))));
}
