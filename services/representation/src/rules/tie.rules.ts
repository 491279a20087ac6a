/** How often ties are kept. The law asks for regular contact and counts nothing: the numbers are a default. */
import type { Rule } from '@redpine/kit/rules';

export const tieRules: readonly Rule[] = [
  {
    code: 'TIE_CONTACTS_A_YEAR',
    version: 1,
    effectiveFrom: '2004-01-01',
    effectiveUntil: null,
    area: null,
    value: { MEMBER_DEPUTY: 4, DEPUTY_VOTER: 2 },
    law: '平台默认值',
    article: '“两个联系”制度，次数待区里确认',
    mark: 'D',
    source: '国家法律未定次数；默认组成人员每年联系每位代表 4 次，代表每年联系每户选民 2 次',
  },
];
