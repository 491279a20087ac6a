import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { PlatformProblem } from '../problem.ts';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { checkCluster, checkReach, clusterPassword, makeCluster, mendCluster, SUPERUSER } from './cluster.ts';
import { claimDataDirectory } from './data-directory.ts';
import { freePort, hasSocket, launch, type Launch, send, StartFailure, stopLeftovers, stopServer } from './server.ts';

const DATABASE = 'redpine';
/** A server that dies more often than this within a minute is not started again. */
const MAX_DEATHS = 3;

export interface StartOptions {
  /** Made where it is missing; the database lives in its folder `postgres`. */
  dataDir: string;
  log: (message: string) => void;
  /** PostgreSQL settings over the built-in ones; `fsync: 'off'` marks a throw-away server. */
  settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres extends AsyncDisposable {
  /** The superuser's URL of the database `redpine`, password included. */
  readonly url: string;
  readonly port: number;
  /** The postmaster's; another one after a crash that the runner mended. */
  readonly pid: number;
  /** Fast shutdown; resolves when the server is gone and the data directory is free. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL over a data directory, which this process then holds alone. A server that dies
 * while it is wanted is started again on the same port.
 * @throws PlatformProblem, one sentence for the person at the terminal.
 */
export async function startPostgres({ dataDir, log, settings = {} }: StartOptions): Promise<EmbeddedPostgres> {
  const directory = claimDataDirectory(dataDir);
  try {
    const cluster = join(directory.path, 'postgres');
    const exists = checkCluster(cluster);
    const account = serverAccount(directory.path, cluster);
    checkReach(account, directory.path);
    const clusterName = `redpine-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
    if (exists) await stopLeftovers(cluster, clusterName, log);
    const binaries = findBinaries(directory.path, account);
    const password = clusterPassword(directory.path, exists);
    const durable = settings['fsync'] !== 'off';
    if (exists) mendCluster(account, cluster);
    else {
      const { initdb } = binaries;
      await makeCluster({ dataDirectory: directory.path, cluster, initdb, account, password, durable });
    }

    const logFile = join(directory.path, 'postgres.log');
    const start: Launch = { postgres: binaries.postgres, cluster, clusterName, logFile, account, settings };
    const { child, port } = await launchOnFreePort(start);
    const server = supervise(start, child, port, log, directory.release);
    const at = (database: string): string => urlOf(password, port, database, cluster);
    const url = at(DATABASE);
    try {
      await ensureDatabase(at('postgres'), url);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      url,
      port,
      get pid() { return server.pid(); },
      stop: server.stop,
      [Symbol.asyncDispose]: server.stop,
    };
  } catch (error) {
    directory.release();
    throw error;
  }
}

type Postmaster = Awaited<ReturnType<typeof launch>>;

/** A port that was free a moment ago may be taken by the time the server binds it. */
async function launchOnFreePort(start: Launch): Promise<{ child: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { child: await launch(start, port), port };
    } catch (error) {
      if (!(error instanceof StartFailure && error.portTaken && attempt < 5)) throw error;
    }
  }
}

/** Keeps the server running until it is stopped, and lets go of the directory when this process ends. */
function supervise(start: Launch, first: Postmaster, port: number, log: StartOptions['log'], release: () => void) {
  let child = first;
  const deaths: number[] = [];
  let mending: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  const mend = async () => {
    log('PostgreSQL ended unexpectedly; starting it again');
    try {
      await stopLeftovers(start.cluster, start.clusterName, log);
      watch(await launch(start, port));
    } catch (error) {
      log(error instanceof PlatformProblem ? error.message : `PostgreSQL could not be started again: ${String(error)}`);
    }
  };
  const watch = (next: Postmaster) => {
    child = next;
    next.unref();
    next.once('exit', () => {
      if (stopped) return;
      const now = performance.now();
      deaths.push(now);
      const recent = deaths.filter((at) => now - at < 60_000).length;
      if (recent > MAX_DEATHS) log(`PostgreSQL ends again and again; see ${start.logFile}`);
      else mending = mend();
    });
  };
  // A process that ends without stop(): the server shuts down by itself, the next start waits for it.
  const onExit = () => {
    if (child.exitCode === null && child.signalCode === null) send(child.pid, 'SIGINT');
    release();
  };
  const stop = async () => {
    await mending;
    await stopServer(child);
    process.removeListener('exit', onExit);
    release();
  };
  process.once('exit', onExit);
  watch(first);
  return { pid: () => child.pid, stop: () => (stopped ??= stop()) };
}

async function ensureDatabase(maintenance: string, wanted: string): Promise<void> {
  try {
    return await withClient(wanted, async () => undefined);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    if (error.code === '28P01') {
      throw new PlatformProblem(
        'The password in keys/postgres is not that of the database; restore both from one backup.',
        { cause: error },
      );
    }
    if (error.code !== '3D000') throw error;
  }
  await withClient(maintenance, async (client) => { await client.query(`CREATE DATABASE ${DATABASE}`); });
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Over the socket where there is one; whoever reads no `host` parameter comes over TCP. */
function urlOf(password: string, port: number, database: string, cluster: string): string {
  const host = hasSocket(cluster) ? `?host=${encodeURIComponent(cluster)}` : '';
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}${host}`;
}
