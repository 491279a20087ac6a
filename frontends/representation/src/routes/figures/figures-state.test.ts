import { describe, expect, it } from 'vitest';
import { FIGURES_DEFAULTS, figuresFilterOf, sorted, tabOf } from './figures-state.ts';

describe('the page of figures', () => {
  it('FE-80 MUST ask for a year to its end, and for the year that goes on until today', () => {
    const of = (year: string): object => figuresFilterOf({ ...FIGURES_DEFAULTS, year, topic: 'ELDERLY' }, '2026-03-05');
    expect(of('2025')).toEqual({ topic: 'ELDERLY', submittedFrom: '2025-01-01', submittedUntil: '2025-12-31' });
    expect(of('2026')).toEqual({ topic: 'ELDERLY', submittedFrom: '2026-01-01', submittedUntil: '2026-03-05' });
    expect(of('20260')).toEqual({ topic: 'ELDERLY' });
  });

  it('FE-81 MUST leave out what the contract does not know', () => {
    expect(figuresFilterOf({ ...FIGURES_DEFAULTS, unit: '" or 1' }, '2026-03-05')).toEqual({});
    expect([tabOf({ by: 'WHOLE' }), tabOf({ by: 'TOPIC' })]).toEqual(['UNIT', 'TOPIC']);
  });

  it('FE-82 MUST put rows without a value last, whichever way they are sorted', () => {
    const rows = [{ v: 2 }, { v: null }, { v: 3 }, { v: 1 }];
    expect(sorted(rows, ({ v }) => v, true).map(({ v }) => v)).toEqual([3, 2, 1, null]);
    expect(sorted(rows, ({ v }) => v, false).map(({ v }) => v)).toEqual([1, 2, 3, null]);
    expect(sorted(rows, undefined, true)).toEqual(rows);
  });
});
