import { formatDay, formatNumber } from '@redpine/ui/format';
import type { Language } from '@redpine/ui/language';
import { defineMessages, type Messages, messagesIn } from '@redpine/ui/messages';
import type { TimelineFact } from '@redpine/ui/timeline';
import type { HistoryFactName } from '../gql/graphql.ts';
import { yuanOf } from './yuan.ts';
import { homeGrades } from '../routes/homes/home-words.ts';
import { opinionTargets } from '../routes/opinions/opinion-words.ts';
import { satisfactionLevels } from '../words.ts';

export const factNames = defineMessages({
  zh: {
    PLANNED_ON: '计划日期', HELD_ON: '举行日期', HAPPENED_ON: '日期', VISITED_ON: '家访日期', DUE_ON: '期限', PREVIOUS_DUE_ON: '原期限', UNTIL: '申请延至',
    DONE_ON: '完成日期', OPENED_ON: '启用日期', STARTS_ON: '起始日期', ENDS_ON: '结束日期', DECIDED_ON: '决定日期', REPORTED_ON: '报告日期', ANNOUNCED_ON: '公告日期',
    PASSED_ON: '通过日期', CONSENTED_ON: '同意日期', SUBMITTED_ON: '纸质建议提交日期', RETURNED_ON: '征询意见表收回日期', HOURS: '时间', YEAR: '年度', PLACE: '地点',
    ADDRESS: '地址', UNIT: '承办单位', UNITS: '承办单位', DEPUTY: '代表', DEPUTIES: '代表', MEETING: '会议', DECIDED_BY: '决定机关', HANDLED_BY: '处理单位',
    DOCUMENT_NUMBER: '文号', DECISION: '决定依据', PAPER: '书面同意', EXPERTISE: '单位和专长', NUMBER: '建议编号', MOTION_NUMBER: '议案号', SUGGESTIONS: '并案建议',
    GROUND: '不予受理情形', CATEGORY: '答复类别', COMMITMENT: '承诺事项', ITEM: '计划事项', REGISTER: '登记表', REGISTER_NUMBER: '登记表编号', WRITTEN_NAME: '登记名称',
    MATCHED_NAME: '对应名称', ORGAN: '机关名称', TRANSFERRED_TO: '转往', RATING: '评价结果', GRADE: '等次', RULE: '依据规则', AMOUNT: '金额', MEMBERS: '组员人数',
    VOTERS: '到会选民人数', LISTENERS: '听众人数', VISITORS: '接待群众人次', MATTERS: '反映事项数', PRESENT: '出席人数', EXPECTED: '应到人数', MARKED: '登记人数',
    ASKED: '征询人数', CONFIRMED: '认可人数', GOOD: '满意票', BASICALLY_GOOD: '基本满意票', POOR: '不满意票', ITEMS: '事项数', EDITION: '公开版次',
  },
  en: {
    PLANNED_ON: 'Planned day', HELD_ON: 'Held on', HAPPENED_ON: 'Day', VISITED_ON: 'Visited on', DUE_ON: 'Due', PREVIOUS_DUE_ON: 'Due before', UNTIL: 'Asked until',
    DONE_ON: 'Done on', OPENED_ON: 'Opened on', STARTS_ON: 'From', ENDS_ON: 'Until', DECIDED_ON: 'Decided on', REPORTED_ON: 'Reported on', ANNOUNCED_ON: 'Announced on',
    PASSED_ON: 'Passed on', CONSENTED_ON: 'Consented on', SUBMITTED_ON: 'Handed in on', RETURNED_ON: 'Form returned on', HOURS: 'Time', YEAR: 'Year', PLACE: 'Place',
    ADDRESS: 'Address', UNIT: 'Unit', UNITS: 'Units', DEPUTY: 'Deputy', DEPUTIES: 'Deputies', MEETING: 'Meeting', DECIDED_BY: 'Decided by', HANDLED_BY: 'Dealt with by',
    DOCUMENT_NUMBER: 'Document number', DECISION: 'Decision', PAPER: 'Consent on paper', EXPERTISE: 'Expertise', NUMBER: 'Number', MOTION_NUMBER: 'Number of the motion', SUGGESTIONS: 'Joint case',
    GROUND: 'Ground', CATEGORY: 'Reply category', COMMITMENT: 'Commitment', ITEM: 'Item', REGISTER: 'Register', REGISTER_NUMBER: 'Number in the register', WRITTEN_NAME: 'Name in the register',
    MATCHED_NAME: 'Matched to', ORGAN: 'Organ', TRANSFERRED_TO: 'Transferred to', RATING: 'Rating', GRADE: 'Grade', RULE: 'By the rule', AMOUNT: 'Sum', MEMBERS: 'Members',
    VOTERS: 'Voters present', LISTENERS: 'Listeners', VISITORS: 'Visitors', MATTERS: 'Matters raised', PRESENT: 'Present', EXPECTED: 'Expected', MARKED: 'Deputies recorded',
    ASKED: 'People asked', CONFIRMED: 'People who agree', GOOD: 'Satisfied', BASICALLY_GOOD: 'Basically satisfied', POOR: 'Dissatisfied', ITEMS: 'Items', EDITION: 'Edition',
  },
} satisfies { zh: Record<HistoryFactName, string>; en: Record<HistoryFactName, string> });

