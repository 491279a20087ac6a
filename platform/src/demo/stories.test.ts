import type { DirectoryIds } from '@redpine/directory/seed/rows';
import { legalDay } from '@redpine/kit/clock';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import type { GatheringDeed, StoryDeed } from '@redpine/representation/seed/rows';
import { describe, expect, it } from 'vitest';
import { createCast } from './cast.ts';
import { DEPUTIES, directoryRows } from './directory-rows.ts';
import { INVENTED_UNITS } from './organs.ts';
import { createRandom } from './random.ts';
import { SUGGESTIONS, type Tale, tellStories } from './stories.ts';
import { createSubjects } from './subjects.ts';

/** The demonstration's own. */
const SEED = 20_260_301;
/**
 * Just after a session, in Spring Festival, in summer, at the year's end, on a leap day; beside the day on which the
 * demonstration is likeliest seen.
 */
const NOWS = ['2026-01-05T02:00:00Z', '2028-02-29T02:00:00Z', '2026-02-20T02:00:00Z', '2026-06-01T02:00:00Z', '2026-12-31T02:00:00Z', '2026-11-23T07:30:00Z', '2027-01-12T02:00:00Z'];
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
  const cast = createCast(rows, ids);
  const tale = tellStories({ random, cast, subjects: createSubjects(random, cast, BASE_AREAS), now: new Date(now), gatherings: [] });
  return { rows, ...tale };
}

/** Every act by its name, with what tells presses and decisions of one name apart. */
function actsOf({ stories, gatherings }: Pick<Tale, 'stories' | 'gatherings'>): Set<string> {
  const name = (deed: StoryDeed | GatheringDeed): string => ('kind' in deed ? `${deed.act} ${deed.kind}` : deed.act);
  return new Set([...stories.flatMap(({ acts }) => acts.map(name)), ...gatherings.map(({ deed }) => name(deed))]);
}

