import { describe, expect, it } from 'vitest';
import { DUTY_DEFAULTS, dutyFilterOf } from './duty-filter.ts';

describe('the filters of the duty record', () => {
  it('FE-80 MUST ask for nothing by default, and for what a queue or a figure leads to', () => {
    expect(dutyFilterOf(DUTY_DEFAULTS)).toEqual({});
    expect(dutyFilterOf({ ...DUTY_DEFAULTS, verifies: 'true', states: ['OBJECTED'] })).toEqual({ verifies: true, states: ['OBJECTED'] });
    expect(dutyFilterOf({ ...DUTY_DEFAULTS, year: '2026', part: 'REPORTING', kind: 'VOTER_REPORT', deputy: '0-1' })).toEqual({
      year: 2026, part: 'REPORTING', kind: 'VOTER_REPORT', deputy: '0-1',
    });
  });

  it('FE-81 MUST leave out what the contract does not know', () => {
    expect(dutyFilterOf({ ...DUTY_DEFAULTS, states: ['GONE'], part: 'NONE', year: '26', kind: 'a b', waiting: '1', search: '  ' })).toEqual({});
  });
});
