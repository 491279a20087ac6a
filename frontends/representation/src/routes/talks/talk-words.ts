import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { TalkState } from '../../gql/graphql.ts';

export const talkStates = defineMessages({
  zh: { ASSIGNED: '已安排', HELD: '已宣讲', CONFIRMED: '已反馈', CANCELLED: '已取消' },
  en: { ASSIGNED: 'Assigned', HELD: 'Held', CONFIRMED: 'Feedback recorded', CANCELLED: 'Called off' },
});

export const talkTones: Readonly<Record<TalkState, Tone>> = { ASSIGNED: 'waiting', HELD: 'active', CONFIRMED: 'done', CANCELLED: 'quiet' };

export const talkActs = defineMessages({
  zh: { ASSIGN: '安排宣讲', RESCHEDULE: '调整安排', HOLD: '登记宣讲', SEND_BACK: '退回补充', FEEDBACK: '登记反馈', CANCEL: '取消宣讲' },
  en: { ASSIGN: 'Assign a talk', RESCHEDULE: 'Reschedule', HOLD: 'Record as held', SEND_BACK: 'Send back', FEEDBACK: 'Record the feedback', CANCEL: 'Call off' },
});
