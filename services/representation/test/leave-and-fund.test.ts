import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed } from './bench.ts';

const TOWN = fixed(12);
const presidium: Actor = { id: fixed(960), kind: 'ACCOUNT', username: 'town', name: '郑主席', person: fixed(961), posts: [{ id: fixed(962), kind: 'TOWN_PRESIDIUM', title: '镇人大主席', organ: null, area: TOWN }] };
const townDeputy: Actor = { id: fixed(964), kind: 'ACCOUNT', username: 'td', name: '钱代表', person: fixed(965), posts: [{ id: fixed(966), kind: 'DEPUTY', title: '镇人大代表', organ: null, area: null }] };

let on: Bench;
let ofTown: string;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${TOWN}', '230717101', '东升镇', 'TOWN', '${AREA}', '230717/101', 1)`);
  await on.sql(`insert into person values ($1, '钱代表', false, 1)`, [townDeputy.person]);
  const [row] = await on.sql<{ id: string }>(`insert into deputy (person_id, name, term_id, from_on, level, area_id) values ($1, '钱代表', $2, '2022-01-01', 'TOWN', '${TOWN}') returning id`, [townDeputy.person, fixed(1)]);
  ofTown = row?.id ?? '';
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

async function read<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}
const act = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const [table, field] = mutation.startsWith('deputyLeave') ? ['deputy_leave', 'deputyLeave'] : ['fund_spending', 'fundSpending'];
  const [row] = await on.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return send(on, actor, mutation, { [field]: id, version: row?.version ?? 0, ...more });
};

const asking = (more: object = {}) => ({ deputy: on.deputies.deputy, cause: 'HEALTH', occasion: '三月小组活动', reason: '术后休养。', from: '2026-03-10', until: '2026-03-19', ...more });
const asked = async (actor: Actor = actors.deputy, more: object = {}): Promise<string> => (await sure(send(on, actor, 'deputyLeaveAsk', asking(more)))).record?.id ?? '';
const leave = async (actor: Actor, id: string) =>
  (await read<{ deputyLeave: object | null }>(actor, `query ($id: ID!) { deputyLeave(id: $id) { state cause reason from until answer deputy { name } history { action actor note } availableActions { action allowed } } }`, { id })).deputyLeave;

