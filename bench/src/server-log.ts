/** Statements per request, by the server's own log: the same way for whatever client library asks. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Site } from './site.ts';

/** What was sent to the server once. */
export interface Statement {
  kind: 'BEGIN' | 'END' | 'OTHER';
  /** The same for each sending of the same statement by the same kind of client. */
  key: string;
}

/** What the benchmark itself calls itself to the server. */
export const OWN = 'redpine-bench-probe';
const SETTLE_MS = 300;
/** What jobs say to the server of themselves, they say within this time. */
const IDLE_MS = 6_000;

/** The keys of what is sent while nobody asks anything. */
export async function background(site: Site): Promise<ReadonlySet<string>> {
  return new Set((await statementsDuring(site, () => sleep(IDLE_MS))).map(({ key }) => key));
}

/** The statements that the server was sent while `work` went on. */
export async function statementsDuring(site: Site, work: () => Promise<unknown>): Promise<Statement[]> {
  return statementsIn(await logDuring(site, { log_statement: 'all' }, work));
}

/** What the server logged while `work` went on, with other settings than it has. */
export async function logDuring(site: Site, settings: Readonly<Record<string, string>>, work: () => Promise<unknown>): Promise<string> {
  const file = join(site.dataDir, 'postgres.log');
  const client = new Client({ connectionString: site.postgres.url, application_name: OWN });
  await client.connect();
  const change = async (changes: readonly string[]): Promise<void> => {
    for (const each of changes) await client.query(`alter system ${each}`);
    await client.query('select pg_reload_conf()');
    await sleep(SETTLE_MS);
  };
  try {
    await change(Object.entries(settings).map(([name, value]) => `set ${name} = '${value}'`));
    const from = statSync(file).size;
    await work();
    await sleep(SETTLE_MS);
    return textBetween(file, from, statSync(file).size);
  } finally {
    await change(Object.keys(settings).map((name) => `reset ${name}`));
    await client.end();
  }
}

function textBetween(file: string, from: number, until: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(until - from);
    readSync(descriptor, bytes, 0, bytes.length, from);
    return bytes.toString();
  } finally {
    closeSync(descriptor);
  }
}

const LINE = /^\S+ \S+ \S+ \[\d+\] \[(.*?)\] LOG: {2}(execute [^:]+|statement): (.*)$/;

/** Lines as `log_line_prefix` of the site has them: only the first line of a statement says what it is. */
export function statementsIn(log: string): Statement[] {
  return log.split('\n').flatMap((line): Statement[] => {
    const [, application, how, text] = LINE.exec(line) ?? [];
    if (application === undefined || how === undefined || text === undefined || application === OWN) return [];
    const kind = /^\s*(begin|start transaction)\b/i.test(text) ? 'BEGIN' : /^\s*(commit|rollback|end)\b/i.test(text) ? 'END' : 'OTHER';
    return [{ kind, key: `${application} ${how} ${text}` }];
  });
}
