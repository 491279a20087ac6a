import { describe, expect, it } from 'vitest';
import { readUrlState, writeUrlState } from '@redpine/ui/url-state';
import { FILTER_DEFAULTS, filterOf, orderOf } from './filter-state.ts';

const from = (search: string) => filterOf(readUrlState(search, FILTER_DEFAULTS));

describe('filters of the list', () => {
  it('FE-01 MUST read every filter of the contract from the URL', () => {
    expect(
      from(
        '?search=%E5%85%BB%E8%80%81&states=ASSIGNED&states=CLOSED&topic=ELDERLY&area=a1&unit=u1&deputy=d1&congressSession=s1' +
          '&replyCategory=A&origin=IN_SESSION&source=IMPORTED&queue=TO_REPLY&overdue=true&dissatisfied=false&repliedInTime=1' +
          '&flagged=0&unmatched=true&confidential=true&jointCase=j1&meeting=m1&mine=true&submittedFrom=2026-01-01&submittedUntil=2026-03-31' +
          '&repliedFrom=2025-12-01&repliedUntil=2025-12-31&returned=true',
      ),
    ).toEqual({
      search: '养老', states: ['ASSIGNED', 'CLOSED'], topic: 'ELDERLY', area: 'a1', unit: 'u1', deputy: 'd1', congressSession: 's1',
      replyCategory: 'A', origin: 'IN_SESSION', source: 'IMPORTED', queue: 'TO_REPLY', overdue: true, dissatisfied: false,
      repliedInTime: true, flagged: false, unmatched: true, confidential: true, jointCase: 'j1', meeting: 'm1', mine: true, submittedFrom: '2026-01-01', submittedUntil: '2026-03-31',
      repliedFrom: '2025-12-01', repliedUntil: '2025-12-31', returned: true,
    });
  });

  it('FE-02 MUST leave out what the contract does not know', () => {
    expect(from('?states=GONE&queue=NONE&origin=x&overdue=maybe&submittedFrom=2026-02-30&topic=%27%20or%201&unknown=1')).toEqual({});
  });

  it('FE-03 MUST ask for nothing where nothing is given', () => {
    expect(from('')).toEqual({});
    expect(from('?search=%20%20')).toEqual({});
  });

  it('FE-04 MUST write filters to the URL so that they read back the same', () => {
    const url = writeUrlState('?after=x', { states: ['DRAFT'], overdue: 'true', search: '道路' }, FILTER_DEFAULTS);
    expect(from(url)).toEqual({ states: ['DRAFT'], overdue: true, search: '道路' });
    expect(url).toContain('after=x');
    expect(writeUrlState(url, { states: [], overdue: '', search: '' }, FILTER_DEFAULTS)).toBe('?after=x');
  });

  it('FE-05 MUST keep a search within 100 characters, whole ones', () => {
    expect(from(`?search=${encodeURIComponent('𠮷'.repeat(120))}`).search).toBe('𠮷'.repeat(100));
  });

  it('FE-06 MUST order by match only while searching', () => {
    expect(orderOf({ order: '', search: '' })).toBe('NEWEST');
    expect(orderOf({ order: '', search: '养老' })).toBe('RELEVANCE');
    expect(orderOf({ order: 'RELEVANCE', search: ' ' })).toBe('NEWEST');
    expect(orderOf({ order: 'DEADLINE', search: '养老' })).toBe('DEADLINE');
    expect(orderOf({ order: 'SIDEWAYS', search: '' })).toBe('NEWEST');
  });
});
