import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNFINISHED_RESTORE } from '../postgres/data-directory.ts';
import { PlatformProblem } from '../problem.ts';

/** Marks the directory as one that is being filled; answers how to take the mark away. */
export function beginRestore(dataDir: string): () => void {
  // Under root the server runs as another user, who must pass through; nobody else may list it.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const mark = join(dataDir, UNFINISHED_RESTORE);
  writeFileSync(mark, '', { flush: true });
  return () => rmSync(mark);
}

/** @throws PlatformProblem over a directory whose restore was killed: part of the rows is not the platform */
export function checkRestored(dataDir: string): void {
  if (!existsSync(join(dataDir, UNFINISHED_RESTORE))) return;
  throw new PlatformProblem(
    `${dataDir} 的恢复没有完成，请清空目录（和 DATABASE_URL 的数据库）后重新恢复。` +
      `The restore into ${dataDir} was not finished: empty the directory (and the database of DATABASE_URL) and restore again.`,
  );
}
