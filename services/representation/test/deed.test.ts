import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC } from './bench.ts';

const STREET = fixed(12);
const office = (n: number, area: string): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '吴书记', person: fixed(n + 1),
  posts: [{ id: fixed(n + 2), kind: 'SUBDISTRICT_OFFICE', title: '街道人大工委', organ: null, area }],
});
const street = office(960, STREET);
const analyst: Actor = { id: fixed(968), kind: 'ACCOUNT', username: 'analyst', name: '郑分析', person: fixed(969), posts: [{ id: fixed(970), kind: 'ANALYST', title: '分析员', organ: null, area: null }] };

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const pledge = (more: object = {}): object => ({ title: '修好三号楼坡道', measure: '坡道铺好，轮椅可以通行', topic: TOPIC, area: STREET, dueOn: '2026-06-30', ...more });
const FINISHED = { doneOn: '2026-03-02', result: '坡道已铺好，轮椅可以通行。' };
const VERIFIED = { asked: 40, confirmed: 36, how: '社区入户征询' };
const PUBLIC = { title: '修好三号楼坡道', measure: '坡道铺好，轮椅可以通行', result: '坡道已铺好。' };
interface Shown { state: string; deputy: { id: string } | null; progress: { text: string }[]; verification: object | null; history: { action: string }[]; availableActions: { action: string; allowed: boolean }[] }

async function shown(actor: Actor, id: string): Promise<Shown | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { deed(id: $id) { state deputy { id } progress { text } verification { asked confirmed on how } history { action } availableActions { action allowed } } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['deed'] as Shown | null;
}
async function published(actor: Actor, id: string): Promise<object | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { publishedDeed(id: $id) { title result deputyName asked confirmed doneOn } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['publishedDeed'] as object | null;
}
const pledged = async (more: object = {}): Promise<string> => (await sure(send(on, actors.deputy, 'deedPledge', pledge(more)))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>('select version from deed where id = $1', [id]);
  return send(on, actor, mutation, { deed: id, version: row?.version ?? 0, ...more });
};
const duty = (id: string) => on.sql('select kind, state from duty_event where source_id = $1', [id]);

