import { readUrlState } from '@redpine/ui/url-state';
import { describe, expect, it } from 'vitest';
import { HOME_DEFAULTS, homeFilterOf, ROTA_DEFAULTS, rotaFilterOf } from './home-filter.ts';

describe('the filters of homes and rota', () => {
  it('FE-70 MUST read what a figure’s drill-down names', () => {
    expect(homeFilterOf(readUrlState('?kinds=AREA&states=OPEN&levels=TOWN&area=abc-1&worked=true&weak=false&grades=GOOD', HOME_DEFAULTS))).toEqual({
      kinds: ['AREA'], states: ['OPEN'], levels: ['TOWN'], area: 'abc-1', worked: true, weak: false, grades: ['GOOD'],
    });
    expect(rotaFilterOf(readUrlState('?kinds=RECEPTION&states=PUBLISHED&home=h-1&from=2026-03-01', ROTA_DEFAULTS))).toEqual({ kinds: ['RECEPTION'], states: ['PUBLISHED'], home: 'h-1', from: '2026-03-01' });
  });

  it('FE-71 MUST leave out what the contract does not know', () => {
    expect(homeFilterOf(readUrlState('?kinds=CASTLE&weak=maybe&search=%20&topic=%20', HOME_DEFAULTS))).toEqual({});
    expect(rotaFilterOf(readUrlState('?states=LOST&from=soon', ROTA_DEFAULTS))).toEqual({});
  });
});
