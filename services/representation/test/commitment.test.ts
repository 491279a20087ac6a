import type { Actor } from '@redpine/kit/actor';
import { createActorSigner } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FULL_READERS } from '../src/suggestion/suggestion.policy.ts';
import { type Answer, assigned, fieldsOf, handle, handlingNow, refused, replied, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, keys, TOPIC, UNIT, UNIT_2 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const PROMISE = { text: '六月底前在三个社区增设助餐点。', measure: '建成助餐点 3 处并开放', dueOn: '2026-06-30' };
const REPORT = { text: '三处助餐点已于本月建成开放，附现场照片。' };
const REASON = { reason: '其中一处尚未开放。' };
const SATISFIED = { attitude: 'SATISFIED', result: 'SATISFIED' };

async function answered(): Promise<{ suggestion: string; handling: string }> {
  on.now = new Date('2026-03-02T02:00:00Z');
  const suggestion = await assigned(on);
  await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
  return { suggestion, handling: (await handlingNow(on, suggestion, UNIT)).id };
}

async function promised(more: object = {}): Promise<string> {
  const { handling } = await answered();
  const answer = await sure(send(on, actors.clerk, 'commitmentRegister', { handling, ...PROMISE, ...more }));
  return answer.commitment?.id ?? '';
}

/** An act on the commitment as it stands. */
async function act(actor: Actor, mutation: string, commitment: string, more: object = {}): Promise<Answer> {
  const [row] = await on.sql<{ version: number }>('select version from commitment where id = $1', [commitment]);
  return send(on, actor, mutation, { commitment, version: row?.version ?? 0, ...more });
}

async function read<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}

const ALL = `id version state text measure promisedOn dueOn firstDueOn metOn overdue daysLeft registeredAt updatedAt unit { id }
  suggestion { id } handling { id } reports { id text on outcome reason files { id } }
  dueRequests { id from to reason askedAt outcome refusal decidedAt } evaluation { attitude result comment at }
  presses { year on overdue } availableActions { action allowed reason legalBasis { law article mark } }`;
const FIGURES = `total { value asOf drillDown } open { value drillDown } overdue { value drillDown }
  fulfilled { numerator denominator value drillDown } fulfilledInTime { numerator denominator value asOf drillDown }`;

