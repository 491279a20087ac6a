import { defineMessages } from '@redpine/ui/messages';

/** The parts of a deputy's published duty record. */
export const dutyParts = defineMessages({
  zh: {
    BASICS: '基本情况', MEETINGS: '参加会议', INSPECTIONS: '视察调研', TRAINING: '学习培训', GROUP_ACTIVITY: '小组活动',
    SUGGESTIONS: '议案建议', REPORTING: '联系选民、述职', AWARDS: '表彰奖励',
  },
  en: {
    BASICS: 'Basics', MEETINGS: 'Meetings', INSPECTIONS: 'Inspections', TRAINING: 'Training', GROUP_ACTIVITY: 'Group activity',
    SUGGESTIONS: 'Suggestions', REPORTING: 'Contact with voters', AWARDS: 'Awards',
  },
});
