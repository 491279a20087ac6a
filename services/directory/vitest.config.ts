import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite picks graphql's ESM build, Apollo's libraries its CommonJS one: graphql refuses two of itself.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['../../platform/src/postgres/vitest-global.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
