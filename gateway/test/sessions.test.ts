import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { DOCUMENTS, LI, WANG, fakePeers, openFrontDoor, type FrontDoor } from './front-door.ts';

let database: TestDatabase;
let ahead = 0;
const clock = (): Date => new Date(Date.now() + ahead);
const HOUR = 3_600_000;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** Whom the services see behind a cookie. */
async function seen(door: FrontDoor, cookie: string): Promise<string | undefined> {
  await door.persisted(DOCUMENTS.delegations, {}, { cookie });
  return door.representation.requests.at(-1)?.actor.id;
}

test('GW-53 MUST share sessions among gateways and keep them over a restart', async () => {
  await using first = await openFrontDoor({ database: database.url, clock });
  const cookie = await first.session();
  {
    await using second = await openFrontDoor({ database: database.url, clock });
    expect(await seen(second, cookie)).toBe(WANG.id);
  }
  await using restarted = await openFrontDoor({ database: database.url, clock });
  expect(await seen(restarted, cookie)).toBe(WANG.id);
});

test('GW-54 MUST end a session everywhere within 60 s of signing out, and here at once', async () => {
  await using first = await openFrontDoor({ database: database.url, clock });
  await using second = await openFrontDoor({ database: database.url, clock });
  const cookie = await first.session();
  expect(await seen(second, cookie)).toBe(WANG.id);
  const out = await fetch(`${first.url}/auth/logout`, {
    method: 'POST',
    headers: { cookie, 'x-redpine': '1', accept: 'application/json' },
  });
  expect(out.status).toBe(200);
  expect(out.headers.get('set-cookie')).toMatch(/^redpine=;/);
  expect(await seen(first, cookie)).toBe('anonymous');
  ahead += 60_000;
  expect(await seen(second, cookie)).toBe('anonymous');
});

test('GW-55 MUST refuse to sign out for another site', async () => {
  await using door = await openFrontDoor({ database: database.url, clock });
  const cookie = await door.session();
  const out = await fetch(`${door.url}/auth/logout`, { method: 'POST', headers: { cookie, origin: 'https://evil.example' } });
  expect(out.status).toBe(403);
  expect(await seen(door, cookie)).toBe(WANG.id);
});

test('GW-56 MUST end a session 8 h after its last use', async () => {
  await using door = await openFrontDoor({ database: database.url, clock });
  const cookie = await door.session();
  ahead += 7.9 * HOUR;
  expect(await seen(door, cookie)).toBe(WANG.id);
  ahead += 7.9 * HOUR;
  expect(await seen(door, cookie)).toBe(WANG.id);
  ahead += 8.1 * HOUR;
  expect(await seen(door, cookie)).toBe('anonymous');
});

test('GW-57 MUST end a session 24 h after its beginning, used or not', async () => {
  await using door = await openFrontDoor({ database: database.url, clock });
  const cookie = await door.session();
  for (const _ of [1, 2, 3]) {
    ahead += 7.9 * HOUR;
    expect(await seen(door, cookie)).toBe(WANG.id);
  }
  ahead += 0.5 * HOUR;
  expect(await seen(door, cookie)).toBe('anonymous');
});

test('GW-58 MUST store the digest of an id and never the id', async () => {
  await using door = await openFrontDoor({ database: database.url, clock });
  const id = (await door.session()).replace('redpine=', '');
  const { Client } = await import('pg');
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT s::text AS line FROM gateway.session AS s');
  await client.end();
  expect(rows.length).toBeGreaterThan(0);
  for (const { line } of rows as { line: string }[]) expect(line).not.toContain(id);
});

test('GW-59 MUST serve a known actor at most 60 s while directory is down, and then nobody', async () => {
  await using door = await openFrontDoor({ database: database.url, clock });
  const cookie = await door.session();
  expect(await seen(door, cookie)).toBe(WANG.id);
  door.directory.down = true;
  ahead += 45_000;
  expect(await seen(door, cookie)).toBe(WANG.id);
  ahead += 16_000;
  const answer = await door.persisted(DOCUMENTS.delegations, {}, { cookie });
  expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([503, 'IDENTITY_UNAVAILABLE']);
});

test('GW-60 MUST see changed posts and locked accounts within 30 s', async () => {
  const peers = fakePeers();
  await using door = await openFrontDoor({ database: database.url, clock, peers });
  const cookie = await door.session(LI);
  expect(await seen(door, cookie)).toBe(LI.id);
  peers.directory.operations['resolveSession'] = () => null;
  ahead += 30_000;
  expect(await seen(door, cookie)).toBe('anonymous');
});
