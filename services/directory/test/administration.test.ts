import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on[Symbol.asyncDispose]());
beforeEach(() => on.at('2026-05-06T02:00:00Z'));

const holding = (kind: string): Actor => ({
  id: randomUUID(), kind: 'ACCOUNT', username: kind.toLowerCase(), name: kind, person: randomUUID(),
  posts: [{ id: randomUUID(), kind, title: kind, organ: null, area: null }],
});
const office = holding('DEPUTIES_OFFICE');
const security = holding('SECURITY_ADMIN');
const system = holding('SYSTEM_ADMIN');

interface Answer {
  __typename: string;
  fields?: { path: string; rule: string }[];
  reason?: string;
  currentVersion?: number;
  row?: { id: string; version: number; until?: string | null };
}

/** `organRename` answers OrganActResult with a field `organ`, and so on. */
async function send(actor: Actor, mutation: string, input: object): Promise<Answer> {
  const subject = /^[a-z]+/.exec(mutation)?.[0] ?? '';
  const Type = subject.charAt(0).toUpperCase() + subject.slice(1);
  const inputType = mutation.startsWith('organHandling') ? 'OrganActInput' : `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const data = await on.ask<Record<string, Answer>>(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename
      ... on ${Type}ActSuccess { row: ${subject} { id version until } }
      ... on ValidationProblem { fields { path rule } } ... on TransitionProblem { reason } ... on ConflictProblem { currentVersion } } }`,
    actor,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  const answer = data[mutation];
  if (!answer) throw new Error(`${mutation} answered nothing`);
  return answer;
}

async function done(actor: Actor, mutation: string, input: object): Promise<{ id: string; version: number }> {
  const answer = await send(actor, mutation, input);
  if (!answer.row) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
  return answer.row;
}

const rules = (answer: Answer): string[] => (answer.fields ?? []).map(({ path, rule }) => `${path} ${rule}`);
const ORGAN = { code: 'PARKS', name: '区园林绿化中心', shortName: '园林中心', kind: 'GOVERNMENT', handlesSuggestions: false, position: 90 };

