// Asks the whole schema 10,000 strange things; FUZZ_REQUESTS and the seed of the test change that.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { status } = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--project', 'integration', 'platform/test/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: { FUZZ_REQUESTS: '10000', ...process.env },
});
process.exitCode = status ?? 1;
