import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC } from './bench.ts';

const STREET = fixed(12);
const COMMUNITY = fixed(13);
const TOWN = fixed(14);
const office = (n: number, kind: string, area: string): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '吴书记', person: fixed(n + 1),
  posts: [{ id: fixed(n + 2), kind, title: kind === 'TOWN_PRESIDIUM' ? '镇人大主席' : '街道人大工委', organ: null, area }],
});
const street = office(960, 'SUBDISTRICT_OFFICE', STREET);
const town = office(964, 'TOWN_PRESIDIUM', TOWN);
const analyst: Actor = { id: fixed(968), kind: 'ACCOUNT', username: 'analyst', name: '郑分析', person: fixed(969), posts: [{ id: fixed(970), kind: 'ANALYST', title: '分析员', organ: null, area: null }] };

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${COMMUNITY}', '230717001001', '向阳社区', 'COMMUNITY', '${STREET}', '230717/001/001', 1), ('${TOWN}', '230717100', '美溪镇', 'TOWN', '${AREA}', '230717/100', 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(async () => {
  on.now = new Date('2026-03-02T02:00:00Z');
  // One home to an area: each test begins with none in force.
  for (const { id } of await on.sql<{ id: string }>(`select id from home where state <> 'CLOSED'`)) await sure(act(actors.office, 'homeClose', id, { reason: '测试结束，予以撤销。' }));
});

const FACILITIES = { squareMetres: 120, zones: ['RECEPTION', 'MEETING', 'DISPLAY'], barrierFree: true };
const plan = (more: object = {}): object => ({
  kind: 'AREA', area: COMMUNITY, name: '向阳社区代表之家', address: '向阳社区服务中心二楼', openingHours: '工作日 9:00–17:00', contact: '0458-3602015', facilities: FACILITIES, ...more,
});
const versionOf = async (table: string, id: string): Promise<number> => (await on.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]?.version ?? 0;
const act = async (actor: Actor, mutation: string, id: string, more: object = {}) => {
  const isEvent = mutation.startsWith('homeEvent');
  return send(on, actor, mutation, { [isEvent ? 'event' : 'home']: id, version: await versionOf(isEvent ? 'home_event' : 'home', id), ...more });
};
async function opened(more: object = {}, openedOn = '2026-01-05', by = street): Promise<string> {
  const id = (await sure(send(on, by, 'homePlan', plan(more)))).record?.id ?? '';
  await sure(act(by, 'homeOpen', id, { openedOn }));
  return id;
}
const turn = (home: string, more: object = {}): object => ({ home, kind: 'RECEPTION', subject: '代表接待日', on: '2026-03-04', from: '09:00', until: '11:00', deputies: [on.deputies.deputy, on.deputies.cosigner], ...more });
const planned = async (home: string, more: object = {}): Promise<string> => (await sure(send(on, street, 'homeEventPlan', turn(home, more)))).record?.id ?? '';
const held = (more: object = {}): object => ({ deputies: [on.deputies.deputy], visitors: 12, matters: 3, summary: '接待居民，反映供热和停车问题。', ...more });
async function verified(home: string, day: string, more: object = {}): Promise<string> {
  on.now = new Date(`${day}T06:00:00Z`);
  const id = await planned(home, { on: day, ...more });
  await sure(act(street, 'homeEventHold', id, held()));
  await sure(act(street, 'homeEventVerify', id));
  return id;
}
const ask = async (actor: Actor, query: string, variables: Record<string, unknown> = {}) => {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as Record<string, never>;
};
const duty = (id: string) => on.sql('select kind, state, on_day as on, title from duty_event where source_id = $1 order by deputy_id', [id]);

