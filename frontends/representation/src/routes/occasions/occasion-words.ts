import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { InvitationState, OccasionKind, OccasionState } from '../../gql/graphql.ts';

export const OCCASION_KINDS: readonly OccasionKind[] = ['SC_MEETING', 'INSPECTION', 'SURVEY', 'APPRAISAL', 'LAW_INSPECTION', 'INQUIRY', 'APPOINTMENT', 'TOWN_CONGRESS'];
export const OCCASION_STATES: readonly OccasionState[] = ['OPEN', 'HELD', 'CLOSED', 'CANCELLED'];

export const occasionKinds = defineMessages({
  zh: { SC_MEETING: '列席常委会会议', INSPECTION: '视察', SURVEY: '专题调研', APPRAISAL: '工作评议', LAW_INSPECTION: '执法检查', INQUIRY: '专题询问', APPOINTMENT: '约见', TOWN_CONGRESS: '列席镇人民代表大会' },
  en: { SC_MEETING: 'Standing Committee meeting', INSPECTION: 'Inspection', SURVEY: 'Survey', APPRAISAL: 'Appraisal', LAW_INSPECTION: 'Law inspection', INQUIRY: 'Thematic inquiry', APPOINTMENT: 'Appointment', TOWN_CONGRESS: 'Town congress' },
});

export const occasionStates = defineMessages({
  zh: { OPEN: '邀请中', HELD: '已举行', CLOSED: '已办结', CANCELLED: '已取消' },
  en: { OPEN: 'Inviting', HELD: 'Held', CLOSED: 'Closed', CANCELLED: 'Called off' },
});

export const occasionTones: Readonly<Record<OccasionState, Tone>> = { OPEN: 'waiting', HELD: 'active', CLOSED: 'done', CANCELLED: 'quiet' };

export const invitationStates = defineMessages({
  zh: {
    INVITED: '待答复', ACCEPTED: '已接受', DECLINED: '已谢绝', WITHDRAWN: '已撤回', ATTENDED: '已出席', EXCUSED: '请假', ABSENT: '缺席',
    OPINION_GIVEN: '已提意见', OPINION_HANDLED: '意见已处理',
  },
  en: {
    INVITED: 'To be answered', ACCEPTED: 'Accepted', DECLINED: 'Declined', WITHDRAWN: 'Withdrawn', ATTENDED: 'Attended', EXCUSED: 'Excused', ABSENT: 'Absent',
    OPINION_GIVEN: 'Opinion given', OPINION_HANDLED: 'Opinion answered',
  },
});

export const invitationTones: Readonly<Record<InvitationState, Tone>> = {
  INVITED: 'waiting', ACCEPTED: 'active', DECLINED: 'quiet', WITHDRAWN: 'quiet', ATTENDED: 'done', EXCUSED: 'quiet', ABSENT: 'late', OPINION_GIVEN: 'waiting', OPINION_HANDLED: 'done',
};

export const occasionActs = defineMessages({
  zh: { PLAN: '安排活动', RESCHEDULE: '调整安排', INVITE: '邀请代表', ATTENDANCE: '登记出席', CLOSE: '办结', CANCEL: '取消活动' },
  en: { PLAN: 'Plan an occasion', RESCHEDULE: 'Reschedule', INVITE: 'Invite deputies', ATTENDANCE: 'Record the attendance', CLOSE: 'Close', CANCEL: 'Call off' },
});

export const invitationActs = defineMessages({
  zh: { ACCEPT: '接受邀请', DECLINE: '谢绝邀请', WITHDRAW: '撤回邀请', GIVE_OPINION: '提出意见', HANDLE_OPINION: '反馈处理结果' },
  en: { ACCEPT: 'Accept', DECLINE: 'Decline', WITHDRAW: 'Withdraw the invitation', GIVE_OPINION: 'Give an opinion', HANDLE_OPINION: 'Tell what became of it' },
});
