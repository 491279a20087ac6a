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
const elsewhere = office(964, fixed(14));
const analyst: Actor = { id: fixed(968), kind: 'ACCOUNT', username: 'analyst', name: '郑分析', person: fixed(969), posts: [{ id: fixed(970), kind: 'ANALYST', title: '分析员', organ: null, area: null }] };

let on: Bench;
let fourth: string;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${fixed(14)}', '230717002', '红升街道', 'SUBDISTRICT', '${AREA}', '230717/002', 1)`);
  await on.sql(`insert into person values ('${fixed(980)}', '钱代表', false, 1)`);
  const [row] = await on.sql<{ id: string }>(`insert into deputy (person_id, name, term_id, from_on, level, electoral_unit) values ('${fixed(980)}', '钱代表', '${fixed(1)}', '2022-01-01', 'CITY', '市人大') returning id`);
  fourth = row?.id ?? '';
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

let names = 0;
const forming = (more: object = {}): object => {
  const { deputy, cosigner, other } = on.deputies;
  return { name: `朝阳第${(names += 1)}代表小组`, by: { area: STREET }, members: [deputy, cosigner, other], leader: deputy, ...more };
};
interface Shown { id: string; version: number; state: string; leader: { deputy: { name: string } } | null; members: { deputy: { name: string } | null; role: string }[]; formerMembers: object[]; plans: object[]; history: { action: string; actor: string; facts: { name: string; value: string }[]; note: string | null }[]; availableActions: { action: string; allowed: boolean }[] }
const GROUP = 'id version state leader { deputy { name } } members { deputy { name } role } formerMembers { deputy { name } until } plans { year text on } history { action actor facts { name value } note } availableActions { action allowed }';
const ACTIVITY = 'id version state heldOn returnReason attendance { deputy { name } presence } history { action facts { name value } note } availableActions { action allowed }';

async function read<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}
const group = async (actor: Actor, id: string): Promise<Shown | null> =>
  (await read<{ deputyGroup: Shown | null }>(actor, `query ($id: ID!) { deputyGroup(id: $id) { ${GROUP} } }`, { id })).deputyGroup;
const activity = async (actor: Actor, id: string) =>
  (await read<{ groupActivity: { state: string; history: { action: string }[] } | null }>(actor, `query ($id: ID!) { groupActivity(id: $id) { ${ACTIVITY} } }`, { id })).groupActivity;
const formed = async (more: object = {}): Promise<string> => (await sure(send(on, street, 'deputyGroupForm', forming(more)))).record?.id ?? '';
const planned = async (of: string, more: object = {}): Promise<string> =>
  (await sure(send(on, actors.deputy, 'groupActivityPlan', { deputyGroup: of, kind: 'SURVEY', title: '社区养老服务调研', place: '向阳社区', plannedOn: '2026-03-02', ...more }))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [table, field] = mutation.startsWith('deputyGroup') ? ['deputy_group', 'deputyGroup'] : ['group_activity', 'groupActivity'];
  const [row] = await on.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return send(on, actor, mutation, { [field]: id, version: row?.version ?? 0, ...more });
};
const HELD = { heldOn: '2026-03-02', summary: '走访三处养老服务站，听取老人和家属意见。' };

