// npm start · npm run token · npm run account · npm run demo · npm run import · npm run audit:* · npm run backup · npm run restore · npm run drill: docs/running.md explains them.
import { join } from 'node:path';
import { PlatformProblem } from './problem.ts';

const root = join(import.meta.dirname, '../..');
const [command = '', ...args] = process.argv.slice(2);

/** Each command loads only what it needs. */
const COMMANDS: Record<string, () => Promise<{ run: (root: string, args: string[]) => Promise<void> }>> = {
  start: () => import('./cli/start.ts'),
  token: () => import('./cli/token.ts'),
  account: () => import('./cli/account.ts'),
  demo: () => import('./cli/demo.ts'),
  import: () => import('./cli/import.ts'),
  audit: () => import('./cli/audit.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  drill: () => import('./cli/drill.ts'),
};

try {
  const load = COMMANDS[command];
  if (!load) throw new PlatformProblem(`There is no command "${command}": the commands are ${Object.keys(COMMANDS).join(', ')}.`);
  await (await load()).run(root, args);
} catch (error) {
  // A known problem is one sentence; anything else is ours to mend and shows where it happened.
  console.error(error instanceof PlatformProblem ? error.message : error);
  process.exit(error instanceof PlatformProblem ? error.exitCode : 1);
}
