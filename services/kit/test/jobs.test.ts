import { expect, test } from 'vitest';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';
import { openDatabase } from '../src/database.ts';
import { startJobs } from '../src/jobs.ts';
import { inTransaction } from '../src/transaction.ts';
import { clock, log, options } from './setup.ts';

test('KIT-50 MUST work off the jobs of committed transactions only, again after a failure, under the application role', async () => {
  await using ground = await testDatabase();
  await using database = await openDatabase({ ...options('alpha', ground.url), jobs: true });
  const had: unknown[] = [];
  let failures = 1;
  await using _jobs = await startJobs({
    database,
    log,
    tasks: {
      async greet(payload) {
        had.push(payload);
      },
      async falter() {
        failures -= 1;
        if (failures >= 0) throw new Error('not yet');
        had.push('faltered');
      },
    },
  });
  const lost = inTransaction(database, clock, async (tx) => {
    await tx.job('greet', { n: 0 });
    throw new Error('rolled back');
  });
  await expect(lost).rejects.toThrow('rolled back');
  await inTransaction(database, clock, async (tx) => {
    await tx.job('greet', { n: 1 });
    await tx.job('greet', { n: 2 }, { runAt: new Date(Date.now() + 3_600_000) });
    await tx.job('falter', {});
  });
  await expect.poll(() => had, { timeout: 20_000 }).toEqual([{ n: 1 }, 'faltered']);
});
