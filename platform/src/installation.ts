import type { Clock } from '@redpine/kit/clock';
import { clockFrom } from '@redpine/kit/clock';
import { systemContext } from '@redpine/kit/context';
import type { RequestContext } from '@redpine/kit/context';
import { openDatabase } from '@redpine/kit/database';
import { createLog } from '@redpine/kit/log';
import { checkExternalDatabase } from './external-database.ts';
import { type PlatformOptions, platformOptions } from './options.ts';
import { PlatformProblem } from './problem.ts';
import { running } from './runtime-file.ts';
import { configured, type Environment } from './services.ts';

/** An installation as a command of its own meets it: its database and its clock. */
export interface Installation {
  options: PlatformOptions;
  databaseUrl: string;
  clock: Clock;
}

/**
 * The installation of DATABASE_URL, else of the platform that runs over the data directory.
 * @throws PlatformProblem where there is neither.
 */
export async function findInstallation(root: string, env: Environment): Promise<Installation> {
  const options = platformOptions(env, root);
  if (options.databaseUrl !== undefined) {
    await checkExternalDatabase(options.databaseUrl);
    return { options, databaseUrl: options.databaseUrl, clock: configured(() => clockFrom(env)) };
  }
  const platform = running(options.dataDir);
  if (!platform) {
    throw new PlatformProblem(`No platform runs over ${options.dataDir}: start it with npm start, or name its database in DATABASE_URL.`);
  }
  return { options, databaseUrl: platform.databaseUrl, clock: () => new Date(Date.now() + platform.aheadMs) };
}

/** Opens directory's part of the installation's database for one piece of local administration, recorded as the service's. */
export async function inDirectory<T>(
  { databaseUrl, clock }: Installation,
  work: (context: RequestContext) => Promise<T>,
): Promise<T> {
  const log = createLog('command', 'warn');
  await using database = await openDatabase({ name: 'directory', url: databaseUrl, entities: [], migrations: [], log, connections: 2 });
  const [made] = await database.query<{ made: boolean }>(`SELECT to_regclass('directory.account') IS NOT NULL AS made`);
  if (!made?.made) throw new PlatformProblem('The database holds no installation yet: start the platform, or directory, once.');
  // Awaited here: the database closes with this function.
  return await work(systemContext({ database, log, clock }));
}