describe('a commitment through its life', () => {
  it('REP-110 MUST be promised, reported, confirmed, doubted, reported again, evaluated again and closed (重庆 24, 28)', async () => {
    const commitment = await promised();
    const state = async (): Promise<string> => (await read<{ commitment: { state: string } }>(actors.office, 'query ($id: ID!) { commitment(id: $id) { state } }', { id: commitment })).commitment.state;
    const steps: [Actor, string, object, string][] = [
      [actors.clerk, 'commitmentReport', REPORT, 'REPORTED'],
      [actors.office, 'commitmentSendBack', REASON, 'REOPENED'],
      [actors.head, 'commitmentReport', REPORT, 'REPORTED'],
      [actors.office, 'commitmentConfirm', {}, 'FULFILLED'],
      [actors.deputy, 'commitmentReopen', REASON, 'REOPENED'],
      [actors.clerk, 'commitmentReport', REPORT, 'REPORTED'],
      [actors.office, 'commitmentConfirm', {}, 'FULFILLED'],
      [actors.deputy, 'commitmentEvaluate', SATISFIED, 'EVALUATED_AGAIN'],
      [actors.office, 'commitmentClose', {}, 'CLOSED'],
    ];
    for (const [actor, mutation, more, to] of steps) {
      await sure(act(actor, mutation, commitment, more));
      expect(await state()).toBe(to);
    }
    const { commitment: found } = await read<{ commitment: Record<string, unknown> }>(actors.deputy, `query ($id: ID!) { commitment(id: $id) { ${ALL} } }`, { id: commitment });
    expect(found).toMatchObject({
      ...PROMISE, promisedOn: '2026-03-04', firstDueOn: '2026-06-30', metOn: '2026-03-05', overdue: false, daysLeft: null, unit: { id: UNIT },
      reports: [{ outcome: 'SENT_BACK', ...REASON }, { outcome: 'NOT_KEPT', ...REASON }, { outcome: 'CONFIRMED', reason: null }],
      evaluation: SATISFIED,
    });
    const acts = await on.sql<{ action: string }>(`select action from timeline_entry where action like 'COMMITMENT%' order by at, id`);
    expect(acts.map(({ action }) => action)).toContain('COMMITMENT_SEND_BACK');
    const [audited] = await on.sql<{ count: number }>(`select count(*)::int from audit_entry where subject_type = 'Commitment' and subject_id = $1`, [commitment]);
    expect(audited?.count).toBe(10);
  });

  it('REP-111 MUST change its due day by a request with a reason and the office’s consent alone, and keep the history', async () => {
    const commitment = await promised();
    const ask = { dueOn: '2026-09-30', reason: '选址涉及规划调整，需延后。' };
    expect((await refused(on, () => act(actors.office, 'commitmentDueAsk', commitment, ask))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.office, 'commitmentDueGrant', commitment))).reason).toBe('NOT_ASKED');
    expect(fieldsOf(await refused(on, () => act(actors.clerk, 'commitmentDueAsk', commitment, { ...ask, dueOn: '2026-03-05' })))).toEqual(['dueOn NOT_IN_FUTURE']);
    expect(fieldsOf(await refused(on, () => act(actors.clerk, 'commitmentDueAsk', commitment, { dueOn: PROMISE.dueOn, reason: '' })))).toEqual(['reason REQUIRED', 'dueOn SAME_DAY']);
    await sure(act(actors.clerk, 'commitmentDueAsk', commitment, ask));
    expect((await refused(on, () => act(actors.clerk, 'commitmentDueAsk', commitment, ask))).reason).toBe('ALREADY_ASKED');
    expect((await refused(on, () => act(actors.clerk, 'commitmentDueGrant', commitment))).code).toBe('FORBIDDEN');
    await sure(act(actors.office, 'commitmentDueRefuse', commitment, { reason: '请先与代表沟通。' }));
    await sure(act(actors.clerk, 'commitmentDueAsk', commitment, ask));
    expect((await sure(act(actors.office, 'commitmentDueGrant', commitment))).commitment?.dueOn).toBe('2026-09-30');
    await sure(act(actors.clerk, 'commitmentDueAsk', commitment, { ...ask, dueOn: '2026-12-31' }));
    await sure(act(actors.clerk, 'commitmentReport', commitment, REPORT));
    const { commitment: found } = await read<{ commitment: object }>(actors.clerk, `query ($id: ID!) { commitment(id: $id) { ${ALL} } }`, { id: commitment });
    expect(found).toMatchObject({
      dueOn: '2026-09-30', firstDueOn: '2026-06-30',
      dueRequests: [{ outcome: 'REFUSED', from: '2026-06-30' }, { outcome: 'GRANTED', to: '2026-09-30' }, { outcome: 'LAPSED', from: '2026-09-30' }],
    });
  });

  it('REP-112 MUST come from a reply that was sent, by its unit or the office, and be due after it', async () => {
    const suggestion = await assigned(on);
    const handling = (await handlingNow(on, suggestion, UNIT)).id;
    expect((await refused(on, () => send(on, actors.office, 'commitmentRegister', { handling, ...PROMISE }))).reason).toBe('NO_REPLY');
    await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
    const wrong = { handling, text: '', measure: '', dueOn: '2026-03-03' };
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'commitmentRegister', wrong)))).toEqual(['text REQUIRED', 'measure REQUIRED', 'dueOn BEFORE_PROMISE']);
    for (const [actor, code] of [[actors.deputy, 'FORBIDDEN'], [actors.clerk2, 'NOT_FOUND'], [actors.auditor, 'NOT_FOUND'], [actors.anonymous, 'UNAUTHENTICATED']] as const) {
      expect((await refused(on, () => send(on, actor, 'commitmentRegister', { handling, ...PROMISE }))).code).toBe(code);
    }
    await sure(send(on, actors.office, 'commitmentRegister', { handling, ...PROMISE }));
  });

  it('REP-113 MUST refuse a version that is not the present one, and act once for one key', async () => {
    const commitment = await promised();
    const input = { commitment, version: 1, ...REPORT, idempotencyKey: 'commitment-once' };
    const first = await sure(send(on, actors.clerk, 'commitmentReport', input));
    expect(await sure(send(on, actors.clerk, 'commitmentReport', input))).toEqual(first);
    const stale = await refused(on, () => send(on, actors.office, 'commitmentConfirm', { commitment, version: 1 }));
    expect(stale).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 2 });
  });
});

