/** Where the time goes: what Node and PostgreSQL spend it on, for the questions whose targets are hardest. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actor, onCopy } from './acts.ts';
import { actOf, type Contestant, CONTESTANTS, type HttpRequest } from './contestants.ts';
import { type CpuProfile, sharesOf, type SourceLines, type Window } from './cpu-profile.ts';
import { asFastAsAnswered, createClient } from './load.ts';
import { CLIENTS, type Measuring, nextRequest, takingPart } from './measure.ts';
import type { Query } from './questions.ts';
import type { Profile } from './results.ts';
import { type Entrant, startContestant, startSubgraphs } from './running.ts';
import { logDuring } from './server-log.ts';
import type { Site } from './site.ts';
import { statementTimes } from './statement-times.ts';

const READS = [['a', 'subgraph'], ['b', 'subgraph'], ['g', 'gateway-http']] as const;
const ACTS = ['h-submit-1', 'h-evaluate-16'] as const;
/** Of what a round lasts: a sample is taken each millisecond, and jobs that gather for some seconds shall be among them. */
const LASTING = 5;
/** Node has compiled what is asked often by then. */
const WARMING = 2;
/** The parameters of a statement would be most of the log. */
const DURATIONS = { log_min_duration_statement: '0', log_parameter_max_length: '0' };

/** Asks until the time is over, and says how often. */
type Ask = (seconds: number) => Promise<number>;

export async function measureProfiles(measuring: Measuring): Promise<Profile[]> {
  const found: Profile[] = [];
  for (const [query, name] of READS) {
    found.push(await profileOf(query, named(name), measuring, async (entrant) => {
      const [asked] = await takingPart(query, [entrant]);
      if (!asked) throw new Error(`${name} answers ${query}`);
      const next = async () => nextRequest(asked.ask, measuring.variables[query], await measuring.identities.official());
      // One at a time, nobody waits for the processor, and what the server's log says of durations is work.
      return { load: asking(entrant, CLIENTS, next), probe: asking(entrant, 1, next) };
    }));
  }
  return [...found, ...(await onCopy(measuring, async (copy, subjects) => {
    const acts: Profile[] = [];
    for (const query of ACTS) {
      const { act, clients } = actOf(query);
      const subgraph = named('subgraph');
      const ask = subgraph.acts[act];
      if (!ask) throw new Error(`the subgraph takes part in ${query}`);
      acts.push(await profileOf(query, subgraph, { ...measuring, site: copy }, async (entrant) => {
        const load = asking(entrant, clients, () => actor(ask, subjects[act], measuring), (text) => ask.done(JSON.parse(text)));
        return { load, probe: load };
      }));
    }
    return acts;
  }))];
}

function named(name: string): Contestant {
  const found = CONTESTANTS.find((contestant) => contestant.name === name);
  if (!found) throw new Error(`there is no contestant ${name}`);
  return found;
}

/** With identities renewed for each load. @throws Error where nothing was asked, or an answer is not what it should be */
function asking(entrant: Entrant, clients: number, requests: () => Promise<() => HttpRequest | null>, check: (text: string) => void = () => undefined): Ask {
  return async (seconds) => {
    const next = await requests();
    const client = createClient(entrant.origin, clients);
    const texts: (() => string)[] = [];
    const { latenciesMs } = await asFastAsAnswered(client, clients, seconds, next, (text) => texts.push(text)).finally(() => client.close());
    for (const text of texts) check(text());
    if (latenciesMs.length === 0) throw new Error('nothing is left to ask: the database is too small for so many seconds');
    return latenciesMs.length;
  };
}

/** Node under load first; PostgreSQL after it, since writing so much of a log costs both. */
async function profileOf(
  query: Query, contestant: Contestant, { site, seconds, say }: Measuring, prepare: (entrant: Entrant) => Promise<{ load: Ask; probe: Ask }>,
): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'redpine-profile-'));
  try {
    const { window, database } = await withEntrant(contestant, { ...site, env: { ...site.env, NODE_OPTIONS: `--cpu-prof "--cpu-prof-dir=${folder}"` } }, async (entrant) => {
      const { load, probe } = await prepare(entrant);
      await load(seconds * WARMING);
      const from = monotonic();
      await load(seconds * LASTING);
      const until = monotonic();
      let requests = 0;
      const log = await logDuring(site, DURATIONS, async () => { requests = await probe(seconds * LASTING); });
      return { window: { from, until } satisfies Window, database: statementTimes(log, requests) };
    });
    const profiles = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile);
    const profile: Profile = {
      query, contestant: contestant.name, scale: site.scale, date: new Date().toISOString().slice(0, 10), node: sharesOf(profiles, window, sources()), database,
    };
    say(`${query} ${contestant.name}: ${JSON.stringify(profile)}`);
    return profile;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Started for the work alone: a process writes its profile when it ends. */
async function withEntrant<T>(contestant: Contestant, site: Site, work: (entrant: Entrant) => Promise<T>): Promise<T> {
  await using started = new AsyncDisposableStack();
  const subgraphs = contestant.subgraphs ? started.use(await startSubgraphs(site)) : undefined;
  return await work(started.use(await startContestant(contestant, site, subgraphs)));
}

function sources(): SourceLines {
  const known = new Map<string, readonly string[]>();
  return (url) => {
    const read = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
    const lines = known.get(url) ?? read(fileURLToPath(url));
    known.set(url, lines);
    return lines;
  };
}

const monotonic = (): number => Number(process.hrtime.bigint() / 1_000n);
