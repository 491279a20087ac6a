import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act as onSuggestion, draft, fieldsOf, refused, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed } from './bench.ts';
import { analyst, chair, colleague, dutiesOn, elsewhere, ground, street, STREET } from './duty.ts';

let on: Bench;
const { entry, entered, act, asked, record } = dutiesOn(() => on);
beforeAll(async () => {
  on = await bench();
  await ground(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

interface Shown { state: string; kind: { name: string; part: string } | null; objection: { answer: string | null } | null; objectUntil: string | null; history: { action: string }[]; availableActions: { action: string; allowed: boolean }[] }
const shown = async (actor: Actor, id: string): Promise<Shown | null> =>
  (await asked<{ dutyEvent: Shown | null }>(actor, `query ($id: ID!) { dutyEvent(id: $id) { state kind { name part } objection { answer } objectUntil
    history { action } availableActions { action allowed } } }`, { id })).dutyEvent;

describe('a duty event entered by hand', () => {
  it('DUT-30 MUST be verified by another person, and count from then on', async () => {
    const id = await entered();
    const before = await record(actors.deputy, 2026);
    expect(await shown(actors.office, id)).toMatchObject({ state: 'RECORDED', kind: { name: '履职获得表彰', part: 'AWARDS' }, availableActions: [{ action: 'WITHDRAW' }] });
    expect((await refused(on, () => act(actors.office, 'dutyEventVerify', id))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.deputy, 'dutyEventVerify', id))).code).toBe('FORBIDDEN');
    await sure(act(colleague, 'dutyEventVerify', id));
    const after = await record(actors.deputy, 2026);
    expect(after?.points).toBe((before?.points ?? 0) + 5);
    expect(after?.events).toContainEqual({ event: id, points: 5 });
  });

  it('DUT-31 MUST be rejected with a reason, objected to in time, and decided with an answer', async () => {
    const id = await entered();
    await sure(act(street, 'dutyEventReject', id));
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'REJECTED', objectUntil: '2026-03-23', availableActions: [{ action: 'OBJECT', allowed: true }] });
    await sure(act(actors.deputy, 'dutyEventObject', id, '获奖文件已于二月提交。'));
    await sure(act(colleague, 'dutyEventDismiss', id, '所附文件为单位奖励，与履职无关。'));
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'REJECTED', objection: { answer: '所附文件为单位奖励，与履职无关。' } });
    expect((await refused(on, () => act(actors.deputy, 'dutyEventObject', id, '再次提出异议。'))).reason).toBe('OBJECTED_BEFORE');
    const other = await entered();
    await sure(act(street, 'dutyEventReject', other));
    on.now = new Date('2026-03-24T02:00:00Z');
    expect((await refused(on, () => act(actors.deputy, 'dutyEventObject', other))).reason).toBe('TOO_LATE');
    on.now = new Date('2026-03-23T02:00:00Z');
    await sure(act(actors.deputy, 'dutyEventObject', other));
    expect((await refused(on, () => act(street, 'dutyEventUphold', other))).code).toBe('FORBIDDEN');
    await sure(act(colleague, 'dutyEventUphold', other, '经核对，应予认定。'));
    expect((await shown(actors.office, other))?.history.map(({ action }) => action)).toEqual(['ENTER', 'REJECT', 'OBJECT', 'UPHOLD']);
    expect(await shown(actors.office, other)).toMatchObject({ state: 'VERIFIED' });
  });

  it('DUT-37 MUST count while the deputy’s objection to its verification is open, and no longer once it is upheld', async () => {
    const [upheld, dismissed] = [await entered(), await entered()];
    const pointed = async () => (await record(actors.deputy, 2026))?.events.map(({ event }) => event).filter((id) => id === upheld || id === dismissed).toSorted();
    for (const id of [upheld, dismissed]) {
      await sure(act(colleague, 'dutyEventVerify', id));
      expect((await refused(on, () => act(actors.other, 'dutyEventObject', id))).code).toBe('NOT_FOUND');
      await sure(act(actors.deputy, 'dutyEventObject', id, '该奖项不是本人所获。'));
      expect(await shown(actors.deputy, id)).toMatchObject({ state: 'VERIFIED', objectUntil: '2026-03-23', objection: { answer: null } });
      expect((await refused(on, () => act(street, 'dutyEventReject', id))).reason).toBe('CONTESTED');
      expect((await refused(on, () => act(street, 'dutyEventUphold', id))).code).toBe('FORBIDDEN');
    }
    expect(await pointed()).toEqual([upheld, dismissed].toSorted());
    await sure(act(colleague, 'dutyEventUphold', upheld, '经核对，获奖人不是该代表。'));
    await sure(act(colleague, 'dutyEventDismiss', dismissed, '经核对，获奖人为该代表。'));
    expect(await shown(actors.deputy, upheld)).toMatchObject({ state: 'REJECTED', objection: { answer: '经核对，获奖人不是该代表。' } });
    expect(await shown(actors.deputy, dismissed)).toMatchObject({ state: 'VERIFIED' });
    expect(await pointed()).toEqual([dismissed]);
    for (const id of [upheld, dismissed]) expect((await refused(on, () => act(actors.deputy, 'dutyEventObject', id))).reason).toBe('OBJECTED_BEFORE');
  });

  it('DUT-32 MUST name every field at fault and write nothing', async () => {
    const bad = await refused(on, () => send(on, actors.office, 'dutyEventEnter', entry({ kind: 'TALK_HELD', on: '2026-03-03', title: '', files: [] })));
    expect(fieldsOf(bad)).toEqual(['title REQUIRED', 'on IN_FUTURE', 'kind UNKNOWN_KIND', 'files REQUIRED']);
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'dutyEventEnter', entry({ on: '2021-12-31', files: [fixed(5)] }))))).toEqual([
      'on OUTSIDE_MANDATE', 'files.0 UNKNOWN_FILE',
    ]);
    const id = await entered();
    expect((await refused(on, () => send(on, colleague, 'dutyEventVerify', { dutyEvent: id, version: 9 }))).__typename).toBe('ConflictProblem');
  });

  it('DUT-33 MUST be the deputy’s own and the keeping offices’; those verified the chairpersons’ too', async () => {
    const id = await entered();
    for (const actor of [actors.other, elsewhere, analyst, actors.anonymous, actors.clerk, chair]) expect(await shown(actor, id)).toBeNull();
    for (const actor of [actors.deputy, street, colleague]) expect(await shown(actor, id)).toMatchObject({ state: 'RECORDED' });
    expect((await refused(on, () => act(elsewhere, 'dutyEventVerify', id))).code).toBe('NOT_FOUND');
    expect((await refused(on, () => send(on, elsewhere, 'dutyEventEnter', entry()))).code).toBe('FORBIDDEN');
    await sure(act(street, 'dutyEventVerify', id));
    expect(await shown(chair, id)).toMatchObject({ state: 'VERIFIED' });
    expect(await record(actors.other, 2026)).toBeNull();
    expect(await record(chair, 2026)).not.toBeNull();
    await sure(act(actors.office, 'dutyEventWithdraw', await entered()));
  });
});

