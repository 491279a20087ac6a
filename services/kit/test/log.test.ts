import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { at, bench, Thing, type Bench } from './setup.ts';

let ground: Bench;
beforeAll(async () => {
  ground = await bench('alpha');
});
afterAll(() => ground[Symbol.asyncDispose]());

test('KIT-71 MUST log a database error without the values of its rows', async () => {
  const database = at(ground.databases, 'alpha');
  const lines: string[] = [];
  const log = createLog('test', 'info', { write: (line) => void lines.push(line) });
  const failures = [
    () => database.query(`INSERT INTO thing (name) VALUES ('王小明'), ('王小明')`),
    () => database.query(`SELECT '王小明'::uuid`),
    async () => {
      const em = database.em();
      em.create(Thing, { name: '王小明' });
      em.create(Thing, { name: '王小明' });
      await em.flush();
    },
  ];
  for (const fail of failures) {
    const error: unknown = await fail().then(() => undefined, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    log.error({ err: error }, 'failed');
    log.error({ err: new Error('wrapped', { cause: error }) }, 'failed');
  }
  expect(lines).toHaveLength(6);
  expect(lines.join('')).not.toContain('王小明');
  expect(lines[0]).toContain('thing_name_key');
  log.error({ err: new Error('of our own') }, 'failed');
  expect(lines.at(-1)).toContain('of our own');
});
