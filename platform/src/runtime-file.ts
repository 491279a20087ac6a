import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What other commands of this machine need of the platform that runs over a data directory. */
export interface Running {
  pid: number;
  url: string;
  /** Holds a password: the file is readable by its owner alone. */
  databaseUrl: string;
}

const file = (dataDir: string) => join(dataDir, 'running.json');

/** Says that a platform runs; the returned function takes it back. */
export function announce(dataDir: string, running: Running): () => void {
  writeFileSync(file(dataDir), JSON.stringify(running), { mode: 0o600 });
  chmodSync(file(dataDir), 0o600); // the mode above counts only where the file is new
  return () => rmSync(file(dataDir), { force: true });
}

/** The platform that runs over the data directory, or null; one that was killed left its file behind. */
export function running(dataDir: string): Running | null {
  if (!existsSync(file(dataDir))) return null;
  const found = JSON.parse(readFileSync(file(dataDir), 'utf8')) as Running;
  try {
    process.kill(found.pid, 0);
    return found;
  } catch (error) {
    // EPERM: it lives, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? found : null;
  }
}
