import type { Language, Text } from '@redpine/kit/language';
import { say } from '@redpine/kit/language';

/** What each rule is called; the code itself where it has no name here. */
const NAMES: Readonly<Record<string, Text>> = {
  SUGGESTION_ASSIGN_BETWEEN_SESSIONS: { zh: '闭会期间建议的交办期限', en: 'Time to assign between sessions' },
  SUGGESTION_ASSIGN_IN_SESSION: { zh: '大会期间建议的交办期限', en: 'Time to assign after a session' },
  SUGGESTION_ASSIGN_WITHIN: { zh: '政府系统内的交办期限', en: 'Time to assign within the government' },
  SUGGESTION_TWO_TIER: { zh: '两级交办', en: 'Assignment in two tiers' },
  HANDLING_RETURN: { zh: '退回交办的期限', en: 'Time to return a wrong assignment' },
  HANDLING_REPLY_THREE_MONTHS: { zh: '答复期限（三个月）', en: 'Time to reply, three months' },
  HANDLING_REPLY_SIX_MONTHS: { zh: '答复期限（六个月）', en: 'Time to reply, six months' },
  HANDLING_REPLY_CLOCK: { zh: '改办时答复期限是否重新起算', en: 'Whether reassignment restarts the reply clock' },
  HANDLING_EVALUATE: { zh: '代表评价的期限', en: 'Time for the deputy’s evaluation' },
  HANDLING_FIRST_CONTACT: { zh: '首次沟通的期限', en: 'Time for the first contact' },
  HANDLING_EXTENSION: { zh: '延期答复的上限', en: 'The most that an extension reaches' },
  HANDLING_CO_OPINION: { zh: '会办意见的期限', en: 'Time for a co-handler’s opinion' },
  REPLY_DRAFT_CHECK: { zh: '答复核稿', en: 'Check of a draft reply' },
  HANDLING_REHANDLE: { zh: '重新办理的期限', en: 'Time to handle again' },
  HANDLING_REHANDLE_AT_ONCE: { zh: '评价不满意即重新办理', en: 'Handling again at once when dissatisfied' },
  HANDLING_ESCALATE: { zh: '再次不满意的处理', en: 'What follows a second dissatisfaction' },
  COMMITMENT_PRESS: { zh: '承诺事项滚动督办', en: 'Pressing of commitments' },
  REMIND_ASSIGN: { zh: '交办到期提醒', en: 'Reminders to assign' },
  REMIND_RETURN: { zh: '签收到期提醒', en: 'Reminders to accept or return' },
  REMIND_FIRST_CONTACT: { zh: '首次沟通到期提醒', en: 'Reminders of the first contact' },
  REMIND_REPLY: { zh: '答复到期提醒', en: 'Reminders to reply' },
  REMIND_CO_OPINION: { zh: '会办意见到期提醒', en: 'Reminders of a co-handler’s opinion' },
  REMIND_REHANDLE: { zh: '重新办理到期提醒', en: 'Reminders to handle again' },
  REMIND_EVALUATE: { zh: '评价到期提醒', en: 'Reminders to evaluate' },
  REMIND_COMMITMENT: { zh: '承诺到期提醒', en: 'Reminders of commitments' },
  HANDLING_URGE: { zh: '催办次数', en: 'How often a handling is urged' },
  SUGGESTION_IMPLEMENTATION: { zh: '落实率的口径', en: 'What counts as implemented' },
  FIGURE_SMALL: { zh: '样本少的比例', en: 'Ratios on few cases' },
  REPLY_ANSWERED_TO: { zh: '联名建议答复的对象', en: 'Whom a reply answers' },
  REPLY_SEALED_COPY: { zh: '上传盖章的答复函', en: 'Upload of the sealed reply' },
  REPLY_FORM_RETURN: { zh: '征询意见表的反馈处', en: 'Where the feedback form comes back to' },
  HANDLING_CONTINUE: { zh: '续办', en: 'Continued handling' },
  HOME_SPACE: { zh: '代表之家的面积', en: 'Space of a deputies’ home' },
  HOME_ZONES: { zh: '代表之家的功能区', en: 'Zones of a deputies’ home' },
  HOME_BARRIER_FREE: { zh: '代表之家无障碍', en: 'Barrier-free deputies’ homes' },
  HOME_RECEPTION_FREQUENCY: { zh: '代表之家接待频次', en: 'How often a home receives' },
  HOME_DEPUTY_VISITS: { zh: '代表每年进家次数', en: 'Visits of each deputy to her home' },
  HOME_NOTICE: { zh: '接待提前公布的天数', en: 'Days of notice before a reception' },
  HOME_GROUP_ACTIVITY: { zh: '每季度活动次数', en: 'Activities in a quarter' },
  HOME_MEMBERS: { zh: '进家代表人数', en: 'Deputies attached to a home' },
  HOME_OUTPUTS: { zh: '一年内的成果数', en: 'Outputs in a year' },
  HOME_WORK_COVERAGE: { zh: '工作覆盖的口径', en: 'What counts as coverage of work' },
  HOME_REQUIRED: { zh: '应建代表之家的区域', en: 'Areas that must have a home' },
  HOME_GRADING: { zh: '代表之家等次标准', en: 'Standard for grading homes' },
};

export function ruleName(code: string, language: Language): string {
  const name = NAMES[code];
  return name ? say(name, language) : code;
}
