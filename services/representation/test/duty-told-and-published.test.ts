import type { Actor } from '@redpine/kit/actor';
import { DUTY_RECORDED, DUTY_RETRACTED, type DutyRecorded, dutyRecorded, dutyRetracted } from '@redpine/kit/duty';
import { signEvents } from '@redpine/kit/outbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, bench, type Bench, keys, TERM } from './bench.ts';
import { colleague, dutiesOn, ground, street } from './duty.ts';

let on: Bench;
const { entered, act, asked, record } = dutiesOn(() => on);
beforeAll(async () => {
  on = await bench();
  await ground(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

describe('what another service tells', () => {
  const tell = async (type: string, payload: Record<string, unknown>): Promise<void> => {
    const events = [{ id: crypto.randomUUID(), type, payload, at: on.now.toISOString() }];
    await on.service.receive('training', await signEvents(keys.privateKey, 'training', events));
  };
  const source = { type: 'Course', id: 'c-1' };
  const duty = (more: object = {}): DutyRecorded => dutyRecorded.parse({
    person: actors.deputy.person, kind: 'TRAINING_ATTENDED', source, on: '2026-02-20', title: '代表履职培训班', path: '/training/courses/c-1', verified: false, ...more,
  });
  const held = () => on.sql(`select d.person_id as person, state, on_day::text as "on", reason, version from duty_event v join deputy d on d.id = v.deputy_id where source_service = 'training' order by recorded_at, 1`);

  it('DUT-45 MUST stand once in the record of the mandate of that day, verified when it is told so, and be taken back', async () => {
    await tell(DUTY_RECORDED, duty());
    await tell(DUTY_RECORDED, duty());
    await tell(DUTY_RECORDED, duty({ on: '2021-12-31', source: { type: 'Course', id: 'before her mandate' } }));
    await tell(DUTY_RECORDED, duty({ person: actors.clerk.person, source: { type: 'Course', id: 'no deputy' } }));
    expect(await held()).toEqual([{ person: actors.deputy.person, state: 'RECORDED', on: '2026-02-20', reason: null, version: 1 }]);
    const before = (await record(actors.deputy, 2026))?.points ?? 0;
    await tell(DUTY_RECORDED, duty({ verified: true }));
    expect(await held()).toMatchObject([{ state: 'VERIFIED' }]);
    expect((await record(actors.deputy, 2026))?.points).toBe(before + 3);
    const { person, kind } = duty();
    await tell(DUTY_RETRACTED, dutyRetracted.parse({ person, kind, source, reason: '签到有误' }));
    expect(await held()).toMatchObject([{ state: 'RETRACTED', reason: '签到有误' }]);
    expect((await record(actors.deputy, 2026))?.points).toBe(before);
    await tell(DUTY_RECORDED, duty({ verified: true, on: '2026-02-21' }));
    expect(await held()).toMatchObject([{ state: 'VERIFIED', on: '2026-02-21', reason: null }]);
  });

  it('DUT-46 MUST be refused as a whole where it is not the contract’s, so that the relay tells it again', async () => {
    await expect(tell(DUTY_RECORDED, { ...duty(), kind: 'no code' })).rejects.toThrow();
    expect(await held()).toHaveLength(1);
  });
});

describe('what waits for an office', () => {
  it('DUT-47 MUST be what the asker may verify or decide, with the list behind it', async () => {
    const own = await entered();
    const rejected = await entered();
    await sure(act(colleague, 'dutyEventReject', rejected));
    await sure(act(actors.deputy, 'dutyEventObject', rejected));
    const [RECORDED, CONTESTED] = [{ states: ['RECORDED'] }, { contested: true }];
    const queues = async (actor: Actor): Promise<Record<string, number>> => {
      const { _entities: [viewer] } = await asked<{ _entities: { representation: { queues: { code: string; count: { value: number; drillDown: string } }[] } }[] }>(actor,
        'query ($v: [_Any!]!) { _entities(representations: $v) { ... on Viewer { representation { queues { code count { value drillDown } } } } } }', { v: [{ __typename: 'Viewer', id: actor.id }] });
      const found = (viewer?.representation.queues ?? []).filter(({ code }) => code === 'DUTIES_TO_VERIFY' || code === 'DUTY_OBJECTIONS');
      return Object.fromEntries(found.map(({ code, count }) => [code, count.value]));
    };
    const verified = await entered();
    await sure(act(colleague, 'dutyEventVerify', verified));
    await sure(act(actors.deputy, 'dutyEventObject', verified, '日期登记有误。'));
    const listed = async (actor: Actor, filter: object): Promise<string[]> => (await asked<{ dutyEvents: { edges: { node: { id: string } }[] } }>(actor,
      'query ($filter: DutyEventFilter) { dutyEvents(filter: $filter, first: 100) { edges { node { id } } } }', { filter: { verifies: true, ...filter } })).dutyEvents.edges.map(({ node }) => node.id);
    for (const actor of [actors.office, colleague, street]) {
      const { DUTIES_TO_VERIFY: recorded, DUTY_OBJECTIONS: objections } = await queues(actor);
      expect(recorded).toBe((await listed(actor, RECORDED)).length);
      expect(objections).toBe(actor === street ? undefined : (await listed(actor, CONTESTED)).length);
    }
    expect(await listed(actors.office, RECORDED)).not.toContain(own);
    expect(await listed(colleague, RECORDED)).toContain(own);
    expect(await listed(street, RECORDED)).toContain(own);
    expect(await listed(actors.deputy, RECORDED)).toEqual([]);
    expect(await queues(actors.deputy)).toEqual({});
    expect((await listed(colleague, CONTESTED)).toSorted()).toEqual([rejected, verified].toSorted());
  });
});

describe('the publication of a quarter', () => {
  const publish = (actor: Actor, year: number, quarter: number) => send(on, actor, 'dutyPublicationPublish', { year, quarter });

  it('DUT-50 MUST be a snapshot of counts without points, for everybody, once until it is withdrawn (代表法 art. 58)', async () => {
    on.now = new Date('2026-04-02T02:00:00Z');
    expect((await refused(on, () => publish(street, 2026, 1))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => publish(actors.office, 2026, 2)))).toEqual(['quarter NOT_OVER']);
    await on.sql(`insert into deputy (person_id, name, term_id, from_on, level, electoral_unit) values ($1, '市代表', $2, '2022-01-01', 'CITY', '区人民代表大会')`, [actors.member.person, TERM]);
    const id = (await sure(publish(actors.office, 2026, 1))).record?.id ?? '';
    expect((await refused(on, () => publish(actors.office, 2026, 1))).reason).toBe('PUBLISHED_BEFORE');
    const all = async () => (await asked<{ dutyPublications: { year: number; published: { name: string; electoralDistrict: string | null; parts: { part: string; count: number }[] }[] }[] }>(
      actors.anonymous, '{ dutyPublications { year quarter deputies published { name electoralDistrict parts { part count } } } }')).dutyPublications;
    const [before] = await all();
    expect(before?.published.find(({ name }) => name === '王代表')).toMatchObject({ electoralDistrict: '第一选区' });
    expect(before?.published.map(({ name }) => name)).not.toContain('市代表');
    const award = await entered();
    await sure(act(colleague, 'dutyEventVerify', award));
    expect((await all())[0]).toEqual(before);
    await sure(send(on, actors.office, 'deputyProfilePublishAll', { deputies: [on.deputies.deputy] }));
    const ofDeputy = async () => (await asked<{ publicDeputy: { publishedDuties: { year: number; quarter: number; parts: object[] }[] } }>(
      actors.anonymous, 'query ($id: ID!) { publicDeputy(id: $id) { publishedDuties { year quarter parts { part count } } } }', { id: on.deputies.deputy })).publicDeputy.publishedDuties;
    expect(await ofDeputy()).toMatchObject([{ year: 2026, quarter: 1, parts: before?.published.find(({ name }) => name === '王代表')?.parts }]);
    await sure(send(on, actors.office, 'dutyPublicationWithdraw', { dutyPublication: id, version: 2, reason: '漏计一项，更正后重新公开。' }));
    expect(await all()).toEqual([]);
    expect(await ofDeputy()).toEqual([]);
    await sure(publish(actors.office, 2026, 1));
    const partsOf = (published: typeof before) => published?.published.find(({ name }) => name === '王代表')?.parts ?? [];
    const awards = partsOf(before).find(({ part }) => part === 'AWARDS')?.count ?? 0;
    expect(partsOf((await all())[0])).toContainEqual({ part: 'AWARDS', count: awards + 1 });
  });
});
