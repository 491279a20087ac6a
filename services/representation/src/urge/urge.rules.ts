/** The rule row of reminders, put into the rule table by its migration. */
import { findRule, type Rule } from '@redpine/kit/rules';

const HANDLING_URGE = 'HANDLING_URGE';

export const urgeRules: readonly Rule[] = [
  {
    code: HANDLING_URGE,
    version: 1,
    effectiveFrom: '2004-01-01',
    effectiveUntil: null,
    area: null,
    value: { deputy: 1, office: 2, government: 4, days: 3 },
    law: '平台默认值',
    article: '待区里确认',
    mark: 'D',
    source: '国家法律未规定催办次数；每件办理件代表一次、代工委两次、政府办四次，同一方每三日至多一次；待区里确认',
  },
];

/** How often each part may urge one handling, and so many days apart at least. */
export interface UrgeLimits {
  deputy: number;
  office: number;
  government: number;
  days: number;
}

/** Those in force on the day; without a rule nobody urges. */
export function urgeLimits(rules: readonly Rule[], day: string): UrgeLimits {
  return { deputy: 0, office: 0, government: 0, days: 0, ...(findRule(rules, HANDLING_URGE, day)?.value as Partial<UrgeLimits> | undefined) };
}
