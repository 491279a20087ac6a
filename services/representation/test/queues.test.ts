import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assigned, handle, handlingNow, replied, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC, UNIT } from './bench.ts';

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
  '/representation/mandates': ['mandateMatters', 'MandateMatterFilter'],
  '/representation/deputies': ['deputies', 'DeputyFilter'],
  '/representation/leaves': ['deputyLeaves', 'DeputyLeaveFilter'],
  '/representation/groups/activities': ['groupActivities', 'GroupActivityFilter'],
  '/representation/opinions': ['opinions', 'OpinionFilter'],
  '/representation/problems': ['pressingProblems', 'PressingProblemFilter'],
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

describe('what waits of opinions and pressing problems', () => {
  const STREET = fixed(912);
  const street: Actor = {
    id: fixed(913), kind: 'ACCOUNT', username: 'street', name: '街道', person: fixed(914),
    posts: [{ id: fixed(915), kind: 'SUBDISTRICT_OFFICE', title: '街道人大工委', organ: null, area: STREET }],
  };
  const of = async (table: 'opinion' | 'pressing_problem', id: string) =>
    ({ [table === 'opinion' ? 'opinion' : 'problem']: id, version: (await on.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]?.version ?? 0 });

  it('QUE-10 MUST stand with the subdistrict until it is routed, then with whoever answers, and be late where its day has passed', async () => {
    await on.sql(`insert into area values ('${STREET}', '230717009', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/009', 1)`);
    on.now = new Date('2026-03-02T02:00:00Z');
    const input = { channel: 'VISIT', receivedOn: '2026-03-02', text: '小区东门的路灯坏了两个月，晚上老人出行不便。', area: STREET, sender: { name: '张秀英', phone: '13812345678' }, byPhone: true };
    const opinion = (await sure(send(on, street, 'opinionRecord', input))).record?.id ?? '';
    expect(await waiting(street)).toEqual({ OPINIONS_TO_TRIAGE: 1 });
    expect(await waiting(actors.office)).toMatchObject({ OPINIONS_TO_TRIAGE: 1 });
    await sure(send(on, street, 'opinionTriage', { ...(await of('opinion', opinion)), subject: '路灯维修', topic: TOPIC, area: STREET, kind: 'PROPOSAL' }));
    await sure(send(on, street, 'opinionRoute', { ...(await of('opinion', opinion)), unit: UNIT }));
    expect(await waiting(street)).toEqual({ OPINIONS_TO_TELL: 1 });
    expect(await waiting(actors.clerk)).toEqual({ OPINIONS_TO_ANSWER: 1 });
    expect(await waiting(actors.clerk2)).toEqual({});
    on.now = new Date('2026-04-01T02:00:00Z');
    expect((await queuesOf(actors.clerk)).find(({ code }) => code === 'OPINIONS_TO_ANSWER')).toMatchObject({ overdue: 1 });
    await sure(send(on, actors.clerk, 'opinionAnswer', { ...(await of('opinion', opinion)), text: '路灯已联系供电所更换，恢复照明。' }));
    expect(await waiting(actors.clerk)).toEqual({});
    for (const { id } of await on.sql<{ id: string }>('select id from opinion_notice where opinion_id = $1', [opinion])) {
      await sure(send(on, street, 'opinionNoticeTell', { ...(await of('opinion', opinion)), notice: id }));
    }
    expect(await waiting(street)).toEqual({});
  });

  it('QUE-11 MUST go from the list to the unit, to whoever verifies it, and back to be closed', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const input = { subject: '路灯问题', description: '多名群众在走访中反映同一问题，列入清单。', source: 'VISIT', topic: TOPIC, area: STREET };
    const listed = async (more: object = {}) => (await sure(send(on, street, 'pressingProblemList', { ...input, ...more }))).record?.id ?? '';
    const [own, deputys] = [await listed(), await listed({ verifier: on.deputies.deputy })];
    expect(await waiting(street)).toEqual({ PROBLEMS_TO_DECIDE: 2 });
    for (const problem of [own, deputys]) await sure(send(on, street, 'pressingProblemAssign', { ...(await of('pressing_problem', problem)), unit: UNIT, dueOn: '2026-03-20' }));
    expect(await waiting(actors.clerk)).toEqual({ PROBLEMS_TO_REMEDY: 2 });
    on.now = new Date('2026-04-01T02:00:00Z');
    expect((await queuesOf(actors.clerk)).find(({ code }) => code === 'PROBLEMS_TO_REMEDY')).toMatchObject({ overdue: 2 });
    for (const problem of [own, deputys]) await sure(send(on, actors.clerk, 'pressingProblemRemedy', { ...(await of('pressing_problem', problem)), remedy: '路灯已经全部更换，恢复照明。' }));
    expect(await waiting(street)).toEqual({ PROBLEMS_TO_VERIFY: 1 });
    expect(await waiting(actors.deputy)).toMatchObject({ PROBLEMS_TO_VERIFY: 1 });
    expect(await waiting(actors.clerk)).toEqual({});
    await sure(send(on, actors.deputy, 'pressingProblemVerify', { ...(await of('pressing_problem', deputys)), asked: 10, agreed: 9 }));
    expect(await waiting(street)).toEqual({ PROBLEMS_TO_DECIDE: 1, PROBLEMS_TO_VERIFY: 1 });
    await sure(send(on, street, 'pressingProblemClose', await of('pressing_problem', deputys)));
    await sure(send(on, street, 'pressingProblemSendBack', { ...(await of('pressing_problem', own)), reason: '仍有两盏路灯不亮。' }));
    expect(await waiting(actors.clerk)).toEqual({ PROBLEMS_TO_REMEDY: 1 });
    expect(await waiting(street)).toEqual({});
    await sure(send(on, street, 'pressingProblemDrop', { ...(await of('pressing_problem', own)), reason: '并入年度改造任务。' }));
    expect(await waiting(actors.clerk)).toEqual({});
  });
});

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
