import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, UNIT } from './bench.ts';
import { ADDRESS, cast, COMMUNITY, CONTACT, NOTES, PHONE, places, RECORDED, SECRETS, STREET, tiesOn, TRIAGED, VISIT } from './tie.ts';

type Who = keyof typeof cast;
const EVERYBODY = Object.keys(cast) as Who[];

let on: Bench;
const { voter, pairVoter, pairMember, act, visited, ask, visitOf } = tiesOn(() => on);
beforeAll(async () => {
  on = await bench();
  await places(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const opinionFigures = async () =>
  (await ask<{ opinionFigures: { received: { value: number }; answered: { numerator: number } } }>(actors.office, `{ opinionFigures(filter: { channel: "VISIT", area: "${STREET}" }) { received { value } answered { numerator } } }`)).opinionFigures;
const duty = (source: string) => on.sql('select kind, state, on_day as on from duty_event where source_id = $1', [source]);
const TIE = 'id state kind contactedThisYear required lastContactOn deputy { name } constituent { id name phone address revealable } contacts { on mode summary } history { action facts { name value } note } availableActions { action allowed }';

interface Shown { state: string; contactedThisYear: number; required: number; constituent: Record<string, unknown> | null; history: { action: string; note: string | null }[]; availableActions: { action: string; allowed: boolean }[] }
const tieOf = async (actor: Actor, id: string): Promise<Shown | null> => (await ask<{ tie: Shown | null }>(actor, `query ($id: ID!) { tie(id: $id) { ${TIE} } }`, { id })).tie;
async function reveal(actor: Actor, type: string, id: string, field: string): Promise<string | null> {
  const [purpose] = await on.sql<{ code: string }>('select code from reveal_purpose order by position limit 1');
  const answer = await on.ask(actor, `mutation ($input: ConstituentDataRevealInput!) { constituentDataReveal(input: $input) { __typename ... on ConstituentDataRevealSuccess { value } } }`, {
    input: { idempotencyKey: randomUUID(), type, id, field, purpose: purpose?.code },
  });
  return (answer.data?.['constituentDataReveal'] as { value?: string } | undefined)?.value ?? null;
}

describe('a tie between a deputy and a voter', () => {
  it('TIE-20 MUST go from pairing over contacts to its end, into the duty record, and name the voter nowhere', async () => {
    const id = await pairVoter();
    expect(await tieOf(actors.deputy, id)).toMatchObject({
      state: 'ACTIVE', kind: 'DEPUTY_VOTER', required: 2, contactedThisYear: 0,
      constituent: { name: '孙*', phone: '139****1234', address: '朝阳街道向阳社区***', revealable: true },
    });
    await sure(act(actors.deputy, 'tieContact', id, CONTACT));
    const [contact] = await on.sql<{ id: string }>('select id from tie_contact where tie_id = $1', [id]);
    expect(await duty(contact?.id ?? '')).toEqual([{ kind: 'TIE_CONTACT', state: 'RECORDED', on: '2026-03-01' }]);
    await sure(act(actors.deputy, 'tieCorrect', id, { phone: null, address: `${ADDRESS}室` }));
    await sure(act(cast.street, 'tieEnd', id, { endedOn: '2026-03-02', reason: '搬离本选区。' }));
    await sure(act(cast.street, 'tieErase', id, { reason: '本人要求删除。' }));
    expect(await tieOf(actors.deputy, id)).toMatchObject({ state: 'ENDED', contactedThisYear: 1, constituent: { name: null, phone: null, address: null } });
    expect((await tieOf(actors.deputy, id))?.history.map(({ action }) => action)).toEqual(['PAIR_VOTER', 'CONTACT', 'CORRECT', 'END', 'ERASE']);
    expect((await refused(on, () => act(actors.deputy, 'tieErase', id, { reason: '再次删除。' }))).reason).toBe('NO_DATA');
    expect((await refused(on, () => act(actors.deputy, 'tieContact', id, CONTACT))).reason).toBe('WRONG_STATE');
  });

  it('TIE-21 MUST be kept by its deputy and the offices over where the voter lives, and exist for nobody else', async () => {
    const id = await pairVoter(cast.town);
    for (const who of ['otherDeputy', 'member', 'elsewhere', 'chairperson', 'analyst', 'clerk', 'government'] as const) {
      expect((await refused(on, () => act(cast[who], 'tieContact', id, CONTACT))).code).toBe('NOT_FOUND');
      expect((await refused(on, () => act(cast[who], 'tieCorrect', id, { name: '某人' }))).code).toBe('NOT_FOUND');
    }
    expect((await refused(on, () => send(on, actors.other, 'tiePairVoter', voter()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, cast.elsewhere, 'tiePairVoter', voter()))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.anonymous, 'tiePairVoter', voter()))).code).toBe('UNAUTHENTICATED');
    await sure(act(cast.street, 'tieContact', id, CONTACT));
    const [contact] = await on.sql<{ id: string }>('select id from tie_contact where tie_id = $1', [id]);
    expect(await duty(contact?.id ?? '')).toMatchObject([{ state: 'VERIFIED' }]);
  });

  it('TIE-22 MUST name every field at fault and write nothing', async () => {
    const bad = await refused(on, () => send(on, actors.deputy, 'tiePairVoter', voter({ name: '', phone: '12', address: '\u202e楼', area: fixed(999), from: '2026-03-03' })));
    expect(fieldsOf(bad)).toEqual(['from IN_FUTURE', 'name REQUIRED', 'phone PHONE', 'address BIDI_OVERRIDE', 'area UNKNOWN_AREA']);
    const id = await pairVoter();
    expect(fieldsOf(await refused(on, () => act(actors.deputy, 'tieContact', id, { ...CONTACT, on: '2026-01-04', summary: `请致电${PHONE}` })))).toEqual(['on BEFORE_TIE', 'summary PERSONAL']);
    expect(fieldsOf(await refused(on, () => act(actors.deputy, 'tieCorrect', id, {})))).toEqual(['name REQUIRED']);
    expect((await refused(on, () => send(on, actors.deputy, 'tieContact', { tie: id, version: 9, ...CONTACT }))).__typename).toBe('ConflictProblem');
  });
});

describe('a tie between a member and a deputy', () => {
  it('TIE-23 MUST be made by 代工委 with a serving member, once, and be contacted by her', async () => {
    const { tie, by } = await pairMember();
    const again = { member: by.person, deputy: on.deputies.deputy, from: '2026-01-05' };
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'tiePairMember', again)))).toEqual(['deputy PAIRED']);
    expect((await refused(on, () => send(on, actors.office, 'tiePairMember', { ...again, member: actors.clerk.person }))).reason).toBe('MEMBER_NOT_SERVING');
    expect((await refused(on, () => send(on, cast.street, 'tiePairMember', again))).code).toBe('FORBIDDEN');
    expect(await tieOf(by, tie)).toMatchObject({ required: 4, constituent: null });
    await sure(act(by, 'tieContact', tie, CONTACT));
    expect((await refused(on, () => act(actors.deputy, 'tieContact', tie, CONTACT))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => act(actors.other, 'tieContact', tie, CONTACT))).code).toBe('NOT_FOUND');
    await sure(act(actors.office, 'tieEnd', tie, { endedOn: '2026-03-02', reason: '组成人员分工调整。' }));
    await sure(send(on, actors.office, 'tiePairMember', again));
  });
});

