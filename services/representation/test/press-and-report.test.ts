import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONTENT, assigned, fieldsOf, handle, handlingNow, refused, replied, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, UNIT } from './bench.ts';

const CHAIR_PERSON = fixed(970);
const COMMITTEE = fixed(971);
const chair: Actor = {
  id: fixed(972), kind: 'ACCOUNT', username: 'chair', name: '孙主任', person: CHAIR_PERSON,
  posts: [{ id: fixed(973), kind: 'VICE_CHAIRPERSON', title: '副主任', organ: null, area: null }],
};
const committee: Actor = {
  id: fixed(974), kind: 'ACCOUNT', username: 'committee', name: '钱主任', person: fixed(975),
  posts: [{ id: fixed(976), kind: 'BUDGET_OFFICE', title: '预算工委主任', organ: COMMITTEE, area: null }],
};

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await on.sql(`insert into person values ($1, '孙主任', false, 1), ($2, '钱主任', false, 1)`, [CHAIR_PERSON, committee.person]);
  await on.sql(`insert into post values ($1, 'VICE_CHAIRPERSON', '副主任', $2, null, null, '2024-01-01', null, 1)`, [fixed(973), CHAIR_PERSON]);
  await on.sql(`insert into organ values ($1::uuid, 'YSGW', '预算工作委员会', '预算工委', 'CONGRESS', null, null, false, false, 1)`, [COMMITTEE]);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const PRESS = 'id version kind state title meeting on leader note result closedOn mine organ { id } suggestion { id } notes { text by } availableActions { action allowed }';
interface Shown { id: string; version: number; state: string; mine: boolean; leader: string; result: string | null; suggestion: { id: string } | null; notes: { text: string; by: string }[]; availableActions: { action: string }[] }

async function read<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(actor, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}

async function list(actor: Actor, filter: object = {}): Promise<Shown[]> {
  const { presses } = await read<{ presses: { edges: { node: Shown }[] } }>(actor, `query ($filter: PressFilter) { presses(first: 100, filter: $filter) { totalCount edges { node { ${PRESS} } } } }`, { filter });
  return presses.edges.map(({ node }) => node);
}

async function key(suggestion: string): Promise<Shown> {
  await sure(send(on, actors.office, 'pressStart', { suggestion, kind: 'KEY', meeting: '第三十次主任会议', on: '2026-03-01', leader: CHAIR_PERSON }));
  const press = (await list(chair)).find((each) => each.suggestion?.id === suggestion);
  if (!press) throw new Error('no press');
  return press;
}

