import { clockFrom } from '@redpine/kit/clock';
import { createLog } from '@redpine/kit/log';
import { environmentOf } from '@redpine/platform/constellation';
import { fillDemo } from '@redpine/platform/demo/demo';
import { installationKeys } from '@redpine/platform/keys';
import { lateFiles } from '@redpine/platform/late-files';
import { platformOptions } from '@redpine/platform/options';
import { startPostgres } from '@redpine/platform/postgres/embedded-postgres';
import { openServices } from '@redpine/platform/services';

/** What a first start does after the build, one after another, in ms. */
export interface Phases {
  /** a new database, until its server answers */
  initdbMs: number;
  migrationsMs: number;
  demoMs: number;
}

/** Makes an installation in an empty data directory and takes the time of each step; ends it again. */
export async function measurePhases(root: string, dataDir: string): Promise<Phases> {
  const options = platformOptions({ REDPINE_DATA: dataDir, LOG_LEVEL: 'error' }, root);
  const times = [performance.now()];
  await using database = await startPostgres({ dataDir, log: () => undefined });
  times.push(performance.now());
  const env = environmentOf(options, installationKeys(dataDir), database.url, {});
  const clock = clockFrom(env);
  await using services = await openServices(env, { clock, log: (name) => createLog(name, options.logLevel), files: lateFiles() });
  times.push(performance.now());
  await fillDemo({ ...services, clock, dataDir });
  times.push(performance.now());
  const [initdbMs = 0, migrationsMs = 0, demoMs = 0] = times.slice(1).map((time, index) => Math.round(time - (times[index] ?? time)));
  return { initdbMs, migrationsMs, demoMs };
}