describe('a deputy’s leave', () => {
  it('LEV-20 MUST be asked for, approved, and rest her duty record meanwhile', async () => {
    const id = await asked();
    expect(await leave(actors.office, id)).toMatchObject({ state: 'ASKED', cause: 'HEALTH', deputy: { name: '王代表' }, availableActions: [{ action: 'APPROVE', allowed: true }, { action: 'REFUSE', allowed: true }] });
    expect((await refused(on, () => act(actors.deputy, 'deputyLeaveApprove', id))).code).toBe('FORBIDDEN');
    await sure(act(actors.office, 'deputyLeaveApprove', id));
    expect(await leave(actors.deputy, id)).toMatchObject({ state: 'APPROVED', history: [{ action: 'ASK' }, { action: 'APPROVE', note: null }], availableActions: [{ action: 'WITHDRAW', allowed: true }] });
    on.now = new Date('2026-12-31T02:00:00Z');
    const counted = async (of: string) => (await read<{ deputy: { dutyRecord: { leaveDays: number; countedDays: number } } }>(actors.deputy, 'query ($id: ID!) { deputy(id: $id) { dutyRecord(year: 2026) { leaveDays countedDays } } }', { id: of })).deputy.dutyRecord;
    expect(await counted(on.deputies.deputy)).toEqual({ leaveDays: 10, countedDays: 355 });
    expect((await refused(on, () => act(actors.deputy, 'deputyLeaveWithdraw', id))).reason).toBe('BEGUN');
  });

  it('LEV-21 MUST be taken back before its first day, or refused with a reason', async () => {
    const first = await asked(actors.cosigner, { deputy: on.deputies.cosigner });
    expect(fieldsOf(await refused(on, () => send(on, actors.cosigner, 'deputyLeaveAsk', asking({ deputy: on.deputies.cosigner, from: '2026-03-19', until: '2026-03-25' }))))).toEqual(['from OVERLAPS']);
    await sure(act(actors.cosigner, 'deputyLeaveWithdraw', first));
    const second = await asked(actors.office, { deputy: on.deputies.cosigner });
    expect(fieldsOf(await refused(on, () => act(actors.office, 'deputyLeaveRefuse', second, { reason: '否' })))).toEqual(['reason TOO_SHORT']);
    await sure(act(actors.office, 'deputyLeaveRefuse', second, { reason: '当日有大会选举，请到会。' }));
    expect(await leave(actors.cosigner, second)).toMatchObject({ state: 'REFUSED', answer: '当日有大会选举，请到会。' });
    expect((await refused(on, () => act(actors.office, 'deputyLeaveApprove', second))).reason).toBe('WRONG_STATE');
    await asked(actors.cosigner, { deputy: on.deputies.cosigner });
  });

  it('LEV-22 MUST be known to herself and to who keeps her record alone, and nowhere say why she is away', async () => {
    const id = await asked(actors.other, { deputy: on.deputies.other, reason: '化疗后休养。' });
    for (const actor of [actors.deputy, actors.member, presidium, actors.government, actors.anonymous]) expect(await leave(actor, id)).toBeNull();
    expect(await leave(actors.office, id)).toMatchObject({ reason: '化疗后休养。' });
    expect(await read(actors.deputy, 'query ($id: ID!) { deputy(id: $id) { leaves { totalCount } } }', { id: on.deputies.other })).toEqual({ deputy: { leaves: { totalCount: 0 } } });
    expect((await refused(on, () => act(actors.deputy, 'deputyLeaveWithdraw', id))).code).toBe('NOT_FOUND');
    expect((await refused(on, () => send(on, actors.deputy, 'deputyLeaveAsk', asking({ deputy: on.deputies.other })))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.anonymous, 'deputyLeaveAsk', asking()))).code).toBe('UNAUTHENTICATED');
    for (const table of ['audit_entry', 'outbox', 'history_entry']) {
      expect(await on.sql(`select 1 from ${table} t where strpos(t::text, '化疗') > 0`), table).toEqual([]);
    }
  });

  it('LEV-23 MUST be the presidium’s to answer for a town’s deputy (代表法 art. 25)', async () => {
    const id = await asked(townDeputy, { deputy: ofTown });
    expect(await leave(actors.office, id)).toBeNull();
    await sure(act(presidium, 'deputyLeaveApprove', id));
    expect(await read(presidium, '{ deputyLeaves(filter: { states: [APPROVED], on: "2026-03-12", year: 2026 }) { totalCount } deputyLeaveActions { action allowed } }')).toEqual({ deputyLeaves: { totalCount: 1 }, deputyLeaveActions: [{ action: 'ASK', allowed: true }] });
  });

  it('LEV-25 MUST wait for whoever answers, as many as her list shows', async () => {
    const own = await asked(actors.deputy, { from: '2026-09-01', until: '2026-09-02' });
    const waiting = async (actor: Actor) => {
      const { _entities: [viewer], deputyLeaves } = await read<{ _entities: [{ representation: { queues: { code: string; count: { value: number; drillDown: string } }[] } }]; deputyLeaves: { totalCount: number } }>(actor,
        'query ($v: [_Any!]!) { _entities(representations: $v) { ... on Viewer { representation { queues { code count { value drillDown } } } } } deputyLeaves(filter: { states: [ASKED] }) { totalCount } }', { v: [{ __typename: 'Viewer', id: actor.id }] });
      return { queue: viewer.representation.queues.find(({ code }) => code === 'LEAVES_TO_ANSWER')?.count, listed: deputyLeaves.totalCount };
    };
    const { queue, listed } = await waiting(actors.office);
    expect(listed).toBeGreaterThan(0);
    expect(queue).toEqual({ value: listed, drillDown: '/representation/leaves?states=ASKED' });
    expect(await waiting(actors.deputy)).toMatchObject({ queue: undefined, listed: 1 });
    await sure(act(actors.deputy, 'deputyLeaveWithdraw', own));
  });

  it('LEV-24 MUST name every field at fault', async () => {
    expect(fieldsOf(await refused(on, () => send(on, actors.deputy, 'deputyLeaveAsk', asking({ occasion: '', reason: '\u202e休养', from: '2026-05-02', until: '2026-05-01' }))))).toEqual(['occasion REQUIRED', 'reason BIDI_OVERRIDE', 'until BEFORE_FIRST']);
  });
});

const spending = (more: object = {}) => ({ deputy: on.deputies.deputy, on: '2026-03-01', purpose: '走访选民交通费', fen: 36_050, ...more });
const spent = async (actor: Actor = actors.office, more: object = {}): Promise<string> => (await sure(send(on, actor, 'fundSpendingRecord', spending(more)))).record?.id ?? '';
const fund = async (actor: Actor, of: string, year = 2026) =>
  (await read<{ deputy: { fund: object | null } }>(actor, 'query ($id: ID!, $year: Int!) { deputy(id: $id) { fund(year: $year) { year budgetFen usedFen leftFen } } }', { id: of, year })).deputy.fund;

