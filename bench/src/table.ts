/** The rows of a run as a table for the terminal. */
import { READS, ACTS } from './questions.ts';
import type { Row } from './results.ts';

const COLUMNS = ['p50Ms', 'p99Ms', 'cpuMs', 'nodeCpuMs', 'dbCpuMs', 'rps', 'rssMb', 'sqlPerRequest', 'ratioToLimit'] as const satisfies readonly (keyof Row)[];
const ORDER: readonly string[] = [...READS, ...ACTS];

export function tableOf(rows: readonly Row[]): string {
  const lines = rows
    .toSorted((a, b) => ORDER.indexOf(a.query) - ORDER.indexOf(b.query) || a.cpuMs - b.cpuMs)
    .map((row) => [row.query, row.contestant, ...COLUMNS.map((name) => String(row[name] ?? '–'))]);
  return aligned([['query', 'contestant', ...COLUMNS], ...lines]);
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) => line.map((text, column) => (column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}
