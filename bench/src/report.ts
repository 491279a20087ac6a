/** docs/benchmarks.md, from `bench/results.json` and nothing else. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABOUT, HOW, NAMES } from './report-words.ts';
import { COMPARED, profilesAt } from './profile-table.ts';
import { ACTS, type Query, READS, TITLES } from './questions.ts';
import { type Flat, readResults, type Results, type Row } from './results.ts';
import { targetsOf } from './targets.ts';
import { webTable } from '../web/table.ts';

const DOCUMENT = join(import.meta.dirname, '../../docs/benchmarks.md');
const COLUMNS = [
  ['CPU ms', 'cpuMs'], ['Node', 'nodeCpuMs'], ['PostgreSQL', 'dbCpuMs'], ['p50 ms', 'p50Ms'], ['p99 ms', 'p99Ms'], ['requests/s', 'rps'], ['RSS MB', 'rssMb'],
  ['SQL', 'sqlPerRequest'], ['limit / it', 'ratioToLimit'],
] as const satisfies readonly (readonly [string, keyof Row])[];

export function writeReport(): void {
  writeFileSync(DOCUMENT, report(readResults()));
}

export function report(results: Partial<Results>): string {
  const scales = [...new Set((results.rows ?? []).map(({ scale }) => scale))].toSorted((a, b) => b - a);
  return `${[
    '# Benchmarks',
    '<!-- Written by `npm run bench` from bench/results.json. -->',
    ABOUT,
    machine(results),
    ...scales.flatMap((scale) => [`## ${scale.toLocaleString('en')} suggestions, ${(scale * 10).toLocaleString('en')} events`, ...atScale(results, scale)]),
    ...growth(results),
    ...memory(results),
    ...flat('Start', results.start && Object.entries(results.start).map(([name, value]) => ({ figure: name, value }))),
    ...(results.web?.length ? ['## Front ends', webTable(results.web)] : []),
    '## Who takes part',
    table(['name', 'what it is'], Object.entries(NAMES)),
    COMPARED,
    HOW,
  ].join('\n\n')}\n`;
}

function machine({ machine: on }: Partial<Results>): string {
  if (!on) return 'Nothing was measured yet: `npm run bench`.';
  const { cpu, cores, memoryGb, system, node, postgres, commit } = on;
  return `Measured on ${cores} cores (${cpu}), ${memoryGb} GB, ${system}; Node.js ${node}, PostgreSQL ${postgres}${commit && `; commit ${commit}`}.`;
}

function atScale(results: Partial<Results>, scale: number): string[] {
  const rows = (results.rows ?? []).filter((row) => row.scale === scale);
  const known = (found: number | boolean | null): string => (found === null ? '–' : String(found));
  const targets = targetsOf(results, scale).filter(({ found }) => found !== null)
    .map(({ what, aim, found, met }) => [what, aim, known(found), met ? 'met' : '**missed**']);
  return [
    ...(targets.length > 0 ? ['### Targets', table(['target', 'aim', 'found', ''], targets)] : []),
    ...profilesAt(results, scale),
    ...[...READS, ...ACTS].flatMap((query: Query) => {
      const of = rows.filter((row) => row.query === query).toSorted((a, b) => a.cpuMs - b.cpuMs);
      if (of.length === 0) return [];
      const lines = of.map((row) => [row.contestant, ...COLUMNS.map(([, name]) => String(row[name] ?? '–')), row.date]);
      return [`### ${query} — ${TITLES[query]}`, table(['', ...COLUMNS.map(([head]) => head), 'measured'], lines)];
    }),
  ];
}

function growth({ growth: of = [] }: Partial<Results>): string[] {
  if (of.length === 0) return [];
  const scales = [...new Set(of.map(({ scale }) => scale))].toSorted((a, b) => a - b);
  const lines = [...new Set(of.map(({ query }) => query))].map((query) => {
    const at = scales.map((scale) => of.find((each) => each.query === query && each.scale === scale)?.p50Ms);
    const [first, last] = [at[0], at.at(-1)];
    return [query, ...at.map((ms) => String(ms ?? '–')), first === undefined || last === undefined ? '–' : `${(last / first).toFixed(2)} ×`];
  });
  return ['## Growth', 'p50 of the subgraph in ms, one client.', table(['question', ...scales.map((scale) => scale.toLocaleString('en')), 'last / first'], lines)];
}

function memory({ memory: of }: Partial<Results>): string[] {
  if (!of) return [];
  const [first, last] = [of.samples[0], of.samples.at(-1)];
  return ['## Memory', `The platform in one process under all read questions in turn, ${of.rps} requests a second for ${of.minutes} minutes: `
    + `${first?.rssMb} MB at the start, ${last?.rssMb} MB at the end, ${of.slopeMbPerMinute} MB a minute by least squares after the first tenth (${of.date}).`];
}

function flat(title: string, rows: readonly Flat[] | undefined): string[] {
  if (!rows || rows.length === 0) return [];
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [`## ${title}`, table(heads, rows.map((row) => heads.map((head) => String(row[head] ?? '–'))))];
}

function table(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(heads), row(heads.map(() => '---')), ...lines.map(row)].join('\n');
}
