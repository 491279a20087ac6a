/** The benchmark's own database: seeded once for each scale, and what processes over it find in their environment. */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Clock, clockFrom } from '@redpine/kit/clock';
import { installationKeys } from '@redpine/platform/keys';
import { type EmbeddedPostgres, startPostgres } from '@redpine/platform/postgres/embedded-postgres';
import { seedDatabase } from './seed/seed.ts';

/** What every clock of the benchmark shows when it starts: the register ends there, whatever day it is. */
const NOW = '2026-09-15T02:00:00.000Z';
/** Whatever the seeded rows follow from: another content has every scale seeded anew. */
const SOURCES = ['bench/src/seed', 'services/directory/migrations', 'services/representation/migrations'];
const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '16GB', shared_buffers: '1GB', checkpoint_timeout: '30min', autovacuum: 'off' };
/** As in production, with connections for all contestants at a time, and a log that tells whose a statement is. */
const OVER = { max_connections: '300', log_line_prefix: '%m [%p] [%a] ' };
const root = join(import.meta.dirname, '../..');

export interface Site extends AsyncDisposable {
  readonly scale: number;
  readonly postgres: EmbeddedPostgres;
  readonly dataDir: string;
  readonly clock: Clock;
  /** For processes over the database. */
  readonly env: Readonly<Record<string, string>>;
}

export async function openSite(scale: number, say: (sentence: string) => void): Promise<Site> {
  const dataDir = join(resolve(root, process.env['BENCH_DATA'] ?? '.data'), `bench-${scale}`);
  const mark = join(dataDir, 'seed.json');
  const wanted = JSON.stringify({ sources: digest(), scale });
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
    const begun = performance.now();
    say(`seeding ${dataDir}`);
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    // Under root the server runs as another user, who must pass through.
    chmodSync(dataDir, 0o711);
    await using postgres = await startPostgres({ dataDir, log: say, settings: QUICK });
    const env = environment(dataDir, postgres.url);
    await seedDatabase({ databaseUrl: postgres.url, scale, clock: clockFrom(env), env, say });
    writeFileSync(mark, wanted);
    say(`seeded in ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  const postgres = await startPostgres({ dataDir, log: say, settings: OVER });
  const env = environment(dataDir, postgres.url);
  return { scale, postgres, dataDir, env, clock: clockFrom(env), [Symbol.asyncDispose]: () => postgres.stop() };
}

function digest(): string {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const files = readdirSync(join(root, folder)).filter((file) => !file.endsWith('.test.ts')).toSorted();
    for (const file of files) hash.update(readFileSync(join(root, folder, file)));
  }
  return hash.digest('hex');
}

/** The same over another database of the server. */
export function over(site: Site, databaseUrl: string): Site {
  return { ...site, env: environment(site.dataDir, databaseUrl) };
}

function environment(dataDir: string, databaseUrl: string): Readonly<Record<string, string>> {
  const keys = installationKeys(dataDir);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    REDPINE_NOW: NOW,
    REDPINE_DATA: dataDir,
    REDPINE_DEMO: '0',
    // Whoever opens the front door names its own.
    REDPINE_URL: 'http://127.0.0.1:4000',
    DATABASE_URL: databaseUrl,
    BENCH_DATABASE_URL: databaseUrl,
    ACTOR_KEY: keys.actorKey,
    ACTOR_PUBLIC_KEY: keys.actorPublicKey,
    AUDIT_KEY: keys.auditKey,
    ACCOUNT_KEY: keys.accountKey,
    OIDC_CLIENT_SECRET: keys.clientSecret,
    // Question b has 400 suggestions: a list on a page has 20.
    COST_REVIEWED: '1000000',
    // One account asks as often as hundreds would.
    RATE_CAPACITY: '1000000000',
    RATE_RESTORE: '1000000000',
  };
}
