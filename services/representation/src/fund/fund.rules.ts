/** 代表活动经费: how much a deputy has for her activities in a year. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import { findRule, type Rule } from '@redpine/kit/rules';

const CODE = 'DEPUTY_FUND';

/** The law names no amount: a default that the district confirms or replaces. */
export const fundRules: readonly Rule[] = [
  {
    version: 1,
    effectiveFrom: '2004-01-01',
    effectiveUntil: null,
    area: null,
    mark: 'D',
    code: CODE,
    value: { fenAYear: 120_000 },
    law: '代表法',
    article: '第四十二条',
    source: '代表法第四十二条：代表的活动经费列入本级财政预算、专款专用；标准由本级财政确定，平台默认每人每年 1200 元，待区里确认',
  },
];

/** What a deputy has for the year, in fen, by the rule of its first day; null where none is in force. */
export function fundOf(rules: readonly Rule[], year: number): { fen: number; basis: LegalBasis } | null {
  const rule = findRule(rules, CODE, `${year}-01-01`);
  const { fenAYear } = Object(rule?.value) as { fenAYear?: unknown };
  if (!rule || typeof fenAYear !== 'number') return null;
  return { fen: fenAYear, basis: { law: rule.law, article: rule.article, mark: rule.mark } };
}