/** Without one of these a state, a decision or a way of pressing would have no example. */
const ACTS = [
  'DRAFT', 'MOTION', 'COSIGN_INVITE', 'COSIGN_CONFIRM', 'COSIGN_DECLINE', 'COSIGN_WITHDRAW', 'SUBMIT', 'RETURN', 'TO_LETTER',
  'ACCEPT', 'WITHDRAW', 'CORRECT', 'RETRACT_ACCEPTANCE', 'RETRACT_ASSIGNMENT', 'KEEP_CONFIDENTIAL', 'JOIN', 'HAND_OVER',
  'ASSIGN', 'ASSIGN_BATCH', 'ARCHIVE', 'HANDLING_ACCEPT', 'HANDLING_RETURN', 'REASSIGN', 'CONTACT', 'OPINION',
  'EXTENSION_ASK', 'EXTENSION_GRANT', 'EXTENSION_REFUSE', 'REPLY_DRAFT', 'CHECK_SUBMIT', 'CHECK_RETURN', 'CHECK_PASS',
  'REPLY', 'CONTINUE', 'EVALUATE', 'REHANDLE', 'QUALITY_CHECK', 'ESCALATE', 'SETTLE',
  'PROMISE', 'PROMISE_REPORT', 'PROMISE_CONFIRM', 'PROMISE_SEND_BACK', 'PROMISE_REOPEN', 'PROMISE_EVALUATE', 'PROMISE_CLOSE',
  'PROMISE_DUE_ASK', 'PROMISE_DUE_GRANT', 'PROMISE_DUE_REFUSE',
  'PUBLICATION_PROPOSE', 'PUBLICATION_REDACT', 'PUBLICATION_PUBLISH', 'PUBLICATION_WITHDRAW',
  'PRESS KEY', 'PRESS COMMITTEE', 'PRESS OFFICE', 'PRESS GOVERNMENT', 'PRESS_NOTE KEY', 'PRESS_CLOSE KEY', 'URGE',
];

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

  it.each([...NOWS, ...NINTH_DAYS])('DEMO-03 MUST hold 300 suggestions, no two of one title (%s)', (now) => {
    const { stories, registers } = told(now);
    const entered = registers.flatMap(({ rows }) => rows);
    expect(new Set([...stories, ...entered].map(({ key }) => key)).size).toBe(SUGGESTIONS);
    const begun = stories.flatMap(({ acts: [first] }) => (first !== undefined && 'title' in first ? [first.title] : []));
    const titles = [...begun, ...entered.map(({ cells: [, title] }) => title)];
    expect(titles).toHaveLength(SUGGESTIONS);
    expect(new Set(titles).size).toBe(SUGGESTIONS);
  });

  it.each(NOWS)('DEMO-07 MUST tell every act, so that no state lacks an example (%s)', (now) => {
    const acts = actsOf(told(now));
    expect(ACTS.filter((act) => !acts.has(act))).toEqual([]);
  });

  it.each(NOWS)('DEMO-08 MUST reach back over two sessions and both their Spring Festivals (%s)', (now) => {
    const { stories, gatherings, registers } = told(now);
    const begun = stories.flatMap(({ acts: [first] }) => (first === undefined ? [] : [legalDay(first.at)]));
    const days = [...begun, ...registers.flatMap(({ rows }) => rows.map(({ cells }) => cells[3] ?? ''))];
    const sessions = Map.groupBy(days.filter((day) => day.slice(5, 9) === '01-0'), (day) => day.slice(0, 4));
    expect([...sessions.values()].filter((each) => each.length > 60)).toHaveLength(2);
    expect(gatherings.filter(({ deed }) => deed.act === 'ASSIGN_BATCH' && 'meeting' in deed).length).toBeGreaterThan(0);
  });

  it('DEMO-04 MUST hold 41 organs and 182 deputies of the district, of whom two leave and one comes after them, beside those of other levels', () => {
    const { rows } = told('2026-06-01T02:00:00Z');
    expect(rows.organs).toHaveLength(41);
    const deputies = rows.posts.filter(({ kind }) => kind === 'DEPUTY');
    const own = deputies.filter(({ title }) => title === '区第二届人大代表');
    expect(own).toHaveLength(DEPUTIES + 1);
    expect(own.filter(({ until }) => until === undefined || until === null)).toHaveLength(DEPUTIES - 1);
    expect(deputies.length - own.length).toBe(14);
  });

  it.each([...NOWS, ...NINTH_DAYS])('DEMO-05 MUST let invented units alone dissatisfy a deputy or reply late (%s)', (now) => {
    const invented = new Set(INVENTED_UNITS.map((code) => `id:${code}`));
    const { stories, gatherings } = told(now);
    const together = new Map(
      gatherings.flatMap(({ at, deed }) => (deed.act === 'ASSIGN_BATCH' ? deed.assignments.map(({ story, track }) => [story, { at, track }] as const) : [])),
    );
    for (const { key, acts } of stories) {
      const alone = acts.flatMap((act) => (act.act === 'ASSIGN' ? [{ at: act.at, track: act.track }] : []));
      const [assigned = together.get(key)] = alone;
      const bad = acts.flatMap((act, n) => {
        if (act.act === 'EVALUATE' && act.result === 'DISSATISFIED') return [act.unit];
        // Handling again has a time of its own.
        const again = act.act === 'REPLY' && acts.slice(0, n).some((other) => other.act === 'REPLY' && other.unit === act.unit);
        if (act.act !== 'REPLY' || again || assigned === undefined) return [];
        const months = assigned.track === 'SIX_MONTHS' || acts.some((other) => other.act === 'EXTENSION_GRANT') ? 6 : 3;
        const due = new Date(assigned.at);
        due.setUTCMonth(due.getUTCMonth() + months);
        return legalDay(act.at) > legalDay(due) ? [act.unit] : [];
      });
      expect(bad.filter((unit) => !invented.has(unit)), key).toEqual([]);
    }
  });

  it.each([...NOWS, ...NINTH_DAYS])('DEMO-09 MUST hold one register, with three flawed rows and three names of nobody (%s)', (now) => {
    const { registers, rows: { organs, people } } = told(now);
    expect(registers).toHaveLength(1);
    for (const { at, columns, rows } of registers) {
      expect(at.getTime()).toBeLessThan(Date.parse(now));
      expect(rows.length).toBeGreaterThanOrEqual(30);
      const read = rows.map(({ cells }) => Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? ''] as const)));
      const flawed = read.filter((row) =>
        (row['答复日期'] ?? '') < (row['提出日期'] ?? '') || !/^[A-D]类$/.test(row['答复类别'] ?? '') || !['满意', '基本满意', ''].includes(row['满意度'] ?? ''));
      expect(flawed).toHaveLength(3);
      const nobody = read.filter((row) =>
        !organs.some(({ shortName }) => shortName === row['承办单位']) || !people.some(({ name }) => name === row['领衔代表']));
      expect(nobody).toHaveLength(3);
    }
  });

  it('DEMO-06 MUST mark the names of invented units', () => {
    const { rows } = told('2026-06-01T02:00:00Z');
    for (const code of INVENTED_UNITS) expect(rows.organs.find((organ) => organ.code === code)?.name).toContain('演示');
  });
});
