import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assigned, handle, handlingNow, replied, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, UNIT } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
  on.now = new Date('2026-03-02T02:00:00Z');
  await on.sql(`insert into person values ($1, '何主任', false, 1)`, [leader.person]);
  await on.sql(`insert into post values ($1, 'CHAIRPERSON', '主任', $2, null, null, '2024-01-01', null, 1)`, [fixed(903), leader.person]);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const leader: Actor = {
  id: fixed(901), kind: 'ACCOUNT', username: 'leader', name: '何主任', person: fixed(902),
  posts: [{ id: fixed(903), kind: 'CHAIRPERSON', title: '主任', organ: null, area: null }],
};

interface Queue {
  code: string;
  count: { value: number; drillDown: string };
  overdue: number;
}

async function queuesOf(actor: Actor): Promise<Queue[]> {
  const answer = await on.ask(
    actor,
    'query ($v: [_Any!]!) { _entities(representations: $v) { ... on Viewer { representation { queues { code count { value drillDown } overdue } } } } }',
    { v: [{ __typename: 'Viewer', id: actor.id }] },
  );
  expect(answer.errors ?? []).toEqual([]);
  const [viewer] = (answer.data?.['_entities'] ?? []) as { representation: { queues: Queue[] } }[];
  return viewer?.representation.queues ?? [];
}

const LISTS: Record<string, [field: string, filter: string]> = {
  '/representation/suggestions': ['suggestions', 'SuggestionFilter'],
  '/representation/commitments': ['commitments', 'CommitmentFilter'],
  '/representation/publications': ['publications', 'PublicationFilter'],
  '/representation/press': ['presses', 'PressFilter'],
  '/representation/reports': ['handlingReports', 'HandlingReportFilter'],
  '/representation/duty': ['dutyEvents', 'DutyEventFilter'],
};

/** How many rows the list behind a path shows. */
async function shown(actor: Actor, drillDown: string): Promise<number> {
  const url = new URL(drillDown, 'http://x');
  const [field, type] = LISTS[url.pathname] ?? [];
  const filter: Record<string, unknown> = {};
  for (const [key, value] of url.searchParams) filter[key] = key === 'states' ? url.searchParams.getAll(key) : value === 'true' ? true : value;
  const answer = await on.ask(actor, `query ($filter: ${type}) { ${field}(filter: $filter) { totalCount } }`, { filter });
  expect(answer.errors ?? []).toEqual([]);
  const list = answer.data?.[field ?? ''] as { totalCount: number } | undefined;
  return list?.totalCount ?? -1;
}

/** Non-empty queues by code; each drills down to exactly what it counts. */
async function waiting(actor: Actor): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { code, count } of await queuesOf(actor)) {
    expect(`${code} ${await shown(actor, count.drillDown)}`).toBe(`${code} ${count.value}`);
    if (count.value > 0) found[code] = count.value;
  }
  return found;
}

const PROMISE = { text: '六月底前增设助餐点。', measure: '建成助餐点三处', dueOn: '2026-06-30' };
const SATISFIED = { attitude: 'SATISFIED', result: 'SATISFIED' };
const version = async (table: 'commitment' | 'publication' | 'press' | 'handling_report', id: string): Promise<number> =>
  (await on.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]?.version ?? 0;