describe('administering the directory', () => {
  it('ADM-10 MUST add, rename, place and end an organ, each act with one audit row and one event', async () => {
    const count = async () => (await on.rows<{ audits: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM audit_entry WHERE action LIKE 'organ.%') AS audits,
              (SELECT count(*)::int FROM outbox WHERE type = 'organ.changed') AS events`))[0];
    const before = await count();
    const added = await done(office, 'organAdd', ORGAN);
    expect(added.version).toBe(1);
    await done(office, 'organRename', { organ: added.id, version: 1, name: '区园林绿化服务中心', shortName: '园林中心' });
    await done(office, 'organPlace', { organ: added.id, version: 2, parent: on.ids.organs['CIVIL'], position: 3 });
    await done(office, 'organHandlingGrant', { organ: added.id, version: 3 });
    await done(office, 'organHandlingWithdraw', { organ: added.id, version: 4 });
    await done(office, 'organEnd', { organ: added.id, version: 5, until: '2026-05-31' });
    const after = await count();
    expect((after?.audits ?? 0) - (before?.audits ?? 0)).toBe(6);
    expect((after?.events ?? 0) - (before?.events ?? 0)).toBe(6);

    const listed = async (withEnded: boolean) => (await on.ask<{ organs: { code: string }[] }>(
      `{ organs(filter: { search: "园林", withEnded: ${withEnded} }) { code until parent { code } } }`)).organs;
    expect(await listed(false)).toEqual([{ code: 'PARKS', until: '2026-05-31', parent: { code: 'CIVIL' } }]);
    on.at('2026-06-01T02:00:00Z');
    expect(await listed(false)).toEqual([]);
    expect(await listed(true)).toHaveLength(1);
    expect(await send(office, 'organRename', { organ: added.id, version: 6, name: '新名称', shortName: '新' })).toMatchObject({
      __typename: 'TransitionProblem', reason: 'ENDED',
    });
  });

  it('ADM-11 MUST refuse a lost race with the version there is now, and act once on a repeated key', async () => {
    const key = randomUUID();
    const input = { ...ORGAN, code: 'RACE', idempotencyKey: key };
    const first = await done(office, 'organAdd', input);
    expect((await done(office, 'organAdd', input)).id).toBe(first.id);
    const rename = { organ: first.id, version: 1, name: '区某中心', shortName: '某中心' };
    await done(office, 'organRename', rename);
    expect(await send(office, 'organRename', rename)).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 2 });
  });

  it('ADM-12 MUST name the fields at fault', async () => {
    expect(rules(await send(office, 'organAdd', { ...ORGAN, code: 'CIVIL', name: '', position: -1, parent: randomUUID() }))).toEqual([
      'code TAKEN', 'name REQUIRED', 'position RANGE', 'parent UNKNOWN',
    ]);
    const civil = on.ids.organs['CIVIL'];
    const below = await done(office, 'organAdd', { ...ORGAN, code: 'BELOW', parent: civil });
    const [{ version } = { version: 0 }] = await on.rows<{ version: number }>('SELECT version FROM organ WHERE id = $1', [civil]);
    expect(rules(await send(office, 'organPlace', { organ: civil, version, parent: below.id, position: 1 }))).toEqual(['parent CIRCLE']);
    expect(rules(await send(office, 'organEnd', { organ: civil, version, until: '2026-05-31' }))).toEqual(['until ORGANS_BELOW', 'until POSTS_OPEN']);
  });

  it('ADM-13 MUST refuse whoever holds no post for it, and visitors', async () => {
    await expect(send(system, 'organAdd', { ...ORGAN, code: 'NOT' })).rejects.toThrow('FORBIDDEN');
    await expect(send(office, 'termOpen', { ordinal: 9, name: '第九届', from: '2040-01-01' })).rejects.toThrow('FORBIDDEN');
    const post = { person: on.ids.people['P3'], kind: 'SYSTEM_ADMIN', title: '系统管理员', from: '2026-05-06' };
    await expect(send(office, 'postGive', post)).rejects.toThrow('FORBIDDEN');
    expect(await on.ask('{ me { administration { organs posts postKinds } } }', office)).toMatchObject({
      me: { administration: { organs: true, posts: true } },
    });
    expect(await on.ask('{ me { administration { organs areas posts } } }')).toEqual({
      me: { administration: { organs: false, areas: false, posts: false } },
    });
  });

  it('ADM-14 MUST give a post from a day on, keep it in the history when it ends, and never twice at a time', async () => {
    const person = await done(office, 'personAdd', { name: '赵新' });
    const give = { person: person.id, kind: 'UNIT_CLERK', title: '经办人', organ: on.ids.organs['CIVIL'], from: '2026-05-01' };
    const post = await done(office, 'postGive', give);
    expect(rules(await send(office, 'postGive', { ...give, from: '2026-05-20' }))).toEqual(['from TAKEN']);
    expect(rules(await send(office, 'postGive', { ...give, organ: null }))).toEqual(['organ REQUIRED']);
    expect(rules(await send(office, 'personEnd', { person: person.id, version: 1, until: '2026-05-31' }))).toEqual(['until POSTS_OPEN']);
    expect(rules(await send(office, 'postEnd', { post: post.id, version: 1, until: '2026-04-30' }))).toEqual(['until BEFORE_START']);
    await done(office, 'postEnd', { post: post.id, version: 1, until: '2026-05-31' });
    on.at('2026-06-02T02:00:00Z');
    await done(office, 'postGive', { ...give, from: '2026-06-01', title: '办公室主任' });
    const read = await on.ask(
      'query ($id: ID!) { person(id: $id) { posts { title } postHistory { title from until } } }', office, { id: person.id });
    expect(read).toEqual({
      person: {
        posts: [{ title: '办公室主任' }],
        postHistory: [
          { title: '办公室主任', from: '2026-06-01', until: null },
          { title: '经办人', from: '2026-05-01', until: '2026-05-31' },
        ],
      },
    });
  });

  it('ADM-15 MUST keep the three administrators apart, give nobody a post of her own, and keep one security administrator', async () => {
    const give = { person: on.ids.people['P3'], kind: 'SECURITY_ADMIN', title: '安全管理员', from: '2026-05-01' };
    const post = await done(security, 'postGive', give);
    expect(rules(await send(security, 'postGive', { ...give, kind: 'AUDIT_ADMIN' }))).toEqual(['kind SEPARATION']);
    expect(rules(await send(security, 'postGive', { ...give, person: security.person }))).toContain('person OWN_POST');
    expect(rules(await send(security, 'postEnd', { post: post.id, version: 1, until: '2026-06-30' }))).toEqual(['until LAST_ONE']);
    expect(rules(await send(security, 'postGive', { ...give, person: on.ids.people['P1'] }))).toEqual(['kind ADMINISTRATOR']);
    const next = await done(security, 'personAdd', { name: '钱四' });
    await on.rows(`INSERT INTO account (username, person_id, password_hash, created_at) VALUES ('next', $1, '-', now())`, [next.id]);
    await done(security, 'postGive', { ...give, person: next.id, from: '2026-06-01' });
    await done(security, 'postEnd', { post: post.id, version: 1, until: '2026-06-30' });
    await done(security, 'postGive', { ...give, kind: 'AUDIT_ADMIN', title: '审计管理员', from: '2026-07-01' });
  });

  it('ADM-16 MUST end the open term when the next is opened, and keep sessions within it', async () => {
    const term = await done(system, 'termOpen', { ordinal: 3, name: '第三届', from: '2026-12-01' });
    const [before] = await on.rows<{ until_on: string }>('SELECT until_on::text FROM term WHERE ordinal = 2');
    expect(before).toEqual({ until_on: '2026-11-30' });
    expect(rules(await send(system, 'termOpen', { ordinal: 3, name: '第三届', from: '2026-12-01' }))).toEqual(['ordinal TAKEN']);
    const session = { term: term.id, ordinal: 1, name: '第三届第一次会议', from: '2026-12-10', until: '2026-12-13' };
    const added = await done(system, 'sessionAdd', session);
    expect(rules(await send(system, 'sessionAdd', { ...session, ordinal: 2, from: '2026-12-13', until: '2026-12-15' }))).toEqual(['from OVERLAP']);
    expect(rules(await send(system, 'sessionAdd', { ...session, ordinal: 2, from: '2026-11-01', until: '2026-11-02' }))).toEqual(['from OUTSIDE_TERM']);
    await done(system, 'sessionReschedule', { session: added.id, version: 1, from: '2026-12-11', until: '2026-12-14' });
    expect(rules(await send(system, 'termReschedule', { term: term.id, version: 1, from: '2026-12-12' }))).toContain('from SESSIONS_OUTSIDE');
  });

  it('ADM-17 MUST add communities under their code, order topics, and end both without losing them', async () => {
    const parent = on.ids.areas['230717001'];
    const area = { parent, kind: 'COMMUNITY', code: '230717001099', name: '新苑社区' };
    expect(rules(await send(system, 'areaAdd', { ...area, code: '230717002099' }))).toEqual(['code CODE']);
    const added = await done(system, 'areaAdd', area);
    await done(system, 'areaRename', { area: added.id, version: 1, name: '新苑里社区' });
    await done(system, 'areaEnd', { area: added.id, version: 2, until: '2026-05-01' });
    const district = on.ids.areas['230717'];
    expect(rules(await send(system, 'areaEnd', { area: district, version: 1, until: '2026-05-01' }))).toEqual(['area DISTRICT']);

    const topic = await done(system, 'topicAdd', { code: 'DIGITAL', name: '数字政务', position: 0 });
    await done(system, 'topicRename', { topic: topic.id, version: 1, name: '数字化' });
    const first = async (withEnded: boolean) =>
      (await on.ask<{ topics: { code: string }[] }>(`{ topics(withEnded: ${withEnded}) { code } }`)).topics[0]?.code;
    expect(await first(false)).toBe('DIGITAL');
    await done(system, 'topicEnd', { topic: topic.id, version: 2, until: '2026-05-05' });
    expect(await first(false)).not.toBe('DIGITAL');
    expect(await first(true)).toBe('DIGITAL');
    for (const table of ['area', 'organ', 'person', 'post', 'topic', 'term', 'congress_session']) {
      const [row] = await on.rows<{ may: boolean }>(`SELECT has_table_privilege('redpine_directory', 'directory.${table}', 'DELETE') AS may`);
      expect(row?.may).toBe(false);
    }
  });

  it('ADM-18 MUST rename and end a person, place a topic, correct a term’s days, and find all of them by what they are called now', async () => {
    on.at('2026-05-06T02:00:00Z');
    const found = async (field: string, withEnded = false) => {
      const list = field === 'people' ? 'edges { node { name until } }' : 'name until';
      const data = await on.ask<Record<string, { edges: { node: object }[] } | object[]>>(`{ ${field}(filter: { search: "改过", withEnded: ${withEnded} }) { ${list} } }`, office);
      const answer = data[field];
      return Array.isArray(answer) ? answer : (answer?.edges ?? []).map(({ node }) => node);
    };
    const person = await done(office, 'personAdd', { name: '钱原名' });
    expect(await found('people')).toEqual([]);
    expect(rules(await send(office, 'personRename', { person: person.id, version: 1, name: '' }))).toEqual(['name REQUIRED']);
    await done(office, 'personRename', { person: person.id, version: 1, name: '钱改过' });
    expect(await found('people')).toEqual([{ name: '钱改过', until: null }]);
    await done(office, 'personEnd', { person: person.id, version: 2, until: '2026-05-06' });
    on.at('2026-05-07T02:00:00Z');
    expect(await found('people')).toEqual([]);
    expect(await found('people', true)).toEqual([{ name: '钱改过', until: '2026-05-06' }]);
    expect(await send(office, 'personRename', { person: person.id, version: 3, name: '钱又改' })).toMatchObject({ __typename: 'TransitionProblem', reason: 'ENDED' });

    const topic = await done(system, 'topicAdd', { code: 'PLACED', name: '排序', position: 900 });
    const place = async () => (await on.ask<{ topics: { code: string }[] }>('{ topics { code } }')).topics.findIndex(({ code }) => code === 'PLACED');
    const last = await place();
    await done(system, 'topicPlace', { topic: topic.id, version: 1, position: 0 });
    expect(await place()).toBeLessThan(last);
    expect(rules(await send(system, 'topicPlace', { topic: topic.id, version: 2, position: -1 }))).toEqual(['position RANGE']);
    expect(await send(system, 'topicPlace', { topic: topic.id, version: 1, position: 5 })).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 2 });

    const term = await done(system, 'termOpen', { ordinal: 9, name: '第九届', from: '2050-12-01' });
    await done(system, 'termReschedule', { term: term.id, version: 1, from: '2050-12-03', until: '2055-11-30' });
    expect(await on.rows('SELECT from_on::text, until_on::text FROM term WHERE ordinal = 9')).toEqual([{ from_on: '2050-12-03', until_on: '2055-11-30' }]);
    expect(rules(await send(system, 'termReschedule', { term: term.id, version: 2, from: '2050-12-03', until: '2050-12-01' }))).not.toEqual([]);
  });
});
