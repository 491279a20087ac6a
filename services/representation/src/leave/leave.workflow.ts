/** The transition table of a deputy's leave: asked for, approved or refused, or taken back. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { DeputyParties } from '../deputy/deputy.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type LeaveState = 'NONE' | 'ASKED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';
export type LeaveAction = 'ASK' | 'APPROVE' | 'REFUSE' | 'WITHDRAW';

export interface LeaveFacts extends DeputyParties {
  /** NONE where it is not there yet. */
  state: LeaveState;
  status: DeputyStatus | null;
  /** First day of the leave. */
  from: string;
  today: string;
}

/** The law speaks of leave "as prescribed": who answers and until when is the district's own. */
const LEAVE: LegalBasis = { law: '平台默认值', article: '代表请假，程序待区里确认', mark: 'D' };

const serves = ({ status }: LeaveFacts): Refusal | null => notServing(status);
const notBegun = ({ state, from, today }: LeaveFacts): Refusal | null =>
  state === 'ASKED' || today < from ? null : { code: 'BEGUN', reason: { zh: '已批准的请假已经开始，不能撤回。', en: 'An approved leave that has begun cannot be taken back.' }, legalBasis: null };

export const leaveWorkflow = defineWorkflow<LeaveState, LeaveAction, LeaveFacts>({
  subject: { zh: '请假', en: 'leave' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未申请', en: 'not asked for' } },
    ASKED: { label: { zh: '待批准', en: 'asked for' } },
    APPROVED: { label: { zh: '已批准', en: 'approved' } },
    REFUSED: { label: { zh: '未批准', en: 'refused' }, final: true },
    WITHDRAWN: { label: { zh: '已撤回', en: 'taken back' }, final: true },
  },
  actions: {
    ASK: { label: { zh: '申请请假', en: 'Ask for leave' } },
    APPROVE: { label: { zh: '批准', en: 'Approve' } },
    REFUSE: { label: { zh: '不批准', en: 'Refuse' } },
    WITHDRAW: { label: { zh: '撤回', en: 'Take back' } },
  },
  rows: [
    { action: 'ASK', from: ['NONE'], to: 'ASKED', by: 'PERSON', basis: LEAVE, guards: [serves] },
    { action: 'APPROVE', from: ['ASKED'], to: 'APPROVED', by: 'PERSON', basis: LEAVE },
    { action: 'REFUSE', from: ['ASKED'], to: 'REFUSED', by: 'PERSON', basis: LEAVE },
    { action: 'WITHDRAW', from: ['ASKED', 'APPROVED'], to: 'WITHDRAWN', by: 'PERSON', basis: LEAVE, guards: [notBegun] },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideLeave(action: LeaveAction, facts: LeaveFacts): Decision<LeaveState> {
  return decide(leaveWorkflow, action, facts.state, facts);
}

interface Span {
  from: string;
  until: string;
}

/** In order, within the mandate, of a year at most, and no day of it asked for twice. */
export function spanFaults({ from, until }: Span, { mandate, others }: { mandate: { from: string; until: string | null }; others: readonly Span[] }): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault => ({ path, rule, message: { zh, en } });
  if (until < from) return [fault('until', 'BEFORE_FIRST', '结束日期不能早于开始日期。', 'The last day is not before the first.')];
  const lastYear = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
  if (until >= lastYear) return [fault('until', 'TOO_LONG', '一次请假不超过一年。', 'One leave is a year at most.')];
  if (from < mandate.from || until > (mandate.until ?? until)) return [fault('from', 'OUTSIDE_MANDATE', '请假日期须在任期内。', 'The days are within the mandate.')];
  const other = others.find((each) => each.from <= until && from <= each.until);
  return other ? [fault('from', 'OVERLAPS', `与 ${other.from} 至 ${other.until} 的请假重叠。`, `It overlaps the leave of ${other.from} – ${other.until}.`)] : [];
}