describe('a deputies’ home', () => {
  it('HOM-20 MUST go from its plan into force, take deputies and experts in, and close (组织法 art. 60; 代表法 art. 28)', async () => {
    const id = (await sure(send(on, street, 'homePlan', plan({ openingHours: '', contact: '' })))).record?.id ?? '';
    expect((await refused(on, () => act(street, 'homeOpen', id, { openedOn: '2026-03-01' }))).reason).toBe('NOT_REACHABLE');
    const { kind, area, ...described } = plan() as { kind: string; area: string };
    expect([kind, area]).toEqual(['AREA', COMMUNITY]);
    await sure(act(street, 'homeRevise', id, described));
    await sure(act(street, 'homeOpen', id, { openedOn: '2026-03-01' }));
    await sure(act(street, 'homeMemberAttach', id, { deputy: on.deputies.deputy, from: '2026-03-01' }));
    expect(fieldsOf(await refused(on, () => act(street, 'homeMemberAttach', id, { deputy: on.deputies.deputy, from: '2026-03-02' })))).toEqual(['deputy ATTACHED']);
    await sure(act(street, 'homeExpertInvite', id, { name: '马教授', expertise: '林业大学 生态保护', from: '2026-03-01' }));
    const FIELDS = `state level statutoryKind label facilities { squareMetres zones barrierFree } members { id deputy { name } until } experts { id name expertise } history { action } weaknesses
      criteria { code grade required found met } area { id }`;
    const home = (await ask(actors.deputy, `query ($id: ID!) { home(id: $id) { ${FIELDS} } }`, { id }))['home'] as unknown as { members: { id: string }[]; experts: { id: string }[] };
    expect(home).toMatchObject({
      state: 'OPEN', level: 'COMMUNITY', statutoryKind: '代表联络站', label: '代表之家', facilities: FACILITIES, area: { id: COMMUNITY },
      members: [{ deputy: { name: '王代表' }, until: null }], experts: [{ name: '马教授' }], weaknesses: [],
      history: [{ action: 'PLAN' }, { action: 'REVISE' }, { action: 'OPEN' }, { action: 'ATTACH' }, { action: 'INVITE_EXPERT' }],
    });
    const mine = await ask(actors.deputy, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Deputy { homes { id } } ... on Area { below: homes { totalCount } } } }`, {
      of: [{ __typename: 'Deputy', id: on.deputies.deputy }, { __typename: 'Area', id: STREET }],
    });
    expect(mine['_entities']).toMatchObject([{ homes: [{ id }] }, { below: { totalCount: expect.any(Number) } }]);
    await sure(act(street, 'homeMemberRelease', id, { entry: home.members[0]?.id, until: '2026-03-02' }));
    await sure(act(street, 'homeExpertRelease', id, { entry: home.experts[0]?.id, until: '2026-03-02' }));
    await sure(act(street, 'homeSuspend', id, { reason: '房屋维修，暂停开放。' }));
    expect((await refused(on, () => send(on, street, 'homeEventPlan', turn(id)))).reason).toBe('WRONG_STATE');
    await sure(act(street, 'homeOpen', id, { openedOn: '2026-03-02' }));
    expect((await on.sql(`select opened_on::text from home where id = $1`, [id]))[0]).toEqual({ opened_on: '2026-03-01' });
    await sure(act(street, 'homeClose', id, { reason: '社区合并，予以撤销。' }));
    expect(JSON.stringify(await on.sql(`select * from audit_entry where subject_id = $1`, [id]))).not.toContain('马教授');
  });

  it('HOM-21 MUST be kept by the office of its area alone, and graded by 代工委 alone', async () => {
    expect((await refused(on, () => send(on, town, 'homePlan', plan()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, street, 'homePlan', plan({ area: AREA })))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.anonymous, 'homePlan', plan()))).code).toBe('UNAUTHENTICATED');
    const id = await opened();
    for (const actor of [town, actors.deputy, actors.member]) expect((await refused(on, () => act(actor, 'homeSuspend', id, { reason: '不属本区域。' }))).code).toBe('FORBIDDEN');
    const grade = { grade: 'EXISTS', decision: '主任会议', reason: '设施齐备。', evidence: '现场查看。' };
    expect((await refused(on, () => act(street, 'homeGrade', id, grade))).code).toBe('FORBIDDEN');
  });

  it('HOM-24 MUST say where it stands to who looks for the nearest, to a metre, until that is taken back', async () => {
    const location = { latitude: 47.727_612_34, longitude: 128.899_004_6 };
    const id = await opened({ location });
    const shown = async (): Promise<object> =>
      ask(actors.anonymous, `query ($id: ID!) { publishedHome(id: $id) { location { latitude longitude } } publishedHomes(filter: { located: true }) { totalCount } }`, { id });
    const known = { publishedHome: { location: { latitude: 47.727_61, longitude: 128.899 } }, publishedHomes: { totalCount: 1 } };
    expect(await shown()).toEqual(known);
    const { kind: _kind, area: _area, ...described } = plan() as { kind: string; area: string };
    await sure(act(street, 'homeRevise', id, described));
    expect(await shown()).toEqual(known);
    const bad = await refused(on, () => act(street, 'homeRevise', id, { ...described, location: { latitude: 90.1, longitude: -180.1 } }));
    expect(fieldsOf(bad)).toEqual(['location.latitude OUT_OF_RANGE', 'location.longitude OUT_OF_RANGE']);
    await sure(act(street, 'homeRevise', id, { ...described, location: null }));
    expect(await shown()).toEqual({ publishedHome: { location: null }, publishedHomes: { totalCount: 0 } });
  });

  it('HOM-22 MUST name every field at fault, and be one to an area', async () => {
    const bad = await refused(on, () => send(on, street, 'homePlan', plan({ name: '', address: '\u202e路', contact: '13800000000', topic: 'NONE', facilities: { squareMetres: 0, zones: [] } })));
    expect(fieldsOf(bad)).toEqual(['contact PRIVATE_PHONE', 'facilities.squareMetres OUT_OF_RANGE', 'name REQUIRED', 'address BIDI_OVERRIDE', 'topic UNKNOWN_TOPIC']);
    const id = await opened();
    expect(fieldsOf(await refused(on, () => send(on, street, 'homePlan', plan())))).toEqual(['area HAS_HOME']);
    expect(fieldsOf(await refused(on, () => send(on, street, 'homePlan', plan({ kind: 'PROFESSIONAL' }))))).toEqual(['topic FIELD']);
    await sure(send(on, street, 'homePlan', plan({ kind: 'PROFESSIONAL', topic: TOPIC, name: '养老专业代表之家' })));
    expect(fieldsOf(await refused(on, () => act(street, 'homeMemberAttach', id, { deputy: fixed(1), from: '2026-03-01' })))).toEqual(['deputy UNKNOWN_DEPUTY']);
    expect((await refused(on, () => send(on, street, 'homeClose', { home: id, version: 99, reason: '版本不符的撤销。' }))).__typename).toBe('ConflictProblem');
    expect(fieldsOf(await refused(on, () => send(on, street, 'homeEventPlan', turn(id, { subject: 'x', from: '11:00', until: '09:00', deputies: [fixed(1)] }))))).toEqual(['subject TOO_SHORT', 'until BEFORE_BEGINNING', 'deputies.0 UNKNOWN_DEPUTY']);
  });
});

describe('a reception', () => {
  it('HOM-30 MUST be on the rota, published in time, confirmed, held, verified by another, and in the duty record of those who came', async () => {
    const home = await opened();
    const id = await planned(home);
    await sure(act(street, 'homeEventPublish', id));
    await sure(act(actors.deputy, 'homeEventConfirm', id));
    await sure(act(actors.cosigner, 'homeEventDecline', id, { reason: '当天在外地开会。' }));
    expect((await refused(on, () => act(actors.other, 'homeEventConfirm', id))).code).toBe('FORBIDDEN');
    const TURNS = 'query ($id: ID!) { homeEvent(id: $id) { state visitors matters deputies { deputy { name } answer reason attended } availableActions { action allowed } history { action actor } } }';
    expect((await ask(actors.member, TURNS, { id }))['homeEvent']).toMatchObject({ deputies: [{ answer: 'CONFIRMED' }, { answer: 'DECLINED', reason: null }], availableActions: [] });
    expect((await ask(street, TURNS, { id }))['homeEvent']).toMatchObject({ deputies: [{}, { reason: '当天在外地开会。' }] });
    expect((await ask(analyst, TURNS, { id }))['homeEvent']).toMatchObject({ deputies: [{ deputy: null }, { deputy: null, reason: null }] });
    expect((await refused(on, () => act(actors.deputy, 'homeEventHold', id, held()))).reason).toBe('NOT_YET');
    on.now = new Date('2026-03-04T06:00:00Z');
    expect(fieldsOf(await refused(on, () => act(actors.deputy, 'homeEventHold', id, held({ deputies: [on.deputies.other], visitors: -1 }))))).toEqual(['visitors OUT_OF_RANGE', 'deputies.0 NOT_ON_ROTA']);
    await sure(act(actors.deputy, 'homeEventHold', id, held({ deputies: [on.deputies.deputy, on.deputies.cosigner] })));
    expect((await refused(on, () => act(actors.deputy, 'homeEventVerify', id))).code).toBe('FORBIDDEN');
    await sure(act(street, 'homeEventSendBack', id, { reason: '李代表当天请假，请更正。' }));
    await sure(act(actors.deputy, 'homeEventHold', id, held()));
    expect(await duty(id)).toMatchObject([{ state: 'RECORDED', kind: 'RECEPTION_HELD', on: '2026-03-04' }, { state: 'RETRACTED' }]);
    await sure(act(street, 'homeEventVerify', id));
    expect(await duty(id)).toMatchObject([{ state: 'VERIFIED', title: '向阳社区代表之家：代表接待日' }, { state: 'RETRACTED' }]);
    expect((await ask(actors.office, TURNS, { id }))['homeEvent']).toMatchObject({
      state: 'VERIFIED', visitors: 12, matters: 3, deputies: [{ attended: true }, { attended: false }],
      history: ['PLAN', 'PUBLISH', 'CONFIRM', 'DECLINE', 'HOLD', 'SEND_BACK', 'HOLD', 'VERIFY'].map((action) => ({ action })),
    });
  });

  it('HOM-32 MUST lead what was raised into the opinions, by its deputies and the offices over the home, and show them what became of it', async () => {
    const home = await opened();
    const id = await verified(home, '2026-03-04');
    const said = { homeEvent: id, channel: 'HOME_RECEPTION', receivedOn: '2026-03-04', text: '小区停车位不足，夜间占道停放。', area: COMMUNITY };
    expect(fieldsOf(await refused(on, () => send(on, actors.other, 'opinionRecord', said)))).toEqual(['homeEvent UNKNOWN']);
    expect(fieldsOf(await refused(on, () => send(on, actors.deputy, 'opinionRecord', { ...said, channel: 'VISIT' })))).toEqual(['channel NOT_OF_RECEPTION']);
    expect(fieldsOf(await refused(on, () => send(on, actors.deputy, 'opinionRecord', { ...said, receivedOn: '2026-03-03' })))).toEqual(['receivedOn NOT_OF_RECEPTION']);
    const opinion = (await sure(send(on, street, 'opinionRecord', { ...said, sender: { name: '孙桂兰', phone: '13904581234' } }))).record?.id ?? '';
    const shown = async (actor: Actor): Promise<Record<string, unknown>> =>
      (await ask(actor, 'query ($id: ID!) { homeEvent(id: $id) { mayRecordOpinion opinionsRaised opinionsAnswered opinions { id state homeEvent { id } sender { name } } } }', { id }))['homeEvent'] as unknown as Record<string, unknown>;
    expect(await shown(actors.deputy)).toEqual({ mayRecordOpinion: true, opinionsRaised: 1, opinionsAnswered: 0, opinions: [{ id: opinion, state: 'RECEIVED', homeEvent: { id }, sender: { name: '孙*' } }] });
    // She was on the rota and did not come; the others have no part in it.
    expect(await shown(actors.cosigner)).toMatchObject({ opinions: [] });
    expect(await shown(actors.other)).toEqual({ mayRecordOpinion: false, opinionsRaised: 1, opinionsAnswered: 0, opinions: [] });
    await sure(send(on, street, 'opinionTriage', { opinion, version: await versionOf('opinion', opinion), subject: '小区停车位不足', topic: TOPIC, area: COMMUNITY, kind: 'PROPOSAL' }));
    await sure(send(on, street, 'opinionAnswer', { opinion, version: await versionOf('opinion', opinion), text: '已协调夜间错时停车，本月起试行。' }));
    expect(await shown(actors.other)).toMatchObject({ opinionsRaised: 1, opinionsAnswered: 1 });
  });

  it('HOM-31 MUST be published two days ahead at least, and be called off with a reason', async () => {
    const home = await opened();
    const late = await planned(home, { on: '2026-03-03' });
    expect((await refused(on, () => act(street, 'homeEventPublish', late))).reason).toBe('NOTICE_TOO_SHORT');
    await sure(act(street, 'homeEventCancel', late, { reason: '来不及公布，另行安排。' }));
    expect(await duty(late)).toEqual([]);
    const activity = await verified(home, '2026-03-02', { kind: 'ACTIVITY', subject: '代表小组学习' });
    expect(await duty(activity)).toMatchObject([{ kind: 'HOME_ACTIVITY', state: 'VERIFIED' }]);
  });
});

describe('grading and coverage', () => {
  const grade = (grade: string): object => ({ grade, decision: '区人大常委会主任会议', reason: '按标准逐项核对。', evidence: '查阅接待记录并现场查看。' });
  const FIGURES = '{ required { value drillDown } organisational { numerator denominator drillDown } work { numerator denominator drillDown } attached { numerator denominator } good { numerator denominator } weak { value } receptions { value } visitors { value } matters { value } outputs { value } converted { numerator denominator } }';

  it('HOM-40 MUST give no grade that the standard does not support, and keep each grading with what was found', async () => {
    const id = await opened({}, '2025-01-01');
    expect((await refused(on, () => act(actors.office, 'homeGrade', id, grade('EXISTS')))).reason).toBe('STANDARD_NOT_MET');
    await sure(act(street, 'homeMemberAttach', id, { deputy: on.deputies.deputy, from: '2025-01-01' }));
    await sure(act(actors.office, 'homeGrade', id, grade('EXISTS')));
    expect((await refused(on, () => act(actors.office, 'homeGrade', id, grade('ACTIVE')))).message).toContain('QUARTERS 0/4');
    const weak = async () => (await ask(actors.member, `query ($id: ID!) { home(id: $id) { grade gradedOn weaknesses gradings { grade standard decision gradedBy criteria { code met } } } homes(filter: { weak: true }) { edges { node { id } } } }`, { id })) as never as { home: { gradings: object[] }; homes: { edges: { node: { id: string } }[] } };
    expect(await weak()).toMatchObject({ home: { grade: 'EXISTS', gradedOn: '2026-03-02', weaknesses: ['QUARTERS'] }, homes: { edges: [{ node: { id } }] } });
    for (const day of ['2025-03-10', '2025-05-12', '2025-08-11', '2025-11-10']) await verified(id, day);
    on.now = new Date('2026-03-02T02:00:00Z');
    await sure(act(actors.office, 'homeGrade', id, grade('ACTIVE')));
    const after = await weak();
    expect(after).toMatchObject({ home: { grade: 'ACTIVE', weaknesses: [] }, homes: { edges: [] } });
    expect(after.home.gradings).toMatchObject([{ grade: 'ACTIVE', standard: 1, gradedBy: expect.stringContaining('周主任') }, { grade: 'EXISTS' }]);
    await expect(on.sql(`delete from home_grading`)).rejects.toThrow(/permission denied/);
  });

  it('HOM-41 MUST count organisational and work coverage apart, by level and by place, each with its denominator and the rows behind', async () => {
    const id = await opened({}, '2025-01-01');
    for (const day of ['2025-03-10', '2025-05-12', '2025-08-11', '2025-11-10', '2026-02-02']) await verified(id, day);
    on.now = new Date('2026-03-02T02:00:00Z');
    await opened({ area: STREET, name: '朝阳街道代表之家' });
    await sure(act(street, 'homeMemberAttach', id, { deputy: on.deputies.deputy, from: '2025-01-01' }));
    await sure(act(street, 'homeOutputRecord', id, { kind: 'REPORT', title: '社区养老调研报告', on: '2026-02-10' }));
    const all = (await ask(actors.member, `{ homeFigures ${FIGURES} }`))['homeFigures'];
    const receptions = (await on.sql<{ n: number; visitors: number }>(`select count(*)::int as n, coalesce(sum(visitors), 0)::int as visitors from home_event where kind = 'RECEPTION' and state = 'VERIFIED' and on_day between '2026-01-01' and '2026-03-02'`))[0];
    expect(all).toMatchObject({
      required: { value: 4, drillDown: '/representation/homes/map?' }, organisational: { numerator: 2, denominator: 4, drillDown: '/representation/homes?kinds=AREA&states=OPEN' },
      work: { numerator: 1, denominator: 2, drillDown: '/representation/homes?worked=true' }, attached: { numerator: 1, denominator: 3 }, good: { numerator: 0, denominator: 2 }, weak: { value: 1 },
      receptions: { value: receptions?.n }, visitors: { value: receptions?.visitors },
    });
    const more = await ask(actors.member, `query ($of: [_Any!]!) { byLevel: homeBreakdown(by: LEVEL) { level figures ${FIGURES} } byPlace: homeBreakdown(by: SUBDIVISION) { area { id } figures { organisational { numerator denominator drillDown } } }
      homeUnits { level required area { id } within { id } home { state } } _entities(representations: $of) { ... on Area { homeFigures(filter: { levels: [COMMUNITY] }) { organisational { numerator denominator drillDown } } } } }`, { of: [{ __typename: 'Area', id: STREET }] });
    expect(more['byLevel']).toMatchObject([
      { level: 'DISTRICT', figures: { organisational: { numerator: 0, denominator: 1 } } }, { level: 'SUBDISTRICT', figures: { organisational: { numerator: 1, denominator: 1 } } },
      { level: 'TOWN', figures: { organisational: { numerator: 0, denominator: 1 } } }, { level: 'COMMUNITY', figures: { organisational: { numerator: 1, denominator: 1 }, work: { numerator: 1, denominator: 1 } } },
      { level: 'VILLAGE', figures: { organisational: { numerator: 0, denominator: 0 } } },
    ]);
    expect(more['byPlace']).toMatchObject([
      { area: { id: STREET }, figures: { organisational: { numerator: 2, denominator: 2, drillDown: `/representation/homes?kinds=AREA&states=OPEN&area=${STREET}` } } },
      { area: { id: TOWN }, figures: { organisational: { numerator: 0, denominator: 1 } } },
    ]);
    expect(more['homeUnits']).toMatchObject([
      { level: 'DISTRICT', required: true, within: null, home: null }, { level: 'SUBDISTRICT', within: { id: STREET }, home: { state: 'OPEN' } },
      { level: 'COMMUNITY', within: { id: STREET }, home: { state: 'OPEN' } }, { level: 'TOWN', within: { id: TOWN }, home: null },
    ]);
    expect(more['_entities']).toMatchObject([{ homeFigures: { organisational: { numerator: 1, denominator: 1 } } }]);
    expect((await ask(actors.anonymous, `{ homeFigures ${FIGURES} }`))['homeFigures']).toMatchObject({ required: { value: 0 }, organisational: { denominator: 0 }, attached: { denominator: 0 }, receptions: { value: 0 } });
  });

  it('HOM-42 MUST follow the rules of the day: an area that needs no home leaves the denominator', async () => {
    await on.sql(`insert into rule (code, version, effective_from, area, value, law, article, mark, source) values ('HOME_REQUIRED', 1, '2026-02-01', '230717100', '{"TOWN": false}', '区里决定', '一', 'D', '测试')`);
    expect((await ask(actors.member, '{ homeFigures { required { value } } }'))['homeFigures']).toMatchObject({ required: { value: 3 } });
    on.now = new Date('2026-01-31T02:00:00Z');
    expect((await ask(actors.member, '{ homeFigures { required { value } } }'))['homeFigures']).toMatchObject({ required: { value: 4 } });
  });
});

describe('what the public reads', () => {
  it('HOM-50 MUST be homes in force with what was published of them, and nothing else, whatever id is guessed', async () => {
    const open = await opened();
    const wanted = (await sure(send(on, street, 'homePlan', plan({ area: STREET, name: '筹建中的家' })))).record?.id ?? '';
    await sure(act(street, 'homeExpertInvite', open, { name: '马教授', expertise: '生态保护', from: '2026-03-01' }));
    const published = await planned(open, { on: '2026-03-09' });
    await sure(act(street, 'homeEventPublish', published));
    await sure(act(actors.cosigner, 'homeEventDecline', published, { reason: '当天住院治疗。' }));
    const draft = await planned(open, { on: '2026-03-16', subject: '尚未公布的接待' });
    const past = await verified(open, '2026-03-02', { subject: '已核实的接待' });
    const PUBLIC = 'id name address openingHours contact openedOn facilities { squareMetres zones } coming { id subject on from until deputies } past { id subject deputies }';
    const answer = await ask(actors.anonymous, `query ($open: ID!, $wanted: ID!) { publishedHomes { totalCount edges { node { ${PUBLIC} } } } publishedHome(id: $open) { id } no: publishedHome(id: $wanted) { id } }`, { open, wanted });
    expect(answer).toMatchObject({
      publishedHomes: { totalCount: 1, edges: [{ node: { id: open, coming: [{ id: published, on: '2026-03-09', deputies: ['王代表'] }], past: [{ id: past, subject: '已核实的接待', deputies: ['王代表'] }] } }] },
      publishedHome: { id: open }, no: null,
    });
    const live = await ask(actors.anonymous, `query ($open: ID!, $event: ID!, $of: [_Any!]!) { home(id: $open) { name } homes { totalCount edges { node { id } } } homeUnits { id } homeBreakdown(by: LEVEL) { level } homeActions { action }
      homeEvent(id: $event) { subject } homeEvents { totalCount edges { node { id } } } deputies { totalCount }
      _entities(representations: $of) { ... on Home { name } ... on HomeEvent { subject } ... on Area { homes { totalCount } } ... on PublishedHome { name } } }`, {
      open, event: draft, of: [{ __typename: 'Home', id: open }, { __typename: 'HomeEvent', id: published }, { __typename: 'Area', id: COMMUNITY }, { __typename: 'PublishedHome', id: wanted }],
    });
    expect(live).toMatchObject({ home: null, homes: { totalCount: 0, edges: [] }, homeUnits: [], homeBreakdown: [], homeActions: [], homeEvent: null, homeEvents: { totalCount: 0, edges: [] }, _entities: [null, null, { homes: { totalCount: 0 } }, null] });
    expect(JSON.stringify([answer, live])).not.toMatch(/马教授|尚未公布|住院|筹建中/);
    await sure(act(street, 'homeSuspend', open, { reason: '房屋维修，暂停开放。' }));
    expect(await ask(actors.anonymous, `query ($open: ID!) { publishedHome(id: $open) { id } }`, { open })).toEqual({ publishedHome: null });
  });
});
