import { Logger, parseCronItems, run, type CronItem, type Runner, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import type { Database } from './database.ts';
import type { Log } from './log.ts';

export interface JobsOptions {
  /** Opened with `jobs: true`. */
  database: Database;
  /** By name; a task that throws is tried again later. Payloads hold ids, never texts of people. */
  tasks: Record<string, (payload: unknown) => Promise<void>>;
  /** Times in UTC. */
  crontab?: readonly CronItem[];
  log: Log;
  /** Jobs at once; 2 unless told. */
  concurrency?: number;
}

const FORGET_KEYS = 'kit.forgetKeys';

/**
 * Works off the service's jobs until disposed of; a running job is waited for. Every night it also forgets idempotency
 * keys that are older than 30 days.
 */
export async function startJobs(options: JobsOptions): Promise<AsyncDisposable> {
  const { database, log } = options;
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(options.tasks)) taskList[name] = (payload) => task(payload);
  taskList[FORGET_KEYS] = async () => {
    await database.query(`DELETE FROM idempotency WHERE at < now() - interval '30 days'`);
  };
  const nightly: CronItem = { task: FORGET_KEYS, match: '17 18 * * *', identifier: FORGET_KEYS };
  const concurrency = options.concurrency ?? 2;
  const pool = new Pool({ ...database.connection, max: concurrency + 2 });
  const ended = new AbortController();
  const lost = (error: Error): void => {
    // When all ends the database may go before the last connection has.
    log[ended.signal.aborted ? 'debug' : 'warn']({ err: error }, 'jobs lost a connection');
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const begin = (): Promise<Runner> =>
    run({
      pgPool: pool,
      schema: `${database.name}_jobs`,
      concurrency,
      pollInterval: 2_000,
      noHandleSignals: true,
      taskList,
      parsedCronItems: parseCronItems([...(options.crontab ?? []), nightly]),
      logger: new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level]({ jobs: true }, message)),
    });
  let runner: Runner;
  try {
    runner = await begin();
  } catch (error) {
    await pool.end();
    throw error;
  }
  // Its notice of a migration is the whole database's: when another service makes its own job tables, a worker takes
  // that for its own and stops.
  const goOn = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await runner.promise;
      if (!ended.signal.aborted) runner = await begin();
    }
  };
  const going = goOn().catch((error: unknown) => log.error({ err: error }, 'jobs do not go on'));
  return {
    async [Symbol.asyncDispose]() {
      ended.abort();
      // One that has stopped by itself refuses to be stopped.
      await runner.stop().catch((error: unknown) => log.debug({ err: error }, 'jobs had stopped'));
      await going;
      await pool.end();
    },
  };
}
