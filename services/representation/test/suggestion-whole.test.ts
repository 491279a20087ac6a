import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accepted, act, assign, assigned, CONTENT, draft, fieldsOf, handle, handlingNow, refused, replied, send, submitted, suggestionNow, sure,
} from './acts.ts';
import { actors, bench, type Bench, TOPIC, UNIT, UNIT_2 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const reason = '与另一件建议内容重复，予以调整。';
const named = async (...ids: string[]) =>
  Promise.all(ids.map(async (each) => ({ suggestion: each, version: (await suggestionNow(on, each)).version })));
const timeline = async (id: string): Promise<string[]> =>
  (await on.sql<{ action: string }>('select action from timeline_entry where suggestion_id = $1 order by at, id', [id])).map(({ action }) => action);
const openDeadlines = async (id: string): Promise<string[]> =>
  (
    await on.sql<{ kind: string }>(
      'select kind from deadline where suggestion_id = $1 and met_on is null and lapsed_on is null order by kind',
      [id],
    )
  ).map(({ kind }) => kind);

describe('withdrawing', () => {
  it('REP-100 MUST end the handling, tell the units and keep the record (参照青岛第十二条)', async () => {
    const id = await assigned(on, { mode: 'LEAD_WITH_COHANDLERS', others: [UNIT_2] });
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: id, unit: UNIT }));
    await sure(act(on, actors.deputy, 'suggestionWithdraw', id, { reason }));
    expect(await suggestionNow(on, id)).toMatchObject({ state: 'WITHDRAWN' });
    for (const unit of [UNIT, UNIT_2]) expect(await handlingNow(on, id, unit)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await openDeadlines(id)).toEqual([]);
    const told = await on.sql<{ payload: { to: { posts?: { kind: string; organ?: string }[] } } }>(
      `select payload from outbox where payload ->> 'kind' = 'SUGGESTION_WITHDRAWN'`,
    );
    expect(told.flatMap(({ payload }) => payload.to.posts ?? []).map(({ organ }) => organ)).toEqual(expect.arrayContaining([UNIT, UNIT_2]));
    expect((await refused(on, () => handle(on, actors.clerk, 'handlingContactRecord', { suggestion: id, unit: UNIT }, {
      on: '2026-03-02', mode: 'TELEPHONE', stage: 'DURING', note: '电话联系',
    }))).__typename).toBe('TransitionProblem');
  });

  it('REP-101 MUST be refused once a unit has replied, and to anybody but the lead', async () => {
    const id = await assigned(on, { mode: 'SEPARATE', others: [UNIT_2] });
    expect((await refused(on, () => act(on, actors.office, 'suggestionWithdraw', id, { reason }))).code).toBe('FORBIDDEN');
    await replied(on, { suggestion: id, unit: UNIT }, actors.clerk, actors.head);
    expect(await refused(on, () => act(on, actors.deputy, 'suggestionWithdraw', id, { reason }))).toMatchObject({
      reason: 'ALREADY_REPLIED',
    });
  });

  it('REP-102 MUST keep a withdrawn co-signature with its reason, and let it be given anew while the text is written', async () => {
    const id = await draft(on);
    const deputies = [on.deputies.cosigner];
    await sure(act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies }));
    expect(await refused(on, () => act(on, actors.cosigner, 'suggestionCosignWithdraw', id, { reason }))).toMatchObject({ reason: 'NOT_CONFIRMED' });
    await sure(act(on, actors.cosigner, 'suggestionCosignConfirm', id));
    await sure(act(on, actors.cosigner, 'suggestionCosignWithdraw', id, { reason }));
    const row = async () => on.sql('select state, withdraw_reason from cosigner where suggestion_id = $1', [id]);
    expect(await row()).toEqual([{ state: 'WITHDRAWN', withdraw_reason: reason }]);
    await sure(act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies }));
    expect(await row()).toEqual([{ state: 'INVITED', withdraw_reason: null }]);
    expect(await timeline(id)).toEqual(['COSIGN_INVITE', 'COSIGN_CONFIRM', 'COSIGN_WITHDRAW', 'COSIGN_INVITE']);
  });
});

