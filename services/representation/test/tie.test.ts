import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed, TOPIC, UNIT } from './bench.ts';

const STREET = fixed(12);
const COMMUNITY = fixed(13);
const ELSEWHERE = fixed(14);
const holding = (n: number, kind: string, area: string | null = null): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: `${kind} ${n}`, person: fixed(n + 1), posts: [{ id: fixed(n + 2), kind, title: kind, organ: null, area }],
});
const cast = {
  deputy: actors.deputy, otherDeputy: actors.other, member: actors.member, otherMember: holding(950, 'SC_MEMBER'), office: actors.office,
  street: holding(960, 'SUBDISTRICT_OFFICE', STREET), town: holding(963, 'TOWN_PRESIDIUM', STREET), elsewhere: holding(966, 'SUBDISTRICT_OFFICE', ELSEWHERE),
  chairperson: holding(969, 'CHAIRPERSON'), government: actors.government, clerk: actors.clerk, otherClerk: actors.clerk2, analyst: holding(972, 'ANALYST'),
  admin: holding(975, 'SYSTEM_ADMIN'), security: holding(978, 'SECURITY_ADMIN'), auditor: actors.auditor, party: holding(981, 'PARTY_COMMITTEE'), anonymous: actors.anonymous,
} satisfies Record<string, Actor>;
type Who = keyof typeof cast;
const EVERYBODY = Object.keys(cast) as Who[];

const NAME = '孙桂兰';
const PHONE = '13904581234';
const ADDRESS = '朝阳街道向阳社区3号楼2单元501';
const NOTES = '老人独居，患有慢性病，子女在外地。';
const SECRETS = [NAME, PHONE, ADDRESS, NOTES];

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${COMMUNITY}', '230717001001', '向阳社区', 'COMMUNITY', '${STREET}', '230717/001/001', 1), ('${ELSEWHERE}', '230717002', '红升街道', 'SUBDISTRICT', '${AREA}', '230717/002', 1)`);
  await on.sql(`insert into electoral_district (id, ordinal, name) values ($1, 1, '第一选区')`, [fixed(41)]);
  await on.sql('insert into electoral_district_area (electoral_district_id, area_id) values ($1, $2)', [fixed(41), COMMUNITY]);
  await on.sql('update deputy set electoral_district_id = $1 where id = $2', [fixed(41), on.deputies.deputy]);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const voter = (more: object = {}): object => ({ deputy: on.deputies.deputy, kind: 'VOTER', name: NAME, phone: PHONE, address: ADDRESS, area: COMMUNITY, from: '2026-01-05', ...more });
const pairVoter = async (by: Actor = actors.deputy, more: object = {}): Promise<string> => (await sure(send(on, by, 'tiePairVoter', voter(more)))).record?.id ?? '';
let members = 0;
/** Each with another member: a pair is made once. */
async function pairMember(deputy = on.deputies.deputy, from = '2026-01-05'): Promise<{ tie: string; by: Actor }> {
  members += 1;
  const by = members === 1 ? actors.member : holding(2000 + members * 3, 'SC_MEMBER');
  if (members > 1) {
    await on.sql(`insert into person values ($1, '某委员', false, 1)`, [by.person]);
    await on.sql(`insert into post values ($1, 'SC_MEMBER', '委员', $2, null, null, '2024-01-01', null, 1)`, [by.posts[0]?.id, by.person]);
  }
  const made = await sure(send(on, actors.office, 'tiePairMember', { member: by.person, deputy, from }));
  return { tie: made.record?.id ?? '', by };
}
async function act(actor: Actor, mutation: string, id: string, more: object = {}) {
  const of = (['opinion', 'visit', 'tie'] as const).find((each) => mutation.startsWith(each)) ?? 'tie';
  const [row] = await on.sql<{ version: number }>(`select version from ${of} where id = $1`, [id]);
  return send(on, actor, mutation, { [of]: id, version: row?.version ?? 0, ...more });
}
const RECORDED = { visitedOn: '2026-03-01', summary: '了解家庭情况和对社区的意见。', notes: NOTES, opinions: ['希望社区增设老年助餐点。', '楼道照明不好，夜间出行不便。'] };
/** Planned with the day moved back, so that it can be recorded as made on 2026-03-01. */
async function visited(tie: string, by: Actor, more: object = {}): Promise<string> {
  const visit = (await sure(send(on, by, 'visitPlan', { tie, plannedOn: '2026-03-02' }))).record?.id ?? '';
  await sure(act(by, 'visitRecord', visit, { ...RECORDED, ...more }));
  return visit;
}
const ask = async <T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
};
const CONTACT = { on: '2026-03-01', mode: 'PHONE', summary: '询问冬季供暖情况，暂无问题。' };
const TRIAGED = { subject: '增设老年助餐点', topic: TOPIC, area: COMMUNITY, kind: 'PROPOSAL' };
const opinionFigures = async () =>
  (await ask<{ opinionFigures: { received: { value: number }; answered: { numerator: number } } }>(actors.office, `{ opinionFigures(filter: { channel: "VISIT", area: "${STREET}" }) { received { value } answered { numerator } } }`)).opinionFigures;
