import { legalDay } from '@redpine/kit/clock';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createRandom } from '../demo/random.ts';
import { type Breaches, check } from './checks.ts';
import { type Seen, work, type Worker } from './clients.ts';
import { haunt, type Kill, recoveries } from './nemesis.ts';
import { type Part, PARTS, type Site } from './site.ts';

export const WORKERS: readonly Worker[] = ['deputy', 'deputy-2', 'deputies-office', 'unit'];
const RECOVERY_MS = 10_000;

export interface DrillOptions {
  site: Site;
  databaseUrl: string;
  tokens: Readonly<Record<Worker, string>>;
  seed: number;
  clients: number;
  /** Goes on until all three are reached, and no longer than `longest`. */
  seconds: number;
  acts: number;
  kills: number;
  longest: number;
  parts: readonly Part[];
  gap: readonly [number, number];
  killPostgres: (() => Promise<void>) | undefined;
}

export interface Outcome {
  seed: number;
  seconds: number;
  acknowledged: number;
  requests: number;
  retries: number;
  kills: Kill[];
  /** Milliseconds until each kill was made up for. */
  recovery: number[];
  breaches: Breaches;
  /** Every promise that was not kept, a sentence each. */
  broken: string[];
}

/** Tokens of those whose work the load is; the demonstration's accounts. */
export async function tokensOf(site: Site): Promise<Record<Worker, string>> {
  const asked = await Promise.all(WORKERS.map(async (worker) => {
    const { code, said } = await site.command('token', worker);
    if (code !== 0) throw new Error(`no token of ${worker}: ${said}`);
    return [worker, said.trim()] as const;
  }));
  return Object.fromEntries(asked) as Record<Worker, string>;
}

/** Runs the load and the nemesis over a site that is filled and started, then checks what was promised. */
export async function drill(options: DrillOptions): Promise<Outcome> {
  const { site, databaseUrl, tokens, seed } = options;
  const { since, ...subject } = await subjectOf(databaseUrl);
  const seen: Seen = { since, acknowledged: [], titles: [], refused: [], shown: [], requests: 0, retries: 0 };
  const kills: Kill[] = [];
  const enough = new AbortController();
  const over = new AbortController();
  const began = performance.now();
  const watch = setInterval(() => {
    const seconds = (performance.now() - began) / 1_000;
    const reached = seconds >= options.seconds && seen.acknowledged.length >= options.acts && kills.length >= options.kills;
    if (reached || seconds >= options.longest) enough.abort();
  }, 100);
  const load = { site, tokens, ...subject, seed, clients: options.clients, random: createRandom(seed), over: over.signal };
  const nemesis = haunt({ site, random: createRandom(seed + 1), parts: options.parts, killPostgres: options.killPostgres, gap: options.gap, over: enough.signal }, kills);
  // The load goes on until the last kill is made up for.
  const haunting = nemesis.then(() => madeUpFor(kills, seen)).finally(() => over.abort());
  const [haunted, worked] = await Promise.allSettled([haunting, work(load, seen).finally(() => enough.abort())]);
  clearInterval(watch);
  if (worked?.status === 'rejected') throw worked.reason;
  if (haunted?.status === 'rejected') throw haunted.reason;
  const seconds = (performance.now() - began) / 1_000;
  const recovery = recoveries(kills, seen.acknowledged);
  await using held = await connected(databaseUrl);
  const breaches = await check(held.client, site, seen, seed);
  const broken = [
    ...Object.entries(breaches).flatMap(([promise, found]: [string, string[]]) => found.map((each) => `${promise}: ${each}`)),
    ...recovery.flatMap((ms, n) => (ms > RECOVERY_MS ? [`recovery: ${kills[n]?.target} took ${(ms / 1_000).toFixed(1)} s`] : [])),
    ...(seen.acknowledged.length < options.acts ? [`load: ${seen.acknowledged.length} acts of ${options.acts} were acknowledged`] : []),
    ...(kills.length < options.kills ? [`load: ${kills.length} kills of ${options.kills}`] : []),
  ];
  return { seed, seconds, acknowledged: seen.acknowledged.length, requests: seen.requests, retries: seen.retries, kills, recovery, breaches, broken };
}

async function madeUpFor(kills: readonly Kill[], { acknowledged }: Seen): Promise<void> {
  const until = performance.now() + 3 * RECOVERY_MS;
  while (performance.now() < until && !recoveries(kills, acknowledged).every(Number.isFinite)) await sleep(100);
}

export async function startAll(site: Site): Promise<void> {
  await Promise.all(PARTS.map((part) => site.start(part)));
}

/** A session whose loss is heard of where it is used. */
export async function connected(connectionString: string): Promise<{ client: Client } & AsyncDisposable> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

async function subjectOf(databaseUrl: string): Promise<{ unit: string; head: string; since: string; today: string }> {
  await using held = await connected(databaseUrl);
  const { rows: [found] } = await held.client.query<{ unit: string; head: string; since: string }>(
    `SELECT o.id::text AS unit, p.person_id::text AS head, pg_snapshot_xmax(pg_current_snapshot())::text AS since FROM directory.organ o JOIN directory.post p ON p.organ_id = o.id AND p.kind = 'UNIT_HEAD'
      WHERE o.code = 'HOUSING' AND p.until_on IS NULL LIMIT 1`,
  );
  if (!found) throw new Error('the demonstration has no unit HOUSING with a head');
  return { ...found, today: legalDay(new Date()) };
}
