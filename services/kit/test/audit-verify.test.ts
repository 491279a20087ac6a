import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../src/act.ts';
import { generateActorKeys } from '../src/actor.ts';
import { type Checkpoint, checkpointShape, signCheckpoint } from '../src/audit/checkpoint.ts';
import { type Entry, ENTRY_SQL, entryLeaf } from '../src/audit/entry.ts';
import { type ExportLine, exportLineShape, readLog } from '../src/audit/exported.ts';
import { startSequencer } from '../src/audit/sequencer.ts';
import { verifyLogs } from '../src/audit/verify.ts';
import { at, bench, contextOf, log, type Bench } from './setup.ts';

const TABLES = ['audit_entry', 'audit_link', 'audit_node', 'audit_checkpoint'];
const key = generateActorKeys();
let ground: Bench;
let superuser: Client;
let pool: Pool;
let folder: string;
let kept: Checkpoint[];

beforeAll(async () => {
  ground = await bench('alpha');
  const database = at(ground.databases, 'alpha');
  folder = await mkdtemp(join(tmpdir(), 'redpine-audit-'));
  let n = 0;
  const acts = (count: number) => Promise.all(Array.from({ length: count }, () =>
    act(contextOf(database), { action: 'thing.touch', idempotencyKey: `verify-key-${(n += 1)}`, input: {} }, async (tx) => {
      tx.record({ subject: { type: 'Thing', id: String(n) }, after: { n } });
      return {};
    })));
  const seal = { key: key.privateKey, folder };
  for (const [count, signs] of [[100, true], [200, true], [20, true], [5, false]] as const) {
    await acts(count);
    await using sequencer = startSequencer({ database, seal: signs ? seal : undefined, log, checkpointMs: 0 });
    await sequencer.run();
  }
  superuser = new Client({ connectionString: ground.url, options: '-c search_path=alpha' });
  await superuser.connect();
  // Past the triggers, as whoever has the server can.
  await superuser.query(`SET session_replication_role = replica; CREATE SCHEMA kept`);
  for (const table of TABLES) await superuser.query(`CREATE TABLE kept.${table} AS TABLE ${table}`);
  pool = new Pool({ connectionString: ground.url, max: 1 });
  const lines = (await readFile(join(folder, 'checkpoints.ndjson'), 'utf8')).trim().split('\n');
  kept = lines.map((line) => checkpointShape.parse(JSON.parse(line)));
});
afterEach(async () => {
  for (const table of TABLES) await superuser.query(`TRUNCATE ${table}; INSERT INTO ${table} SELECT * FROM kept.${table}`);
});
afterAll(async () => {
  await pool.end();
  await superuser.end();
  await rm(folder, { recursive: true });
  await ground[Symbol.asyncDispose]();
});

async function lines(): Promise<ExportLine[]> {
  const read: ExportLine[] = [];
  for await (const line of readLog(pool, 'alpha')) read.push(line);
  return read;
}
/** The faults from the database, which are those of its export too. */
async function faults(known: readonly Checkpoint[] = kept): Promise<string[]> {
  const options = { publicKeys: [key.publicKey], kept: known, graceSeconds: 60 };
  const text = (await lines()).map((line) => JSON.stringify(line));
  const [online] = await verifyLogs(readLog(pool, 'alpha'), options);
  const [offline] = await verifyLogs(text.map((line) => exportLineShape.parse(JSON.parse(line))), options);
  expect(offline).toEqual(online);
  return (online?.faults ?? []).map(({ zh, en }) => `${zh} ${en}`);
}
const idOf = async (seq: number): Promise<string> =>
  (await superuser.query<{ id: string }>('SELECT entry_id AS id FROM audit_link WHERE seq = $1', [seq])).rows[0]?.id ?? '';

test('AUD-20 MUST find nothing in a log that nobody touched', async () => {
  expect(await faults()).toEqual([]);
  expect(await verifyLogs(await lines(), { publicKeys: [key.publicKey], kept, graceSeconds: 60 })).toMatchObject([
    { service: 'alpha', links: 325, unlinked: 0, newest: { size: 320 }, faults: [] },
  ]);
});

