import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, root } from '../../e2e/support/platform.ts';
import { measurePhases, type Phases } from './start-phases.ts';

const run = promisify(execFile);
const WARM_ROUNDS = 3;
/** Garbage of the start is collected, and the database's workers stand. */
const SETTLE_MS = 5000;

/** Times in ms, memory in MB; a fresh clone of what is committed, on this machine. */
export interface Start extends Phases {
  date: string;
  /** `warm`: every package came from pnpm's store; `cold`: none; else how many did */
  store: string;
  packages: number;
  installMs: number;
  /** what codegen and the front ends' build take by themselves; in a cold start the database is made meanwhile */
  buildMs: number;
  /** from the command to `ready`, nothing built and no database: build, initdb, migrations, demonstration */
  coldMs: number;
  /** from the command to `ready` with all of that there; median of 3 */
  warmMs: number;
  nodeRssMb: number;
  /** the sum over its processes; memory that they share is counted in each */
  postgresRssMb: number;
  /** from SIGTERM to the end of the process, its database shut down; median of 3 */
  stopMs: number;
}

/** Measures a first and a later start of a clean clone, and what they are made of. Takes about a minute. */
export async function measureStart(): Promise<Start> {
  const folder = await mkdtemp(join(tmpdir(), 'redpine-start-'));
  // PostgreSQL may run as another account, which has to get through.
  await chmod(folder, 0o711);
  const clone = join(folder, 'redpine');
  const env = { ...process.env, REDPINE_DATA: join(folder, 'data'), REDPINE_FRONTENDS: '' };
  try {
    await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
    const install = await installed(clone);
    const cold = await started(clone, env);
    const warm: Started[] = [];
    for (let round = 0; round < WARM_ROUNDS; round += 1) warm.push(await started(clone, env, SETTLE_MS));
    const middle = (of: (start: Started) => number): number => warm.map(of).toSorted((a, b) => a - b)[WARM_ROUNDS >> 1] ?? Number.NaN;
    return {
      date: new Date().toISOString(),
      ...install,
      buildMs: await built(clone),
      ...(await measurePhases(root, join(folder, 'phases'))),
      coldMs: cold.readyMs,
      warmMs: middle(({ readyMs }) => readyMs),
      nodeRssMb: middle(({ nodeRssMb }) => nodeRssMb),
      postgresRssMb: middle(({ postgresRssMb }) => postgresRssMb),
      stopMs: middle(({ stopMs }) => stopMs),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installed(clone: string): Promise<Pick<Start, 'store' | 'packages' | 'installMs'>> {
  const began = performance.now();
  const { stdout } = await run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], { cwd: clone, maxBuffer: 1 << 24 });
  const installMs = since(began);
  const [, reused, downloaded] = (/reused (\d+), downloaded (\d+), added \d+, done/.exec(stdout) ?? []).map(Number);
  if (reused === undefined || downloaded === undefined) throw new Error(`pnpm did not say what it did:\n${stdout}`);
  const packages = reused + downloaded;
  return { store: downloaded === 0 ? 'warm' : reused === 0 ? 'cold' : `${reused} of ${packages} there`, packages, installMs };
}

async function built(clone: string): Promise<number> {
  await run('git', ['clean', '-qfdx', '-e', 'node_modules'], { cwd: clone });
  const began = performance.now();
  for (const script of ['scripts/codegen.ts', 'frontends/build/src/main.ts']) await run(process.execPath, [script], { cwd: clone });
  return since(began);
}

interface Started {
  readyMs: number;
  nodeRssMb: number;
  postgresRssMb: number;
  stopMs: number;
}

/** Starts the clone as `npm start` does, looks at its memory once it has settled, and ends it as an operator does. */
async function started(clone: string, env: NodeJS.ProcessEnv, settleMs = 0): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, ['platform/src/cli.ts', 'start'], {
    cwd: clone, env: { ...env, PORT: String(await freePort()), LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  await Promise.race([
    new Promise<void>((resolve) => child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (/^ready /m.test(printed)) resolve();
    })),
    gone.then((code) => { throw new Error(`the platform ended with ${code}:\n${printed}`); }),
  ]);
  const readyMs = since(began);
  await pause(settleMs);
  const memory = await memoryOf(child.pid ?? 0);
  const asked = performance.now();
  child.kill('SIGTERM');
  await gone;
  return { readyMs, ...memory, stopMs: since(asked) };
}

/** Resident memory of a process and of all that it started. */
async function memoryOf(pid: number): Promise<Pick<Started, 'nodeRssMb' | 'postgresRssMb'>> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const processes = stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [id = 0, parent = 0] of processes) if (family.has(parent)) family.add(id);
  }
  const sum = (wanted: (id: number) => boolean): number =>
    Math.round(processes.reduce((total, [id = 0, , kilobytes = 0]) => total + (wanted(id) ? kilobytes : 0), 0) / 1024);
  return { nodeRssMb: sum((id) => id === pid), postgresRssMb: sum((id) => family.has(id) && id !== pid) };
}

const since = (began: number): number => Math.round(performance.now() - began);