describe('several events at once', () => {
  const named = async (ids: readonly string[]) => {
    const rows = await on.sql<{ id: string; version: number }>('select id, version from duty_event where id = any($1)', [ids]);
    return ids.map((id) => ({ dutyEvent: id, version: rows.find((row) => row.id === id)?.version ?? 0 }));
  };
  const verify = (actor: Actor, dutyEvents: readonly object[], more: object = {}) => send(on, actor, 'dutyEventsVerify', { dutyEvents, ...more });

  it('DUT-34 MUST be verified in one act, once for a repeated key, each with its own history and audit row', async () => {
    const ids = [await entered(), await entered({ title: '获评先进个人' })];
    const dutyEvents = await named(ids);
    const idempotencyKey = crypto.randomUUID();
    for (let n = 1; n <= 2; n += 1) {
      const { dutyEvents: got } = await sure(verify(street, dutyEvents, { idempotencyKey }));
      expect(got?.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'VERIFIED']));
    }
    for (const id of ids) expect((await shown(actors.deputy, id))?.history.map(({ action }) => action)).toEqual(['ENTER', 'VERIFY']);
    const audited = await on.sql<{ id: string }>(`select subject_id as id from audit_entry where action = 'duty.verifyAll' order by subject_id`);
    expect(audited.map(({ id }) => id)).toEqual(ids.toSorted());
    expect((await record(actors.deputy, 2026))?.events.filter(({ event }) => ids.includes(event))).toHaveLength(2);
  });

  it('DUT-35 MUST all stay as they are where one cannot be verified, with the problem of each row', async () => {
    const [fresh, stale, decided] = [await entered(), await entered(), await entered()];
    await sure(act(colleague, 'dutyEventReject', decided));
    const [first, second, third] = await named([fresh, stale, decided]);
    expect(fieldsOf(await refused(on, () => verify(colleague, [first ?? {}, { ...second, version: 9 }, third ?? {}, { ...first, dutyEvent: fresh.toUpperCase() }])))).toEqual([
      'dutyEvents.1.version CONFLICT', 'dutyEvents.2.dutyEvent WRONG_STATE', 'dutyEvents.3.dutyEvent DUPLICATE',
    ]);
    expect(fieldsOf(await refused(on, () => verify(colleague, [])))).toEqual(['dutyEvents REQUIRED']);
    expect(fieldsOf(await refused(on, () => verify(colleague, Array.from({ length: 101 }, () => first ?? {}))))).toEqual(['dutyEvents TOO_MANY']);
  });

  it('DUT-36 MUST be verified by nobody who did or entered one of them, nor outside her area', async () => {
    const others = (await sure(send(on, street, 'dutyEventEnter', entry({ files: [], note: '获奖文件存街道。' })))).record?.id ?? '';
    const dutyEvents = await named([others, await entered()]);
    expect((await refused(on, () => verify(actors.office, dutyEvents))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => verify(street, dutyEvents))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => verify(actors.deputy, dutyEvents))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => verify(elsewhere, dutyEvents))).code).toBe('NOT_FOUND');
    await sure(verify(colleague, dutyEvents));
  });
});

