import { describe, expect, it } from 'vitest';
import { VOTER_REPORT_DEFAULTS, voterReportFilterOf } from './voter-report-filter.ts';

describe('the filters of reports to voters', () => {
  it('FE-82 MUST read what a figure’s drill-down names, and leave out what the contract does not know', () => {
    expect(voterReportFilterOf(VOTER_REPORT_DEFAULTS)).toEqual({});
    expect(voterReportFilterOf({ ...VOTER_REPORT_DEFAULTS, states: ['HELD', 'LOST'], due: 'true', deputy: 'd-1', year: '2026' })).toEqual({ states: ['HELD'], due: true, deputy: 'd-1', year: 2026 });
    expect(voterReportFilterOf({ ...VOTER_REPORT_DEFAULTS, held: '1', area: 'a b', year: 'soon', search: ' ' })).toEqual({});
  });
});
