import { defineMessages } from '@redpine/ui/messages';

interface Setting {
  name: string;
  value: string;
}

export const settingWords = defineMessages({
  zh: {
    WORKDAY: '工作日', DAY: '日', MONTH: '个月', yes: '是', no: '否', BOTH: '两种均可', DIRECT: '直接交办', TWO_TIER: '两级交办',
    length: '时长', unit: '单位', required: '是否必须', atOnce: '立即重新办理', afterReplies: '答复次数', categories: '适用类别',
    restartsOnReassignment: '改办后重新计时', fromMonth: '起始月份', years: '涵盖年数', before: '提前天数', overdue: '逾期提醒',
    deputy: '代表次数', office: '代工委次数', government: '政府办次数', days: '间隔天数', tiers: '交办方式', to: '答复对象', SIGNERS: '领衔和附议代表', LEAD: '领衔代表', place: '反馈处',
    implemented: '计为已落实的类别', promised: '承诺落实后计为已落实的类别', below: '分母少于', squareMetres: '平方米', RECEPTION: '接待区', MEETING: '议事区', DISPLAY: '展示区', STUDY: '学习区', aWeek: '每周次数', weeks: '看最近几周', aYear: '每年次数', aQuarter: '每季度次数', atLeast: '至少', quarters: '看最近几个季度', receptions: '每季度接待次数', daysAhead: '提前天数',
    DISTRICT: '区', SUBDISTRICT: '街道', TOWN: '镇', COMMUNITY: '社区', VILLAGE: '村', SPACE: '面积', ZONES: '功能区', BARRIER_FREE: '无障碍', MEMBERS: '进家代表', QUARTERS: '每季度接待', WEEKLY: '每周接待', VISITS: '代表进家', ACTIVITIES: '每季度活动', OUTPUTS: '成果', EXISTS: '有', ACTIVE: '活', GOOD: '好', EXCELLENT: '优',
    MEMBER_DEPUTY: '组成人员联系代表', DEPUTY_VOTER: '代表联系选民', points: '每项分值和年度上限', most: '一年至多', full: '满分', good: '好', fair: '较好', leastDays: '在任至少天数', leastDeputies: '至少代表人数', verified: '导入即视为已核实', least: '至少人数', allowed: '是否受理', times: '次数', percent: '认可比例（%）', fenAYear: '每人每年（分）',
    SESSION_ATTENDED: '出席人代会会议', MEETING_ATTENDED: '列席、参加其他会议', OCCASION_ATTENDED: '应邀参加活动', OCCASION_OPINION: '应邀参加时提出意见', INSPECTION_ATTENDED: '参加视察、调研、执法检查', DEED_VERIFIED: '“双为双真”实事办结', TRAINING_ATTENDED: '参加履职学习', GROUP_ACTIVITY: '参加代表小组活动', HOME_ACTIVITY: '参加代表之家活动', TALK_HELD: '代表宣讲', SUGGESTION_SUBMITTED: '领衔提出建议', SUGGESTION_COSIGNED: '附议建议', SUGGESTION_EVALUATED: '评价建议办理', SUGGESTION_IMPLEMENTED: '建议承诺事项落实', RECEPTION_HELD: '接待选民', TIE_CONTACT: '联系选民、代表', HOME_VISIT: '家访', OPINION_ANSWERED: '答复民意', VOTER_REPORT: '向选民述职', AWARD_RECEIVED: '履职获得表彰',
  },
  en: {
    WORKDAY: 'working days', DAY: 'days', MONTH: 'months', yes: 'yes', no: 'no', BOTH: 'either', DIRECT: 'direct', TWO_TIER: 'two tiers',
    length: 'Length', unit: 'Unit', required: 'Required', atOnce: 'Handled again at once', afterReplies: 'Replies', categories: 'Categories',
    restartsOnReassignment: 'Clock restarts on reassignment', fromMonth: 'From month', years: 'Years covered', before: 'Days ahead', overdue: 'Told when overdue',
    deputy: 'Times, deputy', office: 'Times, deputies’ office', government: 'Times, government office', days: 'Days between', tiers: 'Assignment', to: 'Answered to', SIGNERS: 'every signer', LEAD: 'the lead', place: 'Place',
    implemented: 'Categories implemented', promised: 'Categories implemented once what they promise is kept', below: 'Denominators below', squareMetres: 'Square metres', RECEPTION: 'Reception zone', MEETING: 'Meeting zone', DISPLAY: 'Display zone', STUDY: 'Study zone', aWeek: 'Times a week', weeks: 'Weeks looked at', aYear: 'Times a year', aQuarter: 'Times a quarter', atLeast: 'At least', quarters: 'Quarters looked at', receptions: 'Receptions a quarter', daysAhead: 'Days ahead',
    DISTRICT: 'District', SUBDISTRICT: 'Subdistrict', TOWN: 'Town', COMMUNITY: 'Community', VILLAGE: 'Village', SPACE: 'Space', ZONES: 'Zones', BARRIER_FREE: 'Barrier-free', MEMBERS: 'Deputies attached', QUARTERS: 'Receptions each quarter', WEEKLY: 'Weekly receptions', VISITS: 'Visits of deputies', ACTIVITIES: 'Activities each quarter', OUTPUTS: 'Outputs', EXISTS: 'exists', ACTIVE: 'active', GOOD: 'good', EXCELLENT: 'excellent',
    MEMBER_DEPUTY: 'Member to deputy', DEPUTY_VOTER: 'Deputy to voter', points: 'Points for each and yearly cap', most: 'at most a year', full: 'Full', good: 'Good', fair: 'Fair', leastDays: 'Days in office at least', leastDeputies: 'Deputies at least', verified: 'Taken as verified', least: 'At least', allowed: 'Taken in', times: 'Times', percent: 'Share in per cent', fenAYear: 'Fen a year and deputy',
    SESSION_ATTENDED: 'Session of the congress attended', MEETING_ATTENDED: 'Other meeting attended', OCCASION_ATTENDED: 'Took part on invitation', OCCASION_OPINION: 'Opinion given when taking part', INSPECTION_ATTENDED: 'Inspection or survey', DEED_VERIFIED: 'Real deed verified', TRAINING_ATTENDED: 'Training attended', GROUP_ACTIVITY: 'Deputy group activity', HOME_ACTIVITY: 'Activity of a deputies’ home', TALK_HELD: 'Outreach talk', SUGGESTION_SUBMITTED: 'Suggestion made as lead', SUGGESTION_COSIGNED: 'Suggestion co-signed', SUGGESTION_EVALUATED: 'Handling evaluated', SUGGESTION_IMPLEMENTED: 'Suggestion’s promise kept', RECEPTION_HELD: 'Reception of voters', TIE_CONTACT: 'Contact within the two ties', HOME_VISIT: 'Home visit', OPINION_ANSWERED: 'Opinion answered', VOTER_REPORT: 'Report to voters', AWARD_RECEIVED: 'Award',
  },
});

