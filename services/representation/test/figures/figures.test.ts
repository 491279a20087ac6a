import { type Actor, ANONYMOUS, type ActorPost } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors, AREA, bench, type Bench, id, SESSION, TOPIC, UNIT, UNIT_2, UNIT_3 } from '../bench.ts';
import { type Cell, EARLIER_SESSION, handCount, register, sees, TOWN, VILLAGE } from './register.ts';

let on: Bench;
let cells: readonly Cell[];
beforeAll(async () => {
  on = await bench();
  cells = await register(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const post = (kind: string, area: string | null = null): ActorPost => ({ id: id(1), kind, title: kind, organ: null, area });
const person = (kind: string, area: string | null = null): Actor => ({ ...actors.auditor, posts: [post(kind, area)] });
const VIEWERS: Readonly<Record<string, Actor>> = {
  office: actors.office, government: actors.government, chairperson: person('CHAIRPERSON'), member: actors.member, session: actors.session,
  clerk: actors.clerk, head2: actors.head2, lead: actors.deputy, other: actors.other, analyst: person('ANALYST'),
  town: person('TOWN_PRESIDIUM', TOWN), auditor: actors.auditor, anonymous: ANONYMOUS,
};

const CLOCK = {
  repliedInTime: 'CLOCK_IN_TIME', repliedLate: 'CLOCK_LATE', within: 'CLOCK_WITHIN', inExtension: 'CLOCK_EXTENDED', overdue: 'CLOCK_OVERDUE',
  rehandling: 'CLOCK_REHANDLING', undated: 'CLOCK_UNDATED',
};
const RATIOS = {
  implemented: ['IMPLEMENTED', 'PROMISED'], replied: ['MUST_REPLY'], repliedInTime: ['of repliedInTime'], solved: ['of solved'],
  satisfied: ['of satisfied'], satisfiedFirst: ['of satisfied'],
};
const NUMERATORS: Record<keyof typeof RATIOS, string> = {
  implemented: 'IMPLEMENTED', replied: 'REPLIED', repliedInTime: 'REPLIED_IN_TIME', solved: 'SOLVED', satisfied: 'SATISFIED', satisfiedFirst: 'SATISFIED_FIRST',
};
const ratioNames = Object.keys(RATIOS) as (keyof typeof RATIOS)[];

interface Count { value: number; drillDown: string }
interface Ratio { numerator: number; denominator: number; value: number | null; small: boolean; drillDown: string }
type Figures = Record<'total' | 'inHand' | 'overdue' | 'promised' | 'outside', Count> & Record<keyof typeof RATIOS, Ratio> & { clock: Record<keyof typeof CLOCK | 'handlings', Count> };
interface Row { key: string; name: string; figures: Figures; before: Figures | null; change: Record<string, number | null> | null }

const RATIO = '{ numerator denominator value small asOf drillDown }';
const FIGURES = `total { value drillDown } inHand { value drillDown } overdue { value drillDown } promised { value drillDown } outside { value drillDown }
  clock { handlings { value drillDown } ${Object.keys(CLOCK).map((name) => `${name} { value drillDown }`).join(' ')} }
  ${ratioNames.map((name) => `${name} ${RATIO}`).join(' ')}`;
const ROW = `key name figures { ${FIGURES} } before { ${FIGURES} } change { ${ratioNames.join(' ')} }`;

async function read<T>(viewer: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(viewer, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}

const whole = async (viewer: Actor, filter: object = {}): Promise<Figures> =>
  (await read<{ suggestionFigures: Figures }>(viewer, `query ($filter: SuggestionFilter) { suggestionFigures(filter: $filter) { ${FIGURES} } }`, { filter })).suggestionFigures;

const breakdown = async (viewer: Actor, by: string, filter: object = {}): Promise<Row[]> =>
  (await read<{ suggestionBreakdown: Row[] }>(viewer, `query ($by: SuggestionDimension!, $filter: SuggestionFilter) { suggestionBreakdown(by: $by, filter: $filter) { ${ROW} } }`, { by, filter })).suggestionBreakdown;

/** Every figure by the name of what it counts. */
function named(figures: Figures): Record<string, number> {
  const { clock } = figures;
  return {
    TOTAL: figures.total.value, IN_HAND: figures.inHand.value, OVERDUE: figures.overdue.value, MUST_REPLY: clock.handlings.value,
    ...Object.fromEntries(Object.entries(CLOCK).map(([name, code]) => [code, clock[name as keyof typeof CLOCK].value])),
    PROMISED: figures.promised.value, OUTSIDE: figures.outside.value,
    ...Object.fromEntries(ratioNames.flatMap((name) => [[NUMERATORS[name], figures[name].numerator], [`of ${name}`, figures[name].denominator]])),
  };
}

function byHand(some: readonly Cell[], viewer: Actor, unit: string | null = null): Record<string, number> {
  const { handlings, suggestions } = handCount(some, viewer, unit);
  const count = (name: string): number => handlings.get(name) ?? 0;
  return {
    ...Object.fromEntries(['TOTAL', 'IN_HAND', 'OVERDUE'].map((name) => [name, suggestions.get(name) ?? 0])),
    ...Object.fromEntries(['MUST_REPLY', ...Object.values(CLOCK), 'PROMISED', 'OUTSIDE', ...Object.values(NUMERATORS)].map((name) => [name, count(name)])),
    ...Object.fromEntries(ratioNames.map((name) => [`of ${name}`, RATIOS[name].reduce((sum, part) => sum + count(part), 0)])),
  };
}

const ABOVE: Record<string, string[]> = { [AREA]: [AREA], [TOWN]: [TOWN, AREA], [VILLAGE]: [TOWN, AREA] };
const DIMENSIONS: Record<string, { part: 'heading' | 'units' | 'persons'; keys: (cell: Cell) => (string | null)[]; field?: string }> = {
  UNIT: { part: 'units', keys: (cell) => cell.handlings.map(({ unit }) => unit), field: 'unit' },
  AREA: { part: 'heading', keys: ({ area }) => (area === null ? [] : (ABOVE[area] ?? [])), field: 'area' },
  TOPIC: { part: 'heading', keys: ({ topic }) => [topic], field: 'topic' },
  SESSION: { part: 'heading', keys: ({ session }) => [session], field: 'congressSession' },
  DEPUTY: { part: 'persons', keys: ({ deputy }) => [deputy], field: 'deputy' },
  YEAR: { part: 'heading', keys: ({ submittedOn }) => [submittedOn.slice(0, 4)] },
};
const rowsByHand = (by: string, viewer: Actor, among = cells): Record<string, Record<string, number>> => {
  const dimension = DIMENSIONS[by];
  if (!dimension) throw new Error(by);
  const seen = among.filter((cell) => sees(cell, viewer, dimension.part));
  const keys = new Set(seen.flatMap(dimension.keys).filter((key) => key !== null));
  const rows = [...keys].map((key) => [key, byHand(seen.filter((cell) => dimension.keys(cell).includes(key)), viewer, by === 'UNIT' ? key : null)] as const);
  return Object.fromEntries(rows.filter(([, row]) => row['TOTAL'] !== 0));
};

/** What the list behind each figure holds: suggestions, and handlings where it is of handlings. */
async function behind(viewer: Actor, paths: readonly string[]): Promise<{ suggestions: number; handlings: number | null }[]> {
  const filters = paths.map((path) => {
    const query = new URL(path, 'http://x').searchParams;
    const fields = [...new Set(query.keys())].map((field) => [field, field === 'states' ? query.getAll(field) : query.getAll(field).join()]);
    return Object.fromEntries(fields) as object;
  });
  const asked = filters.map((_, n) => `l${n}: suggestions(filter: $f${n}) { totalCount } h${n}: suggestionHandlings(filter: $f${n})`);
  const data = await read<Record<string, { totalCount: number } | number | null>>(
    viewer,
    `query (${filters.map((_, n) => `$f${n}: SuggestionFilter`).join(', ')}) { ${asked.join(' ')} }`,
    Object.fromEntries(filters.map((filter, n) => [`f${n}`, filter])),
  );
  return filters.map((_, n) => ({ suggestions: (data[`l${n}`] as { totalCount: number }).totalCount, handlings: data[`h${n}`] as number | null }));
}

const paths = (figures: Figures): [path: string, count: string, value: number][] => [
  [figures.total.drillDown, 'TOTAL', figures.total.value], [figures.inHand.drillDown, 'IN_HAND', figures.inHand.value], [figures.overdue.drillDown, 'OVERDUE', figures.overdue.value],
  [figures.promised.drillDown, 'PROMISED', figures.promised.value], [figures.outside.drillDown, 'OUTSIDE', figures.outside.value],
  [figures.clock.handlings.drillDown, 'MUST_REPLY', figures.clock.handlings.value],
  ...Object.entries(CLOCK).map(([name, code]): [string, string, number] => [figures.clock[name as keyof typeof CLOCK].drillDown, code, figures.clock[name as keyof typeof CLOCK].value]),
  ...ratioNames.map((name): [string, string, number] => [figures[name].drillDown, NUMERATORS[name], figures[name].numerator]),
];

describe('figures against a count by hand', () => {
  it('FIG-01 MUST be what each viewer may see, with a clock whose parts add up (代表法 art. 51)', async () => {
    for (const viewer of Object.values(VIEWERS)) {
      const figures = await whole(viewer);
      expect(named(figures)).toEqual(byHand(cells, viewer));
      const { handlings, ...parts } = figures.clock;
      expect(Object.values(parts).reduce((sum, { value }) => sum + value, 0)).toBe(handlings.value);
    }
    const office = byHand(cells, actors.office);
    expect(Object.entries(office).filter(([, value]) => value === 0)).toEqual([]);
    expect(byHand(cells, ANONYMOUS)['TOTAL']).toBe(0);
  });

  it('FIG-02 MUST break down by each dimension to the rows that the viewer may know, each as counted by hand', async () => {
    for (const [name, viewer] of Object.entries(VIEWERS)) {
      for (const by of Object.keys(DIMENSIONS)) {
        const rows = await breakdown(viewer, by);
        expect({ name, by, rows: Object.fromEntries(rows.map(({ key, figures }) => [key, named(figures)])) }).toEqual({ name, by, rows: rowsByHand(by, viewer) });
      }
    }
    expect((await breakdown(actors.office, 'UNIT')).map(({ name }) => name).toSorted()).toEqual(['住建局', '民政局', '财政局']);
    expect((await breakdown(actors.office, 'AREA')).map(({ name }) => name)).toEqual(['伊美区', '东升镇']);
    // The de-identified graph names no person; who sees the title alone knows no topic.
    expect([await breakdown(VIEWERS['analyst'] ?? ANONYMOUS, 'DEPUTY'), await breakdown(VIEWERS['town'] ?? ANONYMOUS, 'TOPIC')]).toEqual([[], []]);
  });

  it('FIG-03 MUST lead to a list of exactly the suggestions that it counts, which tells how many handlings stand behind', async () => {
    const filters = [{}, { topic: TOPIC, unit: UNIT }, { area: TOWN, submittedFrom: '2025-02-01', states: ['ASSIGNED', 'ANSWERED'] }, { congressSession: SESSION, origin: 'MOTION' }];
    for (const viewer of [actors.office, actors.clerk, actors.other, actors.member]) {
      for (const filter of filters) {
        const all = paths(await whole(viewer, filter));
        const lists = await behind(viewer, all.map(([path]) => path));
        const ofSuggestions = (count: string): boolean => ['TOTAL', 'IN_HAND', 'OVERDUE'].includes(count);
        expect(all.map(([path, count], n) => [path, ofSuggestions(count) ? lists[n]?.suggestions : lists[n]?.handlings])).toEqual(all.map(([path, , value]) => [path, value]));
        const byFilter = filter === filters[0] ? handCount(cells, viewer).suggestions : null;
        expect(lists.map(({ suggestions }, n) => suggestions <= (all[n]?.[2] ?? 0) && (byFilter === null || suggestions === (byFilter.get(all[n]?.[1] ?? '') ?? 0)))).not.toContain(false);
      }
    }
  });

  it('FIG-04 MUST lead from each cell of a breakdown to its rows', async () => {
    for (const by of Object.keys(DIMENSIONS)) {
      for (const { key, figures, before } of await breakdown(actors.office, by, { submittedFrom: '2025-01-01', submittedUntil: '2025-12-31', area: AREA })) {
        const all = [figures, ...(before ? [before] : [])].flatMap(paths);
        const lists = await behind(actors.office, all.map(([path]) => path));
        const found = lists.map(({ suggestions, handlings }) => handlings ?? suggestions);
        expect({ by, key, found }).toEqual({ by, key, found: all.map(([, , value]) => value) });
      }
    }
  });

  it('FIG-05 MUST stand on organ, area, topic, session and deputy as in the breakdown', async () => {
    const rows = async (by: string): Promise<Record<string, Figures>> => Object.fromEntries((await breakdown(actors.clerk, by)).map(({ key, figures }) => [key, figures]));
    const [units, areas, topics, sessions, deputies] = await Promise.all(['UNIT', 'AREA', 'TOPIC', 'SESSION', 'DEPUTY'].map(rows));
    const representations = [['Organ', UNIT], ['Organ', UNIT_3], ['Area', TOWN], ['Topic', id(31)], ['CongressSession', EARLIER_SESSION], ['Deputy', on.deputies.deputy]].map(([__typename, of]) => ({ __typename, id: of }));
    const types = ['Organ', 'Area', 'Topic', 'CongressSession', 'Deputy'];
    const { _entities: found } = await read<{ _entities: Record<string, Figures>[] }>(
      actors.clerk,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${types.map((type) => `... on ${type} { of${type}: suggestionFigures { ${FIGURES} } }`).join(' ')} } }`,
      { representations },
    );
    const expected = [units?.[UNIT], units?.[UNIT_3], areas?.[TOWN], topics?.[TOPIC], sessions?.[EARLIER_SESSION], deputies?.[on.deputies.deputy]];
    const none = byHand([], actors.clerk);
    expect(found.flatMap((entity) => Object.values(entity).map(named))).toEqual(expected.map((figures) => (figures ? named(figures) : none)));
    expect(units?.[UNIT_2]).toBeDefined();
  });
});

describe('year on year', () => {
  it('FIG-06 MUST stand beside the same days of the year before, with the difference in percentage points', async () => {
    const days = { submittedFrom: '2026-01-01', submittedUntil: '2026-02-28' };
    const [now, ago] = ['2026', '2025'].map((year) => cells.filter(({ submittedOn: day }) => day >= `${year}-01-01` && day <= `${year}-02-28`));
    const viewer = actors.office;
    for (const by of ['UNIT', 'TOPIC', 'AREA', 'DEPUTY']) {
      const rows = await breakdown(viewer, by, days);
      const [expectedNow, expectedAgo] = [rowsByHand(by, viewer, now), rowsByHand(by, viewer, ago)];
      expect(Object.fromEntries(rows.map(({ key, figures }) => [key, named(figures)]))).toEqual({ ...Object.fromEntries(Object.keys(expectedAgo).map((key) => [key, byHand([], viewer)])), ...expectedNow });
      expect(Object.fromEntries(rows.flatMap(({ key, before }) => (before ? [[key, named(before)]] : [])))).toEqual(expectedAgo);
    }
    const [row] = await breakdown(viewer, 'WHOLE', days);
    if (!row?.before || !row.change) throw new Error('nothing to compare with');
    expect([named(row.figures), named(row.before)]).toEqual([byHand(now ?? [], viewer), byHand(ago ?? [], viewer)]);
    for (const name of ratioNames) {
      expect(row.change[name]).toBeCloseTo((row.figures[name].value ?? Number.NaN) - (row.before[name].value ?? Number.NaN), 6);
    }
    expect(row.before.implemented.drillDown).toBe('/representation/suggestions?submittedFrom=2025-01-01&submittedUntil=2025-02-28&counted=IMPLEMENTED');
    // Without days there is no year before; a leap day's is the last of February.
    expect(await breakdown(viewer, 'WHOLE')).toMatchObject([{ before: null, change: null }]);
    const [leap] = await breakdown(viewer, 'WHOLE', { submittedFrom: '2024-02-29', submittedUntil: '2024-12-31' });
    expect(leap?.before?.total.drillDown).toContain('submittedFrom=2023-02-28');
  });

  it('FIG-07 MUST compare a session with the one before, and a year with the year before', async () => {
    const before = (rows: readonly Row[]): object => Object.fromEntries(rows.map(({ key, before: earlier }) => [key, earlier && named(earlier)]));
    const [years, sessions] = [await breakdown(actors.office, 'YEAR'), await breakdown(actors.office, 'SESSION')];
    const of = (rows: readonly Row[], key: string): object => named(rows.find((row) => row.key === key)?.figures as Figures);
    expect(before(years)).toEqual({ '2026': of(years, '2025'), '2025': of(years, '2024'), '2024': null });
    expect(before(sessions)).toEqual({ [SESSION]: of(sessions, EARLIER_SESSION), [EARLIER_SESSION]: null });
  });
});

describe('small numbers', () => {
  it('FIG-08 MUST be marked below the district’s threshold and shown none the less', async () => {
    const ratios = (await breakdown(actors.office, 'DEPUTY', { unit: UNIT_3 })).flatMap(({ figures }) => ratioNames.map((name) => figures[name]));
    const marks = new Set(ratios.map(({ denominator, small }) => (denominator === 0 ? !small : small === denominator < 5)));
    expect([...marks]).toEqual([true]);
    expect(ratios.some(({ small, value }) => small && value !== null)).toBe(true);
    expect(ratios.some(({ small }) => !small)).toBe(true);
    const { satisfied } = await whole(actors.office);
    await on.sql(`update rule set effective_until = '2026-03-01' where code = 'FIGURE_SMALL'`);
    await on.sql(
      `insert into rule (code, version, effective_from, value, law, article, mark, source) values ('FIGURE_SMALL', 2, '2026-03-02', $1, '区规定', '第二条', 'F', '主任会议')`,
      [JSON.stringify({ below: satisfied.denominator + 1 })],
    );
    expect([satisfied.small, (await whole(actors.office)).satisfied.small]).toEqual([false, true]);
  });
});