describe('conversion', () => {
  it('REP-103 MUST end as a letter on a ground that the district knows (参照青岛第十一条)', async () => {
    const id = await submitted(on);
    const unknown = await refused(on, () => act(on, actors.office, 'suggestionToLetter', id, { reason, inadmissibility: 'NONSENSE' }));
    expect(fieldsOf(unknown)).toEqual(['inadmissibility UNKNOWN_CODE']);
    await sure(act(on, actors.office, 'suggestionToLetter', id, { reason, inadmissibility: 'CONCRETE_CASE' }));
    const { data } = await on.ask(
      actors.deputy,
      `query ($id: ID!) { suggestion(id: $id) { state endReason endedOn inadmissibility { code name legalBasis { article mark } } } }`,
      { id },
    );
    expect(data?.['suggestion']).toEqual({
      state: 'LETTER', endReason: reason, endedOn: '2026-03-02',
      inadmissibility: { code: 'CONCRETE_CASE', name: '涉及具体案件', legalBasis: { article: '第十一条', mark: 'D' } },
    });
  });

  it('REP-104 MUST take a motion in as a suggestion with a number of its own (议案转建议)', async () => {
    const motion = { motionNumber: '第3号议案', deputy: on.deputies.deputy, ...CONTENT };
    expect((await refused(on, () => send(on, actors.deputy, 'suggestionMotionRegister', motion))).code).toBe('FORBIDDEN');
    const made = await sure(send(on, actors.session, 'suggestionMotionRegister', motion));
    expect(made.suggestion).toMatchObject({ state: 'SUBMITTED', origin: 'MOTION' });
    const id = made.suggestion?.id ?? '';
    expect(fieldsOf(await refused(on, () => send(on, actors.session, 'suggestionMotionRegister', motion)))).toEqual(['motionNumber TAKEN']);
    expect((await sure(act(on, actors.session, 'suggestionAccept', id))).suggestion?.number).toBe('议转1号');
  });
});

describe('two tiers', () => {
  it('REP-105 MUST start the legal clock at the handover, and let the government office assign within the government alone', async () => {
    const id = await accepted(on);
    const meeting = { name: '区十八届人大五次会议建议交办会', on: '2026-03-02' };
    await sure(send(on, actors.office, 'suggestionHandOver', { suggestions: await named(id), meeting }));
    expect(await openDeadlines(id)).toEqual(['ASSIGN']);
    on.now = new Date('2026-03-04T02:00:00Z');
    expect(await refused(on, () => assign(on, id))).toMatchObject({ reason: 'WRONG_STATE' });
    const { version } = await suggestionNow(on, id);
    const assignment = { suggestion: id, version, mode: 'ALONE', lead: UNIT_2, track: 'THREE_MONTHS' };
    await on.sql(`update organ set kind = 'COURT' where id = $1`, [UNIT_2]);
    const outside = await refused(on, () => send(on, actors.government, 'suggestionAssign', { assignment }));
    await on.sql(`update organ set kind = 'GOVERNMENT' where id = $1`, [UNIT_2]);
    expect(fieldsOf(outside)).toEqual(['assignment.lead OUTSIDE_GOVERNMENT']);
    await sure(send(on, actors.government, 'suggestionAssign', { assignment }));
    const [reply] = await on.sql<{ start_on: string }>(`select start_on::text from deadline where suggestion_id = $1 and kind = 'REPLY'`, [id]);
    expect(reply?.start_on).toBe('2026-03-02');
    // What the unit returns waits with the government office again.
    await sure(handle(on, actors.clerk2, 'handlingReturn', { suggestion: id, unit: UNIT_2 }, { reason }));
    expect(await suggestionNow(on, id)).toMatchObject({ state: 'HANDED_OVER' });
    const { data } = await on.ask(actors.office, '{ assignmentMeetings { name on suggestions { totalCount edges { node { id } } } } }');
    expect(data?.['assignmentMeetings']).toEqual([{ ...meeting, suggestions: { totalCount: 1, edges: [{ node: { id } }] } }]);
  });
});