/** The settings that are one of a few words. */
export const SETTING_CHOICES: Readonly<Record<string, readonly string[]>> = {
  unit: ['WORKDAY', 'DAY', 'MONTH'],
  tiers: ['BOTH', 'DIRECT', 'TWO_TIER'],
  to: ['SIGNERS', 'LEAD'],
};

/** How sure a rule is: only what was read in the source's text is law as it stands. */
export const ruleMarks = defineMessages({
  zh: { F: '[F] 已核对原文', S: '[S] 仅见摘录，待本级核定', M: '[M] 未核对，待本级核定', D: '[D] 参照或推定，待本级核定' },
  en: { F: '[F] read in the source', S: '[S] only an excerpt was seen: to be confirmed by the district', M: '[M] unverified: to be confirmed by the district', D: '[D] taken over or inferred: to be confirmed by the district' },
});

type Words = (typeof settingWords)['zh'];

/** What a setting, or a value of one, is called; what has no word yet goes by its name. */
export const wordOf = (text: Words, key: string): string => (Object.hasOwn(text, key) ? text[key as keyof Words] : key);

/** A line of the points of duty. */
const isDuty = (value: unknown): value is { kind: string; points: number; most: number } => typeof value === 'object' && value !== null && 'kind' in value && 'most' in value;

function valueInWords(value: unknown, text: Words): string {
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (isDuty(value)) return `${wordOf(text, value.kind)} ${value.points}（${text.most} ${value.most}）`;
  if (Array.isArray(value)) return value.map((each) => valueInWords(each, text)).join('、');
  return wordOf(text, String(value));
}

/** A rule's settings in one line: a period as people say it, others by what they are called. */
export function settingsInWords(settings: readonly Setting[], text: Words): string {
  const values = new Map(settings.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  const unit = values.get('unit');
  if (settings.length === 2 && (unit === 'WORKDAY' || unit === 'DAY' || unit === 'MONTH')) {
    return `${String(values.get('length'))} ${text[unit]}`;
  }
  return [...values].map(([name, value]) => `${wordOf(text, name)}：${valueInWords(value, text)}`).join('；');
}