const duty = (source: string) => on.sql('select kind, state, on_day as on from duty_event where source_id = $1', [source]);
const TIE = 'id state kind contactedThisYear required lastContactOn deputy { name } constituent { id name phone address revealable } contacts { on mode summary } history { action facts { name value } note } availableActions { action allowed }';
const VISIT = 'id state summary notes revealable visitedOn opinionsRaised opinionsAnswered opinions { id state text channel { code } area { id } answer { text } notices { id } availableActions { action } } history { action facts { name value } note } availableActions { action allowed } tie { id constituent { name } }';

interface Shown { state: string; contactedThisYear: number; required: number; constituent: Record<string, unknown> | null; history: { action: string; note: string | null }[]; availableActions: { action: string; allowed: boolean }[] }
const tieOf = async (actor: Actor, id: string): Promise<Shown | null> => (await ask<{ tie: Shown | null }>(actor, `query ($id: ID!) { tie(id: $id) { ${TIE} } }`, { id })).tie;
interface ShownVisit { state: string; notes: string | null; revealable: boolean; opinionsRaised: number; opinionsAnswered: number; opinions: { id: string; state: string; text: string }[]; history: { action: string }[]; tie: { constituent: object | null } | null }
const visitOf = async (actor: Actor, id: string): Promise<ShownVisit | null> => (await ask<{ visit: ShownVisit | null }>(actor, `query ($id: ID!) { visit(id: $id) { ${VISIT} } }`, { id })).visit;
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