describe('who sees a commitment', () => {
  it('REP-114 MUST be whoever sees the reply that promised it; its files as the reply’s', async () => {
    const file = { id: fixed(951), name: '现场.jpg', mediaType: 'image/jpeg', size: 10, uploadedBy: actors.clerk.id };
    on.files = [file];
    const commitment = await promised();
    await sure(act(actors.clerk, 'commitmentReport', commitment, { ...REPORT, files: [file.id] }));
    const signer = createActorSigner(keys.privateKey);
    const seeing: string[] = [];
    const opening: string[] = [];
    for (const [name, actor] of Object.entries(actors)) {
      const { commitment: found } = await read<{ commitment: object | null }>(actor, `query ($id: ID!) { commitment(id: $id) { ${ALL} } }`, { id: commitment });
      if (found !== null) seeing.push(name);
      if ((await on.service.call('mayReadFile', { file: file.id }, await signer.sign(actor))) === true) opening.push(name);
    }
    const readsAll = (actor: Actor): boolean => actor.posts.some(({ kind }) => FULL_READERS.some((each) => each === kind));
    const parties: readonly Actor[] = [actors.deputy, actors.clerk, actors.head];
    expect(seeing).toEqual(Object.entries(actors).flatMap(([name, actor]) => (parties.includes(actor) || readsAll(actor) ? [name] : [])));
    expect(opening).toEqual(seeing);
  });
});

