import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC, UNIT } from './bench.ts';

const STREET = fixed(12);
const COMMUNITY = fixed(13);
const office = (n: number, area: string): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '吴书记', person: fixed(n + 1),
  posts: [{ id: fixed(n + 2), kind: 'SUBDISTRICT_OFFICE', title: '街道人大工委', organ: null, area }],
});
const street = office(960, STREET);
const elsewhere = office(964, fixed(14));

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

const listing = (more: object = {}): object => ({
  subject: '老旧小区冬季供暖不足', description: '向阳社区三栋楼室温偏低，老人反映强烈。', source: 'VISIT', topic: TOPIC, area: COMMUNITY, ...more,
});
const listed = async (more: object = {}): Promise<string> => (await sure(send(on, street, 'pressingProblemList', listing(more)))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, problem: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>('select version from pressing_problem where id = $1', [problem]);
  return send(on, actor, mutation, { problem, version: row?.version ?? 0, ...more });
};
async function remedied(more: object = {}): Promise<string> {
  const id = await listed(more);
  await sure(act(street, 'pressingProblemAssign', id, { unit: UNIT, dueOn: '2026-03-20' }));
  await sure(act(actors.clerk, 'pressingProblemRemedy', id, { remedy: '已更换三栋楼的供暖管道，室温达到二十度。' }));
  return id;
}
async function shown(actor: Actor, id: string): Promise<Record<string, unknown> | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { pressingProblem(id: $id) { state subject source opinion { id } unit { id } verifier { name } dueOn overdue remedy verification { by asked agreed on } reason closedOn
    history { action } availableActions { action allowed } } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['pressingProblem'] as Record<string, unknown> | null;
}

