import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed } from './bench.ts';

const STREET = fixed(12);
const COMMUNITY = fixed(13);
const ELSEWHERE = fixed(14);

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${COMMUNITY}', '230717001001', '永红社区', 'COMMUNITY', '${STREET}', '230717/001/001', 1),
    ('${ELSEWHERE}', '230717002', '前进街道', 'SUBDISTRICT', '${AREA}', '230717/002', 1)`);
  const [district] = await on.sql<{ id: string }>(`insert into electoral_district (ordinal, name) values (1, '第一选区') returning id`);
  await on.sql('insert into electoral_district_area values ($1, $2)', [district?.id, COMMUNITY]);
  await on.sql('update deputy set electoral_district_id = $1 where id = $2', [district?.id, on.deputies.deputy]);
  await sure(send(on, actors.office, 'deputyProfilePublishAll', {}));
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(async () => {
  on.now = new Date('2026-03-02T02:00:00Z');
  await on.sql(`update deputy set status = 'ACTIVE', until_on = null`);
});

async function found(filter: object = {}): Promise<string[]> {
  const answer = await on.ask(
    actors.anonymous,
    'query ($filter: PublicDeputyFilter) { publicDeputies(filter: $filter, first: 50) { totalCount edges { node { name } } } }',
    { filter },
  );
  expect(answer.errors ?? []).toEqual([]);
  const page = answer.data?.['publicDeputies'] as { totalCount: number; edges: { node: { name: string } }[] };
  expect(page.totalCount).toBe(page.edges.length);
  return page.edges.map(({ node }) => node.name);
}

const one = async (id: string) => {
  const answer = await on.ask(
    actors.anonymous,
    'query ($id: ID!) { publicDeputy(id: $id) { name electoralDistrict { name areas { id } deputies { id } } publishedSuggestions { edges { node { id } } } } }',
    { id },
  );
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['publicDeputy'];
};

describe('a deputy as the public finds her', () => {
  it('DEP-60 MUST be found without an account, by her name, and with where she was elected (代表法 art. 58)', async () => {
    expect(await found()).toEqual(['李代表', '王代表', '赵代表']);
    expect(await found({ search: '王' })).toEqual(['王代表']);
    expect(await one(on.deputies.deputy)).toEqual({
      name: '王代表', electoralDistrict: { name: '第一选区', areas: [{ id: COMMUNITY }], deputies: [] }, publishedSuggestions: { edges: [] },
    });
  });

  it('DEP-61 MUST be found by the community of her electoral district, by the subdistrict around it, and by no other', async () => {
    expect(await found({ area: COMMUNITY })).toEqual(['王代表']);
    expect(await found({ area: STREET })).toEqual(['王代表']);
    expect(await found({ area: ELSEWHERE })).toEqual([]);
    expect(await found({ area: 'nowhere' })).toEqual([]);
  });

  it('DEP-62 MUST not be found before anything is published of her, while she is suspended or once her mandate is over, whatever id is guessed', async () => {
    await on.sql(`update deputy set status = 'SUSPENDED' where id = $1`, [on.deputies.deputy]);
    expect([await found({ search: '王' }), await one(on.deputies.deputy)]).toEqual([[], null]);
    await on.sql(`update deputy set status = 'ACTIVE', until_on = '2026-03-01' where id = $1`, [on.deputies.deputy]);
    expect([await found({ search: '王' }), await one(on.deputies.deputy)]).toEqual([[], null]);
    expect(await one(on.deputies.cosigner)).not.toBeNull();
    await on.sql('delete from published_deputy where id = $1', [on.deputies.other]);
    expect([await found({ search: '赵' }), await one(on.deputies.other)]).toEqual([[], null]);
  });

  it('DEP-65 MUST show her homes, and what is published of her receptions there, to everybody: nothing that is only planned, or that she declined', async () => {
    const described = { kind: 'AREA', area: AREA, name: '伊美区代表之家', address: '新兴街 1 号', openingHours: '工作日', contact: '0458-3600000', facilities: { zones: [] } };
    const { id: home = '', version = 1 } = (await sure(send(on, actors.office, 'homePlan', described))).record ?? {};
    await sure(send(on, actors.office, 'homeOpen', { home, version, openedOn: '2026-01-05' }));
    await on.sql(`insert into home_member (home_id, deputy_id, from_on, until_on) values ($1, $2, '2026-01-05', null), ($1, $3, '2026-01-05', '2026-02-01')`, [home, on.deputies.deputy, on.deputies.cosigner]);
    const plan = { home, kind: 'RECEPTION', from: '09:00', until: '11:00', deputies: [on.deputies.deputy, on.deputies.cosigner] };
    const planned = async (subject: string, day: string) => (await sure(send(on, actors.office, 'homeEventPlan', { ...plan, subject, on: day }))).record;
    const [told] = [await planned('代表接待日', '2026-03-20'), await planned('尚未公布', '2026-03-21')];
    await sure(send(on, actors.office, 'homeEventPublish', { event: told?.id, version: told?.version }));
    await on.sql(`update home_event_deputy set answer = 'DECLINED', reason = '出差' where deputy_id = $1`, [on.deputies.cosigner]);
    const answer = await on.ask(
      actors.anonymous,
      '{ publicDeputies(first: 50) { edges { node { name homes { name deputies { name } } coming { subject on home { id } } publishedDeeds(first: 1) { totalCount } } } } }',
    );
    expect(answer.errors ?? []).toEqual([]);
    const page = answer.data?.['publicDeputies'] as { edges: { node: { name: string } }[] };
    expect(page.edges.map(({ node }) => node).filter(({ name }) => name !== '赵代表')).toEqual(['李代表', '王代表'].map((name) => ({
      name,
      homes: name === '王代表' ? [{ name: '伊美区代表之家', deputies: [{ name }] }] : [],
      coming: name === '王代表' ? [{ subject: '代表接待日', on: '2026-03-20', home: { id: home } }] : [],
      publishedDeeds: { totalCount: 0 },
    })));
  });

  it('DEP-63 MUST tell the public nothing of her beyond what is declared: the deputy of the working platform stays closed', async () => {
    const answer = await on.ask(actors.anonymous, 'query ($id: ID!) { deputy(id: $id) { id } deputies(first: 5) { totalCount } }', { id: on.deputies.deputy });
    expect(answer.data).toEqual({ deputy: null, deputies: { totalCount: 0 } });
  });

  it.each(['', ' ', '长'.repeat(51)])('DEP-64 MUST refuse a search of no or too many characters: %j', async (search) => {
    const answer = await on.ask(actors.anonymous, 'query ($search: String) { publicDeputies(filter: { search: $search }, first: 5) { totalCount } }', { search });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});
