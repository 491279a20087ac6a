/**
 * The rows that the first migration puts into the rule table and the reply categories.
 *
 * Only 代表法 is national law; whatever is marked other than F is a default that the district confirms or
 * replaces by a new version. A row once in force is never edited: a later row ends it.
 */
import type { DeadlineUnit } from '@redpine/kit/calendar';
import type { RuleMark } from '@redpine/kit/legalBasis';
import type { Rule } from '@redpine/kit/rules';

/** Length of a period, such as 3 MONTH. */
export interface PeriodValue {
  readonly length: number;
  readonly unit: DeadlineUnit;
}

export type DeadlineRuleCode =
  | 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS'
  | 'SUGGESTION_ASSIGN_IN_SESSION'
  | 'SUGGESTION_ASSIGN_WITHIN'
  | 'HANDLING_RETURN'
  | 'HANDLING_REPLY_THREE_MONTHS'
  | 'HANDLING_REPLY_SIX_MONTHS'
  | 'HANDLING_EVALUATE'
  | 'HANDLING_FIRST_CONTACT'
  | 'HANDLING_CO_OPINION'
  | 'HANDLING_REHANDLE';
export type RuleCode = DeadlineRuleCode | 'HANDLING_REPLY_CLOCK' | 'SUGGESTION_TWO_TIER';

/** Defaults of the platform hold for any day that a register may bring: from the first day of the calendar on. */
const FROM_THE_BEGINNING = '2004-01-01';
/** Amended by the congress on 2025-03-11, published the next day; art. 42 gave the same periods from 2010-10-28. */
const ART_51_FROM = '2025-03-12';
const ART_42_FROM = '2010-10-28';
const ART_42_UNTIL = '2025-03-11';

interface RepresentationRule extends Rule {
  code: RuleCode;
  value: { readonly [key: string]: string | number | boolean };
}

const period = (length: number, unit: DeadlineUnit): { length: number; unit: DeadlineUnit } => ({ length, unit });

const DEFAULT = {
  version: 1,
  effectiveFrom: FROM_THE_BEGINNING,
  effectiveUntil: null,
  area: null,
  mark: 'D',
} as const;

const ART_42 = {
  version: 1,
  effectiveFrom: ART_42_FROM,
  effectiveUntil: ART_42_UNTIL,
  area: null,
  law: '代表法（2010、2015 年修正）',
  article: '第四十二条',
  mark: 'M',
  source: '2025 年修正前条文，本平台未见原文，待核对',
} as const;

const ART_51 = {
  version: 2,
  effectiveFrom: ART_51_FROM,
  effectiveUntil: null,
  area: null,
  law: '代表法',
  article: '第五十一条',
  mark: 'F',
  source: '《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》2025 年 3 月 11 日第四次修正；施行首日待核对',
} as const;

export const representationRules: readonly RepresentationRule[] = [
  {
    ...DEFAULT,
    code: 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS',
    value: period(5, 'WORKDAY'),
    law: '地方规定（参照青岛）',
    article: '第十四条',
    source: '国家法律未定期限；青岛 5 个工作日，上海 7 个，重庆 10 个；默认取青岛，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'SUGGESTION_ASSIGN_IN_SESSION',
    value: period(20, 'WORKDAY'),
    law: '平台默认值',
    article: '待区里确认',
    source: '国家法律未定期限；自大会闭幕之日起算，会后召开交办会',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_RETURN',
    value: period(5, 'WORKDAY'),
    law: '地方规定（参照青岛）',
    article: '第十九条',
    source: '国家法律未定期限；青岛 5 个工作日，上海 7 个，重庆 10 个，浙江 10 日；默认取青岛，待区里确认',
  },
  { ...ART_42, code: 'HANDLING_REPLY_THREE_MONTHS', value: period(3, 'MONTH') },
  { ...ART_51, code: 'HANDLING_REPLY_THREE_MONTHS', value: period(3, 'MONTH') },
  { ...ART_42, code: 'HANDLING_REPLY_SIX_MONTHS', value: period(6, 'MONTH') },
  { ...ART_51, code: 'HANDLING_REPLY_SIX_MONTHS', value: period(6, 'MONTH') },
  {
    ...DEFAULT,
    code: 'HANDLING_EVALUATE',
    value: period(15, 'WORKDAY'),
    law: '地方规定（参照北京）',
    article: '第二十三条',
    source: '国家法律未定期限；北京 15 个工作日，重庆 20 个；默认取北京，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_REPLY_CLOCK',
    value: { restartsOnReassignment: false },
    law: '平台默认值',
    article: '待区里确认',
    source: '代表法第五十一条自交办之日起算，未规定改办重新起算；默认不重新起算',
  },
];

/** One row of the district's table of reply categories. */
export interface ReplyCategoryRow {
  code: string;
  name: string;
  effectiveFrom: string;
  effectiveUntil: string | null;
  mark: RuleMark;
  position: number;
  source: string;
}

const CATEGORY = {
  effectiveFrom: FROM_THE_BEGINNING,
  effectiveUntil: null,
  mark: 'S',
  source: '两地公开的办理情况报告（A、B、C、D 四类）；各地定义不一，待区里确认',
} as const;

export const replyCategories: readonly ReplyCategoryRow[] = [
  { ...CATEGORY, code: 'A', name: '已解决或基本解决', position: 1 },
  { ...CATEGORY, code: 'B', name: '正在解决', position: 2 },
  { ...CATEGORY, code: 'C', name: '列入计划解决', position: 3 },
  { ...CATEGORY, code: 'D', name: '留作参考', position: 4 },
];
