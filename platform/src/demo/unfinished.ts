import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The mark of a fill that is under way: one that was killed goes on with the instant it began with, and the same stories. */
export interface UnfinishedFill {
  /** When the fill that was not finished began; null where there is none. */
  begun(): Date | null;
  begin(at: Date): void;
  finish(): void;
}

export function unfinishedFill(dataDir: string): UnfinishedFill {
  const file = join(dataDir, 'demo-unfinished');
  return {
    begun: () => (existsSync(file) ? new Date(readFileSync(file, 'utf8')) : null),
    begin(at) {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(file, at.toISOString(), { flush: true });
    },
    finish: () => rmSync(file, { force: true }),
  };
}
