/** Reads: the same questions to every contestant, in turns. */
import { difference } from './canonical.ts';
import type { Ask, HttpRequest, Identity } from './contestants.ts';
import type { Identities } from './identities.ts';
import { asFastAsAnswered, type Client, createClient } from './load.ts';
import { cpuOf, processes, rssOf } from './processes.ts';
import type { Read } from './questions.ts';
import type { Row } from './results.ts';
import type { Entrant } from './running.ts';
import { type Statement, statementsDuring } from './server-log.ts';
import type { Site } from './site.ts';
import { median, quantile, rounded } from './statistics.ts';
import type { AllVariables } from './variables.ts';

/** Under load: enough for two cores to be busy, fewer than a pool has connections. */
export const CLIENTS = 8;
const COMPARED = 12;
const PROBED = 20;
const WARM_S = 0.5;

export interface Measuring {
  site: Site;
  /** What jobs send to the server of themselves. */
  jobs: ReadonlySet<string>;
  identities: Identities;
  variables: AllVariables;
  rounds: number;
  seconds: number;
  say: (sentence: string) => void;
}

/** One round of one contestant, before it is summed up. */
export interface Round {
  p50Ms: number;
  p99Ms: number;
  nodeCpuMs: number;
  dbCpuMs: number;
  rps: number;
  rssMb: number;
}

export interface Asked<R extends Read = Read> {
  entrant: Entrant;
  ask: Ask<R>;
}

/** Those that take part in the question. */
export async function takingPart<R extends Read>(letter: R, entrants: readonly Entrant[]): Promise<Asked<R>[]> {
  const all = await Promise.all(entrants.map(async (entrant) => ({ entrant, ask: (await entrant.contestant.asks())[letter] })));
  return all.flatMap(({ entrant, ask }) => (ask ? [{ entrant, ask }] : []));
}

/** Throws where a contestant answers otherwise than the first one, which is the limit. */
export async function compareAnswers<R extends Read>(letter: R, asked: readonly Asked<R>[], { identities, variables }: Measuring): Promise<number> {
  const sets = spread(variables[letter] as readonly AllVariables[R][number][], COMPARED);
  for (const set of sets) {
    const identity = await identities.official();
    let expected: { name: string; answer: unknown } | undefined;
    for (const { entrant, ask } of asked) {
      const { name } = entrant.contestant;
      using client = disposable(createClient(entrant.origin, 1));
      const { text } = await client.ask(ask.request(set as never, identity));
      const answer = canonicalOf(ask, text, set as never, `${name} answers ${letter} ${JSON.stringify(set)}`);
      const found = expected && difference(expected.answer, answer);
      if (expected && found) {
        throw new Error(`${letter} ${JSON.stringify(set)}: ${expected.name} and ${name} differ at ${found}\n${JSON.stringify(expected.answer)}\n${JSON.stringify(answer)}`);
      }
      expected ??= { name, answer };
    }
  }
  return sets.length;
}

function canonicalOf<R extends Read>(ask: Ask<R>, text: string, set: never, where: string): unknown {
  try {
    return ask.canonical(JSON.parse(text), set);
  } catch (error) {
    throw new Error(`${where} with ${text.slice(0, 1_000)}`, { cause: error });
  }
}

/** The question's rows: rounds in turns over the contestants, their medians, and statements per request. */
export async function measureRead<R extends Read>(letter: R, asked: readonly Asked<R>[], measuring: Measuring): Promise<Row[]> {
  const { rounds, say } = measuring;
  const measured = new Map(asked.map((each) => [each, [] as Round[]]));
  for (const each of asked) await oneRound(letter, each, { ...measuring, seconds: WARM_S });
  for (let round = 0; round < rounds; round += 1) {
    for (const [each, all] of measured) all.push(await oneRound(letter, each, measuring));
  }
  const rows: Row[] = [];
  for (const [each, all] of measured) {
    const statements = await statementsOf(letter, each, measuring);
    rows.push(rowOf({ query: letter, contestant: each.entrant.contestant.name, scale: measuring.site.scale }, all, statements));
    say(`${letter} ${each.entrant.contestant.name}: ${JSON.stringify(rows.at(-1))}`);
  }
  return withRatios(rows);
}

