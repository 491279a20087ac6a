import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { VoterReportState } from '../../gql/graphql.ts';

export const voterReportStates = defineMessages({
  zh: { SCHEDULED: '已安排', HELD: '已述职', APPRAISED: '已评议', CLOSED: '已反馈', CANCELLED: '已取消' },
  en: { SCHEDULED: 'Scheduled', HELD: 'Held', APPRAISED: 'Appraised', CLOSED: 'Answered for', CANCELLED: 'Called off' },
});

export const voterReportTones: Readonly<Record<VoterReportState, Tone>> = {
  SCHEDULED: 'waiting', HELD: 'active', APPRAISED: 'active', CLOSED: 'done', CANCELLED: 'quiet',
};

export const voterReportActs = defineMessages({
  zh: { SCHEDULE: '安排述职', RESCHEDULE: '调整安排', HOLD: '登记述职', SEND_BACK: '退回补充', APPRAISE: '登记评议', FEEDBACK: '反馈代表', CANCEL: '取消述职', PUBLISH: '公开述职', WITHDRAW: '撤回公开' },
  en: { SCHEDULE: 'Schedule a report', RESCHEDULE: 'Reschedule', HOLD: 'Record as held', SEND_BACK: 'Send back', APPRAISE: 'Record the appraisal', FEEDBACK: 'Give feedback', CANCEL: 'Call off', PUBLISH: 'Publish', WITHDRAW: 'Withdraw from publication' },
});
