import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sure } from './acts.ts';
import { actors, bench, type Bench } from './bench.ts';
import { cast, COMMUNITY, CONTACT, ELSEWHERE, places, STREET, tiesOn, TRIAGED } from './tie.ts';

let on: Bench;
const { pairVoter, pairMember, act, visited, ask, visitOf } = tiesOn(() => on);
beforeAll(async () => {
  on = await bench();
  await places(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

describe('reach', () => {
  interface Ratio { numerator: number; denominator: number; drillDown: string }
  interface Figures { from: string; until: string; active: Ratio; met: Ratio; deputiesVisited: Ratio; votersReached: { value: number; drillDown: string }; opinionsAnswered: Ratio }
  const FIGURES = 'from until active { numerator denominator drillDown } met { numerator denominator } deputiesVisited { numerator denominator drillDown } votersReached { value drillDown } opinionsAnswered { numerator denominator }';
  const figures = async (actor: Actor, filter: object): Promise<Figures> =>
    (await ask<{ tieFigures: Figures }>(actor, `query ($filter: TieFigureFilter) { tieFigures(filter: $filter) { ${FIGURES} } }`, { filter })).tieFigures;

  it('TIE-30 MUST be counted by quarter, place and deputy as the rows have it, the same for everybody with an account', async () => {
    on.now = new Date('2025-06-02T02:00:00Z');
    const reached = await pairVoter(actors.deputy, { from: '2025-04-01' });
    await pairVoter(actors.deputy, { from: '2025-04-01', kind: 'HOUSEHOLD' });
    await sure(act(actors.deputy, 'tieContact', reached, { ...CONTACT, on: '2025-05-01' }));
    const visit = await visited(reached, actors.deputy, { visitedOn: '2025-06-01' });
    const [opinion] = (await visitOf(actors.deputy, visit))?.opinions ?? [];
    await sure(act(cast.street, 'opinionTriage', opinion?.id ?? '', TRIAGED));
    await sure(act(cast.street, 'opinionAnswer', opinion?.id ?? '', { text: '已转社区办理，并向本人说明。' }));
    const filter = { year: 2025, quarter: 2, kind: 'DEPUTY_VOTER', area: STREET };
    const got = await figures(cast.chairperson, filter);
    expect(got).toMatchObject({
      from: '2025-04-01', until: '2025-06-30', active: { numerator: 1, denominator: 2 }, met: { numerator: 1, denominator: 2 },
      deputiesVisited: { numerator: 0, denominator: 1 }, votersReached: { value: 1 }, opinionsAnswered: { numerator: 1, denominator: 2 },
    });
    // Ties with voters are rows for the offices alone.
    expect([got.active.drillDown, (await figures(actors.office, filter)).active.drillDown.split('?')[0]]).toEqual(['/representation/reach?year=2025&quarter=2', '/representation/ties']);
    expect(await figures(cast.analyst, filter)).toMatchObject({ active: { numerator: 1, denominator: 2 } });
    expect(await figures(actors.anonymous, filter)).toMatchObject({ active: { denominator: 0 }, votersReached: { value: 0 } });
    expect(await figures(actors.office, { ...filter, area: ELSEWHERE })).toMatchObject({ active: { denominator: 0 }, deputiesVisited: { denominator: 0 } });
    const walked = await ask<{ _entities: { tieFigures: Figures }[] }>(
      actors.office,
      `query ($of: [_Any!]!, $filter: TieFigureFilter) { _entities(representations: $of) { ... on Area { tieFigures(filter: $filter) { ${FIGURES} } } ... on Deputy { tieFigures(filter: $filter) { ${FIGURES} } } } }`,
      { of: [{ __typename: 'Area', id: COMMUNITY }, { __typename: 'Deputy', id: on.deputies.deputy }], filter: { year: 2025, quarter: 2, kind: 'DEPUTY_VOTER' } },
    );
    for (const { tieFigures } of walked._entities) expect(tieFigures).toMatchObject({ active: { numerator: 1, denominator: 2 }, votersReached: { value: 1 } });
  });

  it('TIE-31 MUST count a deputy as visited once a member came, and list the others for who leads', async () => {
    on.now = new Date('2025-09-02T02:00:00Z');
    const { tie, by } = await pairMember(on.deputies.cosigner, '2025-07-01');
    const filter = { year: 2025, quarter: 3 };
    const before = await figures(actors.office, filter);
    await visited(tie, by, { visitedOn: '2025-09-01', opinions: [] });
    const after = await figures(actors.office, filter);
    expect(after.deputiesVisited.numerator - before.deputiesVisited.numerator).toBe(1);
    const unvisited = async (actor: Actor): Promise<string[]> =>
      (await ask<{ deputiesNotVisited: { name: string }[] }>(actor, 'query ($filter: TieFigureFilter) { deputiesNotVisited(filter: $filter) { name } }', { filter })).deputiesNotVisited.map(({ name }) => name);
    expect(await unvisited(cast.chairperson)).not.toContain('李代表');
    expect(await unvisited(cast.chairperson)).toContain('赵代表');
    expect(await unvisited(actors.other)).toEqual([]);
    const notReached = await ask<{ ties: { totalCount: number } }>(actors.office, '{ ties(filter: { year: 2025, quarter: 3, reached: false, lasting: true, kind: DEPUTY_VOTER }) { totalCount } }');
    expect(notReached.ties.totalCount).toBe(2);
  });
});
