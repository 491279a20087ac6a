import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connected, drill, type Outcome, startAll, tokensOf } from '../drill/drill.ts';
import { openSite, PARTS } from '../drill/site.ts';
import { type EmbeddedPostgres, startPostgres } from '../postgres/embedded-postgres.ts';
import { PlatformProblem } from '../problem.ts';

const USAGE = 'Usage: npm run drill -- [--seed N] [--seconds N] [--acts N] [--clients N]';
const LONGEST_S = 240;
const KILLS = 10;

/** Kills processes and the database under load, in a site of its own that is gone afterwards, and says what held. */
export async function run(_root: string, args: string[]): Promise<void> {
  const { seed, seconds, acts, clients } = drillArguments(args);
  const folder = mkdtempSync(join(tmpdir(), 'redpine-drill-'));
  chmodSync(folder, 0o711);
  try {
    report(await drilled(folder, { seed, seconds, acts, clients }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function drilled(folder: string, given: { seed: number; seconds: number; acts: number; clients: number }): Promise<Outcome> {
  mkdirSync(join(folder, 'database'), { mode: 0o711 });
  await using postgres = await startPostgres({ dataDir: join(folder, 'database'), log: () => undefined });
  await using site = await openSite({ databaseUrl: postgres.url, folder, documents: {}, preload: undefined, env: {} });
  const filled = await site.command('demo');
  if (filled.code !== 0) throw new Error(`the demonstration was not filled: ${filled.said}`);
  const tokens = await tokensOf(site);
  await startAll(site);
  console.log(`drill: seed ${given.seed}, ${given.clients} clients`);
  // Awaited here: the site closes with this function.
  return await drill({ site, databaseUrl: postgres.url, tokens, ...given, kills: KILLS, longest: LONGEST_S, parts: PARTS, gap: [2_000, 6_000], killPostgres: () => killPostgres(postgres) });
}

/** Ends the postmaster without notice and waits until the one that takes its place answers. */
export async function killPostgres(postgres: EmbeddedPostgres): Promise<void> {
  const { pid } = postgres;
  process.kill(pid, 'SIGKILL');
  for (;;) {
    if (postgres.pid !== pid) {
      const answers = await connected(postgres.url).then(async (held) => { await held[Symbol.asyncDispose](); return true; }, () => false);
      if (answers) return;
    }
    await sleep(50);
  }
}

function report({ seed, seconds, acknowledged, requests, retries, kills, recovery, breaches, broken }: Outcome): void {
  const sorted = recovery.toSorted((a, b) => a - b);
  const secondsOf = (ms: number | undefined): string => `${((ms ?? 0) / 1_000).toFixed(1)} s`;
  const counts = Map.groupBy(kills, ({ target }) => target.replace(/-\d$/, ''));
  console.log([
    `seed ${seed}, ${seconds.toFixed(0)} s, ${cpus().length} cores, Node.js ${process.version}`,
    `${acknowledged} acts acknowledged (${(acknowledged / seconds).toFixed(1)}/s), ${requests} requests, ${retries} retries`,
    `${kills.length} kills: ${[...counts].map(([target, each]) => `${target} ${each.length}`).join(', ')}`,
    `recovery: median ${secondsOf(sorted[sorted.length >> 1])}, longest ${secondsOf(sorted.at(-1))}`,
    ...kills.map(({ target, at, healthyAt }, n) => `  ${target}: healthy after ${secondsOf((healthyAt ?? Infinity) - at)}, acts after ${secondsOf(recovery[n])}`),
    ...Object.entries(breaches).map(([promise, found]: [string, string[]]) => `${promise}: ${found.length}`),
  ].join('\n'));
  if (broken.length > 0) throw new PlatformProblem(`演练未通过。The drill found breaches:\n${broken.slice(0, 50).join('\n')}`);
  console.log('演练通过。Everything that was promised held.');
}

function drillArguments(args: string[]): { seed: number; seconds: number; acts: number; clients: number } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { seed: text, seconds: text, acts: text, clients: text } });
    const number = (value: string | undefined, otherwise: number): number => Number(value ?? otherwise);
    const given = { seed: number(values.seed, Date.now() % 1_000_000), seconds: number(values.seconds, 90), acts: number(values.acts, 2_000), clients: number(values.clients, 8) };
    if (Object.values(given).every((each) => Number.isInteger(each) && each >= 0)) return given;
  } catch {
    throw new PlatformProblem(USAGE);
  }
  throw new PlatformProblem(USAGE);
}