describe('pressing for a suggestion', () => {
  it('REP-200 MUST be a decision with meeting, day and leader, noted on and closed with a result (代表法 art. 52)', async () => {
    const suggestion = await assigned(on);
    const empty = await refused(on, () => send(on, actors.office, 'pressStart', { suggestion, kind: 'KEY' }));
    expect(fieldsOf(empty)).toEqual(['meeting REQUIRED', 'on IMPOSSIBLE_DATE', 'leader NOT_A_CHAIRPERSON']);
    const press = await key(suggestion);
    expect(press).toMatchObject({ state: 'OPEN', mine: true, leader: '副主任 孙主任', notes: [] });
    expect((await refused(on, () => send(on, chair, 'pressStart', { suggestion, kind: 'KEY', meeting: '会议', on: '2026-03-01', leader: CHAIR_PERSON }))).reason).toBe('PRESSED');
    on.now = new Date('2026-03-02T03:00:00Z');
    await sure(send(on, chair, 'pressNote', { press: press.id, version: press.version, text: '实地督办，听取承办单位汇报。' }));
    const [noted] = await list(chair, { mine: true, state: 'OPEN' });
    expect(noted?.notes).toEqual([{ text: '实地督办，听取承办单位汇报。', by: '副主任 孙主任' }]);
    expect(await list(actors.member, { mine: true })).toEqual([]);
    const more = { press: press.id, version: noted?.version ?? 0, text: '承办单位已拿出方案，督办办结。' };
    expect((await refused(on, () => send(on, actors.clerk, 'pressClose', more))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.government, 'pressClose', more))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => send(on, actors.auditor, 'pressClose', more))).code).toBe('NOT_FOUND');
    expect((await refused(on, () => send(on, chair, 'pressClose', { ...more, version: press.version }))).__typename).toBe('ConflictProblem');
    await sure(send(on, chair, 'pressClose', more));
    const closed = (await list(chair, { kinds: ['KEY'], state: 'CLOSED' })).find(({ id }) => id === press.id);
    expect(closed).toMatchObject({ result: more.text, closedOn: '2026-03-02' });
    await expect(on.sql(`update press_note set text = 'x'`)).rejects.toThrow(/permission denied/);
  });

  it('REP-201 MUST be marked on the suggestion and found by it', async () => {
    const pressed = await assigned(on);
    const other = await assigned(on);
    await key(pressed);
    await sure(send(on, actors.government, 'pressStart', { suggestion: pressed, kind: 'GOVERNMENT', leaderName: '副区长 高山' }));
    const ids = async (filter: object, actor: Actor = actors.other): Promise<string[]> =>
      (await read<{ suggestions: { edges: { node: { id: string } }[] } }>(actor, 'query ($f: SuggestionFilter) { suggestions(first: 100, filter: $f) { edges { node { id pressMarks } } } }', { f: filter }))
        .suggestions.edges.map(({ node }) => node.id);
    for (const filter of [{ pressed: true }, { key: true }]) {
      expect(await ids(filter)).toContain(pressed);
      expect(await ids(filter)).not.toContain(other);
    }
    expect(await ids({ pressed: false })).toContain(other);
    expect(await ids({ key: false })).not.toContain(pressed);
    const page = await read<{ suggestion: object }>(actors.office, 'query ($id: ID!) { suggestion(id: $id) { pressMarks presses { kind leader } pressActions { action allowed } } }', { id: pressed });
    expect(page.suggestion).toEqual({
      pressMarks: ['GOVERNMENT', 'KEY'],
      presses: [{ kind: 'KEY', leader: '副主任 孙主任' }, { kind: 'GOVERNMENT', leader: '副区长 高山' }],
      pressActions: [{ action: 'KEY', allowed: false }, { action: 'COMMITTEE', allowed: true }, { action: 'OFFICE', allowed: true }],
    });
    expect(await list(actors.anonymous)).toEqual([]);
  });

  it('REP-202 MUST be on the work list of the committee that presses, which reads the suggestion by it and no other (组织法 art. 35)', async () => {
    const [suggestion, other] = [await assigned(on), await assigned(on)];
    expect((await refused(on, () => send(on, committee, 'pressStart', { suggestion, kind: 'COMMITTEE', organ: COMMITTEE }))).code).toBe('NOT_FOUND');
    expect(fieldsOf(await refused(on, () => send(on, actors.office, 'pressStart', { suggestion, kind: 'COMMITTEE', organ: UNIT })))).toEqual(['organ NOT_A_COMMITTEE']);
    await sure(send(on, chair, 'pressStart', { suggestion, kind: 'COMMITTEE', organ: COMMITTEE, note: '请对口督办。' }));
    expect(fieldsOf(await refused(on, () => send(on, chair, 'pressStart', { suggestion, kind: 'COMMITTEE', organ: COMMITTEE })))).toEqual(['organ TAKEN']);
    const [own] = await list(committee, { mine: true });
    expect(own).toMatchObject({ suggestion: { id: suggestion }, mine: true, organ: { id: COMMITTEE } });
    const facts = async (id: string) => (await read<{ suggestion: { facts: string | null } | null }>(committee, 'query ($id: ID!) { suggestion(id: $id) { facts } }', { id })).suggestion?.facts ?? null;
    expect([await facts(suggestion), await facts(other)]).toEqual([CONTENT.facts, null]);
    expect(own?.availableActions.map(({ action }) => action)).toEqual(['NOTE', 'CLOSE']);
    await sure(send(on, committee, 'pressNote', { press: own?.id, version: own?.version, text: '已到承办单位调研。' }));
    const choices = '{ pressLeaders { id name title } pressCommittees { id name } }';
    expect(await read<object>(actors.office, choices)).toMatchObject({ pressLeaders: [{ id: CHAIR_PERSON, title: '副主任' }] });
    expect(await read<object>(actors.clerk, choices)).toEqual({ pressLeaders: [], pressCommittees: [] });
  });
});

describe('a confidential suggestion', () => {
  it('REP-203 MUST be read by the leader whom the decision names and by no other member, and each reading is noted (青岛 18)', async () => {
    const suggestion = await assigned(on);
    await on.sql('update suggestion set confidential = true where id = $1', [suggestion]);
    const facts = async (actor: Actor) => (await read<{ suggestion: { facts: string | null } | null }>(actor, 'query ($id: ID!) { suggestion(id: $id) { facts } }', { id: suggestion })).suggestion?.facts ?? null;
    expect(await facts(chair)).toBeNull();
    expect((await refused(on, () => send(on, actors.office, 'pressStart', { suggestion, kind: 'COMMITTEE', organ: COMMITTEE }))).reason).toBe('CONFIDENTIAL');
    await key(suggestion);
    expect([await facts(chair), await facts(actors.member), await facts(committee)]).toEqual([CONTENT.facts, null, null]);
    expect(await on.sql(`select actor_name from audit_entry where subject_id = $1 and action = 'suggestion.readConfidential'`, [suggestion])).toEqual([{ actor_name: chair.name }]);
  });
});

