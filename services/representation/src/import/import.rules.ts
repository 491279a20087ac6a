/**
 * What a broken rule leads to, in one table. Pure.
 *
 * - REFUSED: the file cannot be read as a register, or a value cannot be what it claims to be. One such row refuses the
 *   file: whoever imports can put it right, and nothing is written before.
 * - FLAGGED: the register itself is wrong, or speaks of codes that the district does not have. The platform does not
 *   correct a register: the row goes in as it is, visibly flagged and outside all figures.
 */
import type { Text } from '@redpine/kit/language';
import type { ImportField, ImportSeverity } from '../generated/types.ts';

export interface ImportRule {
  severity: ImportSeverity;
  message: Text;
}

const refused = (zh: string, en: string): ImportRule => ({ severity: 'REFUSED', message: { zh, en } });
const flagged = (zh: string, en: string): ImportRule => ({ severity: 'FLAGGED', message: { zh, en } });

export const importRules = {
  UNREADABLE: refused('无法识别该文件：须为 CSV、XLSX 或 JSON。', 'This file cannot be read as CSV, XLSX or JSON.'),
  UNREADABLE_ENCODING: refused('无法识别文字编码：须为 UTF-8 或 GB18030。', 'The encoding is neither UTF-8 nor GB18030.'),
  TOO_LARGE: refused('文件过大：不超过 50 MB，解压后不超过 400 MB。', 'Too large: at most 50 MB, and 400 MB unpacked.'),
  EMPTY: refused('文件中没有数据行。', 'The file has no rows.'),
  COLUMNS: refused('列名不能重复，且最多 200 列。', 'Column names must differ, and there are at most 200 columns.'),
  REQUIRED_COLUMN: refused('没有为必填字段指定列。', 'No column is chosen for a field that every row must have.'),
  UNKNOWN_COLUMN: refused('文件中没有这一列。', 'The file has no such column.'),
  ROW_SHAPE: refused('该行的单元格多于列名。', 'The row has more cells than there are columns.'),
  REQUIRED: refused('必填。', 'This is required.'),
  DUPLICATE: refused('编号在文件中重复。', 'This identity stands twice in the file.'),
  NUL: refused('含有不可用的空字符。', 'Contains a NUL character.'),
  LONE_SURROGATE: refused('含有残缺的字符。', 'Contains half of a character.'),
  BIDI_OVERRIDE: refused('含有改变文字方向的控制字符。', 'Contains a control character that reverses text.'),
  TOO_LONG: refused('文字过长。', 'The text is too long.'),
  IMPOSSIBLE_DATE: refused('没有这一天。', 'There is no such day.'),
  AMBIGUOUS_DATE: refused('日期有歧义，请写作 YYYY-MM-DD。', 'The date can be read in two ways: write YYYY-MM-DD.'),
  NOT_A_DATE: refused('不是日期（YYYY-MM-DD）。', 'Not a date (YYYY-MM-DD).'),
  ACTED_ON: refused(
    '该建议已在平台办理，登记表不能再改动它：请从文件中删去该行。',
    'The suggestion has been acted on here and a register cannot change it any more: take the row out of the file.',
  ),

  SUBMITTED_IN_FUTURE: flagged('提出日期在将来。', 'It is dated in the future.'),
  ASSIGNED_IN_FUTURE: flagged('交办日期在将来。', 'It is assigned in the future.'),
  REPLY_IN_FUTURE: flagged('答复日期在将来。', 'The reply is dated in the future.'),
  ASSIGNED_BEFORE_SUBMITTED: flagged('交办日期早于提出日期。', 'It is assigned before it was submitted.'),
  REPLY_BEFORE_MOTION: flagged('答复日期早于提出日期。', 'The reply is dated before the motion.'),
  REPLY_BEFORE_ASSIGNMENT: flagged('答复日期早于交办日期。', 'The reply is dated before the assignment.'),
  CATEGORY_WITHOUT_REPLY: flagged('有答复类别而没有答复日期。', 'It has a result category and no reply.'),
  RESULT_WITHOUT_REPLY: flagged('有评价而没有答复日期。', 'It has an evaluation and no reply.'),
  UNKNOWN_TOPIC: flagged('没有这个主题。', 'There is no such topic.'),
  UNKNOWN_CATEGORY: flagged('没有这个答复类别。', 'There is no such result category.'),
  UNKNOWN_RESULT: flagged('评价须为满意、基本满意或不满意。', 'An evaluation is satisfied, basically satisfied or dissatisfied.'),
} as const satisfies Record<string, ImportRule>;

export type ImportRuleCode = keyof typeof importRules;

/** One value of one row that breaks a rule; row 0 stands for the file as a whole. */
export interface Finding {
  row: number;
  field: ImportField;
  /** Shortened to 100 characters. */
  value: string;
  rule: ImportRuleCode;
}

export function isRefusal({ rule }: Pick<Finding, 'rule'>): boolean {
  return importRules[rule].severity === 'REFUSED';
}

/** The days of a row and what it says of its reply; null where it says nothing. */
export interface RowFacts {
  submittedOn: string | null;
  assignedOn: string | null;
  repliedOn: string | null;
  category: string | null;
  result: string | null;
}

const after = (day: string | null, other: string | null): boolean => day !== null && other !== null && day > other;

/** What a register may have got wrong: the condition, and the field whose value shows it. */
const CONTRADICTIONS: readonly [ImportRuleCode, ImportField, (facts: RowFacts, today: string) => boolean][] = [
  ['SUBMITTED_IN_FUTURE', 'SUBMITTED_ON', ({ submittedOn }, today) => after(submittedOn, today)],
  ['ASSIGNED_IN_FUTURE', 'ASSIGNED_ON', ({ assignedOn }, today) => after(assignedOn, today)],
  ['REPLY_IN_FUTURE', 'REPLIED_ON', ({ repliedOn }, today) => after(repliedOn, today)],
  ['ASSIGNED_BEFORE_SUBMITTED', 'ASSIGNED_ON', ({ submittedOn, assignedOn }) => after(submittedOn, assignedOn)],
  ['REPLY_BEFORE_MOTION', 'REPLIED_ON', ({ submittedOn, repliedOn }) => after(submittedOn, repliedOn)],
  ['REPLY_BEFORE_ASSIGNMENT', 'REPLIED_ON', ({ assignedOn, repliedOn }) => after(assignedOn, repliedOn)],
  ['CATEGORY_WITHOUT_REPLY', 'CATEGORY', ({ category, repliedOn }) => category !== null && repliedOn === null],
  ['RESULT_WITHOUT_REPLY', 'RESULT', ({ result, repliedOn }) => result !== null && repliedOn === null],
];

/** The contradictions within a row, in the table's order. @param today the legal day of the import */
export function contradictions(facts: RowFacts, today: string): { rule: ImportRuleCode; field: ImportField }[] {
  return CONTRADICTIONS.filter(([, , holds]) => holds(facts, today)).map(([rule, field]) => ({ rule, field }));
}