describe('what waits for each', () => {
  it('QUE-01 MUST follow a promise from unit to office to deputy and back, each count drilling down to exactly its rows', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const suggestion = await assigned(on);
    expect(await waiting(actors.clerk)).toEqual({ TO_ACCEPT: 1 });
    await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
    const { id: handling } = await handlingNow(on, suggestion, UNIT);
    expect(await waiting(actors.deputy)).toEqual({ TO_EVALUATE: 1 });
    const commitment = (await sure(send(on, actors.clerk, 'commitmentRegister', { handling, ...PROMISE }))).commitment?.id ?? '';
    const done = async (actor: Actor, mutation: string, more: object = {}) =>
      sure(send(on, actor, mutation, { commitment, version: await version('commitment', commitment), ...more }));
    await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion, unit: UNIT }, SATISFIED));
    expect(await waiting(actors.clerk)).toEqual({ COMMITMENTS_TO_KEEP: 1 });
    expect(await waiting(actors.clerk2)).toEqual({});
    on.now = new Date('2026-07-02T02:00:00Z');
    expect(await waiting(actors.office)).toEqual({ COMMITMENTS_OVERDUE: 1, TO_PROPOSE: 1, TO_ARCHIVE: 1 });
    expect((await queuesOf(actors.clerk)).find(({ code }) => code === 'COMMITMENTS_TO_KEEP')).toMatchObject({ overdue: 1 });
    await done(actors.clerk, 'commitmentDueAsk', { dueOn: '2026-11-30', reason: '选址涉及规划调整。' });
    expect(await waiting(actors.office)).toMatchObject({ COMMITMENTS_TO_DECIDE: 1 });
    await done(actors.office, 'commitmentDueGrant');
    expect(await waiting(actors.office)).toEqual({ TO_PROPOSE: 1, TO_ARCHIVE: 1 });
    on.now = new Date('2026-10-08T02:00:00Z');
    await on.service.pressCommitments();
    expect(await waiting(actors.clerk)).toEqual({ COMMITMENTS_TO_KEEP: 1, COMMITMENTS_PRESSED: 1 });
    expect(await waiting(actors.office)).toMatchObject({ COMMITMENTS_PRESSED: 1 });
    await done(actors.clerk, 'commitmentReport', { text: '三处助餐点均已建成开放。' });
    expect(await waiting(actors.clerk)).toEqual({ COMMITMENTS_PRESSED: 1 });
    expect(await waiting(actors.office)).toMatchObject({ COMMITMENTS_TO_DECIDE: 1, COMMITMENTS_PRESSED: 1 });
    await done(actors.office, 'commitmentConfirm');
    expect(await waiting(actors.deputy)).toEqual({ COMMITMENTS_TO_EVALUATE: 1 });
    expect(await waiting(actors.other)).toEqual({});
    expect(await waiting(actors.office)).toEqual({ TO_PROPOSE: 1, TO_ARCHIVE: 1 });
    await done(actors.deputy, 'commitmentEvaluate', SATISFIED);
    expect(await waiting(actors.deputy)).toEqual({});
    expect(await waiting(actors.office)).toMatchObject({ COMMITMENTS_TO_DECIDE: 1 });
    await done(actors.office, 'commitmentClose');
    expect(await waiting(actors.office)).toEqual({ TO_PROPOSE: 1, TO_ARCHIVE: 1 });
  });

  it('QUE-02 MUST lead from the evaluated reply over redaction to the register', async () => {
    const [row] = await on.sql<{ id: string }>(`select id from suggestion where state = 'CLOSED'`);
    const suggestion = row?.id ?? '';
    const publication = (await sure(send(on, actors.office, 'publicationPropose', { suggestion }))).publication?.id ?? '';
    expect(await waiting(actors.office)).toEqual({ TO_PUBLISH: 1, TO_ARCHIVE: 1 });
    await sure(send(on, actors.office, 'publicationWithdraw', { publication, version: await version('publication', publication), reason: '涉及商业秘密。' }));
    expect(await waiting(actors.office)).toEqual({ TO_ARCHIVE: 1 });
    await sure(send(on, actors.office, 'suggestionArchive', { suggestions: [{ suggestion, version: (await on.sql<{ version: number }>('select version from suggestion where id = $1', [suggestion]))[0]?.version }] }));
    expect(await waiting(actors.office)).toEqual({});
  });

  it('QUE-03 MUST show the leader her presses and the reports to be heard, and nobody else’s', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const suggestion = await assigned(on);
    const key = { suggestion, kind: 'KEY', meeting: '第 12 次主任会议', on: '2026-03-02', leader: leader.person };
    await sure(send(on, actors.office, 'pressStart', key));
    expect(await waiting(leader)).toEqual({ PRESSES_MINE: 1 });
    expect(await waiting(actors.member)).toEqual({});
    const report = `insert into handling_report (state, title, from_on, until_on, figures, sections, submitted_on, created_at, updated_at)
      values ('SUBMITTED', '办理情况报告', '2025-01-01', '2025-12-31', '{}', '[]', '2026-03-01', now(), now()),
        ('DRAFTED', '办理情况报告', '2026-01-01', '2026-12-31', '{}', '[]', null, now(), now())`;
    await on.sql(report);
    expect(await waiting(leader)).toEqual({ PRESSES_MINE: 1, REPORTS_TO_HEAR: 1 });
    expect(await waiting(actors.office)).toEqual({ REPORTS_TO_HEAR: 1, REPORTS_TO_DRAFT: 1 });
    expect(await waiting(actors.government)).toEqual({ REPORTS_TO_DRAFT: 1 });
  });

  it('QUE-04 MUST bring what was escalated to the office (重庆 27), and refuse a queue of another kind', async () => {
    const suggestion = await assigned(on);
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion, unit: UNIT }));
    expect(await waiting(actors.clerk)).toMatchObject({ TO_CONTACT: 1, TO_REPLY: 1 });
    await on.sql(`update handling set state = 'ESCALATED' where suggestion_id = $1`, [suggestion]);
    expect(await waiting(actors.office)).toMatchObject({ TO_SETTLE: 1 });
    const foreign = await on.ask(actors.office, '{ suggestions(filter: { queue: PRESSES_MINE }) { totalCount } }');
    expect(foreign.errors?.[0]?.message).toContain('PRESSES_MINE');
    const other = await on.ask(actors.office, '{ commitments(filter: { queue: TO_REPLY }) { totalCount } }');
    expect(other.errors?.[0]?.message).toContain('TO_REPLY');
  });
});
