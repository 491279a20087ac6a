import { defineEntity, p } from '@mikro-orm/postgresql';
import type { WorkPlanState } from './work-plan.workflow.ts';

export interface PlanItem {
  id: string;
  month: number;
  title: string;
  owner: string;
  /** Code of the duty events that it brings about. */
  kind: string | null;
  state: 'PLANNED' | 'DONE' | 'DROPPED';
  doneOn: string | null;
  note: string | null;
}

/** The plan as everybody reads it: what was passed, without its execution. */
export interface PublishedPlan {
  title: string;
  passedOn: string;
  items: Pick<PlanItem, 'month' | 'title' | 'owner'>[];
}

const WorkPlanSchema = defineEntity({
  name: 'WorkPlan',
  tableName: 'work_plan',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['DRAFT', 'PASSED', 'TOLD', 'PUBLISHED'] as const),
    year: p.integer(),
    title: p.string(),
    meeting: p.string().nullable(),
    passedOn: p.date().nullable(),
    items: p.json<PlanItem[]>(),
    published: p.json<PublishedPlan>().nullable(),
    draftedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 代表工作计划 */
export class WorkPlan extends WorkPlanSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: WorkPlanState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a plan is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
WorkPlanSchema.setClass(WorkPlan);
