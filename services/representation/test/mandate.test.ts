import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, AREA, bench, type Bench, id as fixed } from './bench.ts';

const TOWN = fixed(812);
const OTHER_TOWN = fixed(813);
const DISTRICT = fixed(814);
const ELECTED = fixed(815);
const holding = (n: number, kind: string, area: string | null = null): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name: '钱主席', person: fixed(n + 1), posts: [{ id: fixed(n + 2), kind, title: '镇人大主席', organ: null, area }],
});
const town = holding(820, 'TOWN_PRESIDIUM', TOWN);
const otherTown = holding(824, 'TOWN_PRESIDIUM', OTHER_TOWN);
const chair = holding(828, 'CHAIRPERSON');
const analyst = holding(832, 'ANALYST');

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into area values ('${TOWN}', '230717101', '东升镇', 'TOWN', '${AREA}', '230717/101', 1), ('${OTHER_TOWN}', '230717102', '美溪镇', 'TOWN', '${AREA}', '230717/102', 1)`);
  await on.sql(`insert into electoral_district (id, ordinal, name) values ('${DISTRICT}', 3, '第三选区')`);
  await on.sql(`insert into person values ('${ELECTED}', '孔当选', false, 1)`);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

interface Shown { id: string; version: number; state: string; facts: string | null; name: string | null; deputy: { id: string; status: string; until: string | null; level: string; credentialsConfirmedOn: string | null } | null; legalBasis: { article: string; mark: string }; history: { action: string }[]; availableActions: { action: string; allowed: boolean }[] }
const MATTER = 'id version state facts name deputy { id status until level credentialsConfirmedOn } legalBasis { article mark } history { action } availableActions { action allowed }';
async function shown(actor: Actor, id: string): Promise<Shown | null> {
  const answer = await on.ask(actor, `query ($id: ID!) { mandateMatter(id: $id) { ${MATTER} } }`, { id });
  expect(answer.errors ?? []).toEqual([]);
  return answer.data?.['mandateMatter'] as Shown | null;
}
const seated = async (level = 'DISTRICT', area: string | null = null): Promise<string> => {
  const [row] = await on.sql<{ id: string }>(`with p as (insert into person values (uuidv7(), '新代表', false, 1) returning id)
    insert into deputy (person_id, name, term_id, from_on, level, area_id) select p.id, '新代表', '${fixed(1)}', '2022-01-01', $1, $2 from p returning id`, [level, area]);
  return row?.id ?? '';
};
const open = async (deputy: string, more: object, actor: Actor = actors.office): Promise<string> =>
  (await sure(send(on, actor, 'mandateMatterOpen', { deputy, facts: '有关机关的通知书已附卷。', ...more }))).record?.id ?? '';
const act = async (actor: Actor, mutation: string, id: string, more: object) => {
  const [row] = await on.sql<{ version: number }>('select version from mandate_matter where id = $1', [id]);
  return send(on, actor, mutation, { mandateMatter: id, version: row?.version ?? 0, ...more });
};
const status = async (deputy: string) => (await on.sql<{ status: string; until: string | null }>('select status, until_on as until from deputy where id = $1', [deputy]))[0];
const REPORT = { number: '资审〔2026〕3号', on: '2026-03-02', conclusion: '符合法律规定，建议予以公告。' };
const ANNOUNCEMENT = { number: '第12号公告', on: '2026-03-02', text: '现将本区第十八届人大代表变动情况公告如下。' };
const end = async (id: string, actor: Actor = actors.office) => {
  await sure(act(actor, 'mandateMatterReport', id, REPORT));
  return sure(act(actor, 'mandateMatterAnnounce', id, ANNOUNCEMENT));
};

describe('a matter of credentials', () => {
  it('MAN-20 MUST suspend with the committee’s report, and restore with another (代表法 art. 61)', async () => {
    const deputy = await seated();
    const id = await open(deputy, { kind: 'SUSPEND', ground: 'DETAINED', effectiveOn: '2026-02-20' });
    expect(await status(deputy)).toEqual({ status: 'ACTIVE', until: null });
    await sure(act(actors.office, 'mandateMatterReport', id, REPORT));
    expect(await status(deputy)).toEqual({ status: 'SUSPENDED', until: null });
    expect((await refused(on, () => act(actors.office, 'mandateMatterReject', id, { reason: '不应当终止办理。' }))).reason).toBe('IN_FORCE');
    expect((await refused(on, () => send(on, actors.office, 'mandateMatterOpen', { deputy, kind: 'SUSPEND', ground: 'DETAINED', facts: '再次提出暂停。', effectiveOn: '2026-02-20' }))).reason).toBe('ALREADY_SUSPENDED');
    await end(await open(deputy, { kind: 'RESTORE', effectiveOn: '2026-03-01' }));
    expect(await status(deputy)).toEqual({ status: 'ACTIVE', until: null });
    expect(await shown(actors.office, id)).toMatchObject({ state: 'REPORTED', legalBasis: { article: '第六十一条第一款第一项', mark: 'F' }, availableActions: [{ action: 'DEFEND', allowed: false }, { action: 'DECIDE', allowed: false }, { action: 'REPORT', allowed: false }, { action: 'ANNOUNCE', allowed: true }, { action: 'REJECT', allowed: false }] });
  });

  it('MAN-21 MUST end a mandate with its announcement, as of the day of the loss, with memberships and the public profile (代表法 art. 62–63)', async () => {
    const deputy = await seated();
    const id = await open(deputy, { kind: 'LOSE', ground: 'MOVED_AWAY', effectiveOn: '2026-02-10' });
    await sure(act(actors.office, 'mandateMatterReport', id, REPORT));
    expect(await status(deputy)).toEqual({ status: 'ACTIVE', until: null });
    await sure(act(actors.office, 'mandateMatterAnnounce', id, ANNOUNCEMENT));
    expect(await status(deputy)).toEqual({ status: 'ENDED', until: '2026-02-10' });
    expect((await refused(on, () => send(on, actors.office, 'mandateMatterOpen', { deputy, kind: 'RESIGN', facts: '本人书面辞职。' }))).reason).toBe('DEPUTY_ENDED');
  });

  it('MAN-22 MUST hear the defence and count the majority of a recall (代表法 art. 60; 地方组织法 art. 44)', async () => {
    const id = await open(on.deputies.other, { kind: 'RECALL' });
    const vote = { body: '第三选区选民', on: '2026-03-02', inFavour: 501, all: 1000 };
    expect((await refused(on, () => act(actors.office, 'mandateMatterDecide', id, vote))).reason).toBe('DEFENCE_MISSING');
    expect((await refused(on, () => act(actors.office, 'mandateMatterReport', id, REPORT))).reason).toBe('UNDECIDED');
    await sure(act(actors.other, 'mandateMatterDefend', id, { form: 'IN_WRITING', on: '2026-03-02', text: '所述情况与事实不符。' }));
    expect(fieldsOf(await refused(on, () => act(actors.office, 'mandateMatterDecide', id, { ...vote, inFavour: 500 })))).toEqual(['inFavour NO_MAJORITY']);
    expect(fieldsOf(await refused(on, () => act(actors.office, 'mandateMatterDecide', id, { body: vote.body, on: vote.on })))).toEqual(['inFavour REQUIRED']);
    await sure(act(actors.office, 'mandateMatterReject', id, { reason: '赞成票没有过半数。' }));
    expect(await shown(actors.other, id)).toMatchObject({ state: 'REJECTED', history: [{ action: 'OPEN' }, { action: 'DEFEND' }, { action: 'REJECT' }] });
    expect(await status(on.deputies.other)).toMatchObject({ status: 'ACTIVE' });
  });

  it('MAN-23 MUST let a deputy resign herself, and be accepted before it is reported', async () => {
    const id = await open(on.deputies.cosigner, { kind: 'RESIGN', facts: '因工作调动，请求辞去代表职务。' }, actors.cosigner);
    expect((await refused(on, () => act(actors.cosigner, 'mandateMatterReport', id, REPORT))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.cosigner, 'mandateMatterOpen', { deputy: on.deputies.cosigner, kind: 'LOSE', facts: '本人提出资格终止。', ground: 'MOVED_AWAY', effectiveOn: '2026-03-01' }))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.office, 'mandateMatterOpen', { deputy: on.deputies.cosigner, kind: 'CONFIRM', facts: '确认代表资格有效。' }))).reason).toBe('ANOTHER_OPEN');
    await sure(act(actors.office, 'mandateMatterDecide', id, { body: '区十八届人大常委会第三十二次会议', on: '2026-03-02', inFavour: 20, all: 23 }));
    await end(id);
    expect(await status(on.deputies.cosigner)).toEqual({ status: 'ENDED', until: '2026-03-02' });
    expect((await send(on, actors.cosigner, 'suggestionDraftSave', { title: '关于增设路灯的建议' })).code).toBe('FORBIDDEN');
  });

  it('MAN-24 MUST make a mandate of a by-election with its announcement (地方组织法 art. 45)', async () => {
    const input = { person: ELECTED, electoralDistrict: DISTRICT, facts: '第三选区补选代表一名。' };
    expect((await refused(on, () => send(on, town, 'mandateMatterByElection', input))).code).toBe('FORBIDDEN');
    const id = (await sure(send(on, actors.office, 'mandateMatterByElection', input))).record?.id ?? '';
    await sure(act(actors.office, 'mandateMatterDecide', id, { body: '第三选区选民', on: '2026-03-01' }));
    await end(id);
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'ANNOUNCED', name: '孔当选', facts: null, deputy: { status: 'ACTIVE', until: null, level: 'DISTRICT', credentialsConfirmedOn: '2026-03-02' } });
    expect((await refused(on, () => send(on, actors.office, 'mandateMatterByElection', input))).reason).toBe('ALREADY_DEPUTY');
  });

  it('MAN-25 MUST be the town presidium’s alone for deputies of its town (代表法 art. 61, 63)', async () => {
    const deputy = await seated('TOWN', TOWN);
    const lose = { deputy, kind: 'LOSE', ground: 'DIED', facts: '因病去世。有关证明附卷。', effectiveOn: '2026-02-28' };
    for (const actor of [otherTown, actors.office, actors.deputy]) expect((await refused(on, () => send(on, actor, 'mandateMatterOpen', lose))).code).toBe('FORBIDDEN');
    const id = await open(deputy, lose, town);
    expect(await shown(actors.office, id)).toBeNull();
    expect((await refused(on, () => act(actors.office, 'mandateMatterReport', id, REPORT))).code).toBe('NOT_FOUND');
    await end(id, town);
    expect(await shown(actors.office, id)).toMatchObject({ state: 'ANNOUNCED', facts: null, deputy: { status: 'ENDED', until: '2026-02-28', level: 'TOWN' } });
  });

  it('MAN-26 MUST be seen before its announcement by its parties and whoever prepares the meeting alone, and never by visitors or analysts', async () => {
    const id = await open(await seated(), { kind: 'CONFIRM' });
    expect(await shown(chair, id)).toMatchObject({ state: 'OPEN', facts: null });
    for (const actor of [actors.deputy, actors.member, actors.anonymous, analyst]) expect(await shown(actor, id)).toBeNull();
    await end(id);
    expect(await shown(actors.deputy, id)).toMatchObject({ state: 'ANNOUNCED', deputy: { credentialsConfirmedOn: '2026-03-02' } });
    for (const actor of [actors.anonymous, analyst]) expect(await shown(actor, id)).toBeNull();
  });

  it('MAN-27 MUST name every field at fault and write nothing', async () => {
    const deputy = await seated();
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'mandateMatterOpen', { deputy, kind: 'LOSE', ground: 'DETAINED', facts: '短' })))).toEqual(['ground WRONG_GROUND', 'facts TOO_SHORT', 'effectiveOn REQUIRED']);
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'mandateMatterOpen', { deputy, kind: 'SUSPEND', ground: 'DETAINED', facts: '已被羁押。', effectiveOn: '2026-03-03' })))).toEqual(['effectiveOn IN_FUTURE']);
    const id = await open(deputy, { kind: 'CONFIRM' });
    expect(fieldsOf(await refused(on, () => act(actors.office, 'mandateMatterReport', id, { number: '', on: '2026-03-03', conclusion: '短' })))).toEqual(['number REQUIRED', 'on IN_FUTURE', 'conclusion TOO_SHORT']);
    expect((await refused(on, () => send(on, actors.office, 'mandateMatterReport', { mandateMatter: id, version: 9, ...REPORT }))).__typename).toBe('ConflictProblem');
    expect((await refused(on, () => act(actors.anonymous, 'mandateMatterReport', id, REPORT))).code).toBe('UNAUTHENTICATED');
  });

  it('MAN-28 MUST offer on a deputy what may be opened, to her keeper and to herself alone', async () => {
    const offered = async (actor: Actor, deputy: string) => {
      const answer = await on.ask(actor, 'query ($id: ID!) { deputy(id: $id) { mandateActions { action allowed } mandateMatters { totalCount } } }', { id: deputy });
      expect(answer.errors ?? []).toEqual([]);
      const seen = answer.data?.['deputy'] as { mandateActions: { action: string; allowed: boolean }[] } | undefined;
      return (seen?.mandateActions ?? []).map(({ action, allowed }) => `${action} ${allowed}`);
    };
    expect(await offered(actors.deputy, on.deputies.deputy)).toEqual(['RESIGN true']);
    expect(await offered(actors.office, on.deputies.deputy)).toEqual(['CONFIRM true', 'SUSPEND true', 'RESTORE false', 'RESIGN true', 'ORDERED_RESIGN true', 'RECALL true', 'LOSE true']);
    expect(await offered(actors.member, on.deputies.deputy)).toEqual([]);
  });
});
