import { findRule, ruleFaults } from '@redpine/kit/rules';
import { describe, expect, it } from 'vitest';
import { replyCategories, representationRules } from './representation.rules.ts';

describe('the seed of the rule table', () => {
  it('RULE-10 MUST hold together', () => {
    expect(ruleFaults(representationRules)).toEqual([]);
  });

  it('RULE-11 MUST claim to be read in the law for art. 51 alone; all else is a default to be confirmed', () => {
    const read = representationRules.filter((rule) => rule.mark === 'F').map((rule) => `${rule.code} ${rule.law} ${rule.article}`);
    expect(read).toEqual([
      'HANDLING_REPLY_THREE_MONTHS 代表法 第五十一条',
      'HANDLING_REPLY_SIX_MONTHS 代表法 第五十一条',
    ]);
    expect(representationRules.every((rule) => rule.source !== '' && rule.law !== '' && rule.article !== '')).toBe(true);
  });

  it.each([
    ['SUGGESTION_ASSIGN_BETWEEN_SESSIONS', '2026-03-02', { length: 5, unit: 'WORKDAY' }],
    ['SUGGESTION_ASSIGN_IN_SESSION', '2026-03-02', { length: 20, unit: 'WORKDAY' }],
    ['HANDLING_RETURN', '2026-03-02', { length: 5, unit: 'WORKDAY' }],
    ['HANDLING_REPLY_THREE_MONTHS', '2025-03-12', { length: 3, unit: 'MONTH' }],
    ['HANDLING_REPLY_THREE_MONTHS', '2025-03-11', { length: 3, unit: 'MONTH' }],
    ['HANDLING_REPLY_SIX_MONTHS', '2013-01-04', { length: 6, unit: 'MONTH' }],
    ['HANDLING_EVALUATE', '2026-03-02', { length: 15, unit: 'WORKDAY' }],
    ['HANDLING_REPLY_CLOCK', '2026-03-02', { restartsOnReassignment: false }],
    ['HANDLING_REPLY_SIX_MONTHS', '2010-10-27', undefined],
  ])('RULE-12 MUST give %s on %s as %j', (code, day, value) => {
    expect(findRule(representationRules, code, day)?.value).toEqual(value);
  });

  it('RULE-13 MUST cite the amended law from its first day on', () => {
    const cited = ['2025-03-11', '2025-03-12'].map(
      (day) => findRule(representationRules, 'HANDLING_REPLY_THREE_MONTHS', day)?.article,
    );
    expect(cited).toEqual(['第四十二条', '第五十一条']);
  });
});

describe('the reply categories', () => {
  it('RULE-14 MUST be A to D in order, each a default seen in excerpts', () => {
    expect(replyCategories.map(({ code, name, mark, position }) => `${position} ${code} ${name} ${mark}`)).toEqual([
      '1 A 已解决或基本解决 S', '2 B 正在解决 S', '3 C 列入计划解决 S', '4 D 留作参考 S',
    ]);
  });
});
