/** Local rule of pressing problems: a default that the district confirms or replaces by a version. Pure. */
import type { Rule } from '@redpine/kit/rules';
import { ruleAt } from '@redpine/kit/rules';

const CODE = 'PROBLEM_VERIFY';

export const problemRules: readonly Rule[] = [
  {
    code: CODE, version: 1, effectiveFrom: '2004-01-01', effectiveUntil: null, area: null, value: { percent: 60 },
    law: '平台默认值', article: '待区里确认', mark: 'D', source: '被征询群众认可的比例达到多少方可核验通过，由区里确定；默认 60%',
  },
];

/** How many of a hundred who were asked must say that it is solved. @throws TypeError where the rule holds no number */
export function percentToVerify(rules: readonly Rule[], day: string): number {
  const { value, version } = ruleAt(rules, CODE, day);
  const { percent } = Object(value) as { percent?: unknown };
  if (typeof percent !== 'number') throw new TypeError(`rule ${CODE} version ${version} holds no percent`);
  return percent;
}
