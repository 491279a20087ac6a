import { ruleFaults } from '@redpine/kit/rules';
import { describe, expect, it } from 'vitest';
import { type PointsRules, ranked, scoreOf, type Standing, type YearFacts } from './duty.points.ts';
import { DUTY_KINDS, dutyRules } from './duty.rules.ts';

const rules: PointsRules = {
  points: [{ kind: 'TALK_HELD', points: 3, most: 7 }, { kind: 'VOTER_REPORT', points: 60, most: 60 }], full: 100, good: 80, fair: 60, leastDays: 90,
};
const facts: YearFacts = { year: 2025, today: '2026-01-01', mandate: { from: '2022-01-01', until: null }, leaves: [], events: [] };
const events = (...kinds: string[]): YearFacts['events'] => kinds.map((kind, n) => ({ id: `e${n}`, kind }));

describe('the points of a year', () => {
  it.each([
    [[], 0, {}],
    [['TALK_HELD'], 3, { e0: 3 }],
    [['TALK_HELD', 'TALK_HELD'], 6, { e0: 3, e1: 3 }],
    [['TALK_HELD', 'TALK_HELD', 'TALK_HELD'], 7, { e0: 3, e1: 3, e2: 1 }],
    [['TALK_HELD', 'TALK_HELD', 'TALK_HELD', 'TALK_HELD'], 7, { e0: 3, e1: 3, e2: 1, e3: 0 }],
    [['VOTER_REPORT', 'TALK_HELD'], 63, { e0: 60, e1: 3 }],
    [['NOT_IN_THE_RULE'], 0, { e0: 0 }],
  ])('DUT-20 MUST come from each event until the cap of its kind: %j', (kinds, points, byEvent) => {
    const score = scoreOf({ ...facts, events: events(...kinds) }, rules);
    expect(score).toMatchObject({ points, byEvent });
    expect(Object.values(score.byEvent).reduce((sum, each) => sum + each, 0)).toBe(points);
  });

  it.each([
    // from        until         leaves                                        counted leave
    ['2022-01-01', null, [], 365, 0],
    ['2025-07-01', null, [], 184, 0],
    ['2022-01-01', '2025-03-31', [], 90, 0],
    ['2026-01-01', null, [], 0, 0],
    ['2022-01-01', null, [['2025-02-01', '2025-02-28']], 337, 28],
    ['2022-01-01', null, [['2025-02-01', '2025-02-28'], ['2025-02-20', '2025-03-10']], 327, 38],
    ['2022-01-01', null, [['2025-02-01', '2025-03-10'], ['2025-02-20', '2025-02-28']], 327, 38],
    ['2022-01-01', null, [['2024-12-01', '2025-01-31']], 334, 31],
    ['2025-07-01', null, [['2025-01-01', '2025-07-10']], 174, 10],
    ['2022-01-01', null, [['2025-12-31', '2026-02-01']], 364, 1],
  ] as const)('DUT-21 MUST rest on the days of the mandate without leave: %s – %s, leave %j', (from, until, leaves, countedDays, leaveDays) => {
    const spans = leaves.map(([first, last]) => ({ from: first, until: last }));
    expect(scoreOf({ ...facts, mandate: { from, until }, leaves: spans }, rules)).toMatchObject({ countedDays, leaveDays, yearDays: 365 });
  });

  it('DUT-22 MUST be put on the scale of a whole year, and never above the full score', () => {
    const half = { from: '2025-07-01', until: null };
    expect(scoreOf({ ...facts, mandate: half, events: events('TALK_HELD') }, rules).score).toBe(6);
    expect(scoreOf({ ...facts, mandate: half, events: events('VOTER_REPORT') }, rules).score).toBe(100);
    expect(scoreOf({ ...facts, mandate: { from: '2026-01-01', until: null } }, rules)).toMatchObject({ score: null, level: null });
    expect(scoreOf({ ...facts, year: 2024 }, rules).yearDays).toBe(366);
  });

  it.each([
    [80, 'GOOD'], [79, 'FAIR'], [60, 'FAIR'], [59, 'POOR'], [0, 'POOR'],
  ])('DUT-23 MUST be of the level of %i points (银川: 80 and 60)', (points, level) => {
    const one = { ...rules, points: [{ kind: 'TALK_HELD', points, most: 100 }] };
    expect(scoreOf({ ...facts, events: events('TALK_HELD') }, one)).toMatchObject({ score: points, level });
  });

  it('DUT-24 MUST have no level while the year runs or too few days count', () => {
    const of = (more: Partial<YearFacts>) => scoreOf({ ...facts, events: events('VOTER_REPORT'), ...more }, rules);
    expect(of({ today: '2025-12-31' })).toMatchObject({ complete: false, level: null, score: 60 });
    expect(of({ mandate: { from: '2022-01-01', until: '2025-03-30' } })).toMatchObject({ countedDays: 89, small: true, level: null });
    expect(of({ mandate: { from: '2022-01-01', until: '2025-03-31' } })).toMatchObject({ countedDays: 90, small: false, level: 'GOOD' });
  });
});

describe('a rank', () => {
  const standing = (name: string, points: number, small = false): Standing => {
    const mandate = { from: small ? '2025-12-01' : '2022-01-01', until: null };
    return { deputy: name, name, score: scoreOf({ ...facts, mandate, events: events('X') }, { ...rules, points: [{ kind: 'X', points, most: 100 }] }) };
  };

  it('DUT-25 MUST be shared by equal scores, and go past whoever has too few days', () => {
    const order = ranked([standing('a', 5), standing('b', 9), standing('c', 5), standing('d', 7, true), standing('e', 1)], 3);
    expect(order.map(({ rank, standing: { name } }) => `${name}${rank}`)).toEqual(['dnull', 'b1', 'a2', 'c2', 'e4']);
  });

  it('DUT-26 MUST not be given among few', () => {
    expect(ranked([standing('a', 5), standing('b', 9)], 3).map(({ rank }) => rank)).toEqual([null, null]);
    expect(ranked([], 3)).toEqual([]);
  });
});

describe('the rules of the duty record', () => {
  it('DUT-27 MUST be dated, with a source, and none of them claims to be read in the law', () => {
    expect(ruleFaults(dutyRules)).toEqual([]);
    expect(dutyRules.every(({ mark, source }) => (mark === 'D' || mark === 'S') && source !== '')).toBe(true);
  });

  it('DUT-28 MUST give points to known kinds alone, and to every kind', () => {
    const points = dutyRules.flatMap(({ code, value }) => (code === 'DUTY_POINTS' ? (value as unknown as PointsRules).points : []));
    expect(points.map(({ kind }) => kind).toSorted()).toEqual(DUTY_KINDS.map(({ code }) => code).toSorted());
    expect(points.every((each) => each.points > 0 && each.most >= each.points)).toBe(true);
  });
});