describe('reach', () => {
  interface Ratio { numerator: number; denominator: number; drillDown: string }
  interface Figures { from: string; until: string; active: Ratio; met: Ratio; deputiesVisited: Ratio; votersReached: { value: number; drillDown: string }; opinionsAnswered: Ratio }
  const FIGURES = 'from until active { numerator denominator drillDown } met { numerator denominator } deputiesVisited { numerator denominator drillDown } votersReached { value drillDown } opinionsAnswered { numerator denominator }';
  const figures = async (actor: Actor, filter: object): Promise<Figures> =>
    (await ask<{ tieFigures: Figures }>(actor, `query ($filter: TieFigureFilter) { tieFigures(filter: $filter) { ${FIGURES} } }`, { filter })).tieFigures;

  it('TIE-30 MUST be counted by quarter, place and deputy as the rows have it, the same for everybody with an account', async () => {
    on.now = new Date('2025-06-02T02:00:00Z');
    const reached = await pairVoter(actors.deputy, { from: '2025-04-01' });
    await pairVoter(actors.deputy, { from: '2025-04-01', kind: 'HOUSEHOLD' });
    await sure(act(actors.deputy, 'tieContact', reached, { ...CONTACT, on: '2025-05-01' }));
    const visit = await visited(reached, actors.deputy, { visitedOn: '2025-06-01' });
    const [opinion] = (await visitOf(actors.deputy, visit))?.opinions ?? [];
    await sure(act(cast.street, 'opinionTriage', opinion?.id ?? '', TRIAGED));
    await sure(act(cast.street, 'opinionAnswer', opinion?.id ?? '', { text: '已转社区办理，并向本人说明。' }));
    const filter = { year: 2025, quarter: 2, kind: 'DEPUTY_VOTER', area: STREET };
    const got = await figures(cast.chairperson, filter);
    expect(got).toMatchObject({
      from: '2025-04-01', until: '2025-06-30', active: { numerator: 1, denominator: 2 }, met: { numerator: 1, denominator: 2 },
      deputiesVisited: { numerator: 0, denominator: 1 }, votersReached: { value: 1 }, opinionsAnswered: { numerator: 1, denominator: 2 },
    });
    // Ties with voters are rows for the offices alone.
    expect([got.active.drillDown, (await figures(actors.office, filter)).active.drillDown.split('?')[0]]).toEqual(['/representation/reach?year=2025&quarter=2', '/representation/ties']);
    expect(await figures(cast.analyst, filter)).toMatchObject({ active: { numerator: 1, denominator: 2 } });
    expect(await figures(actors.anonymous, filter)).toMatchObject({ active: { denominator: 0 }, votersReached: { value: 0 } });
    expect(await figures(actors.office, { ...filter, area: ELSEWHERE })).toMatchObject({ active: { denominator: 0 }, deputiesVisited: { denominator: 0 } });
    const walked = await ask<{ _entities: { tieFigures: Figures }[] }>(
      actors.office,
      `query ($of: [_Any!]!, $filter: TieFigureFilter) { _entities(representations: $of) { ... on Area { tieFigures(filter: $filter) { ${FIGURES} } } ... on Deputy { tieFigures(filter: $filter) { ${FIGURES} } } } }`,
      { of: [{ __typename: 'Area', id: COMMUNITY }, { __typename: 'Deputy', id: on.deputies.deputy }], filter: { year: 2025, quarter: 2, kind: 'DEPUTY_VOTER' } },
    );
    for (const { tieFigures } of walked._entities) expect(tieFigures).toMatchObject({ active: { numerator: 1, denominator: 2 }, votersReached: { value: 1 } });
  });

  it('TIE-31 MUST count a deputy as visited once a member came, and list the others for who leads', async () => {
    on.now = new Date('2025-09-02T02:00:00Z');
    const { tie, by } = await pairMember(on.deputies.cosigner, '2025-07-01');
    const filter = { year: 2025, quarter: 3 };
    const before = await figures(actors.office, filter);
    await visited(tie, by, { visitedOn: '2025-09-01', opinions: [] });
    const after = await figures(actors.office, filter);
    expect(after.deputiesVisited.numerator - before.deputiesVisited.numerator).toBe(1);
    const unvisited = async (actor: Actor): Promise<string[]> =>
      (await ask<{ deputiesNotVisited: { name: string }[] }>(actor, 'query ($filter: TieFigureFilter) { deputiesNotVisited(filter: $filter) { name } }', { filter })).deputiesNotVisited.map(({ name }) => name);
    expect(await unvisited(cast.chairperson)).not.toContain('李代表');
    expect(await unvisited(cast.chairperson)).toContain('赵代表');
    expect(await unvisited(actors.other)).toEqual([]);
    const notReached = await ask<{ ties: { totalCount: number } }>(actors.office, '{ ties(filter: { year: 2025, quarter: 3, reached: false, lasting: true, kind: DEPUTY_VOTER }) { totalCount } }');
    expect(notReached.ties.totalCount).toBe(2);
  });
});
