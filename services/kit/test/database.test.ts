import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createActorSigner, createActorVerifier } from '../src/actor.ts';
import { requestContext } from '../src/context.ts';
import { isDatabaseAway, openDatabase } from '../src/database.ts';
import { readAnswer } from '../src/peer.ts';
import { createSubgraph } from '../src/subgraph.ts';
import { withoutWaiting } from '../src/prepared.ts';
import { inTransaction } from '../src/transaction.ts';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';
import { CLERK, clock, keys, log, options } from './setup.ts';

test('KIT-20 MUST migrate once when several processes of a service start at once', async () => {
  await using ground = await testDatabase();
  const opened = await Promise.all(
    ['alpha', 'alpha', 'alpha', 'beta', 'beta'].map((name) => openDatabase({ ...options(name, ground.url), jobs: true })),
  );
  try {
    for (const database of opened) {
      const rows = await database.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
      expect(rows.map((row) => row.name)).toEqual(['0000_kit', '0001_projection', '0001_projection_ends', '0002_thing', '0001_audit_log']);
    }
  } finally {
    for (const database of opened) await database[Symbol.asyncDispose]();
  }
});

test('KIT-21 MUST keep a service from reading the tables of another', async () => {
  await using ground = await testDatabase();
  await using alpha = await openDatabase(options('alpha', ground.url));
  await using beta = await openDatabase(options('beta', ground.url));
  await expect(alpha.query('SELECT * FROM beta.thing')).rejects.toMatchObject({ code: '42501' });
  await expect(beta.query('SELECT * FROM alpha.outbox')).rejects.toMatchObject({ code: '42501' });
});

test('KIT-25 MUST answer 200 at once over a bounded number of connections', async () => {
  await using ground = await testDatabase();
  await using database = await openDatabase({ ...options('alpha', ground.url), connections: 3, acquireMs: 60_000 });
  const count = `SELECT count(*)::int AS open FROM pg_stat_activity WHERE application_name = 'redpine alpha' AND datname = current_database()`;
  const open = await Promise.all(Array.from({ length: 200 }, async () => (await database.query<{ open: number }>(count))[0]?.open ?? 0));
  expect(open).toHaveLength(200);
  expect(Math.max(...open)).toBeLessThanOrEqual(3);
  expect(database.pool.waitingCount).toBe(0);
});

test('KIT-26 MUST say that this part is not available, and nothing internal, where no connection comes free or a statement takes too long', async () => {
  await using ground = await testDatabase();
  await using database = await openDatabase({ ...options('alpha', ground.url), connections: 1, acquireMs: 100 });
  await using subgraph = await createSubgraph({
    name: 'alpha',
    typeDefs: parse('type Query { resolved(for: Int): String viewed: String slow: String }'),
    guards: { resolved: 'no rows', slow: 'no rows' },
    resolvers: { Query: { resolved: () => database.query('SELECT 1'), slow: () => database.query('SET statement_timeout = 50; SELECT pg_sleep(10)') } },
    views: {
      answer: async ({ query }) => (query === '{ viewed }' ? JSON.stringify(await database.query('SELECT 1')) : null),
      resolvers: () => ({}),
    },
    makeContext: (base) => requestContext(base, { clock, log, database }),
    verifier: createActorVerifier(keys.publicKey),
    log,
  });
  const ask = async (query: string) =>
    readAnswer(await subgraph.answer({ query, actorToken: await createActorSigner(keys.privateKey).sign(CLERK), language: 'en', requestId: 'request-1' }));
  const away = [expect.objectContaining({ message: 'This part is not available at the moment.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } })];
  const held = await database.pool.connect();
  try {
    expect((await ask('{ resolved }')).errors).toEqual(away);
    expect((await ask('{ viewed }')).errors).toEqual(away);
  } finally {
    held.release();
  }
  expect((await ask('{ slow }')).errors).toEqual(away);
});

test('KIT-27 MUST know a database that is away, wherever in an error it is said, from a mistake in what was asked', () => {
  const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
  expect([lost, new Error('in a flush', { cause: lost }), Object.assign(new Error('x'), { code: 'ECONNREFUSED' })].map(isDatabaseAway)).toEqual([true, true, true]);
  expect([Object.assign(new Error('duplicate'), { code: '23505' }), new Error('x'), 'x', undefined].map(isDatabaseAway)).toEqual([false, false, false, false]);
});

test('KIT-22 MUST let transactions commit without waiting for the disk only while that is asked for', async () => {
  await using ground = await testDatabase();
  await using alpha = await openDatabase(options('alpha', ground.url));
  const read = () =>
    inTransaction(alpha, () => new Date(), (tx) =>
      tx.query<{ setting: string; source: string }>(`SELECT setting, source FROM pg_settings WHERE name = $1`, ['synchronous_commit']));
  const before = await read();
  expect(await withoutWaiting(read)).toEqual([{ setting: 'off', source: 'session' }]);
  expect(await read()).toEqual(before);
  await expect(withoutWaiting(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await read()).toEqual(before);
});
