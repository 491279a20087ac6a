import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformProblem } from '../problem.ts';

/** The user the server runs as; PostgreSQL refuses root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account for the server, undefined for the present one. Under root it is whoever owns the cluster or the
 * data directory already, so that one `sudo` does not change owners, and `nobody` otherwise.
 * @throws PlatformProblem where an ordinary user meets a cluster of somebody else.
 */
export function serverAccount(dataDirectory: string, cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false }) ?? statSync(dataDirectory);
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner.uid === self) return undefined;
    throw new PlatformProblem(
      `The data directory ${dataDirectory} belongs to another user (${owner.uid}); start `
      + 'Redpine as that user or name another directory in REDPINE_DATA.',
    );
  }
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const directory = statSync(dataDirectory);
  if (directory.uid !== 0) return { uid: directory.uid, gid: directory.gid };
  return nobody();
}

function nobody(): Account {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch (error) {
    throw new PlatformProblem(
      'PostgreSQL refuses to run as root and there is no account named nobody; start Redpine '
      + 'as an ordinary user.',
      { cause: error },
    );
  }
}

/** The options that make spawn run as the account. Node takes signed ids: nobody is -2 on macOS. */
export function spawnAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid | 0, gid: account.gid | 0 } : {};
}

/** Whether the account can enter a folder; asked of the system, which alone knows about lists and mounts. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  if (!account) return true;
  const enter = ['-c', 'cd -- "$1"', 'sh', folder];
  const asked = spawnSync('/bin/sh', enter, { cwd: '/', stdio: 'ignore', ...spawnAs(account) });
  return asked.status === 0;
}

export function giveTo(account: Account | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** A cluster copied or restored by root belongs to root: all of it goes to the account, links not followed. */
export function giveTreeTo(account: Account | undefined, path: string): void {
  if (!account) return;
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTreeTo(account, join(path, name));
}
