import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PlatformProblem } from '../problem.ts';
import { type Account, canEnter, giveTo, giveTreeTo, spawnAs } from './account.ts';
import { POSTGRES_MAJOR } from './data-directory.ts';
import { isErrno } from './errno.ts';

/** The superuser of the embedded server. */
export const SUPERUSER = 'postgres';

/** macOS knows no C.UTF-8; text is compared by PostgreSQL's own provider, whatever the system's locale is. */
export const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

const STAGE = 'postgres.new-';

/** @throws PlatformProblem where `cluster` exists and is not a cluster of this major version. */
export function checkCluster(cluster: string): boolean {
  if (!existsSync(cluster)) return false;
  const version = readVersion(cluster);
  if (version === undefined) {
    throw new PlatformProblem(
      `The folder ${cluster} is not a PostgreSQL database; name another data directory in `
      + 'REDPINE_DATA.',
    );
  }
  if (version !== String(POSTGRES_MAJOR)) {
    throw new PlatformProblem(
      `The database in ${cluster} belongs to PostgreSQL ${version}, and this Redpine brings `
      + `PostgreSQL ${POSTGRES_MAJOR}; export it with the Redpine that made it.`,
    );
  }
  return true;
}

/** The superuser's password, made once; a cluster whose password is lost stays closed. */
export function clusterPassword(dataDirectory: string, clusterExists: boolean): string {
  const folder = join(dataDirectory, 'keys');
  const file = join(folder, 'postgres');
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  if (clusterExists) {
    throw new PlatformProblem(
      `The database in ${dataDirectory} cannot be opened because its password file ${file} is `
      + 'missing; restore it.',
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = randomBytes(32).toString('base64url');
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return password;
}

export interface NewCluster {
  dataDirectory: string;
  cluster: string;
  initdb: string;
  account: Account | undefined;
  password: string;
  /** False only for a throw-away server. */
  durable: boolean;
}

/** Makes the cluster beside its place and moves it there whole, so that a crash half-way leaves no half of one. */
export async function makeCluster(options: NewCluster): Promise<void> {
  const { dataDirectory, cluster, account } = options;
  for (const name of readdirSync(dataDirectory)) {
    if (name.startsWith(STAGE)) rmSync(join(dataDirectory, name), { recursive: true });
  }
  const stage = mkdtempSync(join(dataDirectory, STAGE));
  try {
    const secret = join(stage, 'password');
    writeFileSync(secret, options.password, { mode: 0o600, flag: 'wx' });
    giveTo(account, secret);
    giveTo(account, stage);
    await initdb(options, join(stage, 'data'), secret);
    renameSync(join(stage, 'data'), cluster);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** @throws PlatformProblem where the account cannot pass through the folders above the data. */
export function checkReach(account: Account | undefined, dataDirectory: string): void {
  if (canEnter(account, dataDirectory)) return;
  throw new PlatformProblem(
    `PostgreSQL refuses to run as root, and the user ${account?.uid} that it would run as `
    + `cannot enter ${dataDirectory}; start Redpine as an ordinary user, or name a directory `
    + 'outside private folders in REDPINE_DATA.',
  );
}

/** Puts right what a copy by hand changes: owner and mode. */
export function mendCluster(account: Account | undefined, cluster: string): void {
  const found = statSync(cluster);
  if (account && found.uid !== account.uid) giveTreeTo(account, cluster);
  if ((found.mode & 0o777) !== 0o700) chmodSync(cluster, 0o700);
}

function initdb(options: NewCluster, target: string, secret: string): Promise<void> {
  const args = [
    '-D', target, '-U', SUPERUSER, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${LOCALE}`, '--text-search-config=simple',
  ];
  if (!options.durable) args.push('--no-sync');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(options.initdb, args, {
    cwd: options.dataDirectory, env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], ...spawnAs(options.account),
  });
  let said = '';
  const hear = (chunk: Buffer) => { said += chunk.toString(); };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('error', reject);
  child.on('close', (code, signal) => {
    if (code === 0) return resolve();
    const reason = said.split('\n').findLast((line) => /error|fatal|could not/i.test(line))
      ?? `ended with ${code ?? signal}`;
    reject(new PlatformProblem(`The database could not be made in ${options.dataDirectory}: ${reason.trim()}`));
  });
  return promise;
}

/** Nothing of the caller's: PGDATA, PGPORT and their kin would change what the programs do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: LOCALE, TZ: 'UTC' };
}

function readVersion(cluster: string): string | undefined {
  return readKept(join(cluster, 'PG_VERSION'));
}

function readKept(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
    if (isErrno(error, 'EACCES', 'EPERM')) {
      throw new PlatformProblem(
        `The file ${file} cannot be read by this user; start Redpine as its owner.`,
      );
    }
    throw error;
  }
}
