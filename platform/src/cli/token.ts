import { issueToken } from '@redpine/directory/account/account.token';
import { clockFrom } from '@redpine/kit/clock';
import { systemContext } from '@redpine/kit/context';
import { openDatabase } from '@redpine/kit/database';
import { createLog } from '@redpine/kit/log';
import { platformOptions } from '../options.ts';
import { PlatformProblem } from '../problem.ts';
import { running } from '../runtime-file.ts';

const HOURS = 12;

/**
 * A bearer token of an account, for whoever can read the installation's own files: it lives twelve hours, is recorded
 * in the audit log and can be revoked.
 */
export async function tokenOf(databaseUrl: string, username: string, name: string): Promise<string> {
  const log = createLog('token', 'warn');
  await using database = await openDatabase({ name: 'directory', url: databaseUrl, entities: [], migrations: [], log });
  const context = systemContext({ database, log, clock: clockFrom(process.env) });
  try {
    return (await issueToken(context, { username, name, hours: HOURS })).token;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('There is no active account')) throw new PlatformProblem(error.message);
    throw error;
  }
}

/** Prints a bearer token for an account of the running platform. */
export async function run(root: string, [username, ...more]: string[]): Promise<void> {
  if (username === undefined || more.length) throw new PlatformProblem('Usage: npm run token -- USERNAME');
  const { dataDir } = platformOptions(process.env, root);
  const platform = running(dataDir);
  if (!platform) throw new PlatformProblem(`No platform runs over ${dataDir}: start it with npm start.`);
  console.log(await tokenOf(platform.databaseUrl, username, 'npm run token'));
}
