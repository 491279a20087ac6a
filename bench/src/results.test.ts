import { expect, it } from 'vitest';
import { merged, type Row } from './results.ts';

const row = (query: Row['query'], contestant: string, scale: number, p50Ms: number): Row => ({
  query, contestant, scale, p50Ms, date: '2026-09-15', p99Ms: 1, cpuMs: 1, nodeCpuMs: 1, dbCpuMs: 0, rps: 1, rssMb: 1, sqlPerRequest: 1,
  transactionsPerRequest: 0, ratioToLimit: null,
});

it('BENCH-11 MUST put a run in the place of what was known of the same, and keep the rest', () => {
  const known = { rows: [row('a', 'limit', 10, 1), row('a', 'subgraph', 10, 2), row('a', 'limit', 20, 3)], start: { coldMs: 5 } };
  const all = merged(known, { rows: [row('a', 'limit', 10, 9), row('b', 'limit', 10, 4)] });
  expect(all.rows?.map(({ query, contestant, scale, p50Ms }) => [query, contestant, scale, p50Ms])).toEqual([
    ['a', 'limit', 10, 9], ['a', 'limit', 20, 3], ['a', 'subgraph', 10, 2], ['b', 'limit', 10, 4],
  ]);
  expect(all.start).toEqual({ coldMs: 5 });
});
