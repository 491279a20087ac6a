/** Statements per request, by the server's own log: the same way for whatever client library asks. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Site } from './site.ts';

export interface Statements {
  /** Without those that begin and end transactions. */
  statements: number;
  transactions: number;
}

const OWN = 'redpine-bench-probe';
const SETTLE_MS = 150;

/** Counts the statements that the server was sent while `work` went on. */
export async function countStatements(site: Site, work: () => Promise<void>): Promise<Statements> {
  const file = join(site.dataDir, 'postgres.log');
  const client = new Client({ connectionString: site.postgres.url, application_name: OWN });
  await client.connect();
  const log = async (what: 'all' | 'none'): Promise<void> => {
    await client.query(`alter system set log_statement = '${what}'`);
    await client.query('select pg_reload_conf()');
    await sleep(SETTLE_MS);
  };
  try {
    await log('all');
    const from = statSync(file).size;
    await work();
    await sleep(SETTLE_MS);
    const until = statSync(file).size;
    return statementsIn(textBetween(file, from, until));
  } finally {
    await log('none');
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

const LINE = /^\S+ \S+ \S+ \[\d+\] \[(.*?)\] LOG: {2}(?:execute [^:]+|statement): (.*)$/;

/** Lines as `log_line_prefix` of the site has them: only the first line of a statement says what it is. */
export function statementsIn(log: string): Statements {
  const found = log.split('\n').flatMap((line) => {
    const [, application, text] = LINE.exec(line) ?? [];
    return application === undefined || text === undefined ? [] : [{ application, text }];
  });
  const told: Statements = { statements: 0, transactions: 0 };
  for (const { application, text } of found) {
    if (application === OWN) continue;
    if (/^\s*(begin|start transaction)/i.test(text)) told.transactions += 1;
    else if (!/^\s*(commit|rollback|end)\b/i.test(text)) told.statements += 1;
  }
  return told;
}
