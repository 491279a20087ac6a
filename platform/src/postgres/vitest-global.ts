import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PlatformProblem } from '../problem.ts';
import { isHeld } from './data-directory.ts';
import { startPostgres } from './embedded-postgres.ts';
import { isErrno } from './errno.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the server of this test run. */
    postgres: string;
  }
}

const PREFIX = 'redpine-test-';
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
const silent = () => undefined;

/** vitest's globalSetup: one throw-away server per run, gone with its folder at the end. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const external = process.env['REDPINE_TEST_DATABASE_URL'];
  if (external) {
    project.provide('postgres', external);
    return undefined;
  }
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  // Under root the server runs as another user, who must pass through.
  await chmod(dataDir, 0o711);
  const server = await startPostgres({ dataDir, log: silent, settings: THROW_AWAY });
  project.provide('postgres', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  };
}

/** A run that was killed leaves its server and its folder behind: this stops the one and removes the other. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    try {
      await removeIfAbandoned(join(tmpdir(), name));
    } catch (error) {
      // Another run is clearing the same folder up, or has just done so.
      if (!(error instanceof PlatformProblem || isErrno(error, 'ENOENT', 'ENOTEMPTY'))) throw error;
    }
  }
}

async function removeIfAbandoned(dataDir: string): Promise<void> {
  if ((await stat(dataDir)).uid !== process.getuid?.()) return;
  const holds = await readdir(dataDir);
  // No lock: a run that is just beginning, or one that is just ending.
  if (!holds.includes('redpine.lock') || isHeld(dataDir)) return;
  if (holds.includes('postgres')) await (await startPostgres({ dataDir, log: silent, settings: THROW_AWAY })).stop();
  await rm(dataDir, { recursive: true });
}
