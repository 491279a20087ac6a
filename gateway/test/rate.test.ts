import { Pool } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { RateBuckets } from '../src/rate-bucket.ts';
import { DOCUMENTS, openFrontDoor, type FrontDoor } from './front-door.ts';

// The least that may be configured; so slow a restoring that none happens during the tests.
const rate = { capacity: 5_000, restore: 1 };
const COST = 401;
const LEASE = 250;

let database: TestDatabase;
let first: FrontDoor;
let second: FrontDoor;
let client: Pool;
beforeAll(async () => {
  database = await testDatabase();
  first = await openFrontDoor({ database: database.url, config: { rate } });
  second = await openFrontDoor({ database: database.url, config: { rate } });
  client = new Pool({ connectionString: database.url, options: '-c role=redpine_gateway -c search_path=gateway', max: 4 });
});
afterAll(async () => {
  await client.end();
  for (const each of [first, second, database]) await each[Symbol.asyncDispose]();
});

const wang = { authorization: 'Bearer rp_wang' };
const analyst = { authorization: 'Bearer rp_analyst' };
const buckets = (): RateBuckets =>
  new RateBuckets({
    database: { query: async (text, values = []) => (await client.query(text, [...values])).rows as never },
    rate,
    log: pino({ level: 'silent' }),
  });
/** As if so many seconds had gone by. */
const later = (key: string, seconds: number) =>
  client.query('UPDATE rate_bucket SET at = at - make_interval(secs => $2) WHERE key = $1', [key, seconds]);

describe('cost over time', () => {
  test('GW-92 MUST let an account spend what its bucket holds through two gateways together, and not a point more', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) statuses.push((await (n % 2 === 0 ? first : second).persisted(DOCUMENTS.areas, {}, wang)).status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const spent = COST * statuses.filter((status) => status === 200).length;
    expect(spent).toBeLessThanOrEqual(rate.capacity);
    expect(spent).toBeGreaterThan(rate.capacity - COST - LEASE);
  });

  test('GW-93 MUST say which limit it is, how the bucket stands and when to try again', async () => {
    const response = await fetch(`${first.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...wang },
      body: JSON.stringify({ query: DOCUMENTS.areas }),
    });
    const body = (await response.json()) as { errors: object[]; extensions: { cost: { bucket: { remaining: number } } } };
    const wait = Number(response.headers.get('retry-after'));
    expect(response.status).toBe(429);
    expect(body.errors).toEqual([{ message: expect.stringContaining('rate ≤ 1 points a second'), extensions: { code: 'RATE_LIMITED', requestId: expect.any(String) } }]);
    expect(body.extensions.cost).toMatchObject({ requested: COST, bucket: rate });
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(COST);
  });

  test('GW-94 MUST not make one account pay for another, nor a visitor for an account', async () => {
    expect((await first.persisted(DOCUMENTS.areas, {}, analyst)).status).toBe(200);
    expect((await first.persisted(DOCUMENTS.areas)).status).toBe(200);
  });

  test('GW-95 MUST restore points as time goes by, and never more than the bucket holds', async () => {
    await buckets().take('account a', 5_000);
    await expect(buckets().take('account a', 100)).rejects.toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    await later('account a', 101);
    await buckets().take('account a', 100);
    await later('account a', 1_000_000);
    await buckets().take('account a', 5_000);
    await expect(buckets().take('account a', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('GW-96 MUST ask the database once for many small requests, and give back what was drawn in vain', async () => {
    let now = 0;
    let asked = 0;
    const own = new RateBuckets({
      database: { query: async (text, values = []) => ((asked += 1), (await client.query(text, [...values])).rows as never) },
      rate,
      log: pino({ level: 'silent' }),
      now: () => now,
    });
    await Promise.all(Array.from({ length: 50 }, () => own.take('account b', 1)));
    expect(asked).toBe(1);
    now += 1_000;
    await own.take('account b', 1);
    const { rows } = await client.query('SELECT used FROM rate_bucket WHERE key = $1', ['account b']);
    expect(asked).toBe(2);
    // 51 points spent and one lease held; what was restored meanwhile is less.
    expect(rows).toEqual([{ used: expect.any(Number) }]);
    expect((rows[0] as { used: number }).used).toBeLessThanOrEqual(51 + LEASE);
    expect((rows[0] as { used: number }).used).toBeGreaterThan(40 + LEASE);
  });

  test('GW-97 MUST grant concurrent requests of several processes no more than the bucket holds', async () => {
    const several = Array.from({ length: 4 }, buckets);
    const taken = await Promise.allSettled(several.flatMap((each) => Array.from({ length: 20 }, () => each.take('account c', 100))));
    const granted = taken.filter(({ status }) => status === 'fulfilled').length;
    expect(granted).toBeLessThanOrEqual(50);
    expect(granted).toBeGreaterThanOrEqual(50 - 3 * 3);
  });

  test('GW-98 MUST let requests pass while the buckets are away, and say that it does not know', async () => {
    const own = new RateBuckets({ database: { query: () => Promise.reject(new Error('gone')) }, rate, log: pino({ level: 'silent' }) });
    await expect(own.take('account d', 5_000)).resolves.toEqual({ ...rate, remaining: null });
    await expect(own.take('account d', 5_000)).resolves.toEqual({ ...rate, remaining: null });
  });

  test('GW-99 MUST remove buckets that are full again', async () => {
    await buckets().take('account e', 10);
    await later('account e', 1_000);
    await buckets().sweep();
    const { rows } = await client.query('SELECT key FROM rate_bucket WHERE key = ANY($1)', [['account c', 'account e']]);
    expect(rows).toEqual([{ key: 'account c' }]);
  });
});