const rules = defineMessages({
  zh: { DUTY_IMPORT: '导入的履职事项视为已核实' },
  en: { DUTY_IMPORT: 'Imported duty events count as verified' },
});

/** How a value is drawn: words as they stand, or a code by its words. */
type FactKind = 'DAY' | 'YEAR' | 'NUMBER' | 'FEN' | 'WORDS' | { readonly codes: Messages<Record<string, string>> };

export const factKinds: Readonly<Record<HistoryFactName, FactKind>> = {
  PLANNED_ON: 'DAY', HELD_ON: 'DAY', HAPPENED_ON: 'DAY', VISITED_ON: 'DAY', DUE_ON: 'DAY', PREVIOUS_DUE_ON: 'DAY', UNTIL: 'DAY', DONE_ON: 'DAY', OPENED_ON: 'DAY',
  STARTS_ON: 'DAY', ENDS_ON: 'DAY', DECIDED_ON: 'DAY', REPORTED_ON: 'DAY', ANNOUNCED_ON: 'DAY', PASSED_ON: 'DAY', CONSENTED_ON: 'DAY', SUBMITTED_ON: 'DAY', RETURNED_ON: 'DAY',
  YEAR: 'YEAR', AMOUNT: 'FEN',
  MEMBERS: 'NUMBER', VOTERS: 'NUMBER', LISTENERS: 'NUMBER', VISITORS: 'NUMBER', MATTERS: 'NUMBER', PRESENT: 'NUMBER', EXPECTED: 'NUMBER', MARKED: 'NUMBER', ASKED: 'NUMBER',
  CONFIRMED: 'NUMBER', GOOD: 'NUMBER', BASICALLY_GOOD: 'NUMBER', POOR: 'NUMBER', ITEMS: 'NUMBER', EDITION: 'NUMBER',
  HOURS: 'WORDS', PLACE: 'WORDS', ADDRESS: 'WORDS', UNIT: 'WORDS', UNITS: 'WORDS', DEPUTY: 'WORDS', DEPUTIES: 'WORDS', MEETING: 'WORDS', DECIDED_BY: 'WORDS', HANDLED_BY: 'WORDS',
  DOCUMENT_NUMBER: 'WORDS', DECISION: 'WORDS', PAPER: 'WORDS', EXPERTISE: 'WORDS', NUMBER: 'WORDS', MOTION_NUMBER: 'WORDS', SUGGESTIONS: 'WORDS', GROUND: 'WORDS', CATEGORY: 'WORDS',
  COMMITMENT: 'WORDS', ITEM: 'WORDS', REGISTER: 'WORDS', REGISTER_NUMBER: 'WORDS', WRITTEN_NAME: 'WORDS', MATCHED_NAME: 'WORDS', ORGAN: 'WORDS',
  TRANSFERRED_TO: { codes: opinionTargets }, RATING: { codes: satisfactionLevels }, GRADE: { codes: homeGrades }, RULE: { codes: rules },
};

const units = defineMessages({
  zh: { yuan: (sum: string) => `${sum} 元`, year: (year: string) => `${year} 年` },
  en: { yuan: (sum: string) => `${sum} yuan`, year: (year: string) => year },
});

/** What an act fixed, with labels and values in words. */
export function factsIn(facts: readonly { name: HistoryFactName; value: string }[], language: Language): TimelineFact[] {
  const labels = messagesIn(factNames, language);
  return facts.map(({ name, value }) => ({ label: labels[name], value: shown(factKinds[name], value, language) }));
}

function shown(kind: FactKind, value: string, language: Language): string {
  if (typeof kind === 'object') return messagesIn(kind.codes, language)[value] ?? value;
  const { yuan, year } = messagesIn(units, language);
  switch (kind) {
    case 'DAY':
      return formatDay(value, language);
    case 'YEAR':
      return year(value);
    case 'NUMBER':
      return formatNumber(Number(value), {}, language);
    case 'FEN':
      return yuan(yuanOf(Number(value)));
    case 'WORDS':
      return value;
  }
}
