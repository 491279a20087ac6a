import { readUrlState } from '@redpine/ui/url-state';
import { describe, expect, it } from 'vitest';
import { COMMITMENT_DEFAULTS, commitmentFilterOf } from './commitment-filter.ts';

const filterAt = (search: string) => commitmentFilterOf(readUrlState(search, COMMITMENT_DEFAULTS));

describe('the ledger’s filters', () => {
  it('FE-60 MUST read what a figure’s drill-down names', () => {
    expect(filterAt('?states=PROMISED&states=REPORTED&overdue=true&unit=abc-1&promisedYear=2026&pressYear=2026&fulfilledInTime=false')).toEqual({
      states: ['PROMISED', 'REPORTED'], overdue: true, unit: 'abc-1', promisedYear: 2026, pressYear: 2026, fulfilledInTime: false,
    });
  });

  it('FE-61 MUST leave out what the contract does not know', () => {
    expect(filterAt('?states=LOST&overdue=maybe&dueYear=26&topic=%20&search=%20')).toEqual({});
  });
});