describe('together', () => {
  it('REP-106 MUST join into one case whose suggestions keep their own identity, and dissolve a case of one', async () => {
    const ids = [await accepted(on), await accepted(on)];
    await sure(send(on, actors.office, 'suggestionJoin', { suggestions: await named(...ids), reason: '同为助餐点布局问题' }));
    const siblings = async (): Promise<unknown> =>
      (await on.ask(actors.office, 'query ($id: ID!) { suggestion(id: $id) { jointCase { reason suggestions { id } } } }', { id: ids[0] })).data?.[
        'suggestion'
      ];
    expect(await siblings()).toEqual({ jointCase: { reason: '同为助餐点布局问题', suggestions: ids.map((id) => ({ id })) } });
    await sure(act(on, actors.office, 'suggestionLeaveCase', ids[1] ?? '', { reason }));
    expect(await siblings()).toEqual({ jointCase: null });
    const one = await named(ids[0] ?? '');
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'suggestionJoin', { suggestions: one, reason })))).toEqual(['suggestions REQUIRED']);
  });

  it('JNT-01 MUST join what was handed over with what waits, keep every clock, and refuse what is with a unit (rules §2.7)', async () => {
    const handedOver = await accepted(on);
    await sure(send(on, actors.office, 'suggestionHandOver', { suggestions: await named(handedOver) }));
    const clocks = `select suggestion_id, kind, due_on, met_on from deadline where suggestion_id = $1 order by kind`;
    const before = await on.sql(clocks, [handedOver]);
    const waiting = await accepted(on);
    await sure(send(on, actors.office, 'suggestionJoin', { suggestions: await named(handedOver, waiting), reason: '同为助餐点布局问题' }));
    const [{ cases } = { cases: 0 }] = await on.sql<{ cases: number }>(
      'select count(distinct joint_case_id)::int as cases from suggestion where id = any($1::uuid[]) and joint_case_id is not null', [[handedOver, waiting]],
    );
    expect(cases).toBe(1);
    expect(await on.sql(clocks, [handedOver])).toEqual(before);
    expect(await suggestionNow(on, handedOver)).toMatchObject({ state: 'HANDED_OVER' });
    const withUnit = await assigned(on);
    const suggestions = await named(withUnit, waiting);
    expect(await refused(on, () => send(on, actors.office, 'suggestionJoin', { suggestions, reason }))).toMatchObject({ reason: 'WRONG_STATE' });
    expect((await refused(on, () => send(on, actors.government, 'suggestionJoin', { suggestions, reason }))).code).toBe('FORBIDDEN');
  });
});

describe('putting right', () => {
  it('REP-107 MUST retract an acceptance and an assignment that nobody acted on, with everything on the timeline (更正)', async () => {
    const id = await assigned(on);
    await sure(act(on, actors.office, 'suggestionAssignmentRetract', id, { reason }));
    expect(await suggestionNow(on, id)).toMatchObject({ state: 'ACCEPTED' });
    expect(await refused(on, () => act(on, actors.office, 'suggestionAcceptanceRetract', id, { reason }))).toMatchObject({ reason: 'ASSIGNED_BEFORE' });
    await sure(assign(on, id));
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: id, unit: UNIT }));
    expect(await refused(on, () => act(on, actors.office, 'suggestionAssignmentRetract', id, { reason }))).toMatchObject({ reason: 'ACTED_ON' });

    const other = await accepted(on);
    await sure(act(on, actors.office, 'suggestionAcceptanceRetract', other, { reason }));
    expect(await on.sql('select state, number from suggestion where id = $1', [other])).toEqual([{ state: 'SUBMITTED', number: null }]);
    await sure(act(on, actors.office, 'suggestionCorrect', other, { topic: 'HEALTH', area: null, reason }));
    expect(await timeline(other)).toEqual(['SUBMIT', 'ACCEPT', 'RETRACT_ACCEPTANCE', 'CORRECT']);
  });

  it('REP-108 MUST archive what is closed, to be read only and still counted (归档)', async () => {
    const id = await assigned(on);
    await replied(on, { suggestion: id, unit: UNIT }, actors.clerk, actors.head);
    await sure(handle(on, actors.deputy, 'handlingEvaluate', { suggestion: id, unit: UNIT }, { attitude: 'SATISFIED', result: 'SATISFIED' }));
    const total = async () =>
      (await on.ask(actors.office, '{ suggestionFigures { total { value } } }')).data?.['suggestionFigures'];
    const before = await total();
    await sure(send(on, actors.office, 'suggestionArchive', { suggestions: await named(id) }));
    expect(await total()).toEqual(before);
    expect((await refused(on, () => act(on, actors.office, 'suggestionCorrect', id, { topic: TOPIC, reason }))).__typename).toBe('TransitionProblem');
  });
});

