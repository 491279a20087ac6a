import { describe, expect, it } from 'vitest';
import { DEPUTY_DEFAULTS, deputyFilterOf } from './deputy-filter.ts';

describe('the filter of the deputies', () => {
  it('MUST be what the address says, as the contract has it', () => {
    expect(deputyFilterOf({ ...DEPUTY_DEFAULTS, search: ' 王 ', level: 'CITY', status: 'ENDED', published: 'false', homeLevels: ['TOWN', 'X'], pointsFrom: '80', year: '2026', quarter: '3' })).toEqual({
      search: '王', level: 'CITY', status: 'ENDED', published: false, homeLevels: ['TOWN'], pointsFrom: 80, year: 2026, quarter: 3,
    });
  });

  it('MUST leave out what the contract does not know', () => {
    expect(deputyFilterOf({ ...DEPUTY_DEFAULTS, level: 'MOON', status: 'GONE', published: 'perhaps', area: '"; drop', quarter: '5', year: '1', implementedBelow: 'half' })).toEqual({});
  });
});
