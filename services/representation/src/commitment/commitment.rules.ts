/** The rule row of the yearly press list, put into the rule table by its migration. */
import type { Rule } from '@redpine/kit/rules';

export const COMMITMENT_PRESS = 'COMMITMENT_PRESS';

export const commitmentRules: readonly Rule[] = [
  {
    code: COMMITMENT_PRESS,
    version: 1,
    effectiveFrom: '2004-01-01',
    effectiveUntil: null,
    area: null,
    value: { fromMonth: 10, years: 2 },
    law: '地方规定（参照重庆）',
    article: '第二十八条',
    mark: 'D',
    source: '国家法律未规定；重庆第二十四条、第二十八条，青岛第二十七条：当年和上年的承诺事项每年第四季度滚动督办；待区里确认',
  },
];
