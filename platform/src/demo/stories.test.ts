import type { DirectoryIds } from '@redpine/directory/seed/rows';
import { legalDay } from '@redpine/kit/clock';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import type { SuggestionStory } from '@redpine/representation/seed/rows';
import { describe, expect, it } from 'vitest';
import { createCast } from './cast.ts';
import { DEPUTIES, directoryRows } from './directory-rows.ts';
import { INVENTED_UNITS } from './organs.ts';
import { createRandom } from './random.ts';
import { tellStories } from './stories.ts';

/** The demonstration's own. */
const SEED = 20_260_301;
/** Just after a session, in summer, at the year's end; beside the day on which the demonstration is likeliest seen. */
const NOWS = ['2026-02-20T02:00:00Z', '2026-06-01T02:00:00Z', '2026-12-31T02:00:00Z', '2026-11-23T07:30:00Z', '2027-01-12T02:00:00Z'];
/** Every ninth day of two years: weekends, holidays and the days after them. */
const NINTH_DAYS = Array.from({ length: 81 }, (_, n) => new Date(Date.UTC(2026, 0, 2 + n * 9, 3)).toISOString());

function told(now: string, seed = SEED) {
  const random = createRandom(seed);
  const subdivisions = BASE_AREAS.filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN');
  const rows = directoryRows(random, new Date(now), subdivisions);
  const idsOf = (codes: string[]): Record<string, string> => Object.fromEntries(codes.map((code) => [code, `id:${code}`]));
  const ids: DirectoryIds = {
    areas: idsOf(BASE_AREAS.map(({ code }) => code)),
    organs: idsOf(rows.organs.map(({ code }) => code)),
    people: idsOf(rows.people.map(({ code }) => code)),
    topics: {},
    terms: {},
    sessions: {},
    accounts: idsOf(rows.accounts.map(({ username }) => username)),
  };
  const stories = tellStories({ random, cast: createCast(rows, ids), places: subdivisions, now: new Date(now) });
  return { rows, stories };
}

/** The state in which a story leaves its suggestion, windows for evaluating left aside. */
function stateOf({ acts }: SuggestionStory): string {
  let state = 'DRAFT';
  const open = new Map<string, string>();
  for (const act of acts) {
    if (act.act === 'SUBMIT') state = 'SUBMITTED';
    if (act.act === 'RETURN') state = 'RETURNED';
    if (act.act === 'ACCEPT' || act.act === 'HANDLING_RETURN') state = 'ACCEPTED';
    if (act.act === 'ASSIGN') {
      state = 'ASSIGNED';
      open.clear();
      for (const unit of act.mode === 'SEPARATE' ? [act.lead, ...(act.others ?? [])] : [act.lead]) open.set(unit, 'IN_HAND');
    }
    if (act.act === 'REPLY') open.set(act.unit, 'REPLIED');
    if (act.act === 'EVALUATE') open.set(act.unit, 'EVALUATED');
    const each = [...open.values()];
    if (state === 'ASSIGNED' && each.every((one) => one !== 'IN_HAND')) state = 'ANSWERED';
    if (state === 'ANSWERED' && each.every((one) => one === 'EVALUATED')) state = 'CLOSED';
  }
  return state;
}

describe('the demonstration', () => {
  it('DEMO-01 MUST tell the same stories for the same seed and clock', () => {
    expect(told('2026-06-01T02:00:00Z')).toEqual(told('2026-06-01T02:00:00Z'));
    expect(told('2026-06-01T02:00:00Z', 8).stories).not.toEqual(told('2026-06-01T02:00:00Z').stories);
  });

  it.each(NOWS)('DEMO-02 MUST tell acts in the order of time and none of the future (%s)', (now) => {
    for (const { key, acts } of told(now).stories) {
      const times = acts.map(({ at }) => at.getTime());
      expect(times, key).toEqual(times.toSorted((a, b) => a - b));
      expect(times.length, key).toBeGreaterThan(0);
      expect(times.at(-1), key).toBeLessThan(Date.parse(now));
    }
  });

  it.each([...NOWS, ...NINTH_DAYS])('DEMO-03 MUST hold 120 suggestions in all seven states (%s)', (now) => {
    const { stories } = told(now);
    expect(stories).toHaveLength(120);
    expect(new Set(stories.map(({ key }) => key)).size).toBe(120);
    expect([...new Set(stories.map(stateOf))].toSorted()).toEqual(
      ['ACCEPTED', 'ANSWERED', 'ASSIGNED', 'CLOSED', 'DRAFT', 'RETURNED', 'SUBMITTED'],
    );
  });

  it('DEMO-04 MUST hold 41 organs and 182 deputies, of whom 180 are active', () => {
    const { rows } = told('2026-06-01T02:00:00Z');
    expect(rows.organs).toHaveLength(41);
    const deputies = rows.posts.filter(({ kind }) => kind === 'DEPUTY');
    expect(deputies).toHaveLength(DEPUTIES);
    expect(deputies.filter(({ until }) => until === undefined || until === null)).toHaveLength(180);
  });

  it.each([...NOWS, ...NINTH_DAYS])('DEMO-05 MUST let invented units alone dissatisfy a deputy or reply late (%s)', (now) => {
    const invented = new Set(INVENTED_UNITS.map((code) => `id:${code}`));
    for (const { key, acts } of told(now).stories) {
      const assigned = acts.findLast(({ act }) => act === 'ASSIGN');
      const bad = acts.flatMap((act) => {
        if (act.act === 'EVALUATE' && act.result === 'DISSATISFIED') return [act.unit];
        if (act.act !== 'REPLY' || assigned?.act !== 'ASSIGN') return [];
        const months = assigned.track === 'SIX_MONTHS' ? 6 : 3;
        const due = new Date(assigned.at);
        due.setUTCMonth(due.getUTCMonth() + months);
        return legalDay(act.at) > legalDay(due) ? [act.unit] : [];
      });
      expect(bad.filter((unit) => !invented.has(unit)), key).toEqual([]);
    }
  });

  it('DEMO-06 MUST mark the names of invented units', () => {
    const { rows } = told('2026-06-01T02:00:00Z');
    for (const code of INVENTED_UNITS) expect(rows.organs.find((organ) => organ.code === code)?.name).toContain('演示');
  });
});