describe('a deputy group', () => {
  it('GRP-20 MUST be formed by its area, take in and let go members, change its leader, keep plans, and be dissolved', async () => {
    const id = await formed();
    expect(await group(actors.deputy, id)).toMatchObject({
      state: 'ACTIVE', leader: { deputy: { name: '王代表' } }, members: [{ role: 'LEADER' }, { role: 'MEMBER' }, { role: 'MEMBER' }],
      availableActions: [{ action: 'PLAN', allowed: true }, { action: 'ACTIVITY', allowed: true }],
    });
    expect((await refused(on, () => act(street, 'deputyGroupLeave', id, { deputy: on.deputies.other }))).reason).toBe('TOO_FEW');
    await sure(act(street, 'deputyGroupJoin', id, { deputy: fourth }));
    await sure(act(street, 'deputyGroupLead', id, { deputy: on.deputies.cosigner }));
    await sure(act(street, 'deputyGroupLeave', id, { deputy: on.deputies.other }));
    expect((await refused(on, () => act(actors.deputy, 'deputyGroupPlan', id, { year: 2026, text: '每季度开展一次调研活动。' }))).code).toBe('FORBIDDEN');
    await sure(act(actors.cosigner, 'deputyGroupPlan', id, { year: 2026, text: '每季度开展一次调研活动。' }));
    await sure(act(street, 'deputyGroupPlan', id, { year: 2026, text: '每季度开展一次调研，年底述职。' }));
    const shown = await group(actors.office, id);
    expect(shown).toMatchObject({
      leader: { deputy: { name: '李代表' } }, formerMembers: [{ deputy: { name: '赵代表' }, until: '2026-03-02' }],
      plans: [{ year: 2026, text: '每季度开展一次调研，年底述职。', on: '2026-03-02' }],
    });
    expect(shown?.members.map(({ deputy }) => deputy?.name)).toEqual(['李代表', '王代表', '钱代表']);
    expect(shown?.history.map(({ action, facts, note }) => [action, ...facts.map(({ name, value }) => `${name} ${value}`), note])).toEqual([
      ['FORM', 'MEMBERS 3', null], ['JOIN', 'DEPUTY 钱代表', null], ['LEAD', 'DEPUTY 李代表', null], ['LEAVE', 'DEPUTY 赵代表', null], ['PLAN', 'YEAR 2026', null], ['PLAN', 'YEAR 2026', null],
    ]);
    expect(shown?.history[0]?.actor).toBe('街道人大工委 吴书记');
    const coming = { deputyGroup: id, kind: 'STUDY', title: '学习代表法', place: '代表之家', plannedOn: '2026-03-20' };
    expect((await refused(on, () => send(on, actors.deputy, 'groupActivityPlan', coming))).code).toBe('FORBIDDEN');
    await sure(act(street, 'deputyGroupDissolve', id, { reason: '届末调整小组设置。' }));
    expect(await group(street, id)).toMatchObject({ state: 'DISSOLVED', leader: null, members: [] });
    expect((await refused(on, () => act(street, 'deputyGroupJoin', id, { deputy: on.deputies.other }))).reason).toBe('WRONG_STATE');
  });

  it('GRP-21 MUST be kept where it lies alone, and by 代工委 where it is of a field', async () => {
    expect((await refused(on, () => send(on, elsewhere, 'deputyGroupForm', forming()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.deputy, 'deputyGroupForm', forming()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, street, 'deputyGroupForm', forming({ by: { field: TOPIC } })))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.anonymous, 'deputyGroupForm', forming()))).code).toBe('UNAUTHENTICATED');
    const field = (await sure(send(on, actors.office, 'deputyGroupForm', forming({ by: { field: TOPIC } })))).record?.id ?? '';
    expect((await refused(on, () => act(street, 'deputyGroupDissolve', field, { reason: '不属本街道。' }))).code).toBe('FORBIDDEN');
    expect(await read(actors.office, '{ deputyGroups(filter: { formedBy: FIELD }) { totalCount edges { node { area { id } topic { id } } } } }')).toMatchObject({ deputyGroups: { totalCount: 1, edges: [{ node: { area: null } }] } });
  });

  it('GRP-22 MUST name every field at fault and write nothing', async () => {
    const { deputy, cosigner, other } = on.deputies;
    const id = await formed({ name: '同名小组' });
    const bad = await refused(on, () => send(on, street, 'deputyGroupForm', forming({ name: '同名小组', members: [deputy, cosigner, other.toUpperCase(), fixed(1)], leader: fixed(2) })));
    expect(fieldsOf(bad)).toEqual(['name NAME_TAKEN', 'leader NOT_A_MEMBER', 'members.3 NOT_SERVING']);
    expect(fieldsOf(await refused(on, () => act(street, 'deputyGroupJoin', id, { deputy })))).toEqual(['deputy ALREADY_MEMBER']);
    expect(fieldsOf(await refused(on, () => act(street, 'deputyGroupLead', id, { deputy: fourth })))).toEqual(['deputy NOT_A_MEMBER']);
    expect(fieldsOf(await refused(on, () => act(street, 'deputyGroupPlan', id, { year: 2028, text: '短' })))).toEqual(['year OUT_OF_RANGE', 'text TOO_SHORT']);
    expect((await refused(on, () => send(on, street, 'deputyGroupDissolve', { deputyGroup: id, version: 9, reason: '届末调整。' }))).__typename).toBe('ConflictProblem');
  });
});

