import { describe, expect, it } from 'vitest';
import { startFault, valueOf } from './rule.version.ts';

const rule = (code: string, value: object | string) => ({
  code, version: 1, effectiveFrom: '2004-01-01', effectiveUntil: null, area: null, value: value as never,
  law: '平台默认值', article: '待区里确认', mark: 'D' as const, source: '默认',
});
const period = rule('HANDLING_RETURN', { length: 5, unit: 'WORKDAY' });
const settings = (value: object) => Object.entries(value).map(([name, each]) => ({ name, value: JSON.stringify(each) }));
const faultsOf = (before: typeof period, value: object) => valueOf(before, settings(value)).faults.map(({ path, rule }) => `${path} ${rule}`);

describe('a new version', () => {
  it('RULE-30 MUST take another value of the same shape', () => {
    expect(valueOf(period, settings({ unit: 'WORKDAY', length: 7 }))).toEqual({ value: { unit: 'WORKDAY', length: 7 }, faults: [] });
    expect(faultsOf(rule('SUGGESTION_TWO_TIER', { enabled: false, via: ['A'] }), { enabled: true, via: ['B', 'C'] })).toEqual([]);
    expect(valueOf(rule('PLAIN', 'x'), [{ name: 'value', value: '"y"' }])).toEqual({ value: 'y', faults: [] });
  });

  it.each([
    [{ length: 7 }, 'settings SHAPE'],
    [{ length: 7, unit: 'WORKDAY', more: 1 }, 'settings SHAPE'],
    [{ length: '7', unit: 'WORKDAY' }, 'settings SHAPE'],
    [{ length: 0, unit: 'WORKDAY' }, 'settings PERIOD'],
    [{ length: 1.5, unit: 'WORKDAY' }, 'settings PERIOD'],
    [{ length: 401, unit: 'DAY' }, 'settings PERIOD'],
    [{ length: 5, unit: 'YEAR' }, 'settings PERIOD'],
  ])('RULE-31 MUST refuse %j in the place of a period: %s', (value, fault) => {
    expect(faultsOf(period, value)).toEqual([fault]);
  });

  it('RULE-32 MUST refuse what is no JSON, and a setting given twice', () => {
    expect(valueOf(period, [{ name: 'length', value: 'five' }, { name: 'unit', value: '"DAY"' }]).faults).toHaveLength(1);
    expect(valueOf(period, [...settings({ length: 5, unit: 'DAY' }), { name: 'unit', value: '"DAY"' }]).faults).toHaveLength(1);
  });

  it.each([
    ['HANDLING_REPLY_THREE_MONTHS', { length: 3, unit: 'MONTH' }, []],
    ['HANDLING_REPLY_THREE_MONTHS', { length: 2, unit: 'MONTH' }, []],
    ['HANDLING_REPLY_THREE_MONTHS', { length: 4, unit: 'MONTH' }, ['settings ABOVE_THE_LAW']],
    ['HANDLING_REPLY_THREE_MONTHS', { length: 90, unit: 'DAY' }, ['settings ABOVE_THE_LAW']],
    ['HANDLING_REPLY_SIX_MONTHS', { length: 7, unit: 'MONTH' }, ['settings ABOVE_THE_LAW']],
  ])('RULE-33 MUST let a district shorten what the law gives and never lengthen it (代表法 art. 51): %s %j', (code, value, faults) => {
    expect(faultsOf(rule(code, { length: 3, unit: 'MONTH' }), value)).toEqual(faults);
  });

  it.each([
    [{ tiers: 'BOTH' }, { tiers: 'TWO_TIER' }, { tiers: 'THREE' }],
    [{ before: [15, 3], overdue: true }, { before: [365, 1], overdue: false }, { before: [0], overdue: true }],
    [{ before: [15, 3], overdue: true }, { before: [], overdue: true }, { before: [1, 2, 3, 4, 5, 6], overdue: true }],
    [{ fromMonth: 10, years: 2 }, { fromMonth: 12, years: 1 }, { fromMonth: 13, years: 2 }],
    [{ fromMonth: 10, years: 2 }, { fromMonth: 1, years: 10 }, { fromMonth: 10, years: 0 }],
    [{ afterReplies: 2 }, { afterReplies: 3 }, { afterReplies: 1.5 }],
  ])('RULE-35 MUST keep %j within what can be read: %j and not %j', (before, good, bad) => {
    expect(faultsOf(rule('ANY', before), good)).toEqual([]);
    expect(faultsOf(rule('ANY', before), bad)).toEqual(['settings OUT_OF_RANGE']);
  });

  it.each([
    [null, '2026-03-02', null],
    [{ effectiveFrom: '2004-01-01', effectiveUntil: null }, '2026-03-02', null],
    [{ effectiveFrom: '2004-01-01', effectiveUntil: null }, '2026-03-01', 'BACKDATED'],
    [{ effectiveFrom: '2026-04-01', effectiveUntil: null }, '2026-04-01', 'NOT_LATER'],
    [{ effectiveFrom: '2026-04-01', effectiveUntil: null }, '2026-04-02', null],
    [{ effectiveFrom: '2026-01-01', effectiveUntil: '2026-05-31' }, '2026-05-31', 'NOT_LATER'],
    [{ effectiveFrom: '2026-01-01', effectiveUntil: '2026-05-31' }, '2026-06-01', null],
  ])('RULE-34 MUST begin today or later, and after the version before %j: %s is %s', (latest, from, fault) => {
    expect(startFault(latest, from, '2026-03-02')?.rule ?? null).toBe(fault);
  });
});
