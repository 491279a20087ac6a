/** What is aimed at, as ratios within one run, and how far it is met. */
import type { Query } from './questions.ts';
import type { Results, Row } from './results.ts';
import { rounded } from './statistics.ts';

export interface Target {
  what: string;
  aim: string;
  /** Null where it was not measured. */
  found: number | null;
  met: boolean | null;
}

type Rows = (query: Query, contestant: string) => Row | undefined;

export function targetsOf({ rows = [], growth = [], memory }: Partial<Results>, scale: number): Target[] {
  const row: Rows = (query, contestant) => rows.find((each) => each.query === query && each.contestant === contestant && each.scale === scale);
  const cpu = (query: Query, slower: string, faster: string): number | null => ratio(row(query, slower)?.cpuMs, row(query, faster)?.cpuMs);
  // PostgreSQL does the same for every gateway: what they differ by is Node's part, of the gateway and of the subgraphs.
  const node = (query: Query, slower: string, faster: string): number | null => ratio(row(query, slower)?.nodeCpuMs, row(query, faster)?.nodeCpuMs);
  const atLeast = (what: string, least: number, found: number | null): Target => ({ what, aim: `≥ ${least}`, found, met: found === null ? null : found >= least });
  const atMost = (what: string, most: number, found: number | null): Target => ({ what, aim: `≤ ${most}`, found, met: found === null ? null : found <= most });
  const grown = (query: Query): number | null => {
    const sizes = growth.filter((each) => each.query === query).toSorted((a, b) => a.scale - b.scale);
    return sizes.length < 2 ? null : ratio(sizes.at(-1)?.p50Ms, sizes[0]?.p50Ms);
  };
  return [
    ...(['a', 'b'] as const).flatMap((query) => [
      atLeast(`${query}: CPU of the SQL limit / subgraph`, 0.75, cpu(query, 'limit', 'subgraph')),
      atLeast(`${query}: CPU of PostGraphile 5 / subgraph`, 2.5, cpu(query, 'postgraphile', 'subgraph')),
    ]),
    atMost('statements of the subgraph per read request, at most', 1, most(rows, scale)),
    atMost('e: p50 of page 5,000 / page 1, subgraph', 1.2, ratio(row('e', 'subgraph')?.p50Ms, row('e1', 'subgraph')?.p50Ms)),
    atMost('c: p99 of the subgraph, ms', 50, row('c', 'subgraph')?.p99Ms ?? null),
    atMost('d: p99 of the subgraph, ms', 50, row('d', 'subgraph')?.p99Ms ?? null),
    ...(['b', 'g'] as const).flatMap((query) => [
      atLeast(`${query}: Node CPU of @apollo/gateway and subgraphs / gateway in process`, 2, node(query, 'apollo-gateway', 'gateway-inproc')),
      atLeast(`${query}: Node CPU of Hive Gateway (router-runtime) and subgraphs / gateway in process`, 1.5, node(query, 'hive-rust', 'gateway-inproc')),
      atLeast(`${query}: Node CPU of @apollo/gateway and subgraphs / gateway over HTTP and subgraphs`, 1.5, node(query, 'apollo-gateway', 'gateway-http')),
    ]),
    ...(['h-submit-1', 'h-submit-16', 'h-evaluate-1', 'h-evaluate-16'] as const).map((query) =>
      atLeast(`${query}: requests per second of the subgraph / of the bare transaction`, 0.5, ratio(row(query, 'subgraph')?.rps, row(query, 'limit')?.rps))),
    ...(['a', 'd', 'e', 'f'] as const).map((query) => atMost(`${query}: p50 at the largest scale / at the smallest`, 1.5, grown(query))),
    atMost('memory under load, MB per minute', 1, memory?.slopeMbPerMinute ?? null),
  ];
}

function ratio(one: number | undefined, other: number | undefined): number | null {
  return one === undefined || other === undefined ? null : rounded(one / other);
}

function most(rows: readonly Row[], scale: number): number | null {
  const found = rows.filter(({ contestant, scale: of, query }) => contestant === 'subgraph' && of === scale && !query.startsWith('h-')).map(({ sqlPerRequest }) => sqlPerRequest);
  return found.length === 0 ? null : Math.max(...found);
}