describe('urging', () => {
  it('REP-210 MUST be limited by the rule, noted in the timeline, and tell the unit', async () => {
    const suggestion = await assigned(on);
    const of = { suggestion, unit: UNIT };
    const { id } = await handlingNow(on, suggestion, UNIT);
    const urge = (actor: Actor) => send(on, actor, 'handlingUrge', { handling: id, note: '请尽快与代表联系并答复。' });
    await sure(urge(actors.deputy));
    expect((await refused(on, () => urge(actors.deputy))).reason).toBe('TOO_OFTEN');
    await sure(urge(actors.office));
    expect((await refused(on, () => urge(actors.office))).reason).toBe('TOO_SOON');
    on.now = new Date('2026-03-05T02:00:00Z');
    await sure(urge(actors.office));
    await sure(urge(actors.government));
    expect((await refused(on, () => urge(actors.clerk))).code).toBe('FORBIDDEN');
    expect((await refused(on, () => urge(actors.other))).code).toBe('FORBIDDEN');
    expect(fieldsOf(await refused(on, () => send(on, actors.government, 'handlingUrge', { handling: id, note: '快' })))).toEqual(['note TOO_SHORT']);
    const shown = await read<{ handling: { urges: { part: string }[]; urging: object | null }; suggestion: { timeline: { action: string }[] } }>(
      actors.clerk, 'query ($h: ID!, $s: ID!) { handling(id: $h) { urges { part note at } urging { action } } suggestion(id: $s) { timeline { action } } }', { h: id, s: suggestion },
    );
    expect(shown.handling.urges.map(({ part }) => part).toSorted()).toEqual(['DEPUTY', 'GOVERNMENT', 'OFFICE', 'OFFICE']);
    expect(shown.handling.urging).toBeNull();
    expect(shown.suggestion.timeline.filter(({ action }) => action === 'URGE')).toHaveLength(4);
    const told = await on.sql<{ payload: string }>(`select payload::text as payload from outbox where payload::text like '%HANDLING_URGED%' and payload::text like $1`, [`%${suggestion}%`]);
    expect(told).toHaveLength(4);
    expect(told[0]?.payload).toContain('UNIT_CLERK');
    await replied(on, of, actors.clerk, actors.head);
    expect((await refused(on, () => urge(actors.government))).reason).toBe('NOTHING_OWED');
    expect((await handle(on, actors.clerk, 'handlingUrge', of)).__typename).toBe('Error');
  });
});

interface Report { id: string; version: number; state: string; figures: { total: number; key: number; replied: number; units: { name: string; replied: number }[]; categories: { code: string; count: number }[] }; sections: { part: string; text: string }[] }
const REPORT = `id version state title figures { asOf total key handlings replied inTime units { name replied } categories { code name count } }
  sections { part text } meeting heardOn ballot opinions followUp printedFor publishedAt availableActions { action allowed reason }`;

async function report(actor: Actor, id: string): Promise<Report | null> {
  return (await read<{ handlingReport: Report | null }>(actor, `query ($id: ID!) { handlingReport(id: $id) { ${REPORT} } }`, { id })).handlingReport;
}

