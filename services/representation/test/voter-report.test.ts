import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed } from './bench.ts';

const STREET = fixed(12);
const office = (n: number, area: string): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '吴书记', person: fixed(n + 1),
  posts: [{ id: fixed(n + 2), kind: 'SUBDISTRICT_OFFICE', title: '街道人大工委', organ: null, area }],
});
const street = office(960, STREET);
const elsewhere = office(964, fixed(14));

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const plan = (more: object = {}): object => ({ deputy: on.deputies.deputy, area: STREET, place: '朝阳街道代表之家', plannedOn: '2026-03-01', ...more });
const HELD = {
  heldOn: '2026-03-01', voters: 30, report: '一年来领衔提出建议三件，参加视察四次，接待选民十二次。',
  questions: [{ question: '小区停车难何时解决？', answer: '建议已交办，六月底前增设车位。' }],
};
const scheduled = async (more: object = {}): Promise<string> => (await sure(send(on, street, 'voterReportSchedule', plan(more)))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, id: string, more: object) => {
  const [row] = await on.sql<{ version: number }>('select version from voter_report where id = $1', [id]);
  return send(on, actor, mutation, { voterReport: id, version: row?.version ?? 0, ...more });
};
const duty = (id: string) => on.sql('select kind, state from duty_event where source_id = $1', [id]);
async function shown(actor: Actor, id: string) {
  const answer = await on.ask(actor, `query ($id: ID!) { voterReport(id: $id) { state deputy { name } voters questions { question answer }
    appraisal { good basically poor small } feedback letters { kind format } history { action } availableActions { action allowed } } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['voterReport'] as { history: { action: string }[] } | null;
}

async function state(id: string) {
  const answer = await on.ask(actors.office, 'query ($id: ID!) { voterReport(id: $id) { state publishedAt withdrawReason } }', { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['voterReport'];
}
async function published() {
  const answer = await on.ask(actors.anonymous, `query ($id: ID!) { publicDeputy(id: $id) { publishedReports {
    heldOn place voters report questions { question answer } appraisal { good basically poor } publishedAt } } }`, { id: on.deputies.deputy });
  expect(answer.errors ?? []).toEqual([]);
  return (answer.data?.['publicDeputy'] as { publishedReports: object[] } | null)?.publishedReports ?? [];
}

describe('a report to voters', () => {
  it('VRP-20 MUST go from its schedule to the feedback, and into the duty record when appraised (代表法 art. 58)', async () => {
    const id = await scheduled();
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'SCHEDULED', letters: [], availableActions: [{ action: 'HOLD', allowed: true }] });
    await sure(act(actors.deputy, 'voterReportHold', id, HELD));
    expect(await duty(id)).toEqual([{ kind: 'VOTER_REPORT', state: 'RECORDED' }]);
    await sure(act(street, 'voterReportSendBack', id, { reason: '请补充选民提问。' }));
    expect(await duty(id)).toMatchObject([{ state: 'RETRACTED' }]);
    await sure(act(actors.deputy, 'voterReportHold', id, HELD));
    expect((await refused(on, () => act(street, 'voterReportFeedback', id, { feedback: '请继续跟进停车问题。' }))).reason).toBe('NOT_APPRAISED');
    await sure(act(street, 'voterReportAppraise', id, { good: 24, basically: 5, poor: 1 }));
    expect(await duty(id)).toMatchObject([{ state: 'VERIFIED' }]);
    await sure(act(street, 'voterReportFeedback', id, { feedback: '请继续跟进停车问题。' }));
    const report = await shown(actors.office, id);
    expect(report).toMatchObject({
      state: 'CLOSED', voters: 30, questions: [{ question: '小区停车难何时解决？' }], appraisal: { good: 24, basically: 5, poor: 1, small: false },
      letters: [{ kind: 'VOTER_REPORT', format: 'DOCX' }, { kind: 'VOTER_REPORT', format: 'PDF' }],
    });
    expect(report?.history.map(({ action }) => action)).toEqual(['SCHEDULE', 'HOLD', 'SEND_BACK', 'HOLD', 'APPRAISE', 'FEEDBACK']);
  });

  it('VRP-21 MUST be kept by the office of its place alone, and appraised by nobody who reported', async () => {
    expect((await refused(on, () => send(on, elsewhere, 'voterReportSchedule', plan()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.deputy, 'voterReportSchedule', plan()))).code).toBe('FORBIDDEN');
    const id = await scheduled();
    expect((await refused(on, () => act(elsewhere, 'voterReportCancel', id, { reason: '不属本街道。' }))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.other, 'voterReportHold', id, HELD))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.anonymous, 'voterReportHold', id, HELD))).code).toBe('UNAUTHENTICATED');
    expect(await shown(actors.anonymous, id)).toBeNull();
    await sure(act(actors.deputy, 'voterReportHold', id, HELD));
    expect((await refused(on, () => act(actors.deputy, 'voterReportAppraise', id, { good: 1, basically: 0, poor: 0 }))).code).toBe('FORBIDDEN');
    await sure(act(street, 'voterReportAppraise', id, { good: 3, basically: 1, poor: 0 }));
    expect(await shown(street, id)).toMatchObject({ appraisal: { small: true } });
  });

  it('VRP-22 MUST name every field at fault and write nothing', async () => {
    expect(fieldsOf(await refused(on, () => send(on, street, 'voterReportSchedule', plan({ place: '', deputy: fixed(1) }))))).toEqual(['place REQUIRED', 'deputy UNKNOWN_DEPUTY']);
    const id = await scheduled();
    const bad = { heldOn: '2026-03-03', voters: 0, report: '太短', questions: [{ question: '', answer: '好。' }] };
    expect(fieldsOf(await refused(on, () => act(street, 'voterReportHold', id, bad)))).toEqual([
      'heldOn IN_FUTURE', 'report TOO_SHORT', 'questions.0.question REQUIRED', 'voters OUT_OF_RANGE',
    ]);
  });

  it('VRP-24 MUST be published once confirmed, as a snapshot without what may be a voter’s, and be withdrawn with a reason (代表法 art. 58, 个人信息保护法)', async () => {
    await sure(send(on, actors.office, 'deputyProfilePublishAll', {}));
    const id = await scheduled();
    await sure(act(street, 'voterReportHold', id, { ...HELD, questions: [
      { question: '居民张建国反映停车难，电话13904580001，何时解决？', answer: '已答复张建国先生。' },
      { question: '东边第三家的低保怎么办？', answer: '已转民政部门。' },
      ...HELD.questions,
    ] }));
    expect((await refused(on, () => act(street, 'voterReportPublish', id, {}))).reason).toBe('WRONG_STATE');
    await sure(act(street, 'voterReportAppraise', id, { good: 24, basically: 5, poor: 1, comment: '三号楼的老周有意见。' }));
    expect((await refused(on, () => act(actors.deputy, 'voterReportPublish', id, {}))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(elsewhere, 'voterReportPublish', id, {}))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => act(street, 'voterReportPublish', id, { leaveOut: [3] })))).toEqual(['leaveOut UNKNOWN_QUESTION']);
    expect(await published()).toEqual([]);
    const before = await duty(id);
    await sure(act(street, 'voterReportPublish', id, { leaveOut: [1] }));
    const [first] = await published();
    expect(first).toMatchObject({
      heldOn: '2026-03-01', place: '朝阳街道代表之家', voters: 30, report: HELD.report, appraisal: { good: 24, basically: 5, poor: 1 },
      questions: [{ question: '居民□□反映停车难，电话□□，何时解决？' }, HELD.questions[0]],
    });
    expect(JSON.stringify(first)).not.toMatch(/张建国|1390458|低保|老周/);
    expect((await refused(on, () => act(actors.office, 'voterReportPublish', id, {}))).reason).toBe('PUBLISHED_BEFORE');
    await sure(act(street, 'voterReportFeedback', id, { feedback: '请继续跟进停车问题。' }));
    expect(await published()).toEqual([first]);
    expect(await state(id)).toEqual({ state: 'CLOSED', publishedAt: on.now.toISOString(), withdrawReason: null });
    expect(fieldsOf(await refused(on, () => act(street, 'voterReportWithdraw', id, { reason: '短' })))).toEqual(['reason TOO_SHORT']);
    await sure(act(street, 'voterReportWithdraw', id, { reason: '答复中的事实有误。' }));
    expect(await published()).toEqual([]);
    expect(await state(id)).toEqual({ state: 'CLOSED', publishedAt: null, withdrawReason: '答复中的事实有误。' });
    expect((await refused(on, () => act(street, 'voterReportWithdraw', id, { reason: '答复中的事实有误。' }))).reason).toBe('NOT_PUBLISHED');
    await sure(act(actors.office, 'voterReportPublish', id, { leaveOut: [0, 1] }));
    expect(await published()).toMatchObject([{ questions: HELD.questions }]);
    expect(await duty(id)).toEqual(before);
    expect((await shown(actors.office, id))?.history.map(({ action }) => action).slice(3)).toEqual(['PUBLISH', 'FEEDBACK', 'WITHDRAW', 'PUBLISH']);
    expect(await on.sql(`select count(*)::int as n from published_voter_report where voter_report_id = $1`, [id])).toEqual([{ n: 2 }]);
    await on.sql(`update deputy set status = 'SUSPENDED' where id = $1`, [on.deputies.deputy]);
    expect(await published()).toEqual([]);
    await on.sql(`update deputy set status = 'ACTIVE' where id = $1`, [on.deputies.deputy]);
  });

  it('VRP-23 MUST be counted by place with what is due, and lead to the rows behind', async () => {
    await sure(act(street, 'voterReportReschedule', await scheduled(), { plannedOn: '2026-05-20', place: '区人大' }));
    await sure(act(street, 'voterReportCancel', await scheduled(), { reason: '代表因病请假。' }));
    const answer = await on.ask(street, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { voterReportFigures {
      scheduled { value drillDown } held { numerator denominator } voters { value } good { numerator denominator } } } } }`, { of: [{ __typename: 'Area', id: STREET }] });
    expect(answer.errors ?? []).toEqual([]);
    const [expected] = await on.sql<{ scheduled: number; held: number; due: number; voters: number; good: number; votes: number }>(`select count(*) filter (where state <> 'CANCELLED')::int as scheduled,
      count(*) filter (where held_on is not null and state not in ('SCHEDULED', 'CANCELLED'))::int as held, count(*) filter (where state <> 'CANCELLED' and (planned_on <= '2026-03-02' or state <> 'SCHEDULED'))::int as due,
      coalesce(sum(voters) filter (where state not in ('SCHEDULED', 'CANCELLED')), 0)::int as voters, coalesce(sum((appraisal ->> 'good')::int), 0)::int as good,
      coalesce(sum((appraisal ->> 'good')::int + (appraisal ->> 'basically')::int + (appraisal ->> 'poor')::int), 0)::int as votes from voter_report`);
    expect(answer.data).toMatchObject({ _entities: [{ voterReportFigures: {
      scheduled: { value: expected?.scheduled }, held: { numerator: expected?.held, denominator: expected?.due }, voters: { value: expected?.voters },
      good: { numerator: expected?.good, denominator: expected?.votes },
    } }] });
    expect(JSON.stringify(answer.data)).toContain('/representation/voter-reports?');
  });
});
