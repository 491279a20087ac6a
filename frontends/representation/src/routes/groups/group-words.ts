import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { DeputyGroupState, GroupActivityKind, GroupActivityState, GroupPresence } from '../../gql/graphql.ts';

export const groupStates = defineMessages({
  zh: { ACTIVE: '活动中', DISSOLVED: '已解散' },
  en: { ACTIVE: 'Active', DISSOLVED: 'Dissolved' },
});
export const groupTones: Readonly<Record<DeputyGroupState, Tone>> = { ACTIVE: 'active', DISSOLVED: 'quiet' };

export const formedByNames = defineMessages({
  zh: { AREA: '按区域', FIELD: '按领域' },
  en: { AREA: 'By area', FIELD: 'By field' },
});

export const groupActs = defineMessages({
  zh: { FORM: '组成代表小组', JOIN: '代表加入', LEAVE: '代表退出', LEAD: '确定组长', PLAN: '登记年度计划', ACTIVITY: '安排活动', DISSOLVE: '解散小组' },
  en: { FORM: 'Form a group', JOIN: 'Take in a member', LEAVE: 'Let a member go', LEAD: 'Name the leader', PLAN: 'Record the yearly plan', ACTIVITY: 'Plan an activity', DISSOLVE: 'Dissolve' },
});

export const activityStates = defineMessages({
  zh: { PLANNED: '已安排', HELD: '待确认', CONFIRMED: '已确认', CANCELLED: '已取消' },
  en: { PLANNED: 'Planned', HELD: 'To be confirmed', CONFIRMED: 'Confirmed', CANCELLED: 'Called off' },
});
export const activityTones: Readonly<Record<GroupActivityState, Tone>> = { PLANNED: 'waiting', HELD: 'active', CONFIRMED: 'done', CANCELLED: 'quiet' };

export const activityKinds = defineMessages({
  zh: { STUDY: '学习', SURVEY: '调研', INSPECTION: '视察', VOTERS: '联系选民', OTHER: '其他' },
  en: { STUDY: 'Study', SURVEY: 'Survey', INSPECTION: 'Inspection', VOTERS: 'Meeting voters', OTHER: 'Other' },
});
export const KINDS: readonly GroupActivityKind[] = ['STUDY', 'SURVEY', 'INSPECTION', 'VOTERS', 'OTHER'];

export const activityActs = defineMessages({
  zh: { PLAN: '安排活动', MOVE: '调整安排', HOLD: '登记活动', SEND_BACK: '退回补充', CONFIRM: '确认', CANCEL: '取消活动' },
  en: { PLAN: 'Plan an activity', MOVE: 'Move', HOLD: 'Record as held', SEND_BACK: 'Send back', CONFIRM: 'Confirm', CANCEL: 'Call off' },
});

export const presences = defineMessages({
  zh: { PRESENT: '出席', ON_LEAVE: '请假', ABSENT: '缺席' },
  en: { PRESENT: 'Present', ON_LEAVE: 'On leave', ABSENT: 'Absent' },
});
export const presenceTones: Readonly<Record<GroupPresence, Tone>> = { PRESENT: 'done', ON_LEAVE: 'quiet', ABSENT: 'late' };
