import { randomBytes } from 'node:crypto';
import {
  chmodSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, unlinkSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PlatformProblem } from '../problem.ts';
import { isErrno } from './errno.ts';
import { processIdentity } from './process.ts';

export const LAYOUT = 1;
export const POSTGRES_MAJOR = 18;

const MARKER = 'redpine.json';
const LOCK = 'redpine.lock';
/** Stands in a directory while a restore fills it. */
export const UNFINISHED_RESTORE = 'restore-unfinished';
/** What a directory may hold and still count as empty: what file systems and file managers put there. */
const HARMLESS = new Set(['lost+found', '.DS_Store', '.gitkeep', LOCK, UNFINISHED_RESTORE]);

export interface DataDirectory {
  /** The real path. */
  path: string;
  /** Gives the directory free for another Redpine; synchronous, so that it works while a process exits. */
  release: () => void;
}

/**
 * Makes or opens a data directory and holds it for this process. Only a directory that is empty or carries
 * Redpine's marker is taken; anything else is refused untouched.
 * @throws PlatformProblem where it is foreign, of another layout or PostgreSQL, unreachable, or in use.
 */
export function claimDataDirectory(dataDir: string): DataDirectory {
  const path = makeDirectory(dataDir);
  checkMarker(path);
  const release = acquireLock(path);
  try {
    if (!checkMarker(path)) writeMarker(path);
  } catch (error) {
    release();
    throw error;
  }
  return { path, release };
}

/** Whether a living Redpine holds the directory. */
export function isHeld(dataDir: string): boolean {
  const holder = readLock(join(dataDir, LOCK));
  return holder !== undefined && processIdentity(holder.pid) === holder.identity;
}

/** Whether nothing is there that anybody would miss. */
export function isAsGoodAsEmpty(dataDir: string): boolean {
  if (!existsSync(dataDir)) return true;
  return list(dataDir).every((name) => HARMLESS.has(name) && name !== LOCK && name !== UNFINISHED_RESTORE);
}

function makeDirectory(dataDir: string): string {
  try {
    const made = mkdirSync(dataDir, { recursive: true });
    const path = realpathSync(dataDir);
    // Under root the server runs as another user, who must pass through; nobody else may list it.
    if (made !== undefined) chmodSync(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    return path;
  } catch (error) {
    if (isErrno(error, 'EEXIST', 'ENOTDIR')) {
      throw new PlatformProblem(
        `The data directory ${dataDir} is a file; name a folder in REDPINE_DATA.`,
      );
    }
    if (isErrno(error, 'EACCES', 'EPERM', 'EROFS')) {
      throw new PlatformProblem(
        `The data directory ${dataDir} cannot be made by this user; name another one in `
        + 'REDPINE_DATA.',
      );
    }
    throw error;
  }
}

/** Answers whether the marker is there; false means that the directory is as good as empty. */
function checkMarker(path: string): boolean {
  const text = readOptional(join(path, MARKER));
  if (text === undefined) {
    const foreign = list(path).find((name) => (
      !HARMLESS.has(name) && !name.startsWith(`${LOCK}.`) && !name.startsWith(`${MARKER}.`)
    ));
    if (foreign === undefined) return false;
    throw new PlatformProblem(
      `The directory ${path} holds ${foreign} and was not made by Redpine; name an empty or `
      + 'new one in REDPINE_DATA.',
    );
  }
  const marker = parse(text);
  if (typeof marker?.['layout'] !== 'number' || typeof marker['postgres'] !== 'number') {
    throw new PlatformProblem(
      `The file ${join(path, MARKER)} is not Redpine's; name another data directory in `
      + 'REDPINE_DATA.',
    );
  }
  if (marker['layout'] !== LAYOUT) {
    throw new PlatformProblem(
      `The data directory ${path} has layout ${marker['layout']}, and this Redpine reads `
      + `layout ${LAYOUT}.`,
    );
  }
  if (marker['postgres'] !== POSTGRES_MAJOR) {
    throw new PlatformProblem(
      `The data directory ${path} belongs to PostgreSQL ${marker['postgres']}, and this `
      + `Redpine brings PostgreSQL ${POSTGRES_MAJOR}; export it with the Redpine that made it.`,
    );
  }
  return true;
}

function writeMarker(path: string): void {
  const temporary = join(path, `${MARKER}.${randomBytes(6).toString('hex')}`);
  writeFileSync(temporary, `${JSON.stringify({ layout: LAYOUT, postgres: POSTGRES_MAJOR })}\n`, { flag: 'wx', flush: true });
  renameSync(temporary, join(path, MARKER));
}

interface Holder {
  pid: number;
  identity: string;
}

/** A lock file naming a process and its start, so that a number used again by another program holds nothing. */
function acquireLock(path: string): () => void {
  const lock = join(path, LOCK);
  const mine: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '' };
  const draft = join(path, `${LOCK}.${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(draft, JSON.stringify(mine), { flag: 'wx', mode: 0o644 });
    // Linking, unlike writing, shows the file to others only when it is whole.
    while (!tryLink(draft, lock)) {
      const holder = readLock(lock);
      if (holder && processIdentity(holder.pid) === holder.identity) {
        throw new PlatformProblem(
          `Another Redpine (process ${holder.pid}) is using the data directory ${path}; stop it or `
          + 'name another directory in REDPINE_DATA.',
        );
      }
      takeAway(lock, `${draft}.stale`);
    }
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM', 'EROFS')) {
      throw new PlatformProblem(
        `The data directory ${path} cannot be written by this user; start Redpine as its owner.`,
      );
    }
    throw error;
  } finally {
    unlinkOptional(draft);
  }
  return () => {
    const holder = readLock(lock);
    if (holder?.pid === mine.pid && holder.identity === mine.identity) unlinkOptional(lock);
  };
}

/** Removes a stale lock; one that a faster neighbour put there meanwhile goes back to its place. */
function takeAway(lock: string, aside: string): void {
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  const holder = readLock(aside);
  if (holder && processIdentity(holder.pid) === holder.identity) tryLink(aside, lock);
  unlinkOptional(aside);
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

function readLock(lock: string): Holder | undefined {
  const value = parse(readOptional(lock) ?? '');
  if (typeof value?.['pid'] !== 'number' || typeof value['identity'] !== 'string') return undefined;
  return { pid: value['pid'], identity: value['identity'] };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM')) {
      throw new PlatformProblem(
        `The data directory ${path} cannot be read by this user; start Redpine as its owner.`,
      );
    }
    throw error;
  }
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    if (isErrno(error, 'EACCES', 'EPERM')) {
      throw new PlatformProblem(
        `The file ${path} cannot be read by this user; start Redpine as its owner.`,
      );
    }
    throw error;
  }
}

function unlinkOptional(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
  }
}