describe('a suggestion', () => {
  const told = (suggestion: string) =>
    on.sql<{ kind: string; state: string }>(`select kind, state from duty_event where source_id in (select id::text from handling where suggestion_id = $1::uuid union select $1::text) order by kind`, [suggestion]);

  it('DUT-40 MUST be recorded for lead and co-signers when submitted, verified when accepted, and taken back when withdrawn', async () => {
    const id = await draft(on);
    await sure(onSuggestion(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies: [on.deputies.cosigner] }));
    await sure(onSuggestion(on, actors.cosigner, 'suggestionCosignConfirm', id));
    expect(await told(id)).toEqual([]);
    await sure(onSuggestion(on, actors.deputy, 'suggestionSubmit', id));
    expect(await told(id)).toEqual([{ kind: 'SUGGESTION_COSIGNED', state: 'RECORDED' }, { kind: 'SUGGESTION_SUBMITTED', state: 'RECORDED' }]);
    await sure(onSuggestion(on, actors.office, 'suggestionAccept', id));
    expect(await told(id)).toEqual([{ kind: 'SUGGESTION_COSIGNED', state: 'VERIFIED' }, { kind: 'SUGGESTION_SUBMITTED', state: 'VERIFIED' }]);
    await sure(onSuggestion(on, actors.office, 'suggestionAcceptanceRetract', id, { reason: '编号有误，撤销受理。' }));
    expect(await told(id)).toMatchObject([{ state: 'RECORDED' }, { state: 'RECORDED' }]);
    await sure(onSuggestion(on, actors.office, 'suggestionAccept', id));
    await sure(onSuggestion(on, actors.cosigner, 'suggestionCosignWithdraw', id, { reason: '情况有变，不再附议。' }));
    expect(await told(id)).toMatchObject([{ state: 'RETRACTED' }, { state: 'VERIFIED' }]);
    await sure(onSuggestion(on, actors.deputy, 'suggestionWithdraw', id, { reason: '问题已经解决，予以撤回。' }));
    expect(await told(id)).toMatchObject([{ state: 'RETRACTED' }, { state: 'RETRACTED' }]);
  });
});

