import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Vite picks the package's ESM build, the libraries under test load its CommonJS one: graphql refuses two of itself.
const graphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };
const elsewhere = ['**/node_modules/**', '**/dist/**', '.tools/**', '.data/**'];

/** Tests with infrastructure stand in a folder `test/`; browser tests in `e2e/`; all others need nothing but Node. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: [graphql] },
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...elsewhere, '**/test/**', 'e2e/**'] },
      },
      {
        resolve: { alias: [graphql] },
        test: {
          name: 'integration',
          include: ['**/test/**/*.test.ts'],
          exclude: [...elsewhere, 'e2e/**'],
          globalSetup: ['platform/src/postgres/vitest-global.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: elsewhere,
          globalSetup: ['e2e/support/global.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
