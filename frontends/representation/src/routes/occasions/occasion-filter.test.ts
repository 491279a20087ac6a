import { readUrlState } from '@redpine/ui/url-state';
import { describe, expect, it } from 'vitest';
import { DEED_DEFAULTS, deedFilterOf } from '../deeds/deed-filter.ts';
import { TALK_DEFAULTS, talkFilterOf } from '../talks/talk-filter.ts';
import { OCCASION_DEFAULTS, occasionFilterOf, SHARE_DEFAULTS, shareFilterOf } from './occasion-filter.ts';

const occasions = (search: string) => occasionFilterOf(readUrlState(search, OCCASION_DEFAULTS));
const shares = (search: string) => shareFilterOf(readUrlState(search, SHARE_DEFAULTS));
const talks = (search: string) => talkFilterOf(readUrlState(search, TALK_DEFAULTS));
const deeds = (search: string) => deedFilterOf(readUrlState(search, DEED_DEFAULTS));

describe('the filters of occasions, talks and deeds', () => {
  it('FE-90 MUST read what a figure’s drill-down names', () => {
    expect(occasions('?states=OPEN&states=HELD&kinds=SURVEY&area=abc-1&unhandled=true')).toEqual({ states: ['OPEN', 'HELD'], kinds: ['SURVEY'], area: 'abc-1', unhandled: true });
    expect(shares('?invited=true&area=abc-1')).toEqual({ invited: true, area: 'abc-1' });
    expect(talks('?due=true&speaker=abc-1&year=2026')).toEqual({ due: true, speaker: 'abc-1', year: 2026 });
    expect(deeds('?states=VERIFIED&states=PUBLISHED&deputy=abc-1')).toEqual({ states: ['VERIFIED', 'PUBLISHED'], deputy: 'abc-1' });
  });

  it('FE-91 MUST leave out what the contract does not know', () => {
    const nonsense = '?states=LOST&kinds=X&area=%20&year=26&due=maybe&overdue=1&invited=yes&search=%20';
    expect([occasions(nonsense), shares(nonsense), talks(nonsense), deeds(nonsense)]).toEqual([{}, {}, {}, {}]);
  });
});
