import type { AuditRecord } from '@redpine/kit/audit';
import { digestOf, writeAudit } from '@redpine/kit/audit';
import type { RequestContext } from '@redpine/kit/context';
import { systemContext } from '@redpine/kit/context';
import type { Transaction } from '@redpine/kit/transaction';
import { inTransaction } from '@redpine/kit/transaction';
import { hashPassword } from '../account/password.ts';
import type { AccountRow, DirectoryIds, DirectoryRows } from './rows.ts';
import type { Keys } from './upsert.ts';
import { loadKeys, upsert } from './upsert.ts';

const POST_KEY = `concat_ws(' ', person_id, kind, coalesce(organ_id::text, '-'), coalesce(area_id::text, '-'), from_on)`;

/**
 * Inserts and updates the rows by their stable keys, in one transaction with audit and events; what does not differ is
 * not touched, and nothing is ever removed. Throws one sentence, and writes nothing, where a row names one that there
 * is not.
 */
export async function directorySeed(
  parts: Pick<RequestContext, 'database' | 'clock' | 'log'>,
  rows: DirectoryRows,
): Promise<DirectoryIds> {
  // Before the transaction: a hash takes its time.
  const hashes = await newHashes(parts, rows.accounts ?? []);
  const seeded = await inTransaction(parts.database, parts.clock, async (tx) => {
    // One seed at a time: a second one finds what the first has made.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('redpine:directory:seed', 0))`);
    const records: AuditRecord[] = [];
    const ids = await write(tx, rows, hashes, records);
    if (records.length > 0) {
      const known = { ...rows, accounts: rows.accounts?.map((account) => ({ ...account, password: null })) };
      const seed = { action: 'directory.seed', inputDigest: digestOf(known), basis: [] };
      writeAudit(tx, systemContext(parts), seed, records);
    }
    return { ids, written: records.length };
  });
  // The triggers have filled the outbox.
  if (seeded.written > 0) parts.database.committed();
  parts.log.info({ rows: seeded.written }, 'seeded');
  return seeded.ids;
}

async function write(
  tx: Transaction,
  rows: DirectoryRows,
  hashes: Map<string, string>,
  records: AuditRecord[],
): Promise<DirectoryIds> {
  const put = async (table: string, type: string, made: { id: string }[]): Promise<void> => {
    records.push(...(await upsert(tx, table, type, made)));
  };
  const { areas = [], organs = [], people = [], posts = [], topics = [] } = rows;
  const { terms = [], sessions = [], accounts = [] } = rows;

  const area = await loadKeys(tx, 'area', 'code', areas.length);
  for (const { code } of areas) area.claim(code);
  await put('area', 'Area', areas.map((row) => ({
    id: area.claim(row.code),
    code: row.code,
    name: row.name,
    kind: row.kind,
    parent_id: area.optional(row.parent, `Area ${row.code}`),
  })));

  const organ = await loadKeys(tx, 'organ', 'code', organs.length);
  for (const { code } of organs) organ.claim(code);
  await put('organ', 'Organ', organs.map((row, index) => ({
    id: organ.claim(row.code),
    code: row.code,
    name: row.name,
    short_name: row.shortName,
    kind: row.kind,
    area_id: area.optional(row.area, `Organ ${row.code}`),
    parent_id: organ.optional(row.parent, `Organ ${row.code}`),
    handles_suggestions: row.handlesSuggestions ?? false,
    position: row.position ?? index + 1,
    demo: row.demo ?? false,
  })));

  const person = await loadKeys(tx, 'person', 'code', people.length);
  await put('person', 'Person', people.map((row) => ({
    id: person.claim(row.code),
    code: row.code,
    name: row.name,
    demo: row.demo ?? false,
  })));

  const post = await loadKeys(tx, 'post', POST_KEY, posts.length);
  await put('post', 'Post', posts.map((row) => {
    const from = `Post ${row.kind} of ${row.person}`;
    const held = {
      kind: row.kind,
      person_id: person.find(row.person, from),
      organ_id: organ.optional(row.organ, from),
      area_id: area.optional(row.area, from),
      from_on: row.from,
    };
    const key = [held.person_id, held.kind, held.organ_id ?? '-', held.area_id ?? '-', held.from_on].join(' ');
    return { id: post.claim(key), ...held, title: row.title, until_on: row.until ?? null };
  }));

  const topic = await loadKeys(tx, 'topic', 'code', topics.length);
  await put('topic', 'Topic', topics.map((row) => ({
    id: topic.claim(row.code),
    code: row.code,
    name: row.name,
    position: row.position,
  })));

  const term = await loadKeys(tx, 'term', 'ordinal::text', terms.length);
  await put('term', 'Term', terms.map((row) => ({
    id: term.claim(String(row.ordinal)),
    ordinal: row.ordinal,
    name: row.name,
    from_on: row.from,
    until_on: row.until ?? null,
  })));

  const sessionKey = `(SELECT ordinal FROM term WHERE term.id = term_id) || '.' || ordinal`;
  const session = await loadKeys(tx, 'congress_session', sessionKey, sessions.length);
  await put('congress_session', 'CongressSession', sessions.map((row) => ({
    id: session.claim(`${row.term}.${row.ordinal}`),
    ordinal: row.ordinal,
    name: row.name,
    term_id: term.find(String(row.term), `Session ${row.name}`),
    from_on: row.from,
    until_on: row.until,
  })));

  const account = await writeAccounts(tx, accounts, person, hashes, records);
  return {
    areas: Object.fromEntries(area.ids),
    organs: Object.fromEntries(organ.ids),
    people: Object.fromEntries(person.ids),
    topics: Object.fromEntries(topic.ids),
    terms: Object.fromEntries(term.ids),
    sessions: Object.fromEntries(session.ids),
    accounts: account,
  };
}

