/** Local rules of the duty record: points, levels, ranking, objection. Defaults that the district confirms or replaces. */
import type { Rule } from '@redpine/kit/rules';

const DEFAULT = { version: 1, effectiveFrom: '2004-01-01', effectiveUntil: null, area: null, mark: 'D' } as const;
const OWN = { law: '平台默认值', article: '待区里确认' } as const;

/** Points for each verified event, and the most that a year's events of the kind bring. */
const POINTS: readonly [kind: string, points: number, most: number][] = [
  ['SESSION_ATTENDED', 5, 15], ['MEETING_ATTENDED', 2, 8], ['OCCASION_ATTENDED', 2, 8], ['OCCASION_OPINION', 2, 6],
  ['INSPECTION_ATTENDED', 3, 9], ['DEED_VERIFIED', 3, 6], ['TRAINING_ATTENDED', 3, 6], ['GROUP_ACTIVITY', 2, 8],
  ['HOME_ACTIVITY', 2, 6], ['TALK_HELD', 3, 6], ['SUGGESTION_SUBMITTED', 4, 12], ['SUGGESTION_COSIGNED', 1, 3],
  ['SUGGESTION_EVALUATED', 1, 3], ['SUGGESTION_IMPLEMENTED', 5, 15], ['RECEPTION_HELD', 3, 12], ['TIE_CONTACT', 1, 6],
  ['HOME_VISIT', 1, 6], ['OPINION_ANSWERED', 2, 8], ['VOTER_REPORT', 10, 10], ['AWARD_RECEIVED', 5, 10],
];

export const dutyRules: readonly Rule[] = [
  {
    ...DEFAULT,
    ...OWN,
    code: 'DUTY_POINTS',
    value: { points: POINTS.map(([kind, points, most]) => ({ kind, points, most })) },
    source: '各类履职的分值和每年上限由区里确定；默认重质不重量：建议受理后计分，落实后加分，每类设上限',
  },
  {
    ...DEFAULT,
    mark: 'S',
    code: 'DUTY_LEVELS',
    value: { full: 100, good: 80, fair: 60 },
    law: '地方规定（参照银川）',
    article: '代表履职积分办法',
    source: '银川满分 100 分，80 分以上为好、60 分至 79 分为较好、60 分以下为差；是否分等次由区里确定',
  },
  {
    ...DEFAULT,
    ...OWN,
    code: 'DUTY_RANKING',
    value: { leastDays: 90, leastDeputies: 10 },
    source: '本年应履职不足 90 日的不评等次、不排名，同级可排名的代表不足 10 人的不排名；待区里确认',
  },
  {
    ...DEFAULT,
    ...OWN,
    code: 'DUTY_OBJECTION',
    value: { length: 15, unit: 'WORKDAY' },
    source: '代表对核实结论（已核实或者未予认定）提出异议的期限；默认 15 个工作日，待区里确认',
  },
  {
    ...DEFAULT,
    ...OWN,
    code: 'DUTY_IMPORT',
    value: { verified: false },
    source: '从文件导入的履职事项是否视为已核实由区里确定；默认由另一名工作人员逐项核实',
  },
  {
    ...DEFAULT,
    ...OWN,
    code: 'VOTER_REPORT_APPRAISAL',
    value: { required: true, least: 5 },
    source: '述职后是否由到会选民评议由区里确定；默认评议，票数不足 5 张的标明样本少',
  },
];

/** The kinds that a new installation begins with; the parts are those of 镇坪's duty record. */
export const DUTY_KINDS: readonly { code: string; name: string; nameEn: string; part: string; manual: boolean }[] = [
  { code: 'SESSION_ATTENDED', name: '出席人代会会议', nameEn: 'Session of the congress attended', part: 'MEETINGS', manual: true },
  { code: 'MEETING_ATTENDED', name: '列席、参加其他会议', nameEn: 'Other meeting attended', part: 'MEETINGS', manual: true },
  { code: 'OCCASION_ATTENDED', name: '应邀参加活动', nameEn: 'Took part on invitation', part: 'MEETINGS', manual: false },
  { code: 'OCCASION_OPINION', name: '应邀参加时提出意见', nameEn: 'Opinion given when taking part', part: 'MEETINGS', manual: false },
  { code: 'INSPECTION_ATTENDED', name: '参加视察、调研、执法检查', nameEn: 'Inspection or survey', part: 'INSPECTIONS', manual: true },
  { code: 'DEED_VERIFIED', name: '“双为双真”实事办结', nameEn: 'Real deed verified', part: 'INSPECTIONS', manual: false },
  { code: 'TRAINING_ATTENDED', name: '参加履职学习', nameEn: 'Training attended', part: 'TRAINING', manual: true },
  { code: 'GROUP_ACTIVITY', name: '参加代表小组活动', nameEn: 'Deputy group activity', part: 'GROUP_ACTIVITY', manual: true },
  { code: 'HOME_ACTIVITY', name: '参加代表之家活动', nameEn: 'Activity of a deputies’ home', part: 'GROUP_ACTIVITY', manual: false },
  { code: 'TALK_HELD', name: '代表宣讲', nameEn: 'Outreach talk', part: 'GROUP_ACTIVITY', manual: false },
  { code: 'SUGGESTION_SUBMITTED', name: '领衔提出建议', nameEn: 'Suggestion made as lead', part: 'SUGGESTIONS', manual: false },
  { code: 'SUGGESTION_COSIGNED', name: '附议建议', nameEn: 'Suggestion co-signed', part: 'SUGGESTIONS', manual: false },
  { code: 'SUGGESTION_EVALUATED', name: '评价建议办理', nameEn: 'Handling evaluated', part: 'SUGGESTIONS', manual: false },
  { code: 'SUGGESTION_IMPLEMENTED', name: '建议承诺事项落实', nameEn: 'Suggestion’s promise kept', part: 'SUGGESTIONS', manual: false },
  { code: 'RECEPTION_HELD', name: '接待选民', nameEn: 'Reception of voters', part: 'REPORTING', manual: false },
  { code: 'TIE_CONTACT', name: '联系选民、代表', nameEn: 'Contact within the two ties', part: 'REPORTING', manual: false },
  { code: 'HOME_VISIT', name: '家访', nameEn: 'Home visit', part: 'REPORTING', manual: false },
  { code: 'OPINION_ANSWERED', name: '答复民意', nameEn: 'Opinion answered', part: 'REPORTING', manual: false },
  { code: 'VOTER_REPORT', name: '向选民述职', nameEn: 'Report to voters', part: 'REPORTING', manual: false },
  { code: 'AWARD_RECEIVED', name: '履职获得表彰', nameEn: 'Award', part: 'AWARDS', manual: true },
];
