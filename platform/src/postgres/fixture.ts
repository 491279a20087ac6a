import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { inject } from 'vitest';

export interface TestDatabase extends AsyncDisposable {
  /** The superuser's URL of an empty database of one's own. */
  url: string;
}

/**
 * An empty database in the server of this test run (`vitest-global.ts`), or in that of REDPINE_TEST_DATABASE_URL;
 * dropped when disposed of. Roles are the server's and not the database's: all tests of a run share them.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: () =>
      administer(server, async (client) => {
        await left(client, name);
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

const PATIENCE_MS = 5_000;

/** A pool that has ended says so before its last connections are closed: thrown out at that moment, they fail where nobody listens any more. */
async function left(client: Client, name: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { rows } = await client.query(`SELECT FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`, [name]);
    if (rows.length === 0) return;
    await sleep(10);
  }
}

async function administer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