/** An act on the report; what came of it. */
async function act(actor: Actor, name: string, input: object): Promise<{ __typename: string; report?: { id: string; state: string }; fields?: { path: string; rule: string }[]; reason?: string; code?: string }> {
  const type = { Recount: 'Act', Submit: 'Act', Publish: 'Act', FollowUp: 'Text', Print: 'Text' }[name] ?? name;
  const answer = await on.ask(
    actor,
    `mutation ($input: HandlingReport${type}Input!) { handlingReport${name}(input: $input) { __typename ... on HandlingReportActSuccess { report { id state } }
      ... on ValidationProblem { fields { path rule } } ... on TransitionProblem { reason } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  if (answer.errors?.[0]) return { __typename: 'Error', code: String(answer.errors[0].extensions?.['code']) };
  return answer.data?.[`handlingReport${name}`] as { __typename: string };
}

describe('the report on handling', () => {
  it('REP-220 MUST be drafted from frozen figures, heard, followed up, printed and published (代表法 art. 51)', async () => {
    const suggestion = await assigned(on);
    await key(suggestion);
    await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
    const period = { title: '2026年代表建议办理情况的报告', from: '2026-03-01', until: '2026-03-05' };
    for (const actor of [actors.deputy, actors.clerk, chair]) expect((await act(actor, 'Draft', period)).code).toBe('FORBIDDEN');
    expect((await act(actors.office, 'Draft', { ...period, from: '2026-03-06' })).fields).toEqual([{ path: 'until', rule: 'BEFORE_FROM' }]);
    const id = (await act(actors.office, 'Draft', period)).report?.id ?? '';
    expect((await act(actors.government, 'Draft', period)).fields).toEqual([{ path: 'from', rule: 'TAKEN' }]);
    const drafted = await report(actors.government, id);
    expect(drafted?.figures.key).toBeGreaterThan(0);
    expect(drafted?.figures.units).toContainEqual({ name: '民政局', replied: drafted?.figures.replied });
    expect(drafted?.figures.categories[0]).toMatchObject({ code: 'A' });
    expect(drafted?.sections[0]?.text).toContain(`${drafted?.figures.total} 件`);
    const now = async () => ({ report: id, version: (await report(actors.office, id))?.version });
    const readers = async () => {
      const seen = { writer: actors.government, chair, deputy: actors.deputy, public: actors.anonymous };
      const found = await Promise.all(Object.entries(seen).map(async ([name, actor]) => ((await report(actor, id)) ? name : '')));
      return found.filter((name) => name !== '');
    };
    expect(await readers()).toEqual(['writer']);
    // What happens later changes nothing until the figures are taken anew.
    await assigned(on);
    expect((await report(actors.office, id))?.figures.total).toBe(drafted?.figures.total);
    await act(actors.government, 'Recount', await now());
    expect((await report(actors.office, id))?.figures.total).toBe((drafted?.figures.total ?? 0) + 1);
    expect((await act(actors.office, 'Submit', await now())).reason).toBe('INCOMPLETE');
    const text = '各承办单位认真办理，按期答复。';
    await act(actors.government, 'Edit', { ...(await now()), sections: ['MEASURES', 'PROBLEMS', 'NEXT'].map((part) => ({ part, text })) });
    expect((await act(actors.government, 'Submit', await now())).code).toBe('FORBIDDEN');
    expect((await act(actors.office, 'Submit', await now())).report?.state).toBe('SUBMITTED');
    expect((await act(actors.office, 'Edit', { ...(await now()), sections: [] })).reason).toBe('WRONG_STATE');
    expect(await readers()).toEqual(['writer', 'chair']);
    const heard = { meeting: '第三十五次常委会会议', on: '2026-03-05', ballot: '满意 20 票、基本满意 3 票、不满意 0 票', opinions: '继续跟踪承诺事项落实。' };
    expect((await act(chair, 'Hear', { ...(await now()), ...heard, on: '2026-03-04' })).fields).toEqual([{ path: 'on', rule: 'BEFORE_SUBMISSION' }]);
    expect((await act(chair, 'Hear', { ...(await now()), ...heard })).report?.state).toBe('HEARD');
    expect((await act(actors.government, 'FollowUp', { ...(await now()), text: '已逐项落实。' })).report?.state).toBe('FOLLOWED_UP');
    expect((await act(actors.office, 'Publish', await now())).reason).toBe('WRONG_STATE');
    expect((await act(actors.office, 'Print', { ...(await now()), text: '第十八届第六次会议' })).report?.state).toBe('PRINTED');
    expect(await readers()).toEqual(['writer', 'chair', 'deputy']);
    expect((await act(actors.office, 'Publish', await now())).report?.state).toBe('PUBLISHED');
    expect(await readers()).toEqual(['writer', 'chair', 'deputy', 'public']);
    const { handlingReports } = await read<{ handlingReports: { totalCount: number } }>(actors.anonymous, '{ handlingReports(first: 10) { totalCount edges { node { id title } } } }');
    expect(handlingReports.totalCount).toBe(1);
    expect((await report(actors.anonymous, id)) as object).toMatchObject({ ballot: heard.ballot, availableActions: [] });
    const [audited] = await on.sql<{ count: number }>(`select count(*)::int as count from audit_entry where subject_id = $1::text`, [id]);
    expect(audited?.count).toBe(8);
  });

  it('REP-221 MUST be begun by the two offices alone', async () => {
    const actions = async (actor: Actor) => (await read<{ handlingReportActions: object[] }>(actor, '{ handlingReportActions { action allowed } }')).handlingReportActions;
    expect(await actions(actors.government)).toEqual([{ action: 'DRAFT', allowed: true }]);
    expect(await actions(actors.member)).toEqual([]);
    expect(await actions(actors.anonymous)).toEqual([]);
  });
});
