// A service of its own process for the tests: answers `call` after as many milliseconds as it is told.
import { setTimeout as sleep } from 'node:timers/promises';
import { runAlone } from '../src/serve.ts';

await runAlone('alone', async (config) => {
  process.stdout.write(`${config.port}\n`);
  return {
    name: 'alone',
    answer: async () => ({ data: {} }),
    receive: async () => undefined,
    async call(_operation, payload) {
      process.stdout.write('called\n');
      await sleep(Number(payload));
      return 'done';
    },
    http: {},
    ready: async () => undefined,
    async [Symbol.asyncDispose]() {
      process.stdout.write('disposed\n');
    },
  };
});
