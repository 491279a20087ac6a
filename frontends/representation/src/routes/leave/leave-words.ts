import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { DeputyLeaveCause, DeputyLeaveState } from '../../gql/graphql.ts';

export const leaveStates = defineMessages({
  zh: { ASKED: '待批准', APPROVED: '已批准', REFUSED: '未批准', WITHDRAWN: '已撤回' },
  en: { ASKED: 'Asked for', APPROVED: 'Approved', REFUSED: 'Refused', WITHDRAWN: 'Taken back' },
});
export const leaveTones: Readonly<Record<DeputyLeaveState, Tone>> = { ASKED: 'waiting', APPROVED: 'done', REFUSED: 'late', WITHDRAWN: 'quiet' };

export const leaveCauses = defineMessages({
  zh: { HEALTH: '健康原因', FAMILY: '家庭原因', WORK: '工作原因', OTHER: '其他原因' },
  en: { HEALTH: 'Health', FAMILY: 'Family', WORK: 'Work', OTHER: 'Other' },
});
export const CAUSES: readonly DeputyLeaveCause[] = ['HEALTH', 'FAMILY', 'WORK', 'OTHER'];

export const leaveActs = defineMessages({
  zh: { ASK: '申请请假', APPROVE: '批准', REFUSE: '不批准', WITHDRAW: '撤回' },
  en: { ASK: 'Ask for leave', APPROVE: 'Approve', REFUSE: 'Refuse', WITHDRAW: 'Take back' },
});