describe('the record of a year', () => {
  it('DUT-41 MUST count verified events of the year by part, and days of the mandate without leave', async () => {
    const before = await record(street, 2026);
    expect(before).toMatchObject({ countedDays: 365, leaveDays: 0, level: null });
    expect(before?.parts).toHaveLength(8);
    await on.sql(`insert into deputy_leave (state, deputy_id, cause, occasion, reason, from_on, until_on, asked_at, updated_at)
      values ('APPROVED', $1, 'HEALTH', '常委会会议', '住院', '2026-01-11', '2026-01-20', now(), now()), ('ASKED', $1, 'HEALTH', '常委会会议', '住院', '2026-02-01', '2026-02-20', now(), now())`, [on.deputies.deputy]);
    expect(await record(street, 2026)).toMatchObject({ countedDays: 355, leaveDays: 10 });
    expect(await record(street, 2025)).toMatchObject({ points: 0, score: 0, level: 'POOR' });
  });

  it('DUT-42 MUST rank nobody among few, and be read by offices and chairpersons alone', async () => {
    const ranking = (actor: Actor) => asked<{ dutyRanking: { deputies: number; ranked: boolean; standings: { rank: number | null }[] } | null }>(
      actor, '{ dutyRanking(year: 2026) { level deputies rankable ranked standings { deputy name rank points score countedDays yearDays small } } }');
    expect((await ranking(colleague)).dutyRanking).toMatchObject({ deputies: 3, ranked: false, standings: [{ rank: null }, { rank: null }, { rank: null }] });
    expect((await ranking(street)).dutyRanking).toMatchObject({ deputies: 1 });
    expect((await ranking(actors.deputy)).dutyRanking).toBeNull();
    expect((await ranking(actors.anonymous)).dutyRanking).toBeNull();
  });

  it('DUT-43 MUST be counted with the denominators shown, and lead to the rows behind', async () => {
    const figures = async (actor: Actor) => asked<{ dutyFigures: object; _entities: [{ dutyFigures: object }] }>(actor, `query ($of: [_Any!]!) {
      dutyFigures(filter: { year: 2026 }) { verified { value drillDown } waiting { value } accepted { numerator denominator } reach { numerator denominator } }
      _entities(representations: $of) { ... on Area { dutyFigures { verified { value drillDown } reach { numerator denominator } } } } }`, { of: [{ __typename: 'Area', id: STREET }] });
    const [expected] = await on.sql<{ verified: number; waiting: number; decided: number; reached: number }>(`select count(*) filter (where state = 'VERIFIED')::int as verified,
      count(*) filter (where state in ('RECORDED', 'OBJECTED'))::int as waiting, count(*) filter (where state in ('VERIFIED', 'REJECTED'))::int as decided,
      count(distinct deputy_id) filter (where state = 'VERIFIED')::int as reached from duty_event where on_day between '2026-01-01' and '2026-12-31'`);
    const got = await figures(colleague);
    expect(got.dutyFigures).toMatchObject({
      verified: { value: expected?.verified, drillDown: '/representation/duty?year=2026&states=VERIFIED' }, waiting: { value: expected?.waiting },
      accepted: { numerator: expected?.verified, denominator: expected?.decided }, reach: { numerator: expected?.reached, denominator: 3 },
    });
    expect(got._entities[0].dutyFigures).toMatchObject({ verified: { drillDown: `/representation/duty?states=VERIFIED&area=${STREET}` }, reach: { denominator: 1 } });
    expect((await figures(actors.anonymous)).dutyFigures).toMatchObject({ verified: { value: 0 }, reach: { denominator: 0 } });
  });
});
