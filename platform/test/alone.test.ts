import { DEMO_PASSWORD } from '@redpine/directory/account/account.demo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../src/postgres/fixture.ts';
import { apart, type Apart, hashOf } from './apart.ts';

// Services and gateway as processes of their own, over HTTP, on one PostgreSQL.

const BOTH = 'query Both { me { name posts { kind } } suggestions(first: 1) { totalCount } }';

let database: TestDatabase;
let site: Apart;
let token: string;

beforeAll(async () => {
  database = await testDatabase();
  site = await apart(database.url, [BOTH]);
  await Promise.all([site.start('directory-1'), site.start('representation-1')]);
  await site.start('gateway-1');
  expect(await site.command('demo')).toContain(DEMO_PASSWORD);
  token = (await site.command('token', 'deputies-office')).trim();
}, 180_000);
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});

interface Answer {
  data?: { me: { posts: { kind: string }[] } | null; suggestions: { totalCount: number } | null; organs?: { id: string }[] };
  errors?: { extensions: { code: string } }[];
}

async function both(headers: Record<string, string>, body: object): Promise<Answer> {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer;
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer;
}
const byToken = (): Promise<Answer> => both({ authorization: `Bearer ${token}` }, { query: BOTH });

it('RUN-01 MUST answer one query from both services, filled by npm run demo', async () => {
  const { data, errors } = await byToken();
  expect(errors).toBeUndefined();
  expect(data?.me?.posts).toEqual([{ kind: 'DEPUTIES_OFFICE' }]);
  expect(data?.suggestions?.totalCount).toBeGreaterThan(80);
});

it('RUN-02 MUST refuse to fill an installation that has accounts', async () => {
  await expect(site.command('demo')).rejects.toThrow('ended with 1');
});

it('RUN-03 MUST go on answering for directory while representation is away, and for both once it is back', async () => {
  const bearer = { authorization: `Bearer ${token}` };
  const [court] = (await both(bearer, { query: '{ organs(filter: { kind: COURT }) { id } }' })).data?.organs ?? [];
  expect(await site.end('representation-1', 'SIGTERM')).toBe(0);
  const query = `{ me { posts { kind } } organ(id: "${court?.id}") { name suggestionFigures { total { value } } } }`;
  const { data, errors } = await both(bearer, { query });
  expect(data).toEqual({
    me: { posts: [{ kind: 'DEPUTIES_OFFICE' }] },
    organ: { name: '伊美区人民法院', suggestionFigures: null },
  });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  await site.start('representation-1');
  expect((await byToken()).errors).toBeUndefined();
});

it('RUN-04 MUST keep a session while the gateway starts anew', async () => {
  const cookie = await site.signIn('deputy');
  const asked = { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(BOTH) } } };
  const headers = { cookie, origin: site.url, 'sec-fetch-site': 'same-origin' };
  const before = await both(headers, asked);
  expect(before.data?.me?.posts).toEqual([{ kind: 'DEPUTY' }]);
  expect(await site.end('gateway-1', 'SIGTERM')).toBe(0);
  await site.start('gateway-1');
  expect((await both(headers, asked)).data).toEqual(before.data);
});
