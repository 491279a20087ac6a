import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed } from './bench.ts';

const chair: Actor = {
  id: fixed(960), kind: 'ACCOUNT', username: 'chair', name: '孙主任', person: fixed(961), posts: [{ id: fixed(962), kind: 'CHAIRPERSON', title: '主任', organ: null, area: null }],
};

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const ITEMS = [
  { month: 5, title: '开展代表集中视察', owner: '代表工作委员会' },
  { month: 2, title: '组织代表述职', owner: '各街道人大工委', kind: 'VOTER_REPORT' },
];
interface Shown { id: string; state: string; items: { id: string; month: number; kind: string | null; recorded: number | null; state: string; note: string | null }[]; history: { action: string }[] }
const PLAN = 'id state year title meeting passedOn items { id month title kind recorded state doneOn note } execution { numerator denominator } history { action note } availableActions { action allowed }';
async function plans(actor: Actor): Promise<Shown[]> {
  const answer = await on.ask(actor, `{ workPlans { ${PLAN} } }`);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['workPlans'] as Shown[];
}
async function published(): Promise<object[]> {
  const answer = await on.ask(actors.anonymous, '{ publishedWorkPlans { year title passedOn items { month title owner } } }');
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['publishedWorkPlans'] as object[];
}
const act = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [row] = await on.sql<{ version: number }>('select version from work_plan where id = $1', [id]);
  return send(on, actor, mutation, { workPlan: id, version: row?.version ?? 0, ...more });
};

describe('the yearly plan of deputies’ work', () => {
  it('PLN-20 MUST be drafted, passed, told to deputies and published, in this order (代表法 art. 43)', async () => {
    const draft = { year: 2026, title: '2026 年代表工作计划', items: ITEMS };
    expect((await refused(on, () => send(on, chair, 'workPlanDraft', draft))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'workPlanDraft', { year: 26, title: '', items: [{ month: 13, title: '', owner: '办', kind: 'NO_SUCH' }] })))).toEqual([
      'year OUT_OF_RANGE', 'title REQUIRED', 'items.0.month OUT_OF_RANGE', 'items.0.kind UNKNOWN_KIND', 'items.0.title REQUIRED', 'items.0.owner TOO_SHORT',
    ]);
    const id = (await sure(send(on, actors.office, 'workPlanDraft', draft))).record?.id ?? '';
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'workPlanDraft', draft)))).toEqual(['year TAKEN']);
    expect(await plans(actors.deputy)).toEqual([]);
    expect(await plans(chair)).toMatchObject([{ state: 'DRAFT', items: [{ month: 2 }, { month: 5 }] }]);
    await sure(act(actors.office, 'workPlanEdit', id, { title: '2026 年代表工作计划（草案）', items: [...ITEMS, { month: 9, title: '学习培训', owner: '代表工作委员会' }] }));
    expect((await refused(on, () => act(actors.office, 'workPlanPublish', id))).reason).toBe('WRONG_STATE');
    expect((await refused(on, () => act(actors.deputy, 'workPlanPass', id, { meeting: '第三十次主任会议', on: '2026-02-20' }))).code).toBe('NOT_FOUND');
    await sure(act(chair, 'workPlanPass', id, { meeting: '第三十次主任会议', on: '2026-02-20' }));
    await sure(act(actors.office, 'workPlanTell', id));
    const told = await on.sql(`select 1 from outbox where type = 'notification.requested' and payload ->> 'kind' = 'WORK_PLAN_TELL' and payload -> 'to' -> 'posts' @> '[{"kind": "DEPUTY"}]'`);
    expect(told).toHaveLength(1);
    expect(await published()).toEqual([]);
    await sure(act(actors.office, 'workPlanPublish', id));
    expect(await published()).toMatchObject([{ year: 2026, passedOn: '2026-02-20', items: [{ month: 2, owner: '各街道人大工委' }, { month: 5 }, { month: 9 }] }]);
  });

  it('PLN-21 MUST be executed item by item, which the published plan does not tell', async () => {
    const [plan] = await plans(actors.office);
    const [first, second] = plan?.items ?? [];
    const before = await published();
    expect((await refused(on, () => act(actors.deputy, 'workPlanExecute', plan?.id ?? '', { item: first?.id, doneOn: '2026-02-26' }))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => act(actors.office, 'workPlanExecute', plan?.id ?? '', { item: fixed(1) })))).toEqual(['note REQUIRED', 'item UNKNOWN_ITEM']);
    await sure(act(actors.office, 'workPlanExecute', plan?.id ?? '', { item: first?.id, doneOn: '2026-02-26', note: '十二名代表述职' }));
    await sure(act(actors.office, 'workPlanExecute', plan?.id ?? '', { item: second?.id, note: '与调研合并开展' }));
    const [now] = await plans(actors.deputy);
    expect(now).toMatchObject({
      state: 'PUBLISHED', items: [{ state: 'DONE', doneOn: '2026-02-26' }, { state: 'DROPPED', note: '与调研合并开展' }, { state: 'PLANNED' }],
      execution: { numerator: 1, denominator: 1 }, availableActions: [],
    });
    expect(now?.history.map(({ action }) => action)).toEqual(['DRAFT', 'EDIT', 'PASS', 'TELL', 'PUBLISH', 'EXECUTE', 'EXECUTE']);
    expect(await published()).toEqual(before);
  });

  it('PLN-22 MUST count an item’s kind by the year’s verified duty events, and nothing where it names none', async () => {
    await on.sql(`insert into duty_event (deputy_id, kind, on_day, title, source_service, source_type, source_id, state, recorded_at)
      select $1::uuid, kind, on_day::date, '述职', 'representation', 'Test', n::text, state, now() from (values (1, 'VOTER_REPORT', '2026-01-01', 'VERIFIED'), (2, 'VOTER_REPORT', '2026-12-31', 'VERIFIED'),
        (3, 'VOTER_REPORT', '2025-12-31', 'VERIFIED'), (4, 'VOTER_REPORT', '2026-02-02', 'RECORDED'), (5, 'TALK_HELD', '2026-02-02', 'VERIFIED')) as e(n, kind, on_day, state)`, [on.deputies.deputy]);
    const [plan] = await plans(actors.deputy);
    expect(plan?.items.map(({ kind, recorded }) => [kind, recorded])).toEqual([['VOTER_REPORT', 2], [null, null], [null, null]]);
  });
});