describe('a deputy’s activity fund', () => {
  it('FND-20 MUST be spent from the year’s sum, no more than is left, and given back by what is voided (代表法 art. 42)', async () => {
    const id = await spent();
    await spent(actors.office, { fen: 80_000, purpose: '培训资料' });
    expect(await fund(actors.deputy, on.deputies.deputy)).toEqual({ year: 2026, budgetFen: 120_000, usedFen: 116_050, leftFen: 3_950 });
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'fundSpendingRecord', spending({ fen: 3_951 }))))).toEqual(['fen OVER_FUND']);
    await spent(actors.office, { on: '2025-12-30', fen: 100_000 });
    await sure(act(actors.office, 'fundSpendingVoid', id, { reason: '票据登记有误，重新登记。' }));
    expect((await refused(on, () => act(actors.office, 'fundSpendingVoid', id, { reason: '票据登记有误，重新登记。' }))).reason).toBe('WRONG_STATE');
    expect(await fund(actors.office, on.deputies.deputy)).toMatchObject({ usedFen: 80_000, leftFen: 40_000 });
    expect(await read(actors.deputy, 'query ($id: ID!) { fundSpending(id: $id) { state voidReason fen on purpose history { action facts { name value } note } availableActions { action } } }', { id })).toEqual({
      fundSpending: { state: 'VOIDED', voidReason: '票据登记有误，重新登记。', fen: 36_050, on: '2026-03-01', purpose: '走访选民交通费', availableActions: [], history: [
        { action: 'RECORD', facts: [{ name: 'HAPPENED_ON', value: '2026-03-01' }, { name: 'AMOUNT', value: '36050' }], note: null },
        { action: 'VOID', facts: [], note: '票据登记有误，重新登记。' },
      ] },
    });
    expect(await fund(actors.office, on.deputies.deputy, 2003)).toEqual({ year: 2003, budgetFen: null, usedFen: 0, leftFen: null });
  });

  it('FND-21 MUST be summed over the deputies kept, for who keeps them alone', async () => {
    const year = async (actor: Actor) => (await read<{ fundYear: object | null }>(actor, '{ fundYear(year: 2026) { year deputies budgetFen usedFen leftFen legalBasis { law article mark } } }')).fundYear;
    const [used] = await on.sql<{ fen: number }>(`select sum(fen)::int as fen from fund_spending where state = 'RECORDED' and on_day >= '2026-01-01'`);
    expect(await year(actors.office)).toEqual({ year: 2026, deputies: 3, budgetFen: 360_000, usedFen: used?.fen, leftFen: 360_000 - (used?.fen ?? 0), legalBasis: { law: '代表法', article: '第四十二条', mark: 'D' } });
    expect(await year(presidium)).toMatchObject({ deputies: 1, usedFen: 0 });
    for (const actor of [actors.deputy, actors.member, actors.anonymous]) expect(await year(actor)).toBeNull();
  });

  it('FND-22 MUST be kept by who keeps her record, and seen by her and them', async () => {
    const id = await spent(actors.office, { deputy: on.deputies.other, fen: 1_000 });
    expect((await refused(on, () => send(on, actors.deputy, 'fundSpendingRecord', spending()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.office, 'fundSpendingRecord', spending({ deputy: ofTown })))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.other, 'fundSpendingVoid', id, { reason: '不想要这条。' }))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.deputy, 'fundSpendingVoid', id, { reason: '不想要这条。' }))).code).toBe('NOT_FOUND');
    expect(await fund(actors.deputy, on.deputies.other)).toBeNull();
    expect(await read(actors.other, '{ fundSpendings(filter: { year: 2026, search: "交通" }) { totalCount } fundSpendingActions { action } }')).toEqual({ fundSpendings: { totalCount: 1 }, fundSpendingActions: [] });
  });

  it('FND-23 MUST name every field at fault', async () => {
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'fundSpendingRecord', spending({ on: '2026-03-03', purpose: '', fen: 0, files: [fixed(5)] }))))).toEqual(['purpose REQUIRED', 'on IN_FUTURE', 'fen NOT_POSITIVE', 'files.0 UNKNOWN_FILE']);
    expect((await refused(on, () => send(on, actors.office, 'fundSpendingRecord', spending({ deputy: fixed(1) })))).fields?.[0]).toMatchObject({ path: 'deputy', rule: 'UNKNOWN_DEPUTY' });
  });
});
