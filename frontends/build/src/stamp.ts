import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'test', '.cache']);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/**
 * A hash over everything a front-end build reads: every source of every package under `frontends`
 * (generated documents included) and the lockfile. Contents, not times: a checkout changes nothing.
 */
export function inputHash(root: string): string {
  const hash = createHash('sha256');
  for (const path of filesUnder(join(root, 'frontends')).toSorted()) {
    if (/\.test\.tsx?$|\.md$/.test(path)) continue;
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  const lockfile = join(root, 'pnpm-lock.yaml');
  if (existsSync(lockfile)) hash.update(readFileSync(lockfile));
  return hash.digest('hex');
}

export function readStamp(dist: string): string | undefined {
  const stamp = join(dist, '.stamp');
  return existsSync(stamp) && statSync(stamp).isFile() ? readFileSync(stamp, 'utf8') : undefined;
}
