import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PARTS } from '../src/drill/site.ts';
import { testDatabase, type TestDatabase } from '../src/postgres/fixture.ts';
import { apart, type Apart, hashOf } from './apart.ts';

// Two gateways, two directories and two representations on one PostgreSQL, as behind a load balancer.

const ME = 'query Me { me { username posts { kind } } }';
const ADD = 'mutation Add($input: TopicAddInput!) { topicAdd(input: $input) { __typename ... on TopicActSuccess { topic { id code version } } } }';
const DOORS = ['gateway-1', 'gateway-2'] as const;

let database: TestDatabase;
let site: Apart;
let client: Client;
let token: string;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  site = await apart(database.url, [ME]);
  // All at once: whoever is first migrates.
  await Promise.all(PARTS.map((part) => site.start(part)));
  await site.command('demo');
  token = (await site.command('token', 'system-admin')).trim();
  cookie = await site.signIn('deputy');
  client = new Client({ connectionString: database.url });
  await client.connect();
}, 300_000);
afterAll(async () => {
  await client?.end();
  await site?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
}, 60_000);

type Door = (typeof DOORS)[number];
interface Answer {
  data?: { me?: { username: string } | null; topicAdd?: { __typename: string; topic?: { id: string; code: string } } } | null;
  errors?: { extensions: { code: string } }[];
}

async function ask(door: Door, body: object, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${site.at(door)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...site.forwarded, ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}
const me = async (door: Door): Promise<string | null> => {
  const asked = { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(ME) } } };
  return (await ask(door, asked, { cookie })).data?.me?.username ?? null;
};
const add = (door: Door, idempotencyKey: string, code: string): Promise<Answer> =>
  ask(door, { query: ADD, variables: { input: { idempotencyKey, code, name: '两处同办', position: 99 } } }, { authorization: `Bearer ${token}` });
const rows = async (text: string, values: unknown[] = []): Promise<unknown[]> => (await client.query<Record<string, unknown>>(text, values)).rows;

it('RUN-20 MUST know a session at both gateways', async () => {
  expect(await Promise.all(DOORS.map(me))).toEqual(['deputy', 'deputy']);
});

it('RUN-21 MUST carry an act out once that reaches both at the same time, with one entry in the audit log', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => add(n % 2 === 0 ? 'gateway-1' : 'gateway-2', 'two-gateways-one-act', 'TWICE_ASKED')));
  const [first] = answers;
  expect(first?.data?.topicAdd?.__typename).toBe('TopicActSuccess');
  expect(answers.map(({ data }) => data?.topicAdd)).toEqual(answers.map(() => first?.data?.topicAdd));
  const id = first?.data?.topicAdd?.topic?.id;
  expect(await rows('SELECT count(*)::int AS entries FROM directory.audit_entry WHERE subject_id = $1', [id])).toEqual([{ entries: 1 }]);
});

it('RUN-22 MUST bring what one directory did to both representations, each event once', async () => {
  for (const [n, door] of DOORS.entries()) expect((await add(door, `event-by-${door}`, `EVENT_${n}`)).data?.topicAdd?.__typename).toBe('TopicActSuccess');
  const arrived = () => rows(`SELECT code FROM representation.topic WHERE code LIKE 'EVENT\\_%' ORDER BY code`);
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([{ code: 'EVENT_0' }, { code: 'EVENT_1' }]);
  const cursors = await rows('SELECT subscriber, count(*)::int AS n FROM directory.outbox_cursor GROUP BY subscriber');
  for (const cursor of cursors) expect(cursor).toMatchObject({ n: 1 });
});

it('RUN-23 MUST signal at one gateway what was done through the other', async () => {
  const leaving = new AbortController();
  const response = await fetch(`${site.at('gateway-2')}/live`, { headers: { cookie, ...site.forwarded }, signal: leaving.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const added = await add('gateway-1', 'signal-at-the-other', 'SIGNALLED');
  const id = added.data?.topicAdd?.topic?.id ?? 'none';
  let read = '';
  while (!read.includes(id)) {
    const piece = await reader?.read();
    if (!piece || piece.done) throw new Error(`the stream ended: ${read}`);
    read += piece.value;
  }
  expect(read).toContain(`event: changed\ndata: ${JSON.stringify({ type: 'Topic', id })}`);
  leaving.abort();
});

it('RUN-24 MUST keep one timetable for the jobs of both', async () => {
  const crontab = await rows('SELECT identifier FROM directory_jobs._private_known_crontabs ORDER BY identifier');
  expect(crontab).toEqual([{ identifier: 'keepToSchedule' }, { identifier: 'kit.forgetKeys' }, { identifier: 'weeklyDigest' }]);
});

it('RUN-25 MUST end a session at both within seconds of signing out at one', async () => {
  const left = await fetch(`${site.at('gateway-2')}/auth/logout`, { method: 'POST', redirect: 'manual', headers: { cookie, 'x-redpine': '1', ...site.forwarded } });
  expect(left.status).toBe(303);
  expect(await me('gateway-2')).toBeNull();
  await expect.poll(() => me('gateway-1'), { timeout: 30_000 }).toBeNull();
});

it('RUN-26 MUST answer everything that is under way while one of each goes down, and the rest at the others', async () => {
  const answered: (string | undefined)[] = [];
  const down = new AbortController();
  const load = (async () => {
    while (!down.signal.aborted) {
      const { data, errors } = await ask('gateway-2', { query: ME }, { authorization: `Bearer ${token}` });
      answered.push(errors?.[0]?.extensions.code ?? data?.me?.username);
    }
  })();
  const under = Array.from({ length: 12 }, (_, n) => add('gateway-1', `under-way-${n}`, `UNDER_${n}`).then(({ data }) => data?.topicAdd?.__typename, () => 'not taken'));
  expect(await site.end('gateway-1', 'SIGTERM')).toBe(0);
  expect(await Promise.all((['directory-1', 'representation-1'] as const).map((part) => site.end(part, 'SIGTERM')))).toEqual([0, 0]);
  const outcomes = await Promise.all(under);
  down.abort();
  await load;
  // An act that was answered is there, one that was not taken may be sent again: none is half done.
  const there = await rows(`SELECT code FROM directory.topic WHERE code LIKE 'UNDER\\_%'`);
  expect(outcomes.filter((outcome) => outcome === 'TopicActSuccess').length).toBeLessThanOrEqual(there.length);
  expect(new Set(outcomes.filter((outcome) => outcome !== undefined))).not.toContain('ConflictProblem');
  expect(new Set(answered)).toEqual(new Set(['system-admin']));
});
