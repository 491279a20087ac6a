import { legalDay } from '@redpine/kit/clock';
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
  /** Goes on until both are reached, and no longer than `longest`. */
  seconds: number;
  acts: number;
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
  const subject = await subjectOf(databaseUrl);
  const seen: Seen = { acknowledged: [], titles: [], refused: [], shown: [], requests: 0, retries: 0 };
  const over = new AbortController();
  const began = performance.now();
  const watch = setInterval(() => {
    const seconds = (performance.now() - began) / 1_000;
    if ((seconds >= options.seconds && seen.acknowledged.length >= options.acts) || seconds >= options.longest) over.abort();
  }, 100);
  const load = { site, tokens, ...subject, seed, clients: options.clients, random: createRandom(seed), over: over.signal };
  const nemesis = haunt({ site, random: createRandom(seed + 1), parts: options.parts, killPostgres: options.killPostgres, gap: options.gap, over: over.signal });
  const [haunted, worked] = await Promise.allSettled([nemesis, work(load, seen)].map((each) => each.finally(() => over.abort())));
  clearInterval(watch);
  if (worked?.status === 'rejected') throw worked.reason;
  if (haunted?.status !== 'fulfilled') throw haunted?.reason;
  const kills = await nemesis;
  const seconds = (performance.now() - began) / 1_000;
  const recovery = recoveries(kills, seen.acknowledged);
  await using held = await connected(databaseUrl);
  const breaches = await check(held.client, site, seen);
  const broken = [
    ...Object.entries(breaches).flatMap(([promise, found]: [string, string[]]) => found.map((each) => `${promise}: ${each}`)),
    ...recovery.flatMap((ms, n) => (ms > RECOVERY_MS ? [`recovery: ${kills[n]?.target} took ${(ms / 1_000).toFixed(1)} s`] : [])),
    ...(seen.acknowledged.length < options.acts ? [`load: ${seen.acknowledged.length} acts of ${options.acts} were acknowledged`] : []),
    ...(kills.length === 0 ? ['load: nothing was killed'] : []),
  ];
  return { seed, seconds, acknowledged: seen.acknowledged.length, requests: seen.requests, retries: seen.retries, kills, recovery, breaches, broken };
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

async function subjectOf(databaseUrl: string): Promise<{ unit: string; head: string; today: string }> {
  await using held = await connected(databaseUrl);
  const { rows: [found] } = await held.client.query<{ unit: string; head: string }>(
    `SELECT o.id::text AS unit, p.person_id::text AS head FROM directory.organ o JOIN directory.post p ON p.organ_id = o.id AND p.kind = 'UNIT_HEAD'
      WHERE o.code = 'HOUSING' AND p.until_on IS NULL LIMIT 1`,
  );
  if (!found) throw new Error('the demonstration has no unit HOUSING with a head');
  return { ...found, today: legalDay(new Date()) };
}
