import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { representationSeed } from '../src/seed/representationSeed.ts';
import type { RepresentationRows, SuggestionStory } from '../src/seed/rows.ts';
import { CONTENT, digest } from './acts.ts';
import { actors, AREA, bench, type Bench, id, TERM, UNIT } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
  on.now = new Date('2026-09-01T02:00:00Z');
});
afterAll(async () => on?.[Symbol.asyncDispose]());

/** From the draft to the evaluation, beginning on the nth day of 2026. */
function story(n: number, evaluated: boolean): SuggestionStory {
  const at = (day: number) => new Date(Date.UTC(2026, 1, 1 + (n % 60) + day, 2, n % 60));
  const on = (day: number) => at(day).toISOString().slice(0, 10);
  const { deputy, office, clerk, head } = actors;
  const text = '经研究，拟于今年在三个社区增设助餐点，六月底前完工并投入使用。';
  return {
    key: `story-${n}`,
    acts: [
      { act: 'DRAFT', at: at(0), by: deputy, ...CONTENT, area: AREA },
      { act: 'SUBMIT', at: at(1), by: deputy },
      { act: 'ACCEPT', at: at(2), by: office },
      { act: 'ASSIGN', at: at(3), by: office, mode: 'ALONE', lead: UNIT, track: 'THREE_MONTHS' },
      { act: 'HANDLING_ACCEPT', at: at(4), by: clerk, unit: UNIT },
      { act: 'CONTACT', at: at(10), by: clerk, unit: UNIT, on: on(9), mode: 'VISIT', stage: 'BEFORE', note: '入户走访。' },
      { act: 'REPLY', at: at(40), by: head, unit: UNIT, category: 'B', text, signatory: head.person ?? '', signedOn: on(39) },
      ...(evaluated
        ? [{ act: 'EVALUATE', at: at(50), by: deputy, unit: UNIT, attitude: 'SATISFIED', result: 'SATISFIED' } as const]
        : []),
    ],
  };
}

const rows: RepresentationRows = {
  electoralDistricts: [{ ordinal: 1, name: '第一选区', areas: [AREA] }],
  delegations: [{ ordinal: 1, name: '第一代表团' }],
  deputies: [{ person: id(312), name: '沈审计', term: TERM, electoralDistrict: 1, delegation: 1, from: '2022-01-01', demo: true }],
  stories: Array.from({ length: 6 }, (_, n) => story(n, n !== 1)),
};

describe('the seed', () => {
  it('REP-80 MUST tell histories by the same acts at their own instants', async () => {
    await representationSeed(on.service, rows);
    const states = await on.sql<{ state: string; n: number }>('select state, count(*)::int as n from suggestion group by 1');
    expect(states).toEqual([{ state: 'CLOSED', n: rows.stories?.length }]);
    expect(
      await on.sql('select number, submitted_at::date::text as submitted, assigned_on::text from suggestion order by number_key limit 1'),
    ).toEqual([{ number: '闭1号', submitted: '2026-02-02', assigned_on: '2026-02-04' }]);
    // The window of the one without evaluation passed on its own day.

    const passed = `select count(*)::int as n, max(at) < '2026-05-01' as early from timeline_entry where action = 'WINDOW_PASSED'`;
    expect(await on.sql(passed)).toEqual([{ n: 1, early: true }]);
  });

  it('REP-81 MUST add nothing the second time', async () => {
    const before = await digest(on);
    await representationSeed(on.service, rows);
    expect(await digest(on)).toBe(before);
  });
});