/** Hashes for the accounts that there are not yet. */
async function newHashes(
  { database }: Pick<RequestContext, 'database'>,
  accounts: readonly AccountRow[],
): Promise<Map<string, string>> {
  const known = await database.query<{ username: string }>('SELECT username FROM account WHERE username = ANY($1)', [
    accounts.map((account) => account.username),
  ]);
  const names = new Set(known.map((row) => row.username));
  const fresh = accounts.filter((account) => !names.has(account.username));
  return new Map(
    await Promise.all(fresh.map(async (account) => [account.username, await hashPassword(account.password)] as const)),
  );
}

async function writeAccounts(
  tx: Transaction,
  accounts: readonly AccountRow[],
  person: Keys,
  hashes: Map<string, string>,
  records: AuditRecord[],
): Promise<Record<string, string>> {
  const written = await tx.query<{ id: string; username: string; person_id: string | null; demo: boolean }>(
    `INSERT INTO account (username, person_id, password_hash, must_change, demo, created_at)
     SELECT r.username, r.person_id, coalesce(r.password_hash, known.password_hash), r.must_change, r.demo, $2
       FROM jsonb_to_recordset($1::jsonb)
         AS r(n int, username text, person_id uuid, password_hash text, must_change boolean, demo boolean)
       LEFT JOIN account known ON known.username = r.username
      ORDER BY r.n
     ON CONFLICT (username) DO UPDATE SET person_id = excluded.person_id, demo = excluded.demo
       WHERE (account.person_id, account.demo) IS DISTINCT FROM (excluded.person_id, excluded.demo)
     RETURNING id, username, person_id, demo`,
    [
      JSON.stringify(accounts.map((row, n) => ({
        n,
        username: row.username,
        person_id: person.optional(row.person, `Account ${row.username}`),
        password_hash: hashes.get(row.username) ?? null,
        must_change: row.mustChange ?? false,
        demo: row.demo ?? false,
      }))),
      tx.now,
    ],
  );
  for (const { id, ...after } of written) records.push({ subject: { type: 'Account', id }, after });
  const all = await tx.query<{ username: string; id: string }>('SELECT username, id FROM account');
  return Object.fromEntries(all.map((row) => [row.username, row.id]));
}
