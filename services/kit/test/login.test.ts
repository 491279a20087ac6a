import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';
import { openDatabase } from '../src/database.ts';
import { count, options } from './setup.ts';

/** A login with these rights, and the names of the roles that the test makes. */
async function asLogin(rights: string, url: string, work: (url: string, service: string) => Promise<void>): Promise<void> {
  const suffix = randomBytes(6).toString('hex');
  const login = `login_${suffix}`;
  const service = `s_${suffix}`;
  const superuser = new Client({ connectionString: url });
  await superuser.connect();
  try {
    await superuser.query(`CREATE ROLE ${login} LOGIN PASSWORD 'secret' ${rights}`);
    const database = new URL(url).pathname.slice(1);
    if (rights.includes('CREATEROLE')) await superuser.query(`GRANT CREATE ON DATABASE ${database} TO ${login} WITH GRANT OPTION`);
    const mine = new URL(url);
    mine.username = login;
    mine.password = 'secret';
    await work(mine.href, service);
  } finally {
    for (const role of [login, `redpine_${service}`, `redpine_${service}_owner`, `redpine_${service}_audit`]) {
      const { rowCount } = await superuser.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount) await superuser.query(`DROP OWNED BY ${role} CASCADE`);
    }
    for (const role of [`redpine_${service}`, `redpine_${service}_owner`, `redpine_${service}_audit`, login]) {
      await superuser.query(`DROP ROLE IF EXISTS ${role}`);
    }
    await superuser.end();
  }
}

test('KIT-22 MUST prepare its schema under a login that is no superuser', async () => {
  await using ground = await testDatabase();
  await asLogin('CREATEROLE', ground.url, async (url, service) => {
    for (let start = 1; start <= 2; start += 1) {
      await using database = await openDatabase({ ...options(service, url), jobs: true });
      expect(await count(database, 'thing')).toBe(0);
    }
  });
});

test('KIT-24 MUST run the application in sessions that cannot become anybody else', async () => {
  await using ground = await testDatabase();
  await using database = await openDatabase(options('alpha', ground.url));
  const session = await database.query<{ s: string; c: string }>('SELECT session_user AS s, current_user AS c');
  expect(session).toEqual([{ s: 'redpine_alpha', c: 'redpine_alpha' }]);
  const superuser = new URL(ground.url).username;
  for (const escape of ['SET ROLE NONE', 'RESET ROLE', 'SET ROLE redpine_alpha_owner', `SET SESSION AUTHORIZATION ${superuser}`]) {
    await database.query(`${escape}; DROP TABLE thing`).then(
      () => expect.unreachable(escape),
      (error: unknown) => expect(error).toMatchObject({ code: '42501' }),
    );
  }
  expect(await count(database, 'thing')).toBe(0);
});

test('KIT-23 MUST say in one sentence what the login lacks', async () => {
  await using ground = await testDatabase();
  expect(inject('postgres')).toBeTruthy();
  await asLogin('', ground.url, async (url, service) => {
    await expect(openDatabase(options(service, url))).rejects.toThrow(/login may not prepare schema .* CREATEROLE/);
  });
});
