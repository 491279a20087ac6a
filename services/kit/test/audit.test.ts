import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act } from '../src/act.ts';
import { generateActorKeys } from '../src/actor.ts';
import { checkpointShape, isSigned } from '../src/audit/checkpoint.ts';
import { ENTRY_COLUMNS, type Entry, ENTRY_SQL, entryLeaf } from '../src/audit/entry.ts';
import { rootOfInclusion } from '../src/audit/merkle.ts';
import { proofOf } from '../src/audit/proof.ts';
import { startSequencer } from '../src/audit/sequencer.ts';
import type { Database } from '../src/database.ts';
import { inTransaction } from '../src/transaction.ts';
import { at, bench, clock, contextOf, count, log, type Bench } from './setup.ts';

const key = generateActorKeys();
let ground: Bench;
let database: Database;
let folder: string;
let superuser: Client;

beforeAll(async () => {
  ground = await bench('alpha');
  database = at(ground.databases, 'alpha');
  folder = await mkdtemp(join(tmpdir(), 'redpine-audit-'));
  superuser = new Client({ connectionString: ground.url, options: '-c search_path=alpha' });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await rm(folder, { recursive: true });
  await ground[Symbol.asyncDispose]();
});

let made = 0;
const one = (of: Database = database): Promise<object> =>
  act(contextOf(of), { action: 'thing.touch', idempotencyKey: `audit-key-${(made += 1)}`, input: {} }, async (tx) => {
    tx.record({ subject: { type: 'Thing', id: String(made) }, after: { big: 12345678901234567890n.toString(), '名': '红松' } });
    return {};
  });
const sequencer = (checkpointMs = 0) => startSequencer({ database, seal: { key: key.privateKey, folder }, log, checkpointMs });
const links = () => database.query<{ seq: string; entry: string }>('SELECT seq::text AS seq, entry_id AS entry FROM audit_link ORDER BY audit_link.seq');