describe('a deed pledged to voters', () => {
  it('DEE-20 MUST go from the pledge over progress and verification by voters to its publication, and into the duty record', async () => {
    const id = await pledged();
    await sure(act(actors.deputy, 'deedProgress', id, { text: '已与物业确定方案。' }));
    await sure(act(actors.deputy, 'deedFinish', id, FINISHED));
    await sure(act(street, 'deedRefuse', id, { reason: '坡道护栏还没有安装。' }));
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'IN_HAND', progress: [{ text: '已与物业确定方案。' }] });
    await sure(act(actors.deputy, 'deedFinish', id, FINISHED));
    expect(await duty(id)).toEqual([]);
    await sure(act(street, 'deedVerify', id, VERIFIED));
    expect(await duty(id)).toEqual([{ kind: 'DEED_VERIFIED', state: 'VERIFIED' }]);
    expect(await published(actors.anonymous, id)).toBeNull();
    await sure(act(actors.office, 'deedPublish', id, PUBLIC));
    expect(await published(actors.anonymous, id)).toEqual({ title: '修好三号楼坡道', result: '坡道已铺好。', deputyName: '王代表', asked: 40, confirmed: 36, doneOn: '2026-03-02' });
    const deed = await shown(actors.member, id);
    expect(deed).toMatchObject({ state: 'PUBLISHED', verification: { ...VERIFIED, on: '2026-03-02' } });
    expect(deed?.history.map(({ action }) => action)).toEqual(['PLEDGE', 'PROGRESS', 'FINISH', 'REFUSE', 'FINISH', 'VERIFY', 'PUBLISH']);
  });

  it('DEE-21 MUST be verified by the office of the area and never by the deputy herself, and be published by 代工委', async () => {
    const id = await pledged();
    expect((await refused(on, () => act(actors.other, 'deedProgress', id, { text: '不是本人的承诺。' }))).code).toBe('FORBIDDEN');
    await sure(act(actors.deputy, 'deedFinish', id, FINISHED));
    const own: Actor = { ...street, person: actors.deputy.person };
    for (const actor of [actors.deputy, own, office(980, fixed(14)), actors.member]) expect((await refused(on, () => act(actor, 'deedVerify', id, VERIFIED))).code).toBe('FORBIDDEN');
    await sure(act(street, 'deedVerify', id, VERIFIED));
    expect((await refused(on, () => act(street, 'deedPublish', id, PUBLIC))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, street, 'deedPledge', pledge()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.anonymous, 'deedPledge', pledge()))).code).toBe('UNAUTHENTICATED');
  });

  it('DEE-22 MUST name every field at fault and write nothing', async () => {
    const bad = await refused(on, () => send(on, actors.deputy, 'deedPledge', pledge({ title: '', measure: '短', dueOn: '2026-03-02', topic: 'NONE', area: fixed(5) })));
    expect(fieldsOf(bad)).toEqual(['title REQUIRED', 'measure TOO_SHORT', 'dueOn IN_PAST', 'topic UNKNOWN_TOPIC', 'area UNKNOWN_AREA']);
    const id = await pledged();
    expect(fieldsOf(await refused(on, () => act(actors.deputy, 'deedProgress', id, { text: '', files: [fixed(5)] })))).toEqual(['text REQUIRED', 'files.0 UNKNOWN_FILE']);
    expect((await refused(on, () => act(street, 'deedVerify', id, VERIFIED))).reason).toBe('WRONG_STATE');
    await sure(act(actors.deputy, 'deedFinish', id, FINISHED));
    expect(fieldsOf(await refused(on, () => act(street, 'deedVerify', id, { ...VERIFIED, confirmed: 20, how: '' })))).toEqual(['confirmed NO_MAJORITY', 'how REQUIRED']);
    expect((await refused(on, () => send(on, street, 'deedVerify', { deed: id, version: 99, ...VERIFIED }))).__typename).toBe('ConflictProblem');
  });

  it('DEE-23 MUST be unknown to visitors until published, and without its deputy to analysts', async () => {
    const id = await pledged();
    await sure(act(actors.deputy, 'deedAbandon', id, { reason: '已列入区里改造计划。' }));
    expect(await shown(actors.anonymous, id)).toBeNull();
    expect(await published(actors.anonymous, id)).toBeNull();
    expect(await shown(analyst, id)).toMatchObject({ state: 'ABANDONED', deputy: null, availableActions: [] });
  });

  it('DEE-24 MUST be counted by deputy and by area, verified over pledged', async () => {
    await pledged({ dueOn: '2026-03-03' });
    on.now = new Date('2026-03-09T02:00:00Z');
    const asked = await on.ask(actors.member, `query ($area: ID!, $deputy: ID!, $of: [_Any!]!) {
      deedFigures(filter: { area: $area }) { pledged { value drillDown } verified { numerator denominator } overdue { value } published { value } }
      deputy(id: $deputy) { deeds { totalCount } deedFigures { verified { numerator denominator drillDown } } }
      _entities(representations: $of) { ... on Area { deedFigures { pledged { value } } } } }`, { area: STREET, deputy: on.deputies.deputy, of: [{ __typename: 'Area', id: STREET }] });
    expect(asked.errors ?? []).toEqual([]);
    const [rows] = await on.sql<Record<string, number>>(`select count(*) filter (where state <> 'ABANDONED')::int as pledged, count(*) filter (where state in ('VERIFIED', 'PUBLISHED'))::int as verified,
      count(*) filter (where state = 'PUBLISHED')::int as published, count(*)::int as all from deed`);
    expect(asked.data).toMatchObject({
      deedFigures: {
        pledged: { value: rows?.['pledged'], drillDown: `/representation/deeds?area=${STREET}&states=PLEDGED&states=IN_HAND&states=DONE&states=VERIFIED&states=PUBLISHED` },
        verified: { numerator: rows?.['verified'], denominator: rows?.['pledged'] }, overdue: { value: 1 }, published: { value: rows?.['published'] },
      },
      deputy: {
        deeds: { totalCount: rows?.['all'] },
        deedFigures: { verified: { numerator: rows?.['verified'], denominator: rows?.['pledged'], drillDown: `/representation/deeds?states=VERIFIED&states=PUBLISHED&deputy=${on.deputies.deputy}` } },
      },
      _entities: [{ deedFigures: { pledged: { value: rows?.['pledged'] } } }],
    });
  });
});
