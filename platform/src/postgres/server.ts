import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformProblem } from '../problem.ts';
import { type Account, giveTo, spawnAs } from './account.ts';
import { serverEnvironment } from './cluster.ts';
import { isErrno } from './errno.ts';
import { serverProcesses } from './process.ts';

const MAX_LOG_BYTES = 10 * 1024 * 1024;

/** Fits one small machine; given on the command line, so that a newer Redpine needs no edit of files. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // The titles of the server's processes carry the cluster's name: leftovers are found by it.
  update_process_title: 'on',
};

export interface Launch {
  postgres: string;
  cluster: string;
  clusterName: string;
  logFile: string;
  account: Account | undefined;
  settings: Readonly<Record<string, string>>;
}

/** An address of a socket has 104 bytes at least on every system; a longer one is not bound. */
const SOCKET_BYTES = 103;

/** Whether the server listens on a socket in its own folder: cheaper than TCP for every statement. */
export const hasSocket = (cluster: string): boolean => Buffer.byteLength(join(cluster, '.s.PGSQL.65535')) <= SOCKET_BYTES;

/** Starts the postmaster and resolves once it takes connections; recovery after a crash may take its time. */
export async function launch(options: Launch, port: number): Promise<ChildProcess & { pid: number }> {
  const { cluster, clusterName } = options;
  const unix_socket_directories = hasSocket(cluster) ? `"${cluster.replaceAll('"', '""')}"` : '';
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories, cluster_name: clusterName, ...options.settings });
  const log = openLog(options.logFile, options.account);
  const child = spawn(
    options.postgres,
    ['-D', cluster, '-p', String(port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A session of its own: Ctrl-C in the terminal reaches Redpine, which still needs its database to drain.
    { cwd: '/', env: serverEnvironment(), stdio: ['ignore', log.fd, log.fd], detached: true, ...spawnAs(options.account) },
  );
  closeSync(log.fd);
  let failed: Error | undefined;
  child.once('error', (error) => { failed = error; });
  // Whoever ends this process while the server starts ends the server too.
  const onExit = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) send(child.pid, 'SIGINT');
  };
  process.once('exit', onExit);
  try {
    for (;;) {
      await sleep(5);
      if (failed) throw new PlatformProblem(`PostgreSQL did not start: ${failed.message}`, { cause: failed });
      if (child.exitCode !== null || child.signalCode !== null) {
        const reason = lastFatal(options.logFile, log.start) ?? `ended with ${child.exitCode ?? child.signalCode}`;
        throw new StartFailure(reason, options.logFile);
      }
      const status = readPidFile(options.cluster);
      if (child.pid !== undefined && status?.pid === child.pid && status.ready) {
        return Object.assign(child, { pid: child.pid });
      }
    }
  } finally {
    process.removeListener('exit', onExit);
  }
}

/** The server ended before it was ready; a port that another program took meanwhile is worth another try. */
export class StartFailure extends PlatformProblem {
  readonly portTaken: boolean;
  constructor(reason: string, logFile: string) {
    super(`PostgreSQL did not start: ${reason} (see ${logFile}).`);
    this.portTaken = /could not (bind|create any TCP)/.test(reason);
  }
}

/**
 * Stops what an earlier Redpine left running over this cluster (a postmaster, or children whose postmaster was
 * killed) and removes a stale postmaster.pid. A process that merely bears the number in that file is not touched.
 */
export async function stopLeftovers(
  cluster: string, clusterName: string, log: (message: string) => void,
): Promise<void> {
  let left = serverProcesses(cluster, clusterName);
  if (left.length > 0) log('stopping the PostgreSQL server that an earlier Redpine left running');
  for (let round = 0; left.length > 0; round += 1) {
    if (round === 1200) {
      throw new PlatformProblem(
        `The PostgreSQL server left running over ${cluster} does not stop (process ${left[0]}); `
        + 'end it and start again.',
      );
    }
    // Fast, then immediate (recovery follows at the start), then by force. A postmaster ends its own children.
    const postmaster = left.find((pid) => pid === readPidFile(cluster)?.pid);
    const signal = round < 600 ? 'SIGINT' : round < 800 ? 'SIGQUIT' : 'SIGKILL';
    if (round % 200 === 0) {
      if (postmaster !== undefined) send(postmaster, signal);
      else for (const pid of left) send(pid, round === 0 ? 'SIGTERM' : 'SIGKILL');
    }
    await sleep(25);
    left = serverProcesses(cluster, clusterName);
  }
  for (const name of readdirSync(cluster)) {
    // With sockets of other ports, which a server that was killed leaves.
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.')) rmSync(join(cluster, name), { force: true });
  }
}

/** Stops a postmaster of our own: fast; one that hangs for 30 s is stopped at once and recovers at its next start. */
export async function stopServer(child: ChildProcess & { pid: number }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.ref();
  send(child.pid, 'SIGINT');
  const impatient = setTimeout(() => send(child.pid, 'SIGQUIT'), 30_000);
  await gone;
  clearTimeout(impatient);
}

/** A signal to a process that may be gone. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) throw error;
  }
}

export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
  });
  return promise;
}

function readPidFile(cluster: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function openLog(file: string, account: Account | undefined): { fd: number; start: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) truncateSync(file);
  const fd = openSync(file, 'a', 0o600);
  giveTo(account, file);
  return { fd, start: fstatSync(fd).size };
}

function lastFatal(file: string, start: number): string | undefined {
  const lines = readFileSync(file).subarray(start).toString().split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /could not bind/.test(each))
    ?? lines.find((each) => /FATAL|PANIC/.test(each))
    ?? lines.at(-1);
  return line?.replace(/^.*?(FATAL|PANIC|LOG|HINT): +/, '').trim();
}