async function oneRound<R extends Read>(letter: R, { entrant, ask }: Asked<R>, { site, identities, variables, seconds }: Measuring): Promise<Round> {
  const next = nextRequest(ask, variables[letter], await identities.official());
  using alone = disposable(createClient(entrant.origin, 1));
  const latency = await asFastAsAnswered(alone, 1, seconds, next);
  using client = disposable(createClient(entrant.origin, CLIENTS));
  return { ...(await underLoad(site, entrant, () => asFastAsAnswered(client, CLIENTS, seconds, next))), ...latenciesOf(latency.latenciesMs) };
}

/** What the processes used while the load went on, for each request. */
export async function underLoad(
  { postgres }: Site, { pids }: Entrant, load: () => Promise<{ latenciesMs: readonly number[]; elapsedMs: number }>,
): Promise<Round> {
  const before = processes();
  const { latenciesMs, elapsedMs } = await load();
  const after = processes();
  const used = (roots: readonly number[]): number => (cpuOf(roots, after) - cpuOf(roots, before)) / latenciesMs.length;
  return {
    ...latenciesOf(latenciesMs), nodeCpuMs: used(pids), dbCpuMs: used([postgres.pid]), rps: latenciesMs.length / (elapsedMs / 1000), rssMb: rssOf(pids, after),
  };
}

const latenciesOf = (of: readonly number[]): Pick<Round, 'p50Ms' | 'p99Ms'> => ({ p50Ms: median(of), p99Ms: quantile(of, 0.99) });

/** Requests are written before they are sent: one for each set of variables, in turn. */
export function nextRequest<R extends Read>(ask: Ask<R>, variables: AllVariables[R], identity: Identity): () => HttpRequest {
  const requests = variables.map((set) => ask.request(set as never, identity));
  let at = 0;
  return () => {
    const request = requests[at % requests.length];
    at += 1;
    if (!request) throw new Error('there are variables');
    return request;
  };
}

async function statementsOf<R extends Read>(letter: R, { entrant, ask }: Asked<R>, { site, jobs, identities, variables }: Measuring): Promise<PerRequest> {
  const next = nextRequest(ask, variables[letter], await identities.official());
  using client = disposable(createClient(entrant.origin, 1));
  return perRequest({ site, jobs }, PROBED, async () => {
    for (let at = 0; at < PROBED; at += 1) await client.ask(next());
  });
}

export type PerRequest = Pick<Row, 'sqlPerRequest' | 'transactionsPerRequest'>;

/** Without what the contestants' jobs say to the server of themselves. */
export async function perRequest({ site, jobs }: Pick<Measuring, 'site' | 'jobs'>, requests: number, work: () => Promise<void>): Promise<PerRequest> {
  const sent = (await statementsDuring(site, work)).filter(({ key }) => !jobs.has(key));
  const each = (of: Statement['kind']): number => rounded(sent.filter(({ kind }) => kind === of).length / requests);
  return { sqlPerRequest: each('OTHER'), transactionsPerRequest: each('BEGIN') };
}

export function rowOf(
  of: Pick<Row, 'query' | 'contestant' | 'scale'>, rounds: readonly Round[], statements: PerRequest,
): Row {
  const middle = (name: keyof Round): number => rounded(median(rounds.map((round) => round[name])));
  return {
    ...of, date: new Date().toISOString().slice(0, 10),
    p50Ms: middle('p50Ms'), p99Ms: middle('p99Ms'), cpuMs: rounded(median(rounds.map(({ nodeCpuMs, dbCpuMs }) => nodeCpuMs + dbCpuMs))),
    nodeCpuMs: middle('nodeCpuMs'), dbCpuMs: middle('dbCpuMs'), rps: middle('rps'), rssMb: middle('rssMb'), ...statements, ratioToLimit: null,
  };
}

export function withRatios(rows: readonly Row[]): Row[] {
  const limit = rows.find(({ contestant }) => contestant === 'limit');
  return rows.map((row) => ({ ...row, ratioToLimit: limit ? rounded(limit.cpuMs / row.cpuMs) : null }));
}

/** As many of the sets, from all over the list. */
function spread<T>(sets: readonly T[], wanted: number): T[] {
  const step = Math.max(1, sets.length / wanted);
  return Array.from({ length: Math.min(wanted, sets.length) }, (_, index) => sets[Math.floor(index * step)] as T);
}

const disposable = (client: Client): Client & Disposable => Object.assign(client, { [Symbol.dispose]: () => client.close() });
