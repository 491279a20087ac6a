import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC } from './bench.ts';

const STREET = fixed(12);
const COMMUNITY = fixed(13);
const office = (n: number, area: string): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '吴书记', person: fixed(n + 1),
  posts: [{ id: fixed(n + 2), kind: 'SUBDISTRICT_OFFICE', title: '街道人大工委', organ: null, area }],
});
const street = office(960, STREET);
const elsewhere = office(964, fixed(14));
const analyst: Actor = { id: fixed(968), kind: 'ACCOUNT', username: 'analyst', name: '郑分析', person: fixed(969), posts: [{ id: fixed(970), kind: 'ANALYST', title: '分析员', organ: null, area: null }] };

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${COMMUNITY}', '230717001001', '向阳社区', 'COMMUNITY', '${STREET}', '230717/001/001', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const plan = (more: object = {}): object => ({
  speaker: on.deputies.deputy, subject: '宣讲新修改的代表法', topic: TOPIC, area: COMMUNITY, place: '向阳社区代表之家', audience: '社区居民', plannedOn: '2026-03-01', ...more,
});
const HELD = { heldOn: '2026-03-01', listeners: 40, summary: '讲解代表法修改的主要内容，回答居民五个问题。' };
interface Shown { id: string; version: number; state: string; speaker: { name: string } | null; feedback: object | null; history: { action: string; actor: string; facts: object[]; note: string | null }[]; availableActions: { action: string; allowed: boolean }[] }
const TALK = 'id version state speaker { name } feedback { good fair poor } history { action actor facts { name value } note } availableActions { action allowed }';

async function shown(actor: Actor, id: string): Promise<Shown | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { talk(id: $id) { ${TALK} } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['talk'] as Shown | null;
}
const assigned = async (more: object = {}): Promise<string> => (await sure(send(on, street, 'talkAssign', plan(more)))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, id: string, more: object) => {
  const [row] = await on.sql<{ version: number }>('select version from talk where id = $1', [id]);
  return send(on, actor, mutation, { talk: id, version: row?.version ?? 0, ...more });
};
const duty = (id: string) => on.sql('select kind, state, on_day as on, title from duty_event where source_id = $1', [id]);

