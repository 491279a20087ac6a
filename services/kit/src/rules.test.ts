import { describe, expect, it } from 'vitest';
import type { Rule } from './rules.ts';
import { findRule, loadRules, ruleAt, ruleFaults } from './rules.ts';

const rule = (changes: Partial<Rule>): Rule => ({
  code: 'LIMIT',
  version: 1,
  effectiveFrom: '2020-01-01',
  effectiveUntil: null,
  area: null,
  value: 5,
  law: '示例法',
  article: '第一条',
  mark: 'F',
  source: '示例',
  ...changes,
});

const rows = [
  rule({ version: 1, effectiveUntil: '2024-12-31', value: 5 }),
  rule({ version: 2, effectiveFrom: '2025-01-01', value: 7 }),
  rule({ version: 1, area: '230717', effectiveFrom: '2025-06-01', value: 10 }),
  rule({ code: 'OTHER', value: true }),
];

describe('the rule in force', () => {
  it.each([
    ['2019-12-31', null, undefined],
    ['2020-01-01', null, 5],
    ['2024-12-31', null, 5],
    ['2025-01-01', null, 7],
    ['2025-06-01', null, 7],
    ['2025-05-31', '230717', 7],
    ['2025-06-01', '230717', 10],
    ['2025-06-01', '230718', 7],
  ])('RULE-01 MUST be on %s for area %s the one of value %s', (day, area, value) => {
    expect(findRule(rows, 'LIMIT', day, area)?.value).toBe(value);
  });

  it('RULE-02 MUST be there, or the configuration is at fault', () => {
    expect(ruleAt(rows, 'OTHER', '2020-01-01').value).toBe(true);
    expect(() => ruleAt(rows, 'LIMIT', '2019-12-31')).toThrow('no rule LIMIT is in force on 2019-12-31');
  });
});

describe('the table of rules', () => {
  it('RULE-03 MUST hold no version twice, no overlap and no end before its start', () => {
    expect(ruleFaults(rows)).toEqual([]);
    expect(ruleFaults([rule({}), rule({})])).toEqual(['LIMIT version 1 stands twice']);
    expect(ruleFaults([rule({}), rule({ version: 2, effectiveFrom: '2021-01-01' })])).toEqual([
      'LIMIT versions 1 and 2 overlap',
    ]);
    expect(ruleFaults([rule({ effectiveUntil: '2019-01-01' })])).toEqual(['LIMIT version 1 ends before it begins']);
  });

  it('RULE-04 MUST not be read where it contradicts itself', async () => {
    await expect(loadRules(async () => [rule({}), rule({})])).rejects.toThrow('LIMIT version 1 stands twice');
    await expect(loadRules(async () => rows)).resolves.toEqual(rows);
  });
});
