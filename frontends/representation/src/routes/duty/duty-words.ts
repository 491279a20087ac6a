import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { DutyEventState, DutyPart, DutyPublicationState } from '../../gql/graphql.ts';

export const dutyStates = defineMessages({
  zh: { RECORDED: '待核实', VERIFIED: '已核实', REJECTED: '未予认定', OBJECTED: '代表有异议', RETRACTED: '已撤回' },
  en: { RECORDED: 'To be verified', VERIFIED: 'Verified', REJECTED: 'Rejected', OBJECTED: 'Objected to', RETRACTED: 'Retracted' },
});

export const dutyTones: Readonly<Record<DutyEventState, Tone>> = {
  RECORDED: 'waiting', VERIFIED: 'done', REJECTED: 'quiet', OBJECTED: 'waiting', RETRACTED: 'quiet',
};

export const dutyActs = defineMessages({
  zh: { ENTER: '登记履职事项', VERIFY: '核实', REJECT: '不予认定', OBJECT: '提出异议', UPHOLD: '采纳异议', DISMISS: '不采纳异议', WITHDRAW: '撤回登记' },
  en: { ENTER: 'Enter a duty event', VERIFY: 'Verify', REJECT: 'Reject', OBJECT: 'Object', UPHOLD: 'Uphold the objection', DISMISS: 'Dismiss the objection', WITHDRAW: 'Withdraw the entry' },
});

export const PARTS: readonly DutyPart[] = ['BASICS', 'MEETINGS', 'INSPECTIONS', 'TRAINING', 'GROUP_ACTIVITY', 'SUGGESTIONS', 'REPORTING', 'AWARDS'];

export const dutyParts = defineMessages({
  zh: {
    BASICS: '基本情况', MEETINGS: '参加会议', INSPECTIONS: '视察调研', TRAINING: '学习培训', GROUP_ACTIVITY: '小组活动', SUGGESTIONS: '议案建议',
    REPORTING: '联系选民、述职', AWARDS: '表彰奖励',
  },
  en: {
    BASICS: 'Basics', MEETINGS: 'Meetings', INSPECTIONS: 'Inspections', TRAINING: 'Training', GROUP_ACTIVITY: 'Group activity', SUGGESTIONS: 'Suggestions',
    REPORTING: 'Contact with voters', AWARDS: 'Awards',
  },
});

export const dutyLevels = defineMessages({
  zh: { GOOD: '好', FAIR: '较好', POOR: '待加强' },
  en: { GOOD: 'Good', FAIR: 'Fair', POOR: 'To be strengthened' },
});

export const publicationStates = defineMessages({
  zh: { PUBLISHED: '已公开', WITHDRAWN: '已撤回' },
  en: { PUBLISHED: 'Published', WITHDRAWN: 'Withdrawn' },
});

export const publicationTones: Readonly<Record<DutyPublicationState, Tone>> = { PUBLISHED: 'done', WITHDRAWN: 'quiet' };

export const publicationActs = defineMessages({
  zh: { PUBLISH: '公开履职情况', WITHDRAW: '撤回公开' },
  en: { PUBLISH: 'Publish a quarter', WITHDRAW: 'Withdraw' },
});
