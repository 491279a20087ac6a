import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killPostgres } from '../../src/cli/drill.ts';
import type { Breaches } from '../../src/drill/checks.ts';
import type { Worker } from '../../src/drill/clients.ts';
import { connected, drill, type Outcome, startAll, tokensOf } from '../../src/drill/drill.ts';
import { openSite, PARTS } from '../../src/drill/site.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/postgres/embedded-postgres.ts';

// The drill of docs/drill.md in short, and builds that it must not let pass.

const BROKEN = join(import.meta.dirname, 'broken.ts');

let folder: string;
let postgres: EmbeddedPostgres;
let tokens: Record<Worker, string>;
const run = { seed: 20_261_123, clients: 6, longest: 120, gap: [1_500, 3_000] as const };

/** A site over a copy of the filled one. */
async function drilled(name: string, least: { seconds: number; acts: number; kills: number }, how: string | undefined): Promise<Outcome> {
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  {
    await using held = await connected(postgres.url.replace(/\/redpine$/, '/postgres'));
    await held.client.query(`CREATE DATABASE ${name} TEMPLATE redpine`);
  }
  const own = join(folder, name);
  mkdirSync(own);
  cpSync(join(folder, 'filled/data'), join(own, 'data'), { recursive: true });
  await using site = await openSite({ databaseUrl: url.href, folder: own, documents: {}, preload: how === undefined ? undefined : BROKEN, env: how === undefined ? {} : { DRILL_BREAK: how } });
  await startAll(site);
  return await drill({ ...run, ...least, site, databaseUrl: url.href, tokens, parts: how === undefined ? PARTS : ['representation-1', 'representation-2'], killPostgres: how === undefined ? () => killPostgres(postgres) : undefined });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redpine-drill-'));
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'database'), { mode: 0o711 });
  mkdirSync(join(folder, 'filled'));
  postgres = await startPostgres({ dataDir: join(folder, 'database'), log: () => undefined });
  await using site = await openSite({ databaseUrl: postgres.url, folder: join(folder, 'filled'), documents: {}, preload: undefined, env: {} });
  expect(await site.command('demo')).toMatchObject({ code: 0 });
  tokens = await tokensOf(site);
}, 300_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
}, 60_000);

it('DRL-01 MUST lose nothing, do nothing twice and answer again while processes and the database are killed', async () => {
  const outcome = await drilled('whole', { seconds: 20, acts: 60, kills: 4 }, undefined);
  expect(Object.values(outcome.breaches).flat()).toEqual([]);
  // How soon is for the drill on a machine that has nothing else to do.
  expect(outcome.recovery.filter((ms) => !Number.isFinite(ms))).toEqual([]);
  expect(outcome.kills.map(({ target }) => target)).toContain('postgres');
}, 300_000);

describe('a drill of a broken build', () => {
  const reasons: [how: string, promise: keyof Breaches, acts: number, kills: number][] = [
    ['acknowledges before the commit', 'lost', 0, 6],
    ['knows no idempotency', 'twice', 60, 1],
    ['writes the audit entry outside the transaction', 'entries', 60, 1],
    ['saves over another version', 'overwritten', 60, 1],
  ];
  it.each(reasons)('DRL-02 MUST fail where it %s', async (how, promise, acts, kills) => {
    const { breaches, broken } = await drilled(how.replaceAll(' ', '_'), { seconds: 0, acts, kills }, how);
    expect(broken).not.toEqual([]);
    expect(breaches[promise], broken.join('\n')).not.toEqual([]);
  }, 300_000);
});