describe('a home visit', () => {
  it('VIS-20 MUST go from its plan over its check into the duty record', async () => {
    const tie = await pairVoter();
    const id = await visited(tie, actors.deputy);
    expect(await duty(id)).toEqual([{ kind: 'HOME_VISIT', state: 'RECORDED', on: '2026-03-01' }]);
    expect((await refused(on, () => act(actors.deputy, 'visitVerify', id))).code).toBe('FORBIDDEN');
    await sure(act(cast.street, 'visitSendBack', id, { reason: '请补充家访情况。' }));
    expect(await duty(id)).toMatchObject([{ state: 'RETRACTED' }]);
    await sure(act(actors.deputy, 'visitRecord', id, { visitedOn: '2026-03-01', summary: '补充：逐项核对了助餐需求。' }));
    await sure(act(cast.street, 'visitVerify', id));
    expect(await duty(id)).toMatchObject([{ state: 'VERIFIED' }]);
    const visit = await visitOf(actors.deputy, id);
    expect(visit).toMatchObject({ state: 'VERIFIED', notes: '***', revealable: true });
    expect(visit?.history.map(({ action }) => action)).toEqual(['PLAN', 'RECORD', 'SEND_BACK', 'RECORD', 'VERIFY']);
  });

  it('VIS-23 MUST take what was raised into the opinions of the district, once, and show both who was there what became of it', async () => {
    const tie = await pairVoter();
    const id = await visited(tie, actors.deputy);
    const visit = await visitOf(actors.deputy, id);
    expect(visit).toMatchObject({ opinionsRaised: 2, opinionsAnswered: 0 });
    expect(visit?.opinions).toMatchObject(RECORDED.opinions.map((text) => ({ text, state: 'RECEIVED', channel: { code: 'VISIT' }, area: { id: COMMUNITY } })));
    const [first, second] = visit?.opinions.map((opinion) => opinion.id) ?? [];
    if (first === undefined || second === undefined) throw new Error('two opinions were raised');
    const before = await opinionFigures();
    expect(before.received.value).toBeGreaterThanOrEqual(2);

    expect((await refused(on, () => act(actors.deputy, 'opinionTriage', first, TRIAGED))).code).toBe('FORBIDDEN');
    await sure(act(cast.street, 'opinionTriage', first, TRIAGED));
    await sure(act(cast.street, 'opinionRoute', first, { unit: UNIT }));
    const seen = await ask<{ opinion: { text: string; visit: null } }>(actors.clerk, 'query ($id: ID!) { opinion(id: $id) { text visit { id } } }', { id: first });
    expect(seen.opinion).toEqual({ text: RECORDED.opinions[0], visit: null });
    const told = (await on.sql<{ n: number }>(`select count(*)::int as n from outbox where payload::text like '%OPINION_ANSWER%' and payload::text like $1`, [`%${String(actors.deputy.person)}%`]))[0]?.n ?? 0;
    await sure(act(actors.clerk, 'opinionAnswer', first, { text: '已列入六月底前的助餐点计划，感谢反映。' }));
    expect((await on.sql<{ n: number }>(`select count(*)::int as n from outbox where payload::text like '%OPINION_ANSWER%' and payload::text like $1`, [`%${String(actors.deputy.person)}%`]))[0]?.n).toBe(told + 1);
    await sure(act(cast.street, 'opinionTransfer', second, { to: 'HOTLINE_12345', reason: '属于物业维修事项。' }));
    const after = await visitOf(actors.deputy, id);
    // Whoever was visited holds no code: the visitor tells her, and nothing is shown as told.
    expect(after).toMatchObject({ opinionsRaised: 2, opinionsAnswered: 1, opinions: [{ state: 'ANSWERED', answer: { text: '已列入六月底前的助餐点计划，感谢反映。' }, notices: [] }, { state: 'TRANSFERRED' }] });
    expect((await opinionFigures()).answered.numerator).toBe(before.answered.numerator + 1);

    const { tie: memberTie, by } = await pairMember(on.deputies.cosigner);
    const raised = (await visitOf(by, await visited(memberTie, by)))?.opinions ?? [];
    expect(raised).toHaveLength(2);
    const shown = await ask<{ opinion: { text: string } | null }>(actors.cosigner, 'query ($id: ID!) { opinion(id: $id) { text } }', { id: raised[0]?.id });
    expect(shown.opinion?.text).toBe(RECORDED.opinions[0]);
    expect((await ask<{ opinion: null }>(actors.other, 'query ($id: ID!) { opinion(id: $id) { text } }', { id: raised[0]?.id })).opinion).toBeNull();
  });

  it('VIS-21 MUST move or be called off before it is made, and not begin when the tie has ended', async () => {
    const tie = await pairVoter();
    const id = (await sure(send(on, cast.street, 'visitPlan', { tie, plannedOn: '2026-03-20' }))).record?.id ?? '';
    await sure(act(actors.deputy, 'visitReschedule', id, { plannedOn: '2026-03-25' }));
    await sure(act(actors.deputy, 'visitCancel', id, { reason: '选民外出。' }));
    expect(fieldsOf(await refused(on, () => send(on, cast.street, 'visitPlan', { tie, plannedOn: '2026-03-01' })))).toEqual(['plannedOn IN_PAST']);
    await sure(act(actors.deputy, 'tieEnd', tie, { endedOn: '2026-03-02', reason: '搬离本选区。' }));
    expect((await refused(on, () => send(on, actors.deputy, 'visitPlan', { tie, plannedOn: '2026-03-20' }))).reason).toBe('TIE_ENDED');
  });

  it('VIS-22 MUST name every field at fault and write nothing', async () => {
    const tie = await pairVoter();
    const id = (await sure(send(on, actors.deputy, 'visitPlan', { tie, plannedOn: '2026-03-02' }))).record?.id ?? '';
    const bad = await refused(on, () => act(actors.deputy, 'visitRecord', id, { visitedOn: '2026-03-03', summary: '短', notes: '\u202e', opinions: ['短', `找${PHONE}`] }));
    expect(fieldsOf(bad)).toEqual(['visitedOn IN_FUTURE', 'summary TOO_SHORT', 'notes BIDI_OVERRIDE', 'opinions.0 TOO_SHORT', 'opinions.1 PERSONAL']);
    expect(fieldsOf(await refused(on, () => act(actors.deputy, 'visitRecord', id, { ...RECORDED, opinions: Array.from({ length: 21 }, () => '希望社区增设老年助餐点。') })))).toEqual(['opinions TOO_MANY']);
  });
});

