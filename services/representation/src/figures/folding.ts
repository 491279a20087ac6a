import type { Database } from '@redpine/kit/database';
import type { Log } from '@redpine/kit/log';

interface Folding {
  database: Database;
  log: Log;
}

// What is changed in a moment is taken up together; until then readings count it from rows.
const GATHER_MS = 3_000;
// Another process may have committed.
const POLL_MS = 5_000;

/**
 * Keeps the sums that figures are read from close to what was committed (migration 0019). Figures are exact without it, and
 * slower the more is left to count.
 */
export function startFolding({ database, log }: Folding): AsyncDisposable {
  let running: Promise<void> | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let failing = false;

  const fold = async (): Promise<void> => {
    try {
      await database.query('select figure_fold()');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ err: error }, 'figures are not folded');
      failing = true;
    }
  };
  const wake = (): void => void (running ??= fold().finally(() => (running = undefined)));
  const stopListening = database.onCommit(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      wake();
    }, GATHER_MS);
  });
  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      clearTimeout(gathering);
      stopListening();
      await running;
    },
  };
}

/** Compares the sums with the rows, and makes them anew where something wrote past the triggers; how many differed. */
export async function checkFigures({ database, log }: Folding): Promise<number> {
  const client = await database.pool.connect();
  let failed = true;
  try {
    await client.query('begin; set local statement_timeout = 0');
    const { rows } = await client.query<{ differing: string }>('select figure_differences() as differing');
    const differing = Number(rows[0]?.differing);
    if (differing > 0) {
      log.error({ differing }, 'figures differed from the rows and are made anew');
      await client.query('select figure_rebuild()');
    }
    await client.query('commit');
    failed = false;
    return differing;
  } finally {
    // A session in an unknown state ends, and its transaction with it.
    client.release(failed);
  }
}
