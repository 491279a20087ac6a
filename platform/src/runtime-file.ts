import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './postgres/process.ts';

/** What other commands of this machine need of the platform that runs over a data directory. */
export interface Running {
  pid: number;
  url: string;
  /** Holds a password: the file is readable by its owner alone. */
  databaseUrl: string;
  /** How far REDPINE_NOW puts its clock ahead of the machine's. */
  aheadMs: number;
}

const file = (dataDir: string) => join(dataDir, 'running.json');

/** Says that this process runs the platform; the returned function takes it back. */
export function announce(dataDir: string, running: Omit<Running, 'pid'>): () => void {
  const { pid } = process;
  writeFileSync(file(dataDir), JSON.stringify({ ...running, pid, identity: processIdentity(pid) }), { mode: 0o600 });
  chmodSync(file(dataDir), 0o600); // the mode above counts only where the file is new
  return () => rmSync(file(dataDir), { force: true });
}

/** The platform that runs over the data directory, or null; one that was killed left its file behind. */
export function running(dataDir: string): Running | null {
  if (!existsSync(file(dataDir))) return null;
  const found = JSON.parse(readFileSync(file(dataDir), 'utf8')) as Running & { identity: string };
  return processIdentity(found.pid) === found.identity ? found : null;
}