describe('what is confidential', () => {
  const READ = 'query ($id: ID!) { suggestion(id: $id) { title confidential facts proposal } }';
  const readings = async (id: string) =>
    (await on.sql<{ actor_name: string }>(
      `select actor_name from audit_entry where subject_id = $1 and action = 'suggestion.readConfidential' order by id`, [id],
    )).map(({ actor_name: name }) => name);

  it('REP-109 MUST be kept from others, and log each office’s and unit’s reading once a day (参照青岛第十八条)', async () => {
    const id = await draft(on, { confidential: true });
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    await sure(act(on, actors.office, 'suggestionAccept', id));
    await sure(assign(on, id));
    for (const actor of [actors.other, actors.member]) expect((await on.ask(actor, READ, { id })).data?.['suggestion']).toBeNull();
    await on.ask(actors.deputy, READ, { id });
    expect(await readings(id)).toEqual([]);
    for (const actor of [actors.office, actors.office, actors.clerk, actors.government]) {
      expect((await on.ask(actor, READ, { id })).data?.['suggestion']).toMatchObject({ confidential: true, facts: CONTENT.facts });
    }
    expect(await readings(id)).toEqual([actors.office.name, actors.clerk.name, actors.government.name]);
    await on.ask(actors.office, 'query ($id: ID!) { suggestion(id: $id) { title state } }', { id });
    on.now = new Date('2026-03-03T02:00:00Z');
    await on.ask(actors.office, READ, { id });
    expect(await readings(id)).toEqual([actors.office.name, actors.clerk.name, actors.government.name, actors.office.name]);
  });
});

describe('what is alike', () => {
  const ALIKE = `query ($title: String!, $facts: String, $except: ID) {
    similarSuggestions(title: $title, facts: $facts, except: $except) { id title number similarity matched } }`;
  const alike = async (actor: typeof actors.deputy, variables: object) =>
    (await on.ask(actor, ALIKE, { ...variables })).data?.['similarSuggestions'] as { id: string; similarity: number; matched: string[] }[];

  it('REP-110 MUST find what says much the same, and only what the viewer may see', async () => {
    const id = await draft(on, { title: '关于完善老旧小区电梯加装补贴的建议', facts: '老旧小区高层住户出行困难，电梯加装资金筹集难度大，补贴标准偏低。' });
    expect(await alike(actors.other, { title: '关于老旧小区电梯加装补贴的建议' })).toEqual([]);
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    const [found] = await alike(actors.other, { title: '关于老旧小区电梯加装补贴的建议' });
    expect(found).toMatchObject({ id, matched: ['TITLE'] });
    expect(found?.similarity).toBeGreaterThan(70);
    expect(await alike(actors.other, { title: '关于老旧小区电梯加装补贴的建议', except: id })).toEqual([]);
    // A text that one may not read is not compared.
    const copied = { title: '另一个完全无关的题目', facts: '老旧小区高层住户出行困难，电梯加装资金筹集难度大，补贴标准偏低。' };
    expect(await alike(actors.other, copied)).toEqual([]);
    expect(await alike(actors.office, copied)).toEqual([expect.objectContaining({ id, similarity: 100, matched: ['FACTS'] })]);
    for (const title of ['', 'x', "'", '\\', ' & | ! ']) expect(await alike(actors.office, { title })).toEqual([]);
    expect(await alike(actors.anonymous as typeof actors.deputy, { title: '关于老旧小区电梯加装补贴的建议' })).toEqual([]);
  });
});
