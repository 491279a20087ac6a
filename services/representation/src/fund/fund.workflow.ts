/** The transition table of a spending from a deputy's fund: recorded, or voided where it was an error. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { DeputyParties } from '../deputy/deputy.policy.ts';

export type SpendingState = 'NONE' | 'RECORDED' | 'VOIDED';
export type SpendingAction = 'RECORD' | 'VOID';

export interface SpendingFacts extends DeputyParties {
  /** NONE where it is not there yet. */
  state: SpendingState;
}

const FUND: LegalBasis = { law: '代表法', article: '第四十二条', mark: 'F' };

export const spendingWorkflow = defineWorkflow<SpendingState, SpendingAction, SpendingFacts>({
  subject: { zh: '经费支出', en: 'spending' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未登记', en: 'not recorded' } },
    RECORDED: { label: { zh: '已登记', en: 'recorded' } },
    VOIDED: { label: { zh: '已作废', en: 'voided' }, final: true },
  },
  actions: {
    RECORD: { label: { zh: '登记支出', en: 'Record a spending' } },
    VOID: { label: { zh: '作废', en: 'Void' } },
  },
  rows: [
    { action: 'RECORD', from: ['NONE'], to: 'RECORDED', by: 'PERSON', basis: FUND },
    { action: 'VOID', from: ['RECORDED'], to: 'VOIDED', by: 'PERSON', basis: FUND },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideSpending(action: SpendingAction, facts: SpendingFacts): Decision<SpendingState> {
  return decide(spendingWorkflow, action, facts.state, facts);
}

/** It took place, within the mandate. */
export function spendingDayFaults(on: string, { today, mandate }: { today: string; mandate: { from: string; until: string | null } }): InputFault[] {
  if (on > today) return [{ path: 'on', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
  if (mandate.from <= on && on <= (mandate.until ?? on)) return [];
  return [{ path: 'on', rule: 'OUTSIDE_MANDATE', message: { zh: '支出日期须在任期内。', en: 'The day is within the mandate.' } }];
}

/** 专款专用: a whole number of fen, no more than the year still has. */
export function sumFaults(fen: number, left: number): InputFault[] {
  if (fen < 1) return [{ path: 'fen', rule: 'NOT_POSITIVE', message: { zh: '金额须大于零。', en: 'The sum is more than zero.' } }];
  if (fen <= left) return [];
  const yuan = (left / 100).toFixed(2);
  return [{ path: 'fen', rule: 'OVER_FUND', message: { zh: `超出该年度剩余经费 ${yuan} 元。`, en: `More than the ${yuan} yuan that the year still has.` } }];
}
