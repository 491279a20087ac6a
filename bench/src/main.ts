// npm run bench: docs/benchmarks.md explains it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONTESTANTS, type Contestant } from './contestants.ts';
import { measureActs } from './acts.ts';
import { GROWTH_SCALES, measureGrowth } from './growth.ts';
import { createIdentities } from './identities.ts';
import { thisMachine } from './machine.ts';
import { compareAnswers, measureRead, type Measuring, takingPart } from './measure.ts';
import { measureMemory } from './memory.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import type { Read } from './questions.ts';
import { measureProfiles } from './profile.ts';
import { writeReport } from './report.ts';
import { mergeResults, type Results, type Row } from './results.ts';
import { type Entrant, startContestant, startSubgraphs } from './running.ts';
import { background } from './server-log.ts';
import { openSite } from './site.ts';
import { tableOf } from './table.ts';
import { variablesOf } from './variables.ts';

const say = (sentence: string): void => console.error(sentence);

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error);
  console.error(USAGE);
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  const rows: Row[] = [];
  const found: Partial<Results> = {};
  const wanted = (contestant: Contestant): boolean => contestant.name === 'limit' || options.contestants.includes(contestant.name);
  const { parts } = options;
  if (CONTESTANTS.some((each) => wanted(each) && each.main.startsWith('peers/'))) installPeers();
  if (options.reads.length > 0 || options.acts || parts.includes('memory') || parts.includes('profile')) {
    await using site = await openSite(options.scale, say);
    found.machine = await thisMachine(site.postgres.url);
    const measuring: Measuring = {
      ...options, site, say, jobs: new Set(), identities: await createIdentities(site), variables: await variablesOf(site.postgres.url),
    };
    if (options.reads.length > 0) rows.push(...(await reads(options, measuring, CONTESTANTS.filter(wanted))));
    if (options.acts && !options.check) rows.push(...(await measureActs(measuring, wanted)));
    if (parts.includes('profile')) found.profiles = await measureProfiles(measuring);
    const platform = CONTESTANTS.find(({ name }) => name === 'gateway-inproc');
    if (parts.includes('memory') && platform) found.memory = await measureMemory(platform, measuring, options.minutes);
  }
  if (parts.includes('growth')) found.growth = await measureGrowth({ ...options, scales: GROWTH_SCALES, say });
  if (parts.includes('start')) found.start = { ...(await (await import('./start.ts')).measureStart()) };
  if (options.check) return;
  if (rows.length > 0) console.log(tableOf(rows));
  mergeResults({ ...found, ...(rows.length > 0 && { rows }) });
  writeReport();
}

/** Starts who takes part, compares the answers, and measures question by question. */
async function reads({ check, reads: letters }: Options, measuring: Measuring, contestants: readonly Contestant[]): Promise<Row[]> {
  await using started = new AsyncDisposableStack();
  const asks = await Promise.all(contestants.map(async (contestant) => ({ contestant, asks: await contestant.asks() })));
  const entering = asks.filter((each) => letters.some((letter) => each.asks[letter])).map(({ contestant }) => contestant);
  const subgraphs = entering.some((contestant) => contestant.subgraphs) ? started.use(await startSubgraphs(measuring.site)) : undefined;
  const entrants: Entrant[] = [];
  for (const contestant of entering) entrants.push(started.use(await startContestant(contestant, measuring.site, subgraphs)));
  const asking = check ? measuring : { ...measuring, jobs: await background(measuring.site) };
  const rows: Row[] = [];
  for (const letter of letters) rows.push(...(await read(letter, entrants, check, asking)));
  return rows;
}

async function read(letter: Read, entrants: readonly Entrant[], check: boolean, measuring: Measuring): Promise<Row[]> {
  const asked = await takingPart(letter, entrants);
  const compared = await compareAnswers(letter, asked, measuring);
  say(`${letter}: ${asked.map(({ entrant }) => entrant.contestant.name).join(', ')} give the same ${compared} answers`);
  return check ? [] : measureRead(letter, asked, measuring);
}

/** The peers' folder is a workspace of its own, with a lockfile of its own: nothing of it is shipped. */
function installPeers(): void {
  const folder = join(import.meta.dirname, '../peers');
  if (existsSync(join(folder, 'node_modules'))) return;
  say('installing the peers (once)');
  execFileSync('pnpm', ['install', '--frozen-lockfile'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
}
