import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, type Act } from '../src/act.ts';
import type { Database } from '../src/database.ts';
import { conflict, Refused } from '../src/problem.ts';
import { at, bench, contextOf, count, Thing, type Bench } from './setup.ts';

let ground: Bench;
let database: Database;

beforeAll(async () => {
  ground = await bench('alpha');
  database = at(ground.databases, 'alpha');
});
afterAll(() => ground[Symbol.asyncDispose]());

const making = (name: string) => async (tx: Act) => {
  const thing = tx.em.create(Thing, { name });
  await tx.em.flush();
  tx.record({ subject: { type: 'Thing', id: thing.id }, after: { name } });
  tx.emit('thing.made', { id: thing.id });
  return { id: thing.id };
};
const made = (key: string, name: string) =>
  act(contextOf(database), { action: 'thing.make', idempotencyKey: key, input: { name } }, making(name));
const named = (name: string) => database.query('SELECT id FROM thing WHERE name = $1', [name]);

test('KIT-01 MUST answer a repeated key and input with the first result and act once', async () => {
  const first = await made('key-kit-01', 'one');
  const again = await made('key-kit-01', 'one');
  expect(again).toEqual(first);
  expect(await named('one')).toHaveLength(1);
});

test('KIT-02 MUST act once when the same key comes many times at once', async () => {
  const results = await Promise.all(Array.from({ length: 8 }, () => made('key-kit-02', 'two')));
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(results[0]).toEqual({ id: expect.any(String) });
  expect(await named('two')).toHaveLength(1);
});

test('KIT-03 MUST refuse a key used for another input', async () => {
  await made('key-kit-03', 'three');
  expect(await made('key-kit-03', 'three, otherwise')).toMatchObject({
    __typename: 'ValidationProblem',
    fields: [{ path: 'idempotencyKey', rule: 'IDEMPOTENCY_KEY_REUSED' }],
  });
  expect(await named('three, otherwise')).toHaveLength(0);
});

test('KIT-04 MUST leave nothing behind when an act is refused or fails', async () => {
  const before = await Promise.all(['thing', 'audit_entry', 'outbox', 'idempotency'].map((table) => count(database, table)));
  const refused = await act(contextOf(database), { action: 'thing.make', idempotencyKey: 'key-kit-04', input: {} }, async (tx) => {
    await making('four')(tx);
    throw new Refused(conflict('zh-CN', 7));
  });
  expect(refused).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 7 });
  const failed = act(contextOf(database), { action: 'thing.make', idempotencyKey: 'key-kit-04', input: {} }, async (tx) => {
    await making('four')(tx);
    throw new Error('broken');
  });
  await expect(failed).rejects.toThrow('broken');
  const after = await Promise.all(['thing', 'audit_entry', 'outbox', 'idempotency'].map((table) => count(database, table)));
  expect(after).toEqual(before);
  expect(await made('key-kit-04', 'four')).toEqual({ id: expect.any(String) });
});

test('KIT-05 MUST throw, and do nothing, where an act records nothing', async () => {
  const silent = act(contextOf(database), { action: 'thing.make', idempotencyKey: 'key-kit-05', input: {} }, async (tx) => {
    tx.em.create(Thing, { name: 'five' });
    return {};
  });
  await expect(silent).rejects.toThrow('recorded nothing');
  expect(await named('five')).toHaveLength(0);
});

test('KIT-06 MUST audit who did what to what, in the same transaction', async () => {
  const result = await made('key-kit-06', 'six');
  const rows = await database.query(
    'SELECT actor_name, action, subject_type, after, request_id FROM audit_entry WHERE subject_id = $1',
    ['id' in result ? result.id : ''],
  );
  expect(rows).toEqual([
    { actor_name: '张三', action: 'thing.make', subject_type: 'Thing', after: { name: 'six' }, request_id: 'test-request' },
  ]);
});

test('KIT-07 MUST keep the application from changing or removing audit entries', async () => {
  for (const statement of [
    `UPDATE audit_entry SET note = 'x'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'DROP TABLE audit_entry',
    `UPDATE migration SET name = 'x'`,
    'CREATE TABLE own (id int)',
  ]) {
    await expect(database.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
});

test('KIT-08 MUST answer a lost race on a version with the present version', async () => {
  const result = await made('key-kit-08', 'eight');
  const id = 'id' in result ? result.id : '';
  const rename = (key: string, name: string, meanwhile: () => Promise<unknown>) =>
    act(contextOf(database), { action: 'thing.rename', idempotencyKey: key, input: { name } }, async (tx) => {
      const thing = await tx.em.findOneOrFail(Thing, { id });
      await meanwhile();
      thing.name = name;
      tx.record({ subject: { type: 'Thing', id } });
      return { id };
    });
  const lost = await rename('key-kit-08-a', 'eight a', () => rename('key-kit-08-b', 'eight b', async () => undefined));
  expect(lost).toMatchObject({ __typename: 'ConflictProblem', currentVersion: 2 });
});

test('KIT-57 MUST answer with the first result where the same act, under way elsewhere, has made this one impossible', async () => {
  const result = await made('key-kit-57', 'fifty-seven');
  const id = 'id' in result ? result.id : '';
  const rename = (meanwhile: () => Promise<unknown>): Promise<object> =>
    act(contextOf(database), { action: 'thing.rename', idempotencyKey: 'key-kit-57-a', input: { id } }, async (tx) => {
      const thing = await tx.em.findOneOrFail(Thing, { id });
      await meanwhile();
      thing.name = 'renamed';
      tx.record({ subject: { type: 'Thing', id } });
      return { id, by: 'rename' };
    });
  expect(await rename(() => rename(async () => undefined))).toEqual({ id, by: 'rename' });
  expect(await database.query('SELECT version FROM thing WHERE id = $1', [id])).toEqual([{ version: 2 }]);
  expect(await database.query(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'thing.rename'`, [id])).toHaveLength(1);
});

test('KIT-09 MUST answer a lost race on a uniqueness rule with a problem', async () => {
  await made('key-kit-09-a', 'nine');
  expect(await made('key-kit-09-b', 'nine')).toMatchObject({ __typename: 'ValidationProblem', fields: [{ rule: 'TAKEN' }] });
});

test('KIT-10 MUST refuse a key that is too short, too long or not visible ASCII', async () => {
  for (const key of ['short', 'x'.repeat(101), '键键键键键键键键', 'with space']) {
    expect(await made(key, 'ten')).toMatchObject({ fields: [{ path: 'idempotencyKey', rule: 'IDEMPOTENCY_KEY' }] });
  }
});

test('KIT-53 MUST act where a table has changed since the statements of an act were prepared', async () => {
  const seen = (key: string) =>
    act(contextOf(database), { action: 'thing.see', idempotencyKey: key, input: {} }, async (tx) => {
      const thing = await tx.em.findOneOrFail(Thing, { name: 'of old' });
      tx.record({ subject: { type: 'Thing', id: thing.id } });
      return { name: thing.name };
    });
  await made('key-kit-53', 'of old');
  await seen('key-kit-53-before');
  const owner = new Client({ connectionString: ground.url });
  await owner.connect();
  await owner.query('ALTER TABLE alpha.thing ADD COLUMN note text');
  await owner.end();
  expect(await seen('key-kit-53-after')).toEqual({ name: 'of old' });
});