describe('an outreach talk', () => {
  it('TLK-20 MUST go from its assignment to the feedback of its audience, and into the duty record', async () => {
    const id = await assigned();
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'ASSIGNED', speaker: { name: '王代表' }, availableActions: [{ action: 'HOLD', allowed: true }] });
    await sure(act(actors.deputy, 'talkHold', id, HELD));
    expect(await duty(id)).toEqual([{ kind: 'TALK_HELD', state: 'RECORDED', on: '2026-03-01', title: '宣讲新修改的代表法' }]);
    await sure(act(street, 'talkSendBack', id, { reason: '请补充宣讲提纲。' }));
    await sure(act(actors.deputy, 'talkHold', id, { ...HELD, listeners: 42 }));
    await sure(act(street, 'talkFeedback', id, { good: 30, fair: 8, poor: 0, comment: '讲得清楚。' }));
    const talk = await shown(actors.office, id);
    expect(talk).toMatchObject({ state: 'CONFIRMED', feedback: { good: 30, fair: 8, poor: 0 } });
    expect(talk?.history.map(({ action }) => action)).toEqual(['ASSIGN', 'HOLD', 'SEND_BACK', 'HOLD', 'FEEDBACK']);
    expect(talk?.history[0]?.actor).toBe('街道人大工委 吴书记');
    expect(await duty(id)).toMatchObject([{ state: 'VERIFIED' }]);
    await expect(on.sql(`update history_entry set note = 'x'`)).rejects.toThrow(/permission denied/);
  });

  it('TLK-21 MUST be kept by the office of its place alone, and confirmed by nobody who spoke', async () => {
    expect((await refused(on, () => send(on, elsewhere, 'talkAssign', plan()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.deputy, 'talkAssign', plan()))).code).toBe('FORBIDDEN');
    const id = await assigned();
    expect((await refused(on, () => act(elsewhere, 'talkCancel', id, { reason: '不属本街道。' }))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.other, 'talkHold', id, HELD))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.anonymous, 'talkHold', id, HELD))).code).toBe('UNAUTHENTICATED');
    await sure(act(actors.deputy, 'talkHold', id, HELD));
    expect((await refused(on, () => act(actors.deputy, 'talkFeedback', id, { good: 1, fair: 0, poor: 0 }))).code).toBe('FORBIDDEN');
    await sure(act(actors.office, 'talkFeedback', id, { good: 1, fair: 0, poor: 0 }));
  });

  it('TLK-22 MUST name every field at fault and write nothing', async () => {
    const bad = await refused(on, () => send(on, street, 'talkAssign', plan({ subject: '', place: 'x', audience: '\u202e居民', topic: 'NONE', speaker: fixed(1) })));
    expect(fieldsOf(bad)).toEqual(['subject REQUIRED', 'place TOO_SHORT', 'audience BIDI_OVERRIDE', 'topic UNKNOWN_TOPIC', 'speaker UNKNOWN_DEPUTY']);
    const id = await assigned();
    const held = await refused(on, () => act(street, 'talkHold', id, { heldOn: '2026-03-03', listeners: 0, summary: '太短', files: [fixed(5)] }));
    expect(fieldsOf(held)).toEqual(['heldOn IN_FUTURE', 'summary TOO_SHORT', 'files.0 UNKNOWN_FILE', 'listeners OUT_OF_RANGE']);
    expect((await refused(on, () => send(on, street, 'talkHold', { talk: id, version: 9, ...HELD }))).__typename).toBe('ConflictProblem');
    expect((await refused(on, () => act(street, 'talkFeedback', id, { good: 1, fair: 0, poor: 0 }))).reason).toBe('WRONG_STATE');
  });

  it('TLK-23 MUST move or be called off before it is held', async () => {
    const id = await assigned({ plannedOn: '2026-03-20' });
    await sure(act(street, 'talkReschedule', id, { plannedOn: '2026-03-25', place: '红升街道文化站' }));
    await sure(act(street, 'talkCancel', id, { reason: '场地临时占用，另行安排。' }));
    expect(await shown(street, id)).toMatchObject({ state: 'CANCELLED', history: [
      {}, { facts: [{ name: 'PLANNED_ON', value: '2026-03-25' }, { name: 'PLACE', value: '红升街道文化站' }], note: null }, { facts: [], note: '场地临时占用，另行安排。' },
    ] });
    expect(await duty(id)).toEqual([]);
  });

  it('TLK-24 MUST be unknown to visitors, and without its speaker to analysts', async () => {
    const id = await assigned();
    expect(await shown(actors.anonymous, id)).toBeNull();
    expect(await shown(analyst, id)).toMatchObject({ state: 'ASSIGNED', speaker: null, availableActions: [] });
  });

  it('TLK-25 MUST be counted by place, with what is due and what listened, and lead to the rows behind', async () => {
    const figures = async (actor: Actor, area: string) => {
      const answer = await on.ask(actor, `query ($area: ID!, $of: [_Any!]!) {
        talkFigures(filter: { area: $area }) { assigned { value drillDown } held { numerator denominator value } listeners { value } good { numerator denominator } }
        _entities(representations: $of) { ... on Area { talkFigures { assigned { value drillDown } held { numerator denominator } } } } }`, { area, of: [{ __typename: 'Area', id: area }] });
      expect(answer.errors ?? []).toEqual([]);
      return answer.data as { talkFigures: { assigned: { value: number; drillDown: string } }; _entities: [{ talkFigures: object }] };
    };
    const rows = await on.sql<{ assigned: number; held: number; due: number; listeners: number; good: number; forms: number }>(`select count(*) filter (where state <> 'CANCELLED')::int as assigned,
      count(*) filter (where state in ('HELD', 'CONFIRMED'))::int as held, count(*) filter (where state in ('HELD', 'CONFIRMED') or (state = 'ASSIGNED' and planned_on <= '2026-03-02'))::int as due,
      coalesce(sum(listeners), 0)::int as listeners, coalesce(sum((feedback ->> 'good')::int), 0)::int as good, coalesce(sum((feedback ->> 'good')::int + (feedback ->> 'fair')::int + (feedback ->> 'poor')::int), 0)::int as forms from talk`);
    const [expected] = rows;
    const got = await figures(actors.member, STREET);
    expect(got.talkFigures).toMatchObject({
      assigned: { value: expected?.assigned, drillDown: `/representation/talks?area=${STREET}&states=ASSIGNED&states=HELD&states=CONFIRMED` },
      held: { numerator: expected?.held, denominator: expected?.due }, listeners: { value: expected?.listeners }, good: { numerator: expected?.good, denominator: expected?.forms },
    });
    expect(got._entities[0].talkFigures).toMatchObject({ assigned: { value: expected?.assigned }, held: { numerator: expected?.held, denominator: expected?.due } });
    expect((await figures(actors.member, fixed(14))).talkFigures).toMatchObject({ assigned: { value: 0 }, held: { denominator: 0, value: null } });
    expect((await figures(actors.anonymous, STREET)).talkFigures).toMatchObject({ assigned: { value: 0 } });
  });
});
