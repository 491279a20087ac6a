import { expect, test } from 'vitest';
import { openDatabase } from '../src/database.ts';
import { withoutWaiting } from '../src/prepared.ts';
import { inTransaction } from '../src/transaction.ts';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';
import { options } from './setup.ts';

test('KIT-20 MUST migrate once when several processes of a service start at once', async () => {
  await using ground = await testDatabase();
  const opened = await Promise.all(
    ['alpha', 'alpha', 'alpha', 'beta', 'beta'].map((name) => openDatabase({ ...options(name, ground.url), jobs: true })),
  );
  try {
    for (const database of opened) {
      const rows = await database.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
      expect(rows.map((row) => row.name)).toEqual(['0000_kit', '0001_projection', '0001_projection_ends', '0002_thing']);
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
