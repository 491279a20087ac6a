/** Contestants as processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Contestant } from './contestants.ts';
import type { Site } from './site.ts';

const folder = join(import.meta.dirname, '..');
const SUPERGRAPH = join(folder, '../schema/supergraph.graphql');
const START_MS = 120_000;

/** Whoever ends the benchmark ends what it started. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface Running extends AsyncDisposable {
  readonly origin: string;
  readonly pid: number;
}

/** A contestant that takes requests, with the processes that it stands before. */
export interface Entrant extends AsyncDisposable {
  readonly contestant: Contestant;
  readonly origin: string;
  /** Of the processes that count as its own, each with all below it. */
  readonly pids: readonly number[];
}

/** Directory and representation over HTTP, which the gateways share. */
export interface Subgraphs extends AsyncDisposable {
  readonly pids: readonly number[];
  readonly env: Readonly<Record<string, string>>;
}

export async function startSubgraphs(site: Site): Promise<Subgraphs> {
  await using started = new AsyncDisposableStack();
  const representation = started.use(await startProcess('src/contestants/subgraph.ts', site.env));
  const directory = started.use(await startProcess('src/contestants/directory.ts', site.env));
  const all = started.move();
  return {
    pids: [representation.pid, directory.pid],
    env: { BENCH_DIRECTORY_URL: directory.origin, BENCH_REPRESENTATION_URL: representation.origin, BENCH_SUPERGRAPH: SUPERGRAPH },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

export async function startContestant(contestant: Contestant, site: Site, subgraphs: Subgraphs | undefined): Promise<Entrant> {
  if (contestant.subgraphs && !subgraphs) throw new Error(`${contestant.name} stands before subgraphs`);
  const before = contestant.subgraphs ? subgraphs : undefined;
  const running = await startProcess(contestant.main, { ...site.env, ...before?.env });
  return {
    contestant, origin: running.origin, pids: [running.pid, ...(before?.pids ?? [])],
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

/** Starts a file below `bench/` and waits for the line that says where it listens. */
async function startProcess(file: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [join(folder, file)], { cwd: folder, env: { ...env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(impatient);
  };
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  try {
    const port = await portOf(child, file);
    return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function portOf(child: ChildProcess, file: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  if (!child.stdout) throw new Error('its output is read');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (/^\{"port":\d+\}$/.test(line)) resolve((JSON.parse(line) as { port: number }).port);
    else process.stderr.write(`${line}\n`);
  });
  child.once('exit', (code, signal) => reject(new Error(`${file} ended with ${code ?? signal} before it listened`)));
  child.once('error', reject);
  const late = setTimeout(() => reject(new Error(`${file} does not listen`)), START_MS);
  return promise.finally(() => clearTimeout(late));
}
