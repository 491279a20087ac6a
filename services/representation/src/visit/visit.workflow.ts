/** The transition table of a home visit. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { TieFacts } from '../tie/tie.workflow.ts';

export type VisitState = 'NONE' | 'PLANNED' | 'VISITED' | 'VERIFIED' | 'CANCELLED';
export type VisitAction = 'PLAN' | 'RESCHEDULE' | 'RECORD' | 'SEND_BACK' | 'VERIFY' | 'CANCEL';

export interface VisitFacts {
  /** NONE where it is not there yet. */
  state: VisitState;
  /** Visitor and visited. */
  tie: TieFacts;
}

/** The district's mechanism names the visits and no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '“双家访”制度，程序待区里确认', mark: 'D' };

const tieLasts = ({ tie }: VisitFacts): Refusal | null =>
  tie.state === 'ACTIVE' ? null : { code: 'TIE_ENDED', reason: { zh: '结对已经结束。', en: 'The tie has ended.' }, legalBasis: MECHANISM };
const visitorServes = ({ tie }: VisitFacts): Refusal | null => (tie.kind === 'DEPUTY_VOTER' ? notServing(tie.deputyStatus) : null);

export const visitWorkflow = defineWorkflow<VisitState, VisitAction, VisitFacts>({
  subject: { zh: '家访', en: 'home visit' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未计划', en: 'not planned' } },
    PLANNED: { label: { zh: '已计划', en: 'planned' } },
    VISITED: { label: { zh: '已家访', en: 'made' } },
    VERIFIED: { label: { zh: '已核实', en: 'verified' }, final: true },
    CANCELLED: { label: { zh: '已取消', en: 'called off' }, final: true },
  },
  actions: {
    PLAN: { label: { zh: '计划家访', en: 'Plan a visit' } },
    RESCHEDULE: { label: { zh: '调整日期', en: 'Reschedule' } },
    RECORD: { label: { zh: '登记家访', en: 'Record the visit' } },
    SEND_BACK: { label: { zh: '退回补充', en: 'Send back' } },
    VERIFY: { label: { zh: '核实家访', en: 'Verify' } },
    CANCEL: { label: { zh: '取消家访', en: 'Call off' } },
  },
  rows: [
    { action: 'PLAN', from: ['NONE'], to: 'PLANNED', by: 'PERSON', basis: MECHANISM, guards: [tieLasts, visitorServes] },
    { action: 'RESCHEDULE', from: ['PLANNED'], to: 'SAME', by: 'PERSON', basis: MECHANISM },
    { action: 'RECORD', from: ['PLANNED'], to: 'VISITED', by: 'PERSON', basis: MECHANISM, guards: [visitorServes] },
    { action: 'SEND_BACK', from: ['VISITED'], to: 'PLANNED', by: 'PERSON', basis: MECHANISM },
    { action: 'VERIFY', from: ['VISITED'], to: 'VERIFIED', by: 'PERSON', basis: MECHANISM },
    { action: 'CANCEL', from: ['PLANNED'], to: 'CANCELLED', by: 'PERSON', basis: MECHANISM },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideVisit(action: VisitAction, facts: VisitFacts): Decision<VisitState> {
  return decide(visitWorkflow, action, facts.state, facts);
}
