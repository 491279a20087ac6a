/** Who keeps the yearly plan of deputies' work, and who reads it before it is passed. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { WorkPlanAction, WorkPlanFacts } from './work-plan.workflow.ts';
import { workPlanWorkflow } from './work-plan.workflow.ts';

const OFFICE = ['DEPUTIES_OFFICE'];
/** 主任会议: who passes it may enter that too. */
const COUNCIL = ['DEPUTIES_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON'];

const MAY: Readonly<Record<WorkPlanAction, readonly string[]>> = { DRAFT: OFFICE, EDIT: OFFICE, PASS: COUNCIL, TELL: OFFICE, PUBLISH: OFFICE, EXECUTE: OFFICE };

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayWorkPlan(action: WorkPlanAction, viewer: Viewer): boolean {
  return viewer.posts.some(({ kind }) => MAY[action].includes(kind));
}

/** Every action of the viewer's part, with the reason where it is not possible now. */
export function workPlanActions(facts: WorkPlanFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  const begun = facts.state !== 'NONE';
  return availability(workPlanWorkflow, facts.state, facts, (action) => begun === (action !== 'DRAFT') && mayWorkPlan(action, viewer), language);
}

/** A draft is the office's and the council's; a plan that was passed is known to everybody with an account. */
export const readsDrafts = ({ posts }: Viewer): boolean => posts.some(({ kind }) => COUNCIL.includes(kind));