describe('a pressing problem', () => {
  it('PRB-20 MUST go from the list to its end only when those concerned say that it is solved', async () => {
    const id = await remedied();
    expect(await shown(actors.clerk, id)).toMatchObject({ state: 'REMEDIED', unit: { id: UNIT }, availableActions: [{ action: 'REMEDY', allowed: false }] });
    expect((await refused(on, () => act(street, 'pressingProblemClose', id))).reason).toBe('WRONG_STATE');
    expect(fieldsOf(await refused(on, () => act(street, 'pressingProblemVerify', id, { asked: 20, agreed: 11 })))).toEqual(['agreed TOO_FEW']);
    expect(fieldsOf(await refused(on, () => act(street, 'pressingProblemVerify', id, { asked: 20, agreed: 21 })))).toEqual(['agreed MORE_THAN_ASKED']);
    await sure(act(street, 'pressingProblemSendBack', id, { reason: '二单元仍然偏冷，请继续整改。' }));
    await sure(act(actors.head, 'pressingProblemRemedy', id, { remedy: '二单元管道一并更换，室温达到二十度。' }));
    await sure(act(street, 'pressingProblemVerify', id, { asked: 20, agreed: 18 }));
    await sure(act(street, 'pressingProblemClose', id));
    expect(await shown(actors.member, id)).toMatchObject({ state: 'CLOSED', verification: { by: 'COMMUNITY', asked: 20, agreed: 18, on: '2026-03-02' }, closedOn: '2026-03-02' });
    const acts = ((await shown(street, id))?.['history'] as { action: string }[] | undefined)?.map(({ action }) => action);
    expect(acts).toEqual(['LIST', 'ASSIGN', 'REMEDY', 'SEND_BACK', 'REMEDY', 'VERIFY', 'CLOSE']);
  });

  it('PRB-21 MUST be verified by the deputy who is named for it, and never by the unit itself', async () => {
    const id = await remedied({ verifier: on.deputies.deputy });
    for (const actor of [street, actors.clerk, actors.other]) expect((await refused(on, () => act(actor, 'pressingProblemVerify', id, { asked: 5, agreed: 5 }))).code).toBe('FORBIDDEN');
    await sure(act(actors.deputy, 'pressingProblemVerify', id, { asked: 5, agreed: 4 }));
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'VERIFIED', verifier: { name: '王代表' }, verification: { by: 'DEPUTY' } });
  });

  it('PRB-22 MUST be kept by the office of its place alone, name every field at fault, and be unknown to visitors', async () => {
    expect((await refused(on, () => send(on, elsewhere, 'pressingProblemList', listing()))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => send(on, street, 'pressingProblemList', listing({ subject: '', description: '短', topic: 'NONE', opinion: fixed(1), verifier: fixed(1) }))))).toEqual([
      'subject REQUIRED', 'description TOO_SHORT', 'topic UNKNOWN_TOPIC', 'opinion UNKNOWN', 'verifier UNKNOWN_DEPUTY',
    ]);
    const id = await listed();
    expect(fieldsOf(await refused(on, () => act(street, 'pressingProblemAssign', id, { unit: fixed(1), dueOn: '2026-03-02' })))).toEqual(['unit UNKNOWN_UNIT', 'dueOn NOT_AHEAD']);
    expect((await refused(on, () => act(actors.anonymous, 'pressingProblemDrop', id, { reason: '不再需要列入清单。' }))).code).toBe('UNAUTHENTICATED');
    expect(await shown(actors.anonymous, id)).toBeNull();
    await sure(act(street, 'pressingProblemDrop', id, { reason: '与另一问题重复，撤出清单。' }));
  });

  it('PRB-23 MUST come from an opinion that the lister sees, and point at it for those who see that alone', async () => {
    const heard = await sure(send(on, street, 'opinionRecord', { channel: 'VISIT', receivedOn: '2026-03-01', text: '三栋楼室温一直上不去，老人受不了。', area: COMMUNITY }));
    const id = await listed({ source: 'OPINION', opinion: heard.record?.id });
    expect(await shown(street, id)).toMatchObject({ opinion: { id: heard.record?.id } });
    expect(await shown(actors.other, id)).toMatchObject({ opinion: null });
    const back = await on.ask(street, 'query ($id: ID!) { opinion(id: $id) { pressingProblems { id } } }', { id: heard.record?.id });
    expect(back.data?.['opinion']).toEqual({ pressingProblems: [{ id }] });
  });

  it('PRB-24 MUST be counted by area, topic and unit, with what is overdue', async () => {
    const late = await listed();
    await sure(act(street, 'pressingProblemAssign', late, { unit: UNIT, dueOn: '2026-03-05' }));
    on.now = new Date('2026-03-06T02:00:00Z');
    const FIGURES = 'listed { value drillDown } closed { numerator denominator } overdue { value drillDown }';
    const answer = await on.ask(actors.member, `query ($of: [_Any!]!) { pressingProblemFigures { ${FIGURES} } _entities(representations: $of) {
      ... on Area { pressingProblemFigures { ${FIGURES} } } ... on Organ { pressingProblemFigures { overdue { value drillDown } } } ... on Topic { pressingProblemFigures { listed { value } } } } }`,
      { of: [{ __typename: 'Area', id: STREET }, { __typename: 'Organ', id: UNIT }, { __typename: 'Topic', id: fixed(31) }] });
    expect(answer.errors ?? []).toEqual([]);
    const [rows] = await on.sql<{ listed: number; closed: number }>(`select count(*) filter (where state <> 'DROPPED')::int as listed, count(*) filter (where state = 'CLOSED')::int as closed from pressing_problem`);
    const data = answer.data as { pressingProblemFigures: object; _entities: { pressingProblemFigures: object }[] };
    expect(data.pressingProblemFigures).toMatchObject({ listed: { value: rows?.listed }, closed: { numerator: rows?.closed, denominator: rows?.listed }, overdue: { value: 1 } });
    expect(data._entities[0]?.pressingProblemFigures).toMatchObject({ overdue: { drillDown: `/representation/problems?overdue=true&area=${STREET}` } });
    expect(data._entities[1]?.pressingProblemFigures).toEqual({ overdue: { value: 1, drillDown: `/representation/problems?overdue=true&unit=${UNIT}` } });
    expect(data._entities[2]?.pressingProblemFigures).toMatchObject({ listed: { value: rows?.listed } });
  });
});
