import { readUrlState } from '@redpine/ui/url-state';
import { describe, expect, it } from 'vitest';
import { FUND_DEFAULTS, fundFilterOf } from '../funds/fund-filter.ts';
import { LEAVE_DEFAULTS, leaveFilterOf } from '../leave/leave-filter.ts';
import { ACTIVITY_DEFAULTS, activityFilterOf, GROUP_DEFAULTS, groupFilterOf } from './group-filter.ts';

const groups = (search: string) => groupFilterOf(readUrlState(search, GROUP_DEFAULTS));
const activities = (search: string) => activityFilterOf(readUrlState(search, ACTIVITY_DEFAULTS));
const leaves = (search: string) => leaveFilterOf(readUrlState(search, LEAVE_DEFAULTS));
const spendings = (search: string) => fundFilterOf(readUrlState(search, FUND_DEFAULTS));

describe('the filters of groups, leaves and funds', () => {
  it('FE-96 MUST read what a figure’s drill-down names', () => {
    expect(groups('?states=ACTIVE&area=abc-1&deputy=abc-2')).toEqual({ states: ['ACTIVE'], area: 'abc-1', deputy: 'abc-2' });
    expect(activities('?group=abc-1&kept=true&year=2026&due=true&states=CONFIRMED&kinds=SURVEY')).toEqual({ group: 'abc-1', kept: true, year: 2026, due: true, states: ['CONFIRMED'], kinds: ['SURVEY'] });
    expect(leaves('?states=ASKED&deputy=abc-1&year=2026')).toEqual({ states: ['ASKED'], deputy: 'abc-1', year: 2026 });
    expect(spendings('?states=RECORDED&deputy=abc-1&year=2026&search=交通')).toEqual({ states: ['RECORDED'], deputy: 'abc-1', year: 2026, search: '交通' });
  });

  it('FE-97 MUST leave out what the contract does not know', () => {
    const nonsense = '?states=LOST&kinds=X&area=%20&group=%20&formedBy=X&year=26&due=maybe&held=yes&deputy=%20&search=%20';
    expect([groups(nonsense), activities(nonsense), leaves(nonsense), spendings(nonsense)]).toEqual([{}, {}, {}, {}]);
  });
});
