import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { popolo, type Popolo } from '../src/popolo/popolo.ts';
import { actors, AREA, bench, type Bench, id, SESSION, TERM } from './bench.ts';
import { csv, imported, type Run } from './import.ts';

const TOWN = id(62);
let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${TOWN}', '230717101', '美溪镇', 'TOWN', '${AREA}', '230717/230717101', 1)`);
  const roll = csv(
    ['姓名', '层级', '所在镇', '选区', '代表团', '任职起始日', '任职终止日'],
    ['张建国', '区级', '', '第一选区', '第一代表团', '2022-01-10', ''],
    ['张建国', '镇', '美溪镇', '', '', '2022-01-11', ''],
    ['李秀兰', '省', '', '', '', '2023-01-10', ''],
    ['老代表', '区', '', '第一选区', '', '2022-01-10', '2024-05-01'],
  );
  expect(await imported(on, roll, { kind: 'DEPUTIES' })).toMatchObject({ created: 4, refused: 0 });
  await on.sql(`with made as (insert into deputy_group (name, formed_by, area_id, formed_on, updated_at) values ('养老代表小组', 'AREA', '${AREA}', '2023-01-05', now()) returning id)
    insert into deputy_group_member (group_id, deputy_id, role, from_on) select made.id, d.id, 'LEADER', '2023-01-05' from made, deputy d where d.name = '李秀兰'`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

interface Exported {
  fileName: string;
  content: string;
  persons: number;
  memberships: number;
}
async function exported(by: (typeof actors)[keyof typeof actors] = actors.office): Promise<Exported | null> {
  const { data, errors } = await on.ask(by, '{ popolo { fileName content persons memberships } }');
  expect(errors ?? []).toEqual([]);
  return data?.['popolo'] as Exported | null;
}
const rules = ({ problems }: Run): string[] => problems.map(({ row, rule }) => `${row} ${rule}`);

describe('the Popolo file', () => {
  let text: string;
  let file: Popolo;
  beforeAll(async () => {
    text = (await exported())?.content ?? '';
    file = popolo.parse(JSON.parse(text));
  });

  it('POP-10 MUST name every person once, with each mandate in the congress that it is of', async () => {
    expect(await exported()).toMatchObject({ fileName: 'popolo-230717-2026-03-02.json', persons: 6, memberships: 7 });
    expect(file.persons.map(({ name }) => name).toSorted()).toEqual(['张建国', '李代表', '李秀兰', '王代表', '老代表', '赵代表'].toSorted());
    expect(file.organizations.map(({ id: own, name, classification }) => `${own.replace(/[0-9a-f-]{36}/u, '#')} ${name} ${classification}`).toSorted()).toEqual([
      '# 养老代表小组 deputy group', '# 第一代表团 delegation', 'congress/# 美溪镇人民代表大会 legislature', 'congress/DISTRICT 伊美区人民代表大会 legislature', 'congress/PROVINCE 省人民代表大会 legislature',
    ]);
    const group = file.organizations.find(({ classification }) => classification === 'deputy group');
    expect(group).toMatchObject({ founding_date: '2023-01-05', parent_id: 'congress/DISTRICT' });
    expect(file.memberships.filter(({ organization_id }) => organization_id === group?.id)).toMatchObject([{ role: '组长', start_date: '2023-01-05' }]);
    const zhang = file.persons.find(({ name }) => name === '张建国')?.id;
    const [inDistrict, inTown] = file.memberships.filter(({ person_id }) => person_id === zhang).toSorted((a, b) => String(a.start_date).localeCompare(String(b.start_date)));
    expect(inDistrict).toMatchObject({ organization_id: 'congress/DISTRICT', role: '代表', start_date: '2022-01-10', legislative_period_id: TERM });
    expect(file.areas.find(({ id: own }) => own === inDistrict?.area_id)).toMatchObject({ name: '第一选区', classification: 'electoral district' });
    expect(file.posts.find(({ id: own }) => own === inDistrict?.post_id)).toMatchObject({ label: '第一选区', area_id: inDistrict?.area_id });
    expect(inTown).toMatchObject({ organization_id: `congress/${TOWN}` });
    expect(file.memberships.find(({ end_date }) => typeof end_date === 'string')).toMatchObject({ end_date: '2024-05-01' });
    expect(file.events).toMatchObject([{ id: TERM, classification: 'legislative period' }, { id: SESSION, classification: 'session', parent_id: TERM }]);
  });

  it('POP-11 MUST refer to nothing that it does not hold, and leave out what is not known', () => {
    const ids = new Set([...file.organizations, ...file.areas, ...file.posts, ...file.events, ...file.persons].map(({ id: own }) => own));
    const told = [...file.memberships, ...file.posts, ...file.areas, ...file.organizations, ...file.events].flatMap((each) =>
      Object.entries(each).flatMap(([key, value]) => (key.endsWith('_id') && typeof value === 'string' ? [value] : [])),
    );
    expect(told.filter((each) => !ids.has(each))).toEqual([]);
    expect(text).not.toContain('null');
  });

  it('POP-12 MUST hold no contact data, nor anything of a person beside id and name (个人信息保护法 art. 6)', () => {
    const { persons } = JSON.parse(text) as { persons: object[] };
    expect(new Set(persons.flatMap((person) => Object.keys(person)))).toEqual(new Set(['id', 'name']));
    expect(text).not.toMatch(/contact|phone|email|birth/u);
  });

  it('POP-13 MUST be for those who export lists', async () => {
    for (const name of ['deputy', 'clerk', 'member', 'anonymous'] as const) expect(await exported(actors[name]), name).toBeNull();
    expect(await exported(actors.government)).not.toBeNull();
    const { data } = await on.ask(actors.office, 'mutation ($input: ListExportInput!) { listExport(input: $input) { __typename } }', {
      input: { idempotencyKey: 'popolo-export-1', list: 'POPOLO', format: 'JSON', rows: 7, filter: '' },
    });
    expect(data).toEqual({ listExport: { __typename: 'ListExportSuccess' } });
  });

  it('POP-14 MUST change nothing where it was written, and make every mandate where it is new', async () => {
    const back = await imported(on, text, { kind: 'DEPUTIES' });
    expect(back).toMatchObject({ state: 'DONE', rows: 7, created: 0, updated: 0, unchanged: 7, flagged: 0, refused: 0 });
    await using fresh = await bench();
    await fresh.sql(`insert into area values ('${TOWN}', '230717101', '美溪镇', 'TOWN', '${AREA}', '230717/230717101', 1)`);
    const there = await imported(fresh, text, { kind: 'DEPUTIES' });
    expect(there).toMatchObject({ state: 'DONE', created: 4, unchanged: 3, refused: 0 });
    const seats = (bed: Bench) => bed.sql(`select person_id, name, level, status, from_on, until_on from deputy order by name collate "C", level`);
    expect(await seats(fresh)).toEqual(await seats(on));
  });

  it('POP-15 MUST be refused as a whole where it does not follow the specification, and row by row where a row is wrong', async () => {
    const broken = await imported(on, JSON.stringify({ persons: [{ id: 'a' }] }), { kind: 'DEPUTIES' });
    expect(broken).toMatchObject({ state: 'REFUSED' });
    expect(rules(broken)).toEqual(['0 POPOLO_SHAPE']);
    const run = await imported(
      on,
      JSON.stringify({ persons: [{ id: 'a', name: '新代表' }, { id: 'b', name: '早代表' }], memberships: [{ person_id: 'a', start_date: '2022-02-01' }, { person_id: 'b', start_date: '2022' }] }),
      { kind: 'DEPUTIES' },
    );
    expect(run).toMatchObject({ state: 'DONE', created: 1, refused: 1 });
    expect(rules(run)).toEqual(['2 NOT_A_DATE']);
  });
});