describe('an activity of a group', () => {
  it('GRP-23 MUST go from its plan to the duty record of those who were there, leave respected', async () => {
    const of = await formed();
    await sure(act(street, 'deputyGroupJoin', of, { deputy: fourth }));
    const leave = (await sure(send(on, actors.cosigner, 'deputyLeaveAsk', { deputy: on.deputies.cosigner, cause: 'HEALTH', occasion: '小组活动', reason: '住院治疗。', from: '2026-03-01', until: '2026-03-05' }))).record;
    const id = await planned(of);
    await sure(act(actors.deputy, 'groupActivityHold', id, { ...HELD, present: [on.deputies.deputy] }));
    expect(await activity(street, id)).toMatchObject({ state: 'HELD', attendance: [{ presence: 'PRESENT' }, { presence: 'ABSENT' }, { presence: 'ABSENT' }, { presence: 'ABSENT' }] });
    await sure(act(street, 'groupActivitySendBack', id, { reason: '赵代表也到场，请补登。' }));
    expect(await on.sql('select 1 from duty_event where source_id = $1', [id])).toEqual([]);
    await sure(act(actors.deputy, 'groupActivityHold', id, { ...HELD, present: [on.deputies.deputy, on.deputies.other] }));
    // Approved after the activity was recorded, and before it is confirmed.
    await sure(send(on, actors.office, 'deputyLeaveApprove', { deputyLeave: leave?.id, version: leave?.version }));
    expect((await refused(on, () => act(actors.deputy, 'groupActivityConfirm', id))).code).toBe('FORBIDDEN');
    await sure(act(street, 'groupActivityConfirm', id));
    const shown = await activity(actors.office, id);
    expect(shown).toMatchObject({
      state: 'CONFIRMED', returnReason: null,
      attendance: [
        { deputy: { name: '王代表' }, presence: 'PRESENT' }, { deputy: { name: '李代表' }, presence: 'ON_LEAVE' },
        { deputy: { name: '赵代表' }, presence: 'PRESENT' }, { deputy: { name: '钱代表' }, presence: 'ABSENT' },
      ],
    });
    expect(shown?.history.map(({ action }) => action)).toEqual(['PLAN', 'HOLD', 'SEND_BACK', 'HOLD', 'CONFIRM']);
    expect(await on.sql(`select d.name, e.kind, e.state, e.on_day as on, e.path from duty_event e join deputy d on d.id = e.deputy_id where e.source_id = $1 order by d.name`, [id])).toEqual(
      ['王代表', '赵代表'].map((name) => ({ name, kind: 'GROUP_ACTIVITY', state: 'VERIFIED', on: '2026-03-02', path: `/representation/groups/activities/${id}` })),
    );
    const figures = await read<{ groupFigures: object; deputy: { groupFigures: object } }>(actors.member, `query ($group: ID!, $deputy: ID!) {
      groupFigures(filter: { group: $group }) { held { numerator denominator drillDown } attendance { numerator denominator value } }
      deputy(id: $deputy) { groups { id } groupAgenda { totalCount } groupFigures(filter: { group: $group }) { groups { value } attendance { numerator denominator value } } } }`, { group: of, deputy: on.deputies.cosigner });
    expect(figures.groupFigures).toMatchObject({ held: { numerator: 1, denominator: 1, drillDown: `/representation/groups/activities?group=${of}&due=true` }, attendance: { numerator: 2, denominator: 3, value: 66.67 } });
    expect(figures.deputy.groupFigures).toMatchObject({ groups: { value: 1 }, attendance: { numerator: 0, denominator: 0, value: null } });
  });

  it('GRP-24 MUST expect members of its day alone, and nobody who is suspended (代表法 art. 61)', async () => {
    const of = await formed();
    await sure(act(street, 'deputyGroupJoin', of, { deputy: fourth }));
    const id = await planned(of);
    on.now = new Date('2026-03-09T02:00:00Z');
    await sure(act(street, 'deputyGroupLeave', of, { deputy: fourth }));
    await on.sql(`update deputy set status = 'SUSPENDED' where id = $1`, [on.deputies.other]);
    const held = await refused(on, () => act(street, 'groupActivityHold', id, { heldOn: '2026-03-10', summary: '太短', present: [on.deputies.other], files: [fixed(5)] }));
    expect(fieldsOf(held)).toEqual(['heldOn IN_FUTURE', 'summary TOO_SHORT', 'files.0 UNKNOWN_FILE', 'present.0 NOT_A_MEMBER']);
    expect(fieldsOf(await refused(on, () => act(street, 'groupActivityHold', id, { ...HELD, heldOn: '2026-03-01', present: [] })))).toEqual(['heldOn BEFORE_FORMED', 'present REQUIRED']);
    await sure(act(street, 'groupActivityHold', id, { ...HELD, heldOn: '2026-03-05', present: [fourth] }));
    await on.sql(`update deputy set status = 'ACTIVE' where id = $1`, [on.deputies.other]);
    expect((await activity(street, id) as unknown as { attendance: object[] }).attendance).toMatchObject([
      { deputy: { name: '王代表' }, presence: 'ABSENT' }, { deputy: { name: '李代表' }, presence: 'ON_LEAVE' }, { deputy: { name: '钱代表' }, presence: 'PRESENT' },
    ]);
  });

  it('GRP-25 MUST move or be called off before it is held, by leader or office, and be nobody else’s', async () => {
    const of = await formed();
    const id = await planned(of, { plannedOn: '2026-03-20' });
    expect((await refused(on, () => act(actors.other, 'groupActivityMove', id, { plannedOn: '2026-03-25', place: '红升街道文化站' }))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(elsewhere, 'groupActivityCancel', id, { reason: '不属本街道。' }))).code).toBe('FORBIDDEN');
    await sure(act(actors.deputy, 'groupActivityMove', id, { plannedOn: '2026-03-25', place: '红升街道文化站' }));
    await sure(act(street, 'groupActivityCancel', id, { reason: '场地临时占用，另行安排。' }));
    expect(await activity(street, id)).toMatchObject({ state: 'CANCELLED', history: [
      {}, { facts: [{ name: 'PLANNED_ON', value: '2026-03-25' }, { name: 'PLACE', value: '红升街道文化站' }], note: null }, { facts: [], note: '场地临时占用，另行安排。' },
    ] });
  });

  it('GRP-26 MUST be unknown to visitors, and name no deputies to analysts', async () => {
    const of = await formed();
    const id = await planned(of);
    expect(await group(actors.anonymous, of)).toBeNull();
    expect(await activity(actors.anonymous, id)).toBeNull();
    expect(await group(analyst, of)).toMatchObject({ leader: { deputy: null }, history: [], availableActions: [] });
    expect(await read(actors.anonymous, '{ groupFigures { groups { value } held { denominator } } }')).toMatchObject({ groupFigures: { groups: { value: 0 }, held: { denominator: 0 } } });
  });

  it('GRP-28 MUST wait for the office that keeps the group, as many as its list shows', async () => {
    const of = await formed();
    await sure(act(actors.deputy, 'groupActivityHold', await planned(of), { ...HELD, present: [on.deputies.deputy] }));
    const waiting = async (actor: Actor) => {
      const { _entities: [viewer], groupActivities } = await read<{ _entities: [{ representation: { queues: { code: string; count: { value: number; drillDown: string } }[] } }]; groupActivities: { totalCount: number } }>(actor,
        'query ($v: [_Any!]!) { _entities(representations: $v) { ... on Viewer { representation { queues { code count { value drillDown } } } } } groupActivities(filter: { states: [HELD], kept: true }) { totalCount } }', { v: [{ __typename: 'Viewer', id: actor.id }] });
      return { queue: viewer.representation.queues.find(({ code }) => code === 'GROUP_ACTIVITIES_TO_CONFIRM')?.count, listed: groupActivities.totalCount };
    };
    const { queue, listed } = await waiting(street);
    expect(listed).toBeGreaterThan(0);
    expect(queue).toEqual({ value: listed, drillDown: '/representation/groups/activities?states=HELD&kept=true' });
    expect(await waiting(elsewhere)).toMatchObject({ queue: { value: 0 }, listed: 0 });
    expect(await waiting(actors.deputy)).toEqual({ queue: undefined, listed: 0 });
  });

  it('GRP-27 MUST be counted by area, and lead to the rows behind', async () => {
    const area = async (id: string) => (await read<{ _entities: [{ deputyGroups: { totalCount: number }; groupFigures: { groups: { value: number; drillDown: string }; held: { numerator: number; denominator: number } } }] }>(actors.member,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { deputyGroups { totalCount } groupFigures { groups { value drillDown } held { numerator denominator } } } } }`, { of: [{ __typename: 'Area', id }] }))._entities[0];
    const [expected] = await on.sql<{ groups: number; all: number; held: number; due: number }>(`select (select count(*) from deputy_group where area_id = $1 and state = 'ACTIVE')::int as groups,
      (select count(*) from deputy_group where area_id = $1)::int as all, count(*) filter (where a.state in ('HELD', 'CONFIRMED'))::int as held,
      count(*) filter (where a.state in ('HELD', 'CONFIRMED') or (a.state = 'PLANNED' and planned_on <= '2026-03-02'))::int as due from group_activity a join deputy_group g on g.id = a.group_id where g.area_id = $1`, [STREET]);
    expect(await area(STREET)).toEqual({
      deputyGroups: { totalCount: expected?.all },
      groupFigures: { groups: { value: expected?.groups, drillDown: `/representation/groups?states=ACTIVE&area=${STREET}` }, held: { numerator: expected?.held, denominator: expected?.due } },
    });
    expect(await area(AREA)).toMatchObject({ groupFigures: { groups: { value: expected?.groups } } });
    expect(await area(fixed(14))).toMatchObject({ deputyGroups: { totalCount: 0 }, groupFigures: { groups: { value: 0 } } });
  });
});
