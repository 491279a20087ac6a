/** The transition table of the yearly plan of deputies' work: drafted, passed, told to deputies, published. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';

export type WorkPlanState = 'NONE' | 'DRAFT' | 'PASSED' | 'TOLD' | 'PUBLISHED';
export type WorkPlanAction = 'DRAFT' | 'EDIT' | 'PASS' | 'TELL' | 'PUBLISH' | 'EXECUTE';

export interface WorkPlanFacts {
  /** NONE where it is not there yet. */
  state: WorkPlanState;
}

const ART_43: LegalBasis = { law: '代表法', article: '第四十三条', mark: 'F' };

export const workPlanWorkflow = defineWorkflow<WorkPlanState, WorkPlanAction, WorkPlanFacts>({
  subject: { zh: '代表工作计划', en: 'plan' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未起草', en: 'not drafted' } },
    DRAFT: { label: { zh: '草案', en: 'a draft' } },
    PASSED: { label: { zh: '已通过', en: 'passed' } },
    TOLD: { label: { zh: '已通知代表', en: 'told to deputies' } },
    PUBLISHED: { label: { zh: '已公布', en: 'published' }, final: true },
  },
  actions: {
    DRAFT: { label: { zh: '起草计划', en: 'Draft a plan' } },
    EDIT: { label: { zh: '修改草案', en: 'Edit the draft' } },
    PASS: { label: { zh: '登记主任会议通过', en: 'Record that it was passed' } },
    TELL: { label: { zh: '通知代表', en: 'Tell the deputies' } },
    PUBLISH: { label: { zh: '公布计划', en: 'Publish' } },
    EXECUTE: { label: { zh: '登记执行', en: 'Record execution' } },
  },
  rows: [
    { action: 'DRAFT', from: ['NONE'], to: 'DRAFT', by: 'PERSON', basis: ART_43 },
    { action: 'EDIT', from: ['DRAFT'], to: 'SAME', by: 'PERSON', basis: ART_43 },
    { action: 'PASS', from: ['DRAFT'], to: 'PASSED', by: 'PERSON', basis: ART_43 },
    { action: 'TELL', from: ['PASSED'], to: 'TOLD', by: 'PERSON', basis: ART_43 },
    { action: 'PUBLISH', from: ['TOLD'], to: 'PUBLISHED', by: 'PERSON', basis: ART_43 },
    { action: 'EXECUTE', from: ['PASSED', 'TOLD', 'PUBLISHED'], to: 'SAME', by: 'PERSON', basis: ART_43 },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideWorkPlan(action: WorkPlanAction, facts: WorkPlanFacts): Decision<WorkPlanState> {
  return decide(workPlanWorkflow, action, facts.state, facts);
}

/** Done on a day that has come, or dropped with a reason. */
export function executionFaults({ doneOn, note }: { doneOn: string | null; note: string | null }, today: string): InputFault[] {
  if (doneOn === null && note === null) {
    return [{ path: 'note', rule: 'REQUIRED', message: { zh: '取消事项须说明原因。', en: 'Say why the item is dropped.' } }];
  }
  if (doneOn === null || doneOn <= today) return [];
  return [{ path: 'doneOn', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
}
