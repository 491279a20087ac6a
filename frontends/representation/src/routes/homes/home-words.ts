import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { HomeEventState, HomeState } from '../../gql/graphql.ts';

export const homeStates = defineMessages({
  zh: { PLANNED: '筹建', OPEN: '运行', SUSPENDED: '暂停', CLOSED: '撤销' },
  en: { PLANNED: 'Planned', OPEN: 'In force', SUSPENDED: 'Suspended', CLOSED: 'Closed' },
});

export const homeTones: Readonly<Record<HomeState, Tone>> = { PLANNED: 'waiting', OPEN: 'active', SUSPENDED: 'late', CLOSED: 'quiet' };

export const homeKinds = defineMessages({
  zh: { AREA: '区域', PROFESSIONAL: '专业', ONLINE: '网上' },
  en: { AREA: 'Of an area', PROFESSIONAL: 'Professional', ONLINE: 'Online' },
});

export const homeLevels = defineMessages({
  zh: { DISTRICT: '区级', SUBDISTRICT: '街道', TOWN: '镇', COMMUNITY: '社区', VILLAGE: '村' },
  en: { DISTRICT: 'District', SUBDISTRICT: 'Subdistrict', TOWN: 'Town', COMMUNITY: 'Community', VILLAGE: 'Village' },
});

export const homeGrades = defineMessages({
  zh: { EXISTS: '有', ACTIVE: '活', GOOD: '好', EXCELLENT: '优', none: '未评定' },
  en: { EXISTS: 'Exists', ACTIVE: 'Active', GOOD: 'Good', EXCELLENT: 'Excellent', none: 'Not graded' },
});

export const homeZones = defineMessages({
  zh: { RECEPTION: '接待区', MEETING: '议事区', DISPLAY: '展示区', STUDY: '学习区' },
  en: { RECEPTION: 'Reception', MEETING: 'Meetings', DISPLAY: 'Display', STUDY: 'Study' },
});

export const homeOutputs = defineMessages({
  zh: { SUGGESTION: '代表建议', REPORT: '调研报告', OPINION: '意见转办', DEED: '为民实事' },
  en: { SUGGESTION: 'Suggestion', REPORT: 'Report', OPINION: 'Opinion handled', DEED: 'Deed for the people' },
});

export const homeCriteria = defineMessages({
  zh: {
    SPACE: '面积（平方米）', ZONES: '功能区', BARRIER_FREE: '无障碍', MEMBERS: '进家代表', QUARTERS: '每季度都有接待', WEEKLY: '近期每周接待', VISITS: '代表每年进家', ACTIVITIES: '每季度活动', OUTPUTS: '一年内成果',
  },
  en: {
    SPACE: 'Space (m²)', ZONES: 'Zones', BARRIER_FREE: 'Barrier-free', MEMBERS: 'Deputies attached', QUARTERS: 'Receptions in each quarter', WEEKLY: 'Weekly receptions of late', VISITS: 'Each deputy’s visits', ACTIVITIES: 'Activities in each quarter', OUTPUTS: 'Outputs in a year',
  },
});

export const homeActs = defineMessages({
  zh: {
    PLAN: '筹建', REVISE: '修改信息', OPEN: '启用', SUSPEND: '暂停', CLOSE: '撤销', ATTACH: '代表进家', RELEASE: '代表离家', INVITE_EXPERT: '聘请专家', RELEASE_EXPERT: '解聘专家', SCHEDULE: '排班', OUTPUT: '登记成果', GRADE: '评定等次',
  },
  en: {
    PLAN: 'Plan a home', REVISE: 'Revise', OPEN: 'Put in force', SUSPEND: 'Suspend', CLOSE: 'Close', ATTACH: 'Attach a deputy', RELEASE: 'Release a deputy', INVITE_EXPERT: 'Invite an expert', RELEASE_EXPERT: 'Release an expert', SCHEDULE: 'Plan a reception or activity', OUTPUT: 'Record an output', GRADE: 'Grade',
  },
});

export const eventStates = defineMessages({
  zh: { PLANNED: '已排班', PUBLISHED: '已公布', HELD: '待核实', RETURNED: '已退回', VERIFIED: '已核实', CANCELLED: '已取消' },
  en: { PLANNED: 'Planned', PUBLISHED: 'Published', HELD: 'To be verified', RETURNED: 'Sent back', VERIFIED: 'Verified', CANCELLED: 'Called off' },
});

export const eventTones: Readonly<Record<HomeEventState, Tone>> = {
  PLANNED: 'waiting', PUBLISHED: 'active', HELD: 'waiting', RETURNED: 'late', VERIFIED: 'done', CANCELLED: 'quiet',
};

export const eventKinds = defineMessages({
  zh: { RECEPTION: '接待', ACTIVITY: '活动' },
  en: { RECEPTION: 'Reception', ACTIVITY: 'Activity' },
});

export const eventAnswers = defineMessages({
  zh: { AWAITED: '待确认', CONFIRMED: '已确认', DECLINED: '不能到岗', attended: '到场', absent: '未到场' },
  en: { AWAITED: 'Awaited', CONFIRMED: 'Confirmed', DECLINED: 'Cannot come', attended: 'Was there', absent: 'Was not there' },
});

export const eventActs = defineMessages({
  zh: { PLAN: '排班', PUBLISH: '公布', CONFIRM: '确认到岗', DECLINE: '不能到岗', HOLD: '登记', SEND_BACK: '退回补充', VERIFY: '核实', CANCEL: '取消' },
  en: { PLAN: 'Planned', PUBLISH: 'Publish', CONFIRM: 'Confirm my turn', DECLINE: 'I cannot come', HOLD: 'Record as held', SEND_BACK: 'Send back', VERIFY: 'Verify', CANCEL: 'Call off' },
});

/** What a criterion is called; one that the rule names newly goes by its code. */
export const criterionName = (names: Readonly<Record<string, unknown>>, code: string): string => {
  const name = names[code];
  return typeof name === 'string' ? name : code;
};