describe('what was done to the rows', () => {
  test.each([
    ['note', `'x'`], ['actor_name', `'李四'`], ['at', `at + interval '1 second'`], ['after', `'{"n": 0}'`], ['before', `'{}'`],
    ['actor_posts', `'[]'`], ['basis', `'[{}]'`], ['xid', `'3'`], ['request_id', `'r'`], ['action', `'other.act'`],
  ])('AUD-21 MUST name the entry whose %s was changed', async (column, value) => {
    const id = await idOf(150);
    await superuser.query(`UPDATE audit_entry SET ${column} = ${value} WHERE id = $1`, [id]);
    expect(await faults()).toEqual([expect.stringMatching(`第 150 条记录 ${id} 已被改动。.*Entry 150, ${id}, was changed`)]);
  });

  test('AUD-22 MUST name the entry that was removed', async () => {
    const id = await idOf(7);
    await superuser.query('DELETE FROM audit_entry WHERE id = $1', [id]);
    expect(await faults()).toEqual([expect.stringContaining(`Entry 7, ${id}, was removed`)]);
  });

  test('AUD-23 MUST find an entry removed together with its link, and one whose gap was closed', async () => {
    const id = await idOf(7);
    await superuser.query(`DELETE FROM audit_entry WHERE id = '${id}'; DELETE FROM audit_link WHERE seq = 7`);
    expect(await faults()).toContainEqual(expect.stringContaining('Entries 7 to 7 are missing'));
    await superuser.query('UPDATE audit_link SET seq = seq + 9999 WHERE seq > 7; UPDATE audit_link SET seq = seq - 10000 WHERE seq > 9999');
    expect(await faults()).toContainEqual(expect.stringContaining('Among entries 0 to 99 something was'));
  });

  test('AUD-24 MUST find two entries that changed places', async () => {
    await superuser.query('UPDATE audit_link SET seq = 9999 WHERE seq = 150; UPDATE audit_link SET seq = 150 WHERE seq = 160; UPDATE audit_link SET seq = 160 WHERE seq = 9999');
    expect(await faults()).toContainEqual(expect.stringContaining('Among entries 100 to 299 something was'));
  });

  test('AUD-25 MUST find an entry that was inserted, linked or not', async () => {
    await superuser.query(`INSERT INTO audit_entry SELECT (e.r).* FROM (SELECT jsonb_populate_record(e, jsonb_build_object('id', uuidv7(interval '-1 hour'))) AS r
      FROM audit_entry e LIMIT 1) e`);
    const inserted = await faults();
    expect(inserted).toEqual([expect.stringContaining('is not linked: it was inserted afterwards')]);
    await superuser.query(`UPDATE audit_link SET seq = seq + 10000 WHERE seq > 200; UPDATE audit_link SET seq = seq - 9999 WHERE seq > 9999;
      INSERT INTO audit_link SELECT 201, e.id, sha256('x') FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)`);
    expect(await faults()).toContainEqual(expect.stringContaining('Entry 201,'));
  });

  test('AUD-26 MUST find an end that was cut off, though its checkpoints went with it', async () => {
    await superuser.query(`DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_link WHERE seq >= 310); DELETE FROM audit_link WHERE seq >= 310`);
    expect(await faults([])).toEqual([
      expect.stringContaining('a node covers 320 entries, and there are 310'),
      expect.stringMatching('a checkpoint signed at .* covers 320 entries, and there are 310'),
    ]);
    await superuser.query('DELETE FROM audit_checkpoint WHERE size > 310; DELETE FROM audit_node WHERE (index + 1) * 16 ^ level > 310');
    expect(await faults()).toEqual([expect.stringContaining('a checkpoint kept elsewhere and signed at')]);
    await superuser.query(TABLES.map((table) => `TRUNCATE ${table}`).join(';'));
    expect(await faults()).toHaveLength(kept.length);
  });

  test('AUD-27 MUST find a past that was written anew with all its hashes, by its signed heads', async () => {
    await superuser.query(`UPDATE audit_entry SET note = 'x' WHERE id = '${await idOf(250)}'`);
    const [entry] = (await superuser.query<Entry>(`SELECT ${ENTRY_SQL} FROM audit_entry e WHERE note = 'x'`)).rows;
    await superuser.query('UPDATE audit_link SET hash = $1 WHERE seq = 250', [entryLeaf('alpha', entry as Entry)]);
    expect(await faults()).toContainEqual(expect.stringContaining('Among entries 100 to 299 something was'));
  });
});

describe('what was done to the checkpoints', () => {
  test('AUD-28 MUST find a checkpoint that this installation did not sign', async () => {
    const other = generateActorKeys().privateKey;
    const { signature, key: id } = signCheckpoint(other, { service: 'alpha', size: 100, root: kept[0]?.root ?? '', at: '2026-01-01T00:00:00.000Z' });
    await superuser.query('UPDATE audit_checkpoint SET signature = $1, key = $2 WHERE size = 100', [Buffer.from(signature, 'base64'), id]);
    expect(await faults([])).toEqual([expect.stringContaining('The checkpoint over 100 entries is forged')]);
  });

  test.each([['root', `sha256('x')`], ['at', `at - interval '1 day'`], ['size', '99']])('AUD-29 MUST find a checkpoint whose %s was changed', async (column, value) => {
    await superuser.query(`UPDATE audit_checkpoint SET ${column} = ${value} WHERE size = 100`);
    expect(await faults([])).toEqual([expect.stringContaining('is forged')]);
  });

  test('AUD-30 MUST find a checkpoint that was removed, by the one kept elsewhere', async () => {
    await superuser.query('DELETE FROM audit_checkpoint WHERE size = 300');
    expect(await faults([])).toEqual([]);
    expect(await faults()).toEqual([expect.stringContaining('The checkpoint over 300 entries')]);
  });

  test('AUD-31 MUST find a node that was changed or removed', async () => {
    await superuser.query(`UPDATE audit_node SET hash = sha256('x') WHERE level = 1 AND index = 2`);
    expect(await faults()).toEqual([expect.stringContaining('Among entries 32 to 47')]);
    await superuser.query('DELETE FROM audit_node WHERE level = 2');
    expect(await faults()).toContainEqual(expect.stringContaining('Node 2:0 is missing'));
  });
});

test('AUD-32 MUST find what was done to an exported file', async () => {
  const all = await lines();
  const options = { publicKeys: [key.publicKey], kept: [], graceSeconds: 60 };
  const found = async (changed: ExportLine[]) => (await verifyLogs(changed, options)).flatMap((each) => each.faults.map(({ en }) => en));
  const isEntry = (seq: number) => (line: ExportLine): boolean => line.kind === 'entry' && line.seq === seq;
  const [one, two] = [all.findIndex(isEntry(40)), all.findIndex(isEntry(41))];
  const at40 = all[one] as ExportLine;
  expect(await found(all.slice(0, -1))).toEqual(['The file is incomplete: its end is missing.']);
  expect(await found(all.toSpliced(one, 1))).toContainEqual('Entries 40 to 40 are missing, before '.concat(await idOf(41), '.'));
  expect(await found(all.with(one, all[two] as ExportLine).with(two, at40))).not.toEqual([]);
  expect(await found(all.toSpliced(two, 0, at40))).not.toEqual([]);
  expect(await found(all.map((line) => ({ ...line, service: 'beta' })))).not.toEqual([]);
});
