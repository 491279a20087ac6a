/** `bench/results.json`: what was measured last, each row with its day; a run of a part leaves the others as they are. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine.ts';
import type { Share } from './cpu-profile.ts';
import type { Query } from './questions.ts';
import type { StatementTime } from './statement-times.ts';
import type { WebResult } from '../web/results.ts';

const RESULTS = join(import.meta.dirname, '../results.json');

export interface Row {
  query: Query;
  contestant: string;
  /** Suggestions in the database. */
  scale: number;
  /** YYYY-MM-DD. */
  date: string;
  /** By one client; of acts by as many as the query says. */
  p50Ms: number;
  p99Ms: number;
  /** For each request, under load: of the contestant's processes and of all of PostgreSQL's. */
  cpuMs: number;
  nodeCpuMs: number;
  dbCpuMs: number;
  rps: number;
  rssMb: number;
  sqlPerRequest: number;
  transactionsPerRequest: number;
  /** CPU of the limit divided by the contestant's own, of the same run; null where the limit was not run. */
  ratioToLimit: number | null;
}

export interface Growth {
  query: Query;
  scale: number;
  date: string;
  p50Ms: number;
}

export interface Memory {
  date: string;
  minutes: number;
  rps: number;
  slopeMbPerMinute: number;
  samples: readonly { second: number; rssMb: number }[];
}

/** Where the time of a question goes. */
export interface Profile {
  query: Query;
  contestant: string;
  scale: number;
  date: string;
  node: readonly Share[];
  database: readonly StatementTime[];
}

/** What another part of the benchmark keeps here: a flat object. */
export type Flat = Readonly<Record<string, string | number | boolean | null>>;

export interface Results {
  machine: Machine;
  rows: readonly Row[];
  growth: readonly Growth[];
  memory: Memory;
  profiles: readonly Profile[];
  start: Flat;
  web: readonly WebResult[];
}

export function readResults(file = RESULTS): Partial<Results> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Results>) : {};
}

/** Puts what was measured in the place of what was known of the same; rows of another query, contestant or scale stay. */
export function merged(known: Partial<Results>, measured: Partial<Results>): Partial<Results> {
  return {
    ...known,
    ...measured,
    ...(measured.rows && { rows: replaced(known.rows, measured.rows, ({ query, contestant, scale }) => `${query} ${contestant} ${scale}`) }),
    ...(measured.profiles && { profiles: replaced(known.profiles, measured.profiles, ({ query, contestant, scale }) => `${query} ${contestant} ${scale}`) }),
    ...(measured.growth && { growth: replaced(known.growth, measured.growth, ({ query, scale }) => `${query} ${scale}`) }),
  };
}

function replaced<T>(known: readonly T[] = [], measured: readonly T[], key: (row: T) => string): T[] {
  const fresh = new Set(measured.map(key));
  return [...known.filter((row) => !fresh.has(key(row))), ...measured].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function mergeResults(measured: Partial<Results>, file = RESULTS): Partial<Results> {
  const all = merged(readResults(file), measured);
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  return all;
}