test('AUD-10 MUST hash every column of an entry', async () => {
  const columns = await database.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'alpha' AND table_name = 'audit_entry'`,
  );
  expect(Object.keys(ENTRY_COLUMNS).sort()).toEqual(columns.map(({ name }) => name).sort());
  await one();
  const [entry] = await database.query<Entry>(`SELECT ${ENTRY_SQL} FROM audit_entry e LIMIT 1`);
  const leaf = entryLeaf('alpha', entry as Entry);
  for (const column of Object.keys(ENTRY_COLUMNS)) {
    expect(entryLeaf('alpha', { ...(entry as Entry), [column]: 'otherwise' }), column).not.toEqual(leaf);
  }
  expect(entryLeaf('beta', entry as Entry)).not.toEqual(leaf);
});

test('AUD-11 MUST link every committed entry once, in one order without a gap', async () => {
  await using running = sequencer();
  await Promise.all(Array.from({ length: 600 }, () => one()));
  await running.run();
  const linked = await links();
  expect(linked.map(({ seq }) => Number(seq))).toEqual(linked.map((_, n) => n));
  expect(linked).toHaveLength(await count(database, 'audit_entry'));
  expect(await count(database, 'audit_node')).toBe(Math.floor(linked.length / 16) + Math.floor(linked.length / 256));
});

test('AUD-12 MUST not pass by an entry that is committed after later ones', async () => {
  await using running = sequencer();
  await running.run();
  const before = await count(database, 'audit_link');
  await inTransaction(database, clock, async (tx) => {
    await tx.query('SELECT pg_current_xact_id()');
    await one();
    await running.run();
    expect(await count(database, 'audit_link')).toBe(before);
    await tx.query(`INSERT INTO audit_entry (at, actor_id, actor_name, actor_posts, action, subject_type, subject_id, input_digest, basis, request_id)
      VALUES (now(), 'a', 'a', '[]', 'late', 'Thing', '1', '', '[]', 'r')`);
  });
  await running.run();
  const linked = await links();
  expect(linked).toHaveLength(before + 2);
  const [late] = await database.query<{ id: string }>(`SELECT id FROM audit_entry WHERE action = 'late'`);
  expect(linked[before]?.entry).toBe(late?.id);
});

test('AUD-13 MUST link once where several processes link at a time', async () => {
  await using first = sequencer();
  await using second = sequencer();
  await Promise.all(Array.from({ length: 40 }, async () => (await one(), first.run(), second.run())));
  await first.run();
  await second.run();
  expect(await count(database, 'audit_link')).toBe(await count(database, 'audit_entry'));
});

test('AUD-34 MUST link what came out of a restored backup, whose transactions this server has yet to begin', async () => {
  await superuser.query(`SET session_replication_role = replica; INSERT INTO audit_entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', uuidv7(), 'xid', '99999999'))).*
    FROM audit_entry e LIMIT 2; SET session_replication_role = DEFAULT`);
  await using running = sequencer();
  await running.run();
  await one();
  await running.run();
  expect(await count(database, 'audit_link')).toBe(await count(database, 'audit_entry'));
});

test('AUD-14 MUST sign the head, and keep what it signed outside the database too', async () => {
  await using running = sequencer();
  await one();
  await running.run();
  const size = await count(database, 'audit_link');
  const [last] = await database.query(
    `SELECT size::int, encode(root, 'hex') AS root, key, encode(signature, 'base64') AS signature FROM audit_checkpoint ORDER BY audit_checkpoint.size DESC LIMIT 1`,
  );
  const lines = (await readFile(join(folder, 'checkpoints.ndjson'), 'utf8')).trim().split('\n');
  const kept = checkpointShape.parse(JSON.parse(lines.at(-1) ?? ''));
  expect(kept).toMatchObject({ service: 'alpha', size, root: (last as { root: string }).root });
  expect(isSigned(kept, [key.publicKey])).toBe(true);
  expect(isSigned({ ...kept, size: size - 1 }, [key.publicKey])).toBe(false);
  expect(isSigned({ ...kept, service: 'beta' }, [key.publicKey])).toBe(false);
  expect(isSigned(kept, [generateActorKeys().publicKey])).toBe(false);
});

test('AUD-15 MUST sign nothing twice, and at most once in a while', async () => {
  const before = await count(database, 'audit_checkpoint');
  await using seldom = sequencer(3_600_000);
  await one();
  await seldom.run();
  expect(await count(database, 'audit_checkpoint')).toBe(before);
  await using often = sequencer(0);
  await often.run();
  await often.run();
  expect(await count(database, 'audit_checkpoint')).toBe(before + 1);
});

test('AUD-16 MUST prove any entry against the newest head', async () => {
  const linked = await links();
  for (const { seq, entry } of [linked[0], linked[255], linked[256], linked[511], linked.at(-1)].filter((each) => each !== undefined)) {
    const proof = await proofOf(database, entry);
    if (!proof?.checkpoint) throw new Error(`no proof of ${seq}`);
    const root = rootOfInclusion(proof.leaf, proof.seq, proof.checkpoint.size, proof.path);
    expect(root?.toString('hex'), seq).toBe(proof.checkpoint.root);
  }
});

test('AUD-17 MUST let the application neither choose an entry’s place nor touch the log', async () => {
  const [entry] = await links();
  for (const statement of [
    `INSERT INTO audit_entry (xid, at, actor_id, actor_name, actor_posts, action, subject_type, subject_id, input_digest, basis, request_id)
       VALUES ('1', now(), 'a', 'a', '[]', 'x', 'x', 'x', '', '[]', 'r')`,
    `INSERT INTO audit_link VALUES (1000000, '${entry?.entry}', '\\x00')`,
    'UPDATE audit_link SET seq = seq + 1',
    'DELETE FROM audit_checkpoint',
    'TRUNCATE audit_node',
    'DROP TRIGGER stays ON audit_entry',
  ]) {
    await expect(database.query(statement), statement).rejects.toMatchObject({ code: '42501' });
  }
});

test('AUD-18 MUST let the sequencer add to the log and nothing else', async () => {
  const client = new Client(database.auditConnection);
  await client.connect();
  try {
    for (const statement of [
      `UPDATE audit_entry SET note = 'x'`, 'DELETE FROM audit_entry', 'UPDATE audit_link SET seq = seq + 1', 'DELETE FROM audit_link',
      'DELETE FROM audit_checkpoint', `INSERT INTO audit_entry (at) VALUES (now())`, 'SELECT * FROM thing', 'SET ROLE redpine_alpha_owner',
      'CREATE TABLE own (id int)',
    ]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  } finally {
    await client.end();
  }
});

test('AUD-19 MUST keep the owner, too, from changing or removing anything of the log', async () => {
  await superuser.query('SET ROLE redpine_alpha_owner');
  try {
    for (const table of ['audit_entry', 'audit_link', 'audit_node', 'audit_checkpoint']) {
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(superuser.query(statement), statement).rejects.toThrow('append-only');
      }
    }
    await expect(superuser.query(`UPDATE audit_entry SET note = 'x'`)).rejects.toThrow('append-only');
  } finally {
    await superuser.query('RESET ROLE');
  }
});
