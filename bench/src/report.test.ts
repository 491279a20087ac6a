import { expect, it } from 'vitest';
import { report } from './report.ts';
import type { Row } from './results.ts';

const row = (query: Row['query'], contestant: string, cpuMs: number): Row => ({
  query, contestant, scale: 100_000, date: '2026-09-15', p50Ms: 1, p99Ms: 2, cpuMs, nodeCpuMs: 1, dbCpuMs: 1, rps: 10, rssMb: 100, sqlPerRequest: 1,
  transactionsPerRequest: 0, ratioToLimit: null,
});

it('BENCH-18 MUST tell targets met and missed by the rows alone, and none that was not measured', () => {
  const text = report({ rows: [row('a', 'limit', 3), row('a', 'subgraph', 4), row('a', 'postgraphile', 8)] });
  expect(text).toContain('| a: CPU of the SQL limit / subgraph | ≥ 0.75 | 0.75 | met |');
  expect(text).toContain('| a: CPU of PostGraphile 5 / subgraph | ≥ 2.5 | 2 | **missed** |');
  expect(text).not.toContain('| b: CPU');
  expect(text).toContain('## 100,000 suggestions, 1,000,000 events');
});

it('BENCH-19 MUST say that nothing was measured', () => {
  expect(report({})).toContain('Nothing was measured yet');
});
