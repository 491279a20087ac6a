/**
 * What a broken rule leads to, in one table. Pure.
 *
 * - REFUSED: the file cannot be read, or a value cannot be what it claims to be. One such row refuses a register of
 *   suggestions, of which nothing is written before; of the other kinds, that row alone stays out.
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
  TOO_MANY_ROWS: refused('一次最多 10000 行，请分批导入。', 'At most 10,000 rows at a time.'),
  POPOLO_SHAPE: refused('不符合 Popolo 规范。', 'This does not follow the Popolo specification.'),
  PERSONAL_COLUMN: refused(
    '文件含有身份证号、手机号、住址等个人信息列：请删去该列后重新上传。',
    'The file has a column of personal data (identity number, telephone, home address): take it out and upload again.',
  ),
  PERSONAL_NUMBER: refused('含有身份证号或手机号码，不予保存。', 'Contains an identity or mobile number, which is not kept.'),
  NOT_WRITTEN: refused('写入时被拒绝。', 'It was refused when it was written.'),
  UNKNOWN_VALUE: refused('不是规定的取值。', 'None of the values that stand here.'),
  NOT_A_NUMBER: refused('须为 1–100000 的整数。', 'A whole number of 1–100,000.'),
  NOT_A_TIME: refused('不是时间（HH:MM）。', 'Not a time (HH:MM).'),
  NOT_AN_ID: refused('不是人员编号。', 'Not the id of a person.'),
  BEFORE_BEGINNING: refused('结束不能早于开始。', 'It ends before it begins.'),
  IN_FUTURE: refused('不能晚于今天。', 'It cannot lie ahead.'),
  UNKNOWN_AREA: refused('没有这个区域。', 'There is no such area.'),
  AMBIGUOUS_AREA: refused('有同名的区域，请改填区域代码。', 'Several areas have this name: give the code.'),
  NO_TERM: refused('该日不在任何一届任期内。', 'This day is in no term of the congress.'),
  TOWN_DEPUTY: refused('镇代表须填所在镇，其他层级的代表不填。', 'A town deputy needs her town, others have none.'),
  AMBIGUOUS_PERSON: refused('平台上有同名人员，请填写人员编号。', 'Several persons have this name: give the person’s id.'),
  ANOTHER_PERSON: refused('该人员编号对应的姓名不同。', 'The person of this id has another name.'),
  ANOTHER_MANDATE: refused('该代表本届已有代表资格，起始日不同。', 'She has a mandate in this term already, from another day.'),
  ENDED_BY_ACT: refused('代表资格的终止须在平台上按法定程序办理。', 'A mandate is ended here by its own act of law.'),
  UNKNOWN_DEPUTY: refused('没有这位代表，或该日不在任职期间。', 'There is no such deputy, or she does not serve on that day.'),
  AMBIGUOUS_DEPUTY: refused('有同名的代表，请在平台上逐条登记。', 'Several deputies have this name: enter this one by hand.'),
  UNFIT_AREA: refused('这类区域不设代表之家。', 'Such an area has no home.'),
  UNFIT_TOPIC: refused('专业代表之家须填领域，其他的不填。', 'A professional home has a field, others have none.'),
  NOT_REACHABLE: refused('启用的代表之家须有开放时间和联系方式。', 'A home in force needs opening hours and the office’s contact.'),
  UNKNOWN_HOME: refused('没有这个代表之家。', 'There is no such home.'),
  AMBIGUOUS_HOME: refused('不止一个代表之家符合，请填写名称全称。', 'More than one home fits: give its full name.'),
  HOME_NOT_OPEN: refused('该代表之家没有启用，不能排班。', 'The home is not in force.'),
  TAKEN: refused('该代表之家此时段已另有安排，请在平台上修改。', 'The home has another turn at that time: change it on the platform.'),
  UNKNOWN_KIND: refused('没有这个种类，或该种类由平台记录产生、不能导入。', 'There is no such kind, or it comes from records of the platform alone.'),
  KNOWN_PERSON: flagged('按姓名对应到平台已有的人员，请核对是否同一人。', 'Tied by name to a person who is known already: see that it is the same one.'),
  NEW_ELECTORAL_DISTRICT: flagged('平台上没有这个选区，将新建。', 'This electoral district is new and will be made.'),
  NEW_DELEGATION: flagged('平台上没有这个代表团，将新建。', 'This delegation is new and will be made.'),

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
  /** What an act said that refused the row, in place of the rule's sentence. */
  said?: string;
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
