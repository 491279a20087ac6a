import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { FundSpendingState } from '../../gql/graphql.ts';

export const spendingStates = defineMessages({
  zh: { RECORDED: '已登记', VOIDED: '已作废' },
  en: { RECORDED: 'Recorded', VOIDED: 'Voided' },
});
export const spendingTones: Readonly<Record<FundSpendingState, Tone>> = { RECORDED: 'done', VOIDED: 'quiet' };

export const spendingActs = defineMessages({
  zh: { RECORD: '登记支出', VOID: '作废' },
  en: { RECORD: 'Record a spending', VOID: 'Void' },
});
