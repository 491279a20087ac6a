/**
 * Rules of the whole handling: first contact, opinions, extension, draft check, handling again, continued handling.
 * All are local: read in other places' rules, taken as defaults that the district confirms or replaces.
 */
import { findRule, type Rule } from '@redpine/kit/rules';

export type HandlingRuleCode =
  | 'HANDLING_FIRST_CONTACT'
  | 'HANDLING_EXTENSION'
  | 'HANDLING_CO_OPINION'
  | 'REPLY_DRAFT_CHECK'
  | 'HANDLING_REHANDLE'
  | 'HANDLING_REHANDLE_AT_ONCE'
  | 'HANDLING_ESCALATE'
  | 'HANDLING_CONTINUE';

interface HandlingRule extends Rule {
  code: HandlingRuleCode;
  value: { readonly [key: string]: string | number | boolean };
}

const DEFAULT = {
  version: 1,
  effectiveFrom: '2004-01-01',
  effectiveUntil: null,
  area: null,
  mark: 'D',
} as const;

export const handlingRules: readonly HandlingRule[] = [
  {
    ...DEFAULT,
    code: 'HANDLING_FIRST_CONTACT',
    value: { length: 20, unit: 'WORKDAY' },
    law: '地方规定（参照重庆）',
    article: '第十八条',
    source: '国家法律未定期限；重庆 20 个工作日；默认取重庆，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_EXTENSION',
    value: { length: 6, unit: 'MONTH' },
    law: '地方规定（参照青岛、上海）',
    article: '青岛第二十五条、上海第十九条',
    source: '代表法第五十一条未规定延期；两地规定经人大常委会工作机构同意可以延期，自交办之日起总计不超过六个月；待区里确认',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_CO_OPINION',
    value: { length: 1, unit: 'MONTH' },
    law: '地方规定（参照青岛、山东）',
    article: '青岛第二十四条、山东第二十一条',
    source: '国家法律未定期限；青岛、山东一个月，重庆 30 个工作日，浙江两个月；默认取一个月，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'REPLY_DRAFT_CHECK',
    value: { required: false },
    law: '平台默认值',
    article: '待区里确认',
    source: '答复送出前是否必须经政府办核稿由区里确定；默认不作要求，承办单位可以自行送核',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_REHANDLE',
    value: { length: 1, unit: 'MONTH' },
    law: '地方规定（参照浙江、山东、上海）',
    article: '浙江第二十四条、山东第二十四条、上海第二十一条',
    source: '国家法律未定期限；浙江、山东、上海一个月，重庆、北京两个月；默认取一个月，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_REHANDLE_AT_ONCE',
    value: { atOnce: false },
    law: '平台默认值',
    article: '待区里确认',
    source: '代表对办理结果不满意时，由代工委决定重新办理，还是评价后即自动重新办理，由区里确定；默认由代工委决定',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_ESCALATE',
    value: { afterReplies: 2 },
    law: '地方规定（参照重庆）',
    article: '第二十七条',
    source: '重新办理后代表仍不满意的，由人大常委会工作机构召集双方沟通；默认取重庆，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'HANDLING_CONTINUE',
    value: { categories: 'B,C' },
    law: '平台默认值',
    article: '待区里确认',
    source: '哪些类别的答复需要续办，由区里的类别定义确定；默认 B、C 两类',
  },
];

/** A field of the rule's value on that day; undefined where no such rule is in force. */
export function ruleValue(rules: readonly Rule[], code: HandlingRuleCode, day: string, field: string): unknown {
  const value = findRule(rules, code, day)?.value;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
