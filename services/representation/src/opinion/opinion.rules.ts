/** Local rules of public opinion: all defaults that the district confirms or replaces by a version. Pure. */
import type { Rule } from '@redpine/kit/rules';
import { ruleAt } from '@redpine/kit/rules';

export type OpinionRuleCode = 'OPINION_ANSWER_DAYS' | 'OPINION_ANONYMOUS_ALLOWED' | 'OPINION_REOPEN' | 'OPINION_RATE_DAYS' | 'OPINION_FOLLOW';

interface OpinionRule extends Rule {
  code: OpinionRuleCode;
  value: { readonly [key: string]: string | number | boolean };
}

const DEFAULT = {
  version: 1,
  effectiveFrom: '2004-01-01',
  effectiveUntil: null,
  area: null,
  law: '平台默认值',
  article: '待区里确认',
  mark: 'D',
} as const;

export const opinionRules: readonly OpinionRule[] = [
  { ...DEFAULT, code: 'OPINION_ANSWER_DAYS', value: { length: 15, unit: 'WORKDAY' }, source: '国家法律未定期限；默认自收到之日起 15 个工作日' },
  { ...DEFAULT, code: 'OPINION_ANONYMOUS_ALLOWED', value: { allowed: true }, source: '是否受理匿名民意由区里确定；默认受理' },
  { ...DEFAULT, code: 'OPINION_REOPEN', value: { times: 1 }, source: '反映人不满意时重新办理的次数由区里确定；默认一次' },
  { ...DEFAULT, code: 'OPINION_RATE_DAYS', value: { length: 15, unit: 'WORKDAY' }, source: '反映人评价的期限由区里确定；默认自答复之日起 15 个工作日，逾期由办公室办结' },
  { ...DEFAULT, code: 'OPINION_FOLLOW', value: { times: 5 }, source: '反映人补充说明的次数由区里确定；默认五次' },
];

/** A field of the rule in force on the day. @throws TypeError where it is of another kind */
function valueOf(rules: readonly Rule[], code: OpinionRuleCode, day: string, field: string, kind: 'number' | 'boolean'): unknown {
  const rule = ruleAt(rules, code, day);
  const value = (Object(rule.value) as Record<string, unknown>)[field];
  if (typeof value !== kind) throw new TypeError(`rule ${code} version ${rule.version} holds no ${field}`);
  return value;
}

/** Whether a sender may leave her name out. */
export function anonymousAllowed(rules: readonly Rule[], day: string): boolean {
  return valueOf(rules, 'OPINION_ANONYMOUS_ALLOWED', day, 'allowed', 'boolean') === true;
}

/** How often a dissatisfied sender has it looked at again. */
export function reopeningsAllowed(rules: readonly Rule[], day: string): number {
  return Number(valueOf(rules, 'OPINION_REOPEN', day, 'times', 'number'));
}

/** How often a sender may add to what she said. */
export function followsAllowed(rules: readonly Rule[], day: string): number {
  return Number(valueOf(rules, 'OPINION_FOLLOW', day, 'times', 'number'));
}
