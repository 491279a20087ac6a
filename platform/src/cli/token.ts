import { issueToken } from '@redpine/directory/account/account.token';
import { findInstallation, inDirectory, type Installation } from '../installation.ts';
import { PlatformProblem } from '../problem.ts';

const HOURS = 12;

/**
 * A bearer token of an account, for whoever can read the installation's own files: it lives twelve hours, is recorded
 * in the audit log and can be revoked.
 */
export async function tokenOf(installation: Installation, username: string, name: string): Promise<string> {
  return inDirectory(installation, async (context) => {
    try {
      return (await issueToken(context, { username, name, hours: HOURS })).token;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('There is no active account')) throw new PlatformProblem(error.message);
      throw error;
    }
  });
}

/** Prints a bearer token for an account of the installation. */
export async function run(root: string, [username, ...more]: string[]): Promise<void> {
  if (username === undefined || more.length) throw new PlatformProblem('Usage: npm run token -- USERNAME');
  console.log(await tokenOf(await findInstallation(root, process.env), username, 'npm run token'));
}
