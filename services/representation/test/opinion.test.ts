import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOfCode, opinionSecrets } from '../src/opinion/opinion.secret.ts';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, keys, UNIT } from './bench.ts';
import { analyst, ANSWER, chair, CLASSED, COMMUNITY, elsewhere, NOBODY, opinionsOn, OTHER_STREET, places, SAID, SECRET, street, STREET } from './opinion.ts';

let on: Bench;
const { solved, sent, act, routed, shown, tracked } = opinionsOn(() => on);
beforeAll(async () => {
  on = await bench();
  await places(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

describe('an opinion that a citizen sends', () => {
  it('OPN-20 MUST go from the portal through triage, deputy and answer to her rating, with a code that shows it to her alone', async () => {
    const { id, code } = await sent();
    expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    expect(await tracked(code)).toMatchObject({ state: 'RECEIVED', channel: '网上反映', dueOn: '2026-03-23', answer: null, mayRate: false, mayFollow: true });
    expect(await tracked(code.toLowerCase().replaceAll('-', ' '))).not.toBeNull();
    await sure(send(on, NOBODY, 'opinionFollow', { code, text: '西门的路灯也坏了。' }));
    await sure(act(street, 'opinionTriage', id, CLASSED));
    await sure(act(street, 'opinionRoute', id, { deputy: on.deputies.deputy }));
    expect(await shown(actors.deputy, id)).toMatchObject({
      state: 'ROUTED', subject: '路灯维修', text: SAID, supplements: [{ text: '西门的路灯也坏了。' }], deputy: { name: '王代表' },
      sender: { name: '张*', phone: '138****5678', email: 'z***@example.cn', address: '向阳社区***', revealable: true },
      deadline: { startOn: '2026-03-02', dueOn: '2026-03-23', rule: 'OPINION_ANSWER_DAYS', legalBasis: { mark: 'D' }, certainty: 'CONFIRMED', overdue: false },
    });
    await sure(act(actors.deputy, 'opinionAnswer', id, ANSWER));
    expect(await tracked(code)).toMatchObject({ state: 'ANSWERED', dueOn: null, answer: { text: ANSWER.text, by: '王代表代表', on: '2026-03-02' }, mayRate: true, mayFollow: false });
    const rated = await sure(send(on, NOBODY, 'opinionRate', { code, rating: 'SATISFIED' }));
    expect(rated.track).toMatchObject({ state: 'CLOSED', mayRate: false, rating: 'SATISFIED' });
    const opinion = await shown(actors.office, id);
    expect(opinion?.history.map(({ action }) => action)).toEqual(['SEND', 'FOLLOW', 'TRIAGE', 'ROUTE', 'ANSWER', 'RATE']);
    expect(opinion?.history.at(-1)).toMatchObject({ actor: '反映人', facts: [{ name: 'RATING', value: 'SATISFIED' }], note: null });
    expect(opinion?.notices[0]?.text).toBe('已收到您反映的情况，将在2026年3月23日前答复。');
    expect(opinion?.notices.map(({ action }) => action)).toEqual(['SEND', 'ROUTE', 'ANSWER']);
    expect(await on.sql('select kind, state from duty_event where source_id = $1', [id])).toEqual([{ kind: 'OPINION_ANSWERED', state: 'VERIFIED' }]);
  });

  it('OPN-21 MUST be sent once for each solved challenge, and again answer the very same request alone', async () => {
    const challenge = await solved();
    const input = { idempotencyKey: randomUUID(), challenge, text: SAID };
    const first = await sure(send(on, NOBODY, 'opinionSend', input));
    const count = async () => (await on.sql<{ n: number }>('select count(*)::int as n from opinion'))[0]?.n;
    const before = await count();
    expect((await send(on, NOBODY, 'opinionSend', input)).code).toBe(first.code);
    expect(fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionSend', { ...input, text: `${SAID}再说一次。` })))).toEqual(['idempotencyKey IDEMPOTENCY_KEY_REUSED']);
    expect(fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionSend', { ...input, idempotencyKey: randomUUID() })))).toEqual(['challenge CHALLENGE_USED']);
    expect(await count()).toBe(before);
    // Another sender's key of the same name is her own.
    const other = await sure(send(on, NOBODY, 'opinionSend', { ...input, challenge: await solved() }));
    expect(other.code).not.toBe(first.code);
    expect(JSON.stringify(await on.sql('select * from idempotency'))).not.toContain(first.code);
    expect(JSON.stringify(await on.sql('select * from opinion'))).not.toContain(first.code);
  });

  it('OPN-22 MUST not be sent without work: forged, expired and half-solved challenges are refused', async () => {
    const one = JSON.parse(Buffer.from(await solved(), 'base64').toString()) as { challenge: { parameters: Record<string, unknown>; signature: string }; solution: { counter: number; derivedKey: string } };
    const { challenge, solution } = one;
    const late = JSON.parse((await opinionSecrets(keys.privateKey).challenge(-1_000)).json) as typeof challenge;
    const sending = async (payload: object | string) => {
      const text = typeof payload === 'string' ? payload : Buffer.from(JSON.stringify(payload)).toString('base64');
      return fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionSend', { challenge: text, text: SAID })));
    };
    expect(await sending('')).toEqual(['challenge CHALLENGE_INVALID']);
    expect(await sending('bm90IGpzb24=')).toEqual(['challenge CHALLENGE_INVALID']);
    expect(await sending({ challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution })).toEqual(['challenge CHALLENGE_INVALID']);
    expect(await sending({ challenge, solution: { ...solution, counter: solution.counter + 1 } })).toEqual(['challenge CHALLENGE_INVALID']);
    expect(await sending({ challenge: { ...challenge, signature: 'a'.repeat(64) }, solution })).toEqual(['challenge CHALLENGE_INVALID']);
    expect(await sending({ challenge: late, solution })).toEqual(['challenge CHALLENGE_EXPIRED']);
  });

  it('OPN-23 MUST name every field at fault, keep what could mislead out, and ask for a name where the rule does', async () => {
    const bad = { challenge: await solved(), text: '路灯\u202e坏了，希望尽快修好。', area: fixed(1), topic: 'NONE', byPhone: true, sender: { email: 'none', phone: '1' } };
    expect(fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionSend', bad)))).toEqual([
      'text BIDI_OVERRIDE', 'topic UNKNOWN_TOPIC', 'area UNKNOWN_AREA', 'sender.phone PHONE', 'sender.email EMAIL',
    ]);
    await on.sql(`insert into rule (code, version, effective_from, value, law, article, mark, source) values ('OPINION_ANONYMOUS_ALLOWED', 2, '2027-01-01', '{"allowed": false}', '区规定', '第一条', 'D', '测试')`);
    await on.sql(`update rule set effective_until = '2026-12-31' where code = 'OPINION_ANONYMOUS_ALLOWED' and version = 1`);
    on.now = new Date('2027-01-04T02:00:00Z');
    expect(fieldsOf(await refused(on, async () => send(on, NOBODY, 'opinionSend', { challenge: await solved(), text: SAID })))).toEqual(['sender.name REQUIRED']);
    const answer = await on.ask(NOBODY, '{ opinionScope { anonymousAllowed answerLength answerUnit answerBasis { mark } keptDays taken notTaken } opinionChannels { code public } }');
    expect(answer.data?.['opinionScope']).toMatchObject({ anonymousAllowed: false, answerLength: 15, answerUnit: 'WORKDAY', answerBasis: { mark: 'D' }, keptDays: 366 });
  });

  it('OPN-24 MUST be found by nobody who guesses: not by codes, not by ids, not in what a visitor can ask for', async () => {
    const { id, code } = await sent();
    for (const guess of ['', '%', code.slice(0, -1), `${code}0`, code.replace(/.$/, (last) => (last === '0' ? '1' : '0')), id, digestOfCode(code), 'A'.repeat(5_000)]) {
      expect(await tracked(guess)).toBeNull();
      if (guess === '') continue;
      expect(fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionRate', { code: guess, rating: 'SATISFIED' })))).toEqual(['code UNKNOWN_CODE']);
      expect(fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionFollow', { code: guess, text: '补充一句。' })))).toEqual(['code UNKNOWN_CODE']);
    }
    expect(await shown(NOBODY, id)).toBeNull();
    const list = await on.ask(NOBODY, `{ opinions(first: 100) { totalCount edges { node { id } } } opinionFigures { received { value } }
      _entities(representations: [{ __typename: "Opinion", id: "${id}" }, { __typename: "OpinionSender", id: "${id}" }]) { ... on Opinion { text } ... on OpinionSender { name } } }`);
    expect(list.data).toMatchObject({ opinions: { totalCount: 0, edges: [] }, opinionFigures: { received: { value: 0 } }, _entities: [null, null] });
    const acts: [string, object][] = [['opinionAnswer', ANSWER], ['opinionDecline', { reason: '与本区公共事务无关。' }], ['opinionTriage', CLASSED]];
    for (const [mutation, more] of acts) expect((await refused(on, () => act(NOBODY, mutation, id, more))).code).toBe('UNAUTHENTICATED');
    expect(JSON.stringify(await tracked(code))).not.toMatch(/张秀英|13812345678|example\.cn|3号楼/);
  });

  it('OPN-25 MUST leave her name and number in one table alone: not in the audit log, events, history or duty record', async () => {
    const { id, code } = await routed({ deputy: on.deputies.deputy }, { byPhone: true });
    await sure(act(actors.deputy, 'opinionAnswer', id, ANSWER));
    await sure(send(on, NOBODY, 'opinionRate', { code, rating: 'BASICALLY_SATISFIED' }));
    for (const table of ['audit_entry', 'outbox', 'history_entry', 'duty_event', 'idempotency', 'opinion', 'opinion_notice']) {
      expect(JSON.stringify(await on.sql(`select * from ${table}`)), table).not.toMatch(/张秀英|13812345678|zhang@example|3号楼/);
    }
    expect(JSON.stringify(await on.sql('select * from audit_entry'))).not.toContain('路灯坏了');
  });
});

describe('the course of an opinion', () => {
  it('OPN-30 MUST be recorded by whoever heard it, with a code that is shown once', async () => {
    const input = { idempotencyKey: randomUUID(), channel: 'HOME_RECEPTION', receivedOn: '2026-02-27', text: SAID, area: COMMUNITY };
    const answer = await sure(send(on, actors.deputy, 'opinionRecord', input));
    expect(await tracked(answer.code ?? '')).toMatchObject({ state: 'RECEIVED', channel: '代表之家接待', dueOn: '2026-03-19' });
    expect((await send(on, actors.deputy, 'opinionRecord', input)).code).toBeNull();
    expect(await shown(actors.deputy, answer.record?.id ?? '')).toMatchObject({ text: SAID, anonymous: true, sender: null });
    expect(await shown(actors.other, answer.record?.id ?? '')).toBeNull();
    expect((await refused(on, () => send(on, elsewhere, 'opinionRecord', { ...input, idempotencyKey: randomUUID() }))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => send(on, street, 'opinionRecord', { ...input, idempotencyKey: randomUUID(), channel: 'PIGEON', receivedOn: '2026-03-03' })))).toEqual(['receivedOn IN_FUTURE', 'channel UNKNOWN_CODE']);
  });

  it('OPN-31 MUST be made into a suggestion of the deputy it is with, and both point at each other', async () => {
    const { id, code } = await routed({ deputy: on.deputies.deputy });
    expect((await refused(on, () => act(actors.other, 'opinionConvert', id, { title: '关于维修路灯的建议' }))).code).toBe('NOT_FOUND');
    await sure(act(actors.deputy, 'opinionConvert', id, { title: '关于维修路灯的建议' }));
    const opinion = await shown(actors.deputy, id);
    const suggestion = (opinion?.['suggestion'] as { id: string } | undefined)?.id;
    expect(opinion).toMatchObject({ state: 'CONVERTED', suggestion: { title: '关于维修路灯的建议' } });
    const answer = await on.ask(actors.deputy, `query ($id: ID!) { suggestion(id: $id) { state title facts opinions { id subject } } }`, { id: suggestion });
    expect(answer.data?.['suggestion']).toEqual({ state: 'DRAFT', title: '关于维修路灯的建议', facts: '群众反映：路灯维修', opinions: [{ id, subject: '路灯维修' }] });
    expect(await shown(street, id)).toMatchObject({ state: 'CONVERTED', suggestion: null });
    await sure(act(actors.deputy, 'opinionAnswer', id, ANSWER));
    expect(await tracked(code)).toMatchObject({ state: 'ANSWERED' });
  });

  it('OPN-32 MUST be transferred where it is a concrete case, a petition or a complaint, and go nowhere else', async () => {
    for (const kind of ['CASE', 'PETITION', 'COMPLAINT']) {
      const { id, code } = await sent();
      await sure(act(street, 'opinionTriage', id, { ...CLASSED, kind }));
      expect((await refused(on, () => act(street, 'opinionRoute', id, { deputy: on.deputies.deputy }))).reason).toBe('FOR_OTHERS');
      expect((await refused(on, () => act(street, 'opinionAnswer', id, ANSWER))).reason).toBe('FOR_OTHERS');
      await expect(on.sql(`update opinion set state = 'ROUTED', deputy_id = $2 where id = $1`, [id, on.deputies.deputy])).rejects.toThrow(/check/);
      await sure(act(street, 'opinionTransfer', id, { to: 'PETITION_OFFICE', reason: '属于信访事项，由信访部门受理。' }));
      expect(await tracked(code)).toMatchObject({ state: 'TRANSFERRED', dueOn: null, notices: [{}, { text: '您反映的事项已转信访部门办理。属于信访事项，由信访部门受理。' }] });
      expect((await refused(on, () => act(street, 'opinionRoute', id, { unit: UNIT }))).reason).toBe('WRONG_STATE');
    }
    const { id } = await sent();
    expect(fieldsOf(await refused(on, () => act(street, 'opinionTransfer', id, { to: 'ORGAN_IN_CHARGE', reason: '由主管机关受理。' })))).toEqual(['organ REQUIRED']);
  });

  it('OPN-33 MUST be merged with its like, whose answer reaches both senders', async () => {
    const main = await routed({ unit: UNIT });
    const twin = await sent({ text: '东门路灯一直不亮，请派人来看看，谢谢。' });
    await sure(act(street, 'opinionMerge', twin.id, { into: main.id }));
    const third = await sent();
    expect(fieldsOf(await refused(on, () => act(street, 'opinionMerge', third.id, { into: twin.id })))).toEqual(['into NOT_OPEN']);
    expect(await shown(actors.clerk, main.id)).toMatchObject({ merged: [] });
    expect(await shown(street, main.id)).toMatchObject({ merged: [{ id: twin.id }] });
    await sure(act(actors.clerk, 'opinionAnswer', main.id, ANSWER));
    expect(await tracked(main.code)).toMatchObject({ answer: { by: '民政局' } });
    const track = await tracked(twin.code);
    expect(track).toMatchObject({ state: 'MERGED', answer: null });
    expect((track?.['notices'] as { text: string }[] | undefined)?.at(-1)?.text).toBe(ANSWER.text);
  });

  it('OPN-34 MUST be looked at again once where the sender is dissatisfied, with a day of its own', async () => {
    const { id, code } = await routed({ unit: UNIT });
    await sure(act(actors.head, 'opinionAnswer', id, ANSWER));
    expect(fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionRate', { code, rating: 'DISSATISFIED' })))).toEqual(['comment REQUIRED']);
    on.now = new Date('2026-03-06T02:00:00Z');
    const again = await sure(send(on, NOBODY, 'opinionRate', { code, rating: 'DISSATISFIED', comment: '还是不亮。' }));
    expect(again.track?.state).toBe('TRIAGED');
    expect(await shown(actors.head, id)).toBeNull();
    expect(await shown(street, id)).toMatchObject({ reopened: 1, ratingComment: '还是不亮。', unit: null, deadline: { startOn: '2026-03-06', dueOn: '2026-03-27' } });
    await sure(act(street, 'opinionAnswer', id, { text: '已现场核实，今天更换完毕，请您查看。' }));
    expect((await refused(on, () => act(street, 'opinionClose', id))).reason).toBe('RATING_OPEN');
    const last = await sure(send(on, NOBODY, 'opinionRate', { code, rating: 'DISSATISFIED', comment: '太慢了。' }));
    expect(last.track?.state).toBe('CLOSED');
    expect((await refused(on, () => send(on, NOBODY, 'opinionRate', { code, rating: 'SATISFIED' }))).reason).toBe('WRONG_STATE');
  });

  it('OPN-35 MUST be closed by the office once the days for the rating are over, and be told by telephone where she asked', async () => {
    const { id } = await routed({ unit: UNIT }, { byPhone: true });
    await sure(act(actors.clerk, 'opinionAnswer', id, ANSWER));
    const before = await shown(street, id);
    const call = before?.notices.find(({ action }) => action === 'ANSWER');
    expect(call?.toldAt).toBeNull();
    expect((await refused(on, () => act(actors.clerk, 'opinionNoticeTell', id, { notice: call?.id }))).code).toBe('FORBIDDEN');
    await sure(act(street, 'opinionNoticeTell', id, { notice: call?.id }));
    expect(fieldsOf(await refused(on, () => act(street, 'opinionNoticeTell', id, { notice: call?.id })))).toEqual(['notice UNKNOWN']);
    on.now = new Date('2026-03-24T02:00:00Z');
    await sure(act(street, 'opinionClose', id));
    expect((await shown(street, id))?.['state']).toBe('CLOSED');
  });

  it('OPN-36 MUST go back to the triage from whoever it does not belong to, and be declined with a reason that she reads', async () => {
    const { id, code } = await routed({ unit: UNIT });
    expect((await refused(on, () => act(actors.clerk2, 'opinionSendBack', id, { reason: '不属本单位职责。' }))).code).toBe('NOT_FOUND');
    await sure(act(actors.clerk, 'opinionSendBack', id, { reason: '不属本单位职责。' }));
    expect(await shown(actors.clerk, id)).toBeNull();
    expect((await refused(on, () => act(elsewhere, 'opinionDecline', id, { reason: '不属于受理范围。' }))).code).toBe('NOT_FOUND');
    expect(fieldsOf(await refused(on, () => act(street, 'opinionTriage', id, { ...CLASSED, area: OTHER_STREET })))).toEqual(['area OTHER_AREA']);
    await sure(act(street, 'opinionDecline', id, { reason: '与本区公共事务无关。' }));
    expect(await tracked(code)).toMatchObject({ state: 'DECLINED' });
  });
});

describe('who sees an opinion', () => {
  it('OPN-40 MUST be de-identified for analysts, and unknown to those who lead and those it is not with', async () => {
    const { id } = await routed({ unit: UNIT });
    expect(await shown(analyst, id)).toMatchObject({
      state: 'ROUTED', subject: '路灯维修', text: null, sender: null, supplements: [], notices: [], answer: null, history: [], availableActions: [],
    });
    for (const actor of [chair, actors.member, actors.other, actors.clerk2, elsewhere, actors.auditor]) expect(await shown(actor, id)).toBeNull();
    expect((await shown(actors.clerk, id))?.availableActions).toEqual([{ action: 'SEND_BACK', allowed: true }, { action: 'ANSWER', allowed: true }]);
  });

  it('OPN-41 MUST give a personal value one at a time, for a purpose, to whoever handles it, and put that on record', async () => {
    const { id } = await routed({ deputy: on.deputies.deputy });
    const reveal = async (actor: Actor, more: object = {}) => {
      const input = { idempotencyKey: randomUUID(), type: 'OPINION_SENDER', id, field: 'phone', purpose: 'TELL', ...more };
      return on.ask(actor, `mutation ($input: ConstituentDataRevealInput!) { constituentDataReveal(input: $input) { __typename ... on ConstituentDataRevealSuccess { value leftToday } ... on ValidationProblem { fields { path rule } } } }`, { input });
    };
    expect((await reveal(actors.deputy)).data?.['constituentDataReveal']).toEqual({ __typename: 'ConstituentDataRevealSuccess', value: SECRET.phone, leftToday: 29 });
    expect((await reveal(actors.deputy, { purpose: 'NONE' })).data?.['constituentDataReveal']).toMatchObject({ fields: [{ path: 'purpose', rule: 'UNKNOWN' }] });
    for (const actor of [actors.other, analyst, chair]) expect((await reveal(actor)).data?.['constituentDataReveal']).toMatchObject({ fields: [{ path: 'subject.id', rule: 'UNKNOWN' }] });
    expect((await reveal(NOBODY)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect(await on.sql('select actor_name, field, purpose from personal_reveal where subject_id = $1', [id])).toEqual([{ actor_name: '王代表', field: 'phone', purpose: 'TELL' }]);
    const searched = await on.ask(actors.office, `{ opinions(filter: { search: "张秀英" }) { totalCount } }`);
    expect(searched.data).toMatchObject({ opinions: { totalCount: 0 } });
  });

  it('OPN-42 MUST be counted by area, topic, unit and deputy, for those who lead too, and lead to the rows behind', async () => {
    const FIGURES = 'received { value drillDown } answered { numerator denominator } closed { numerator denominator drillDown } daysToAnswer { value drillDown } inTime { numerator denominator } converted { numerator } satisfied { numerator denominator } overdue { value }';
    const ask = async (actor: Actor) => {
      const answer = await on.ask(actor, `query ($of: [_Any!]!) { opinionFigures { ${FIGURES} } _entities(representations: $of) {
        ... on Area { opinionFigures { ${FIGURES} } } ... on Organ { opinionFigures { received { value drillDown } } } ... on Topic { opinionFigures { received { value } } } ... on Deputy { opinionFigures { received { value drillDown } } } } }`,
        { of: [{ __typename: 'Area', id: STREET }, { __typename: 'Organ', id: UNIT }, { __typename: 'Topic', id: fixed(31) }, { __typename: 'Deputy', id: on.deputies.deputy }] });
      expect(answer.errors ?? []).toEqual([]);
      return answer.data as { opinionFigures: Record<string, object>; _entities: { opinionFigures: Record<string, object> }[] };
    };
    const [rows] = await on.sql<Record<string, number>>(`select count(*)::int as all, count(*) filter (where state not in ('MERGED', 'TRANSFERRED', 'DECLINED'))::int as due,
      count(*) filter (where in_time is not null)::int as answered, count(*) filter (where in_time)::int as time, count(*) filter (where state = 'CLOSED')::int as closed,
      (select first_answered_on - received_on from opinion where first_answered_on is not null order by 1 limit 1 offset (select (count(*) - 1) / 2 from opinion where first_answered_on is not null)) as days, count(*) filter (where suggestion_id is not null)::int as converted,
      count(*) filter (where rating is not null)::int as rated, count(*) filter (where rating in ('SATISFIED', 'BASICALLY_SATISFIED'))::int as satisfied,
      count(*) filter (where area_id is not null)::int as placed, count(*) filter (where organ_id = '${UNIT}')::int as unit, count(*) filter (where deputy_id = '${on.deputies.deputy}')::int as deputy from opinion`);
    const got = await ask(chair);
    expect(got.opinionFigures).toMatchObject({
      received: { value: rows?.['all'], drillDown: '/representation/opinions' }, answered: { numerator: rows?.['answered'], denominator: rows?.['due'] },
      closed: { numerator: rows?.['closed'], denominator: rows?.['due'], drillDown: '/representation/opinions?states=CLOSED' }, daysToAnswer: { value: rows?.['days'], drillDown: '/representation/opinions?answered=true' },
      inTime: { numerator: rows?.['time'], denominator: rows?.['answered'] }, converted: { numerator: rows?.['converted'] }, satisfied: { numerator: rows?.['satisfied'], denominator: rows?.['rated'] }, overdue: { value: 0 },
    });
    expect(got._entities[0]?.opinionFigures['received']).toEqual({ value: rows?.['placed'], drillDown: `/representation/opinions?area=${STREET}` });
    expect(got._entities[1]?.opinionFigures['received']).toEqual({ value: rows?.['unit'], drillDown: `/representation/opinions?unit=${UNIT}` });
    expect(got._entities[3]?.opinionFigures['received']).toEqual({ value: rows?.['deputy'], drillDown: `/representation/opinions?deputy=${on.deputies.deputy}` });
    const own = await ask(actors.other);
    expect(own.opinionFigures).toMatchObject({ received: { value: 0 } });
  });

  it('OPN-43 MUST lose its sender by the schedule once it is over', async () => {
    const { id } = await sent();
    await sure(act(street, 'opinionDecline', id, { reason: '与本区公共事务无关。' }));
    const open = await sent();
    on.now = new Date('2027-03-10T18:30:00Z');
    await on.service.keepToSchedule();
    expect(await on.sql('select id from opinion_sender where id = any($1::uuid[])', [[id, open.id]])).toEqual([{ id: open.id }]);
  });
});