describe('who sees what', () => {
  const VOTERS: readonly Who[] = ['deputy', 'office', 'street', 'town'];
  const MEMBERS: readonly Who[] = ['deputy', 'member', 'office', 'street', 'town', 'chairperson'];
  let voterTie: string;
  let memberTie: string;
  let voterVisit: string;
  let memberVisit: string;
  let memberBy: Actor;
  beforeAll(async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    voterTie = await pairVoter();
    ({ tie: memberTie, by: memberBy } = await pairMember());
    [voterVisit, memberVisit] = [await visited(voterTie, actors.deputy), await visited(memberTie, memberBy)];
  });
  const actorOf = (who: Who): Actor => (who === 'member' ? memberBy : cast[who]);

  it.each(EVERYBODY)('VIS-30 MUST show %s ties, visits and opinions only as far as she has a part in them', async (who) => {
    const actor = actorOf(who);
    expect((await tieOf(actor, voterTie)) !== null).toBe(VOTERS.includes(who));
    expect((await visitOf(actor, voterVisit)) !== null).toBe(VOTERS.includes(who));
    expect((await tieOf(actor, memberTie)) !== null).toBe(MEMBERS.includes(who));
    expect((await visitOf(actor, memberVisit)) !== null).toBe(MEMBERS.includes(who));
    const lists = await ask<{ ties: { edges: { node: { kind: string } }[] }; visits: { totalCount: number } }>(
      actor, '{ ties(first: 100) { edges { node { kind } } } visits { totalCount } }');
    expect(lists.ties.edges.some(({ node }) => node.kind === 'DEPUTY_VOTER')).toBe(VOTERS.includes(who));
  });

  it.each(EVERYBODY)('VIS-31 MUST show %s no constituent but masked, by every way to her', async (who) => {
    const actor = actorOf(who);
    const [row] = await on.sql<{ id: string }>('select constituent_id as id from tie where id = $1', [voterTie]);
    const of = [{ __typename: 'Constituent', id: row?.id }, { __typename: 'Visit', id: voterVisit }, { __typename: 'Tie', id: voterTie }, { __typename: 'Deputy', id: on.deputies.deputy }];
    const everything = await on.ask(
      actor,
      `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Constituent { id name phone address } ... on Visit { id summary notes } ... on Tie { id state } ... on Deputy { id ties { edges { node { constituent { name phone address } visits { notes } contacts { summary } history { facts { value } note } } } } } }
        ties(first: 100) { edges { node { ${TIE} } } } visits(first: 100) { edges { node { ${VISIT} } } } opinions(first: 100) { edges { node { text visit { notes tie { constituent { name } } } } } } }`,
      { of },
    );
    const text = JSON.stringify(everything.data);
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
    const [constituent] = (everything.data as { _entities: unknown[] } | null)?._entities ?? [];
    expect(Boolean(constituent)).toBe(VOTERS.includes(who));
    expect(text.includes('孙*')).toBe(VOTERS.includes(who));
  });

  it.each(EVERYBODY)('VIS-32 MUST reveal to %s a voter’s data and the notes only where she works with them', async (who) => {
    const actor = actorOf(who);
    const [row] = await on.sql<{ id: string }>('select constituent_id as id from tie where id = $1', [voterTie]);
    const may = VOTERS.includes(who);
    expect(await reveal(actor, 'TIE_VOTER', row?.id ?? '', 'phone')).toBe(may ? PHONE : null);
    expect(await reveal(actor, 'HOME_VISIT', voterVisit, 'notes')).toBe(may ? NOTES : null);
    // The deputy who was visited does not read what was noted of her.
    expect(await reveal(actor, 'HOME_VISIT', memberVisit, 'notes')).toBe(who === 'member' || who === 'office' ? NOTES : null);
  });

  it('VIS-33 MUST put a reveal on record with its purpose, and keep voters and notes out of audit, events, notifications, history and duty', async () => {
    const [logged] = await on.sql<{ n: number }>(`select count(*)::int as n from personal_reveal where subject_type in ('Constituent', 'Visit')`);
    expect(logged?.n).toBeGreaterThan(0);
    for (const table of ['audit_entry', 'outbox', 'history_entry', 'duty_event', 'idempotency']) {
      const rows = await on.sql<{ row: string }>(`select to_json(t)::text as row from ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter(({ row }) => SECRETS.some((secret) => row.includes(secret)))).toEqual([]);
    }
  });

  it('VIS-34 MUST let a filter or an order find out nothing, and refuse a period that is none', async () => {
    const wrong = await on.ask(actors.deputy, '{ ties(filter: { reached: true, quarter: 5 }) { totalCount } }');
    expect(wrong.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    const mine = await ask<{ ties: { totalCount: number } }>(actors.other, '{ ties(filter: { mine: true, kind: DEPUTY_VOTER }) { totalCount } }');
    expect(mine.ties.totalCount).toBe(0);
  });

  it('VIS-35 MUST end by the schedule what is kept of voters and the notes', async () => {
    await sure(act(actors.deputy, 'tieEnd', voterTie, { endedOn: '2026-03-02', reason: '搬离本选区。' }));
    on.now = new Date('2029-04-02T02:00:00Z');
    await on.service.keepToSchedule();
    const [row] = await on.sql<{ name: string | null }>('select c.name from constituent c join tie t on t.constituent_id = c.id where t.id = $1', [voterTie]);
    expect(row?.name).toBeNull();
    expect(await on.sql('select 1 from visit where notes is not null')).toEqual([]);
  });
});