describe('the ledger across years', () => {
  it('REP-115 MUST filter, count and drill down, with overdue read and never stored; REP-116 MUST be pressed every fourth quarter', async () => {
    await on.sql('delete from commitment');
    const old = await promised();
    const late = await promised({ dueOn: '2026-04-30' });
    const kept = await promised({ measure: '开放日间照料室' });
    const slow = await promised({ dueOn: '2026-03-10' });
    await on.sql(`update commitment set promised_on = '2025-05-01', due_on = '2025-12-31', first_due_on = '2025-12-31' where id = $1`, [old]);
    await on.sql(`update suggestion set area_id = $1 where id = (select suggestion_id from commitment where id = $2)`, [AREA, kept]);
    on.now = new Date('2026-06-01T02:00:00Z');
    for (const commitment of [kept, slow]) {
      await sure(act(actors.clerk, 'commitmentReport', commitment, REPORT));
      await sure(act(actors.office, 'commitmentConfirm', commitment));
    }
    const list = async (filter: object, actor: Actor = actors.office): Promise<string[]> => {
      const { commitments } = await read<{ commitments: { totalCount: number; edges: { node: { id: string } }[] } }>(
        actor, 'query ($filter: CommitmentFilter) { commitments(filter: $filter, first: 50) { totalCount edges { node { id } } } }', { filter },
      );
      expect(commitments.totalCount).toBe(commitments.edges.length);
      return commitments.edges.map(({ node }) => node.id);
    };
    expect(await list({})).toEqual([old, slow, late, kept]);
    expect(await list({ promisedYear: 2025 })).toEqual([old]);
    expect(await list({ dueYear: 2026, overdue: true })).toEqual([late]);
    expect(await list({ overdue: true })).toEqual([old, late]);
    expect(await list({ overdue: false })).toEqual([slow, kept]);
    expect(await list({ fulfilled: true })).toEqual([slow, kept]);
    expect(await list({ fulfilledInTime: true })).toEqual([kept]);
    expect(await list({ fulfilledInTime: false })).toEqual([old, slow, late]);
    expect(await list({ search: '日间照料' })).toEqual([kept]);
    expect(await list({ area: AREA })).toEqual([kept]);
    expect(await list({ topic: TOPIC, states: ['PROMISED'] })).toEqual([old, late]);
    expect(await list({ topic: 'HEALTH' })).toEqual([]);
    expect(await list({ unit: UNIT_2 })).toEqual([]);
    expect(await list({ unit: UNIT })).toHaveLength(4);
    for (const actor of [actors.anonymous, actors.auditor, actors.clerk2, actors.other]) expect(await list({}, actor)).toEqual([]);

    const figures = { total: 4, open: 2, overdue: 2, fulfilled: [2, 4, 50], inTime: [1, 4, 25] };
    interface Figures { total: { value: number; drillDown: string }; open: { value: number }; overdue: { value: number }; fulfilled: { numerator: number; denominator: number; value: number }; fulfilledInTime: { numerator: number; denominator: number; value: number | null; asOf: string; drillDown: string } }
    const brief = ({ total, open, overdue, fulfilled, fulfilledInTime: time }: Figures) => ({
      total: total.value, open: open.value, overdue: overdue.value,
      fulfilled: [fulfilled.numerator, fulfilled.denominator, fulfilled.value], inTime: [time.numerator, time.denominator, time.value],
    });
    const { commitmentFigures: all } = await read<{ commitmentFigures: Figures }>(actors.office, `{ commitmentFigures { ${FIGURES} } }`);
    expect(brief(all)).toEqual(figures);
    expect(all.fulfilledInTime).toMatchObject({ asOf: '2026-06-01T02:00:00.000Z', drillDown: '/representation/commitments?fulfilledInTime=true' });
    const places = await read<{ _entities: { commitmentFigures: Figures }[] }>(
      actors.office,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organ { commitmentFigures { ${FIGURES} } } ... on Area { commitmentFigures { ${FIGURES} } } ... on Topic { commitmentFigures { ${FIGURES} } } } }`,
      { of: [{ __typename: 'Organ', id: UNIT }, { __typename: 'Area', id: AREA }, { __typename: 'Topic', id: fixed(31) }] },
    );
    const [organ, area, topic] = places._entities.map((each) => each.commitmentFigures);
    expect(organ && brief(organ)).toEqual(figures);
    expect(organ?.total.drillDown).toBe(`/representation/commitments?unit=${UNIT}`);
    expect(area && brief(area).total).toBe(1);
    expect(topic?.fulfilledInTime.drillDown).toBe(`/representation/commitments?fulfilledInTime=true&topic=${TOPIC}`);
    const { commitmentFigures: none } = await read<{ commitmentFigures: Figures }>(actors.anonymous, `{ commitmentFigures { ${FIGURES} } }`);
    expect(brief(none)).toEqual({ total: 0, open: 0, overdue: 0, fulfilled: [0, 0, null], inTime: [0, 0, null] });

    on.now = new Date('2026-09-30T02:00:00Z');
    expect(await on.service.pressCommitments()).toBe(0);
    on.now = new Date('2026-10-01T02:00:00Z');
    expect(await on.service.pressCommitments()).toBe(2);
    expect(await on.service.pressCommitments()).toBe(0);
    expect(await list({ pressYear: 2026 })).toEqual([old, late]);
    const told = await on.sql<{ payload: { to: object; subject: string; path: string } }>(`select payload from outbox where payload ->> 'kind' = 'COMMITMENT_PRESSED' order by xid, id`);
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { to: { posts: [{ kind: 'UNIT_CLERK', organ: UNIT }, { kind: 'UNIT_HEAD', organ: UNIT }] }, subject: '2026 年滚动督办：2 项承诺事项', path: '/representation/commitments?pressYear=2026' },
      { to: { posts: [{ kind: 'DEPUTIES_OFFICE' }] } },
    ]);
    // Nobody did it: neither the service's name nor a deputy stands for it.
    const analyst: Actor = { ...actors.auditor, posts: actors.auditor.posts.map((post) => ({ ...post, kind: 'ANALYST', title: '数据分析员' })) };
    for (const actor of [actors.office, analyst]) {
      const { commitment } = await read<{ commitment: { suggestion: { timeline: { action: string; actor: string }[] } } }>(
        actor, 'query ($id: ID!) { commitment(id: $id) { suggestion { timeline { action actor } } } }', { id: late },
      );
      expect(commitment.suggestion.timeline.find(({ action }) => action === 'COMMITMENT_PRESS')?.actor).toBe('平台自动办理');
    }
    on.now = new Date('2027-11-01T02:00:00Z');
    expect(await on.service.pressCommitments()).toBe(1);
    expect(await list({ pressYear: 2027 })).toEqual([late]);
    await expect(on.sql(`update commitment_press set year = 1`)).rejects.toThrow(/permission denied/);
  });
});

describe('acts on the handling page', () => {
  it('REP-117 MUST tell the unit and the office alone whether a promise can be registered', async () => {
    const { suggestion } = await answered();
    const offered = async (actor: Actor): Promise<unknown> => {
      const { suggestion: found } = await read<{ suggestion: { handlings: { commitmentRegistration: { allowed: boolean } | null }[] } | null }>(
        actor, 'query ($id: ID!) { suggestion(id: $id) { commitments { id } handlings { commitmentRegistration { action allowed reason } } } }', { id: suggestion },
      );
      return found?.handlings[0]?.commitmentRegistration?.allowed ?? null;
    };
    expect([await offered(actors.clerk), await offered(actors.office), await offered(actors.deputy), await offered(actors.other)]).toEqual([true, true, null, null]);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion, unit: UNIT }, SATISFIED));
    expect(await offered(actors.clerk)).toBe(true);
  });
});
