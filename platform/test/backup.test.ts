import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '@redpine/kit/log';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST, rowsOf, save } from '../src/backup/save.ts';
import { readSealed, writeSealed } from '../src/backup/seal.ts';
import { restore, type RestoreOptions } from '../src/backup/restore.ts';
import { connected, nameOf, RowSum, type Sum, type Table } from '../src/backup/tables.ts';
import { verifyDatabase } from '../src/cli/audit.ts';
import { addAccount, newAccount } from '../src/cli/account.ts';
import { passphraseOf } from '../src/cli/backup.ts';
import { tokenOf } from '../src/cli/token.ts';
import { type Platform, startPlatform } from '../src/constellation.ts';
import type { Installation } from '../src/installation.ts';
import { platformOptions } from '../src/options.ts';
import { testDatabase, type TestDatabase } from '../src/postgres/fixture.ts';
import { freePort } from '../src/postgres/server.ts';

const log = createLog('test', 'silent');
const say = (): void => undefined;
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n', 'latin1');
const ADD = 'mutation Add($input: TopicAddInput!) { topicAdd(input: $input) { __typename } }';

let folder: string;
let ground: TestDatabase;
let platform: Platform;
let installation: Installation;
let token: string;
let identity: string;
let file: string;
/** How many topics were acknowledged when the backup began, and when it was over. */
let between: [number, number];
let uploaded: string;
const clients: Client[] = [];

async function started(dataDir: string, databaseUrl: string | undefined): Promise<Platform> {
  const env = { PORT: String(await freePort()), REDPINE_DATA: dataDir, REDPINE_DEMO: '0', LOG_LEVEL: 'silent', ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
  return startPlatform({ ...platformOptions(env, '/'), env, say, builtFrontends: Promise.resolve(join(folder, 'frontends')) });
}

async function clientOf(connectionString: string): Promise<Client> {
  const client = await connected(connectionString);
  clients.push(client);
  return client;
}
const count = async (client: Client, what: string): Promise<number> => (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)).rows[0]?.n ?? -1;

async function addTopic(at: Platform, bearer: string, n: number | string): Promise<string | undefined> {
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ query: ADD, variables: { input: { idempotencyKey: `topic-number-${n}`, code: `TOPIC_${n}`, name: `议题 ${n}\t\\N "红松"`, position: 99 } } }),
  });
  return ((await response.json()) as { data?: { topicAdd?: { __typename: string } } }).data?.topicAdd?.__typename;
}

const into = (name: string, more: Partial<RestoreOptions> = {}): RestoreOptions => ({ file, opener: { identity }, dataDir: join(folder, name), databaseUrl: undefined, log, say, ...more });
const verify = (dataDir: string) => (url: string): Promise<void> => verifyDatabase(url, join(dataDir, 'audit'));
const there = (path: string): Promise<string[]> => readdir(path).catch(() => ['nothing']);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redpine-backup-'));
  await chmod(folder, 0o711);
  await mkdir(join(folder, 'frontends'));
  await writeFile(join(folder, 'frontends/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'frontends/documents.json'), '{}');
  ground = await testDatabase();
  const dataDir = join(folder, 'first');
  platform = await started(dataDir, ground.url);
  const options = platformOptions({ DATABASE_URL: ground.url, REDPINE_DATA: dataDir }, '/');
  installation = { options, databaseUrl: ground.url, clock: () => new Date() };
  await addAccount(installation, newAccount(['add', 'wang', '--name', '王某某', '--post', 'SYSTEM_ADMIN', '--title', '系统管理员']));
  token = await tokenOf(installation, 'wang', 'test');
  identity = await generateX25519Identity();
  file = join(folder, 'a.backup');
  const sent = await fetch(`${platform.url}/files`, {
    method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf', 'x-redpine': '1', authorization: `Bearer ${token}` }, body: new Uint8Array(PDF),
  });
  expect(sent.status).toBe(201);
  uploaded = createHash('sha256').update(PDF).digest('hex');
  await (await clientOf(ground.url)).query(`INSERT INTO gateway.session (id_digest, account, created_at, last_seen_at, expires_at) VALUES ('\\x00', 'wang', now(), now(), now() + interval '1 day')`);

  // A server that has counted further than a new one.
  await (await clientOf(ground.url)).query('DO $$ BEGIN FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$');
  const acknowledged = { n: 0 };
  const over = new AbortController();
  const acts = (async () => {
    for (let n = 0; !over.signal.aborted; n += 1) if ((await addTopic(platform, token, n)) === 'TopicActSuccess') acknowledged.n += 1;
  })();
  while (acknowledged.n < 20) await sleep(20);
  const before = acknowledged.n;
  await save({ databaseUrl: ground.url, dataDir, file, lock: { recipients: [await identityToRecipient(identity)] }, now: new Date() });
  between = [before, acknowledged.n];
  while (acknowledged.n < between[1] + 5) await sleep(20);
  over.abort();
  await acts;
}, 120_000);
afterAll(async () => {
  for (const client of clients) await client.end();
  await platform?.[Symbol.asyncDispose]();
  await ground?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
}, 60_000);

describe('a backup that was made while acts went on', () => {
  const archived = new Map<string, Sum>();
  let tables: Table[];
  beforeAll(async () => {
    await readSealed(file, { identity }, async (members) => {
      for await (const { name, content } of members) {
        const pieces: Buffer[] = [];
        for await (const piece of content) pieces.push(piece);
        if (name === MANIFEST) tables = (JSON.parse(Buffer.concat(pieces).toString()) as { tables: Table[] }).tables;
        if (name.endsWith('sum.json')) archived.set(name.slice('tables/'.length, -'/sum.json'.length), JSON.parse(Buffer.concat(pieces).toString()) as Sum);
      }
    });
  });

  it('BAK-01 MUST restore one instant into an empty database: rows, sums, files and the audit log', async () => {
    await using target = await testDatabase();
    const dataDir = join(folder, 'external');
    let compared = 0;
    await restore(into('external', { databaseUrl: target.url }), async (url) => {
      const client = await clientOf(url);
      for (const table of tables) {
        const sum = new RowSum();
        for await (const piece of rowsOf(client, table)) sum.add(piece);
        // What the restore itself adds to or settles.
        if (/outbox|audit_|account_session/.test(table.name)) continue;
        expect({ table, ...sum.sum() }).toEqual({ table, ...archived.get(`${table.schema}/${table.name}`) });
        compared += 1;
      }
      await client.query('RESET ROLE');
      await verify(dataDir)(url);
      const topics = await count(client, `directory.topic WHERE code LIKE 'TOPIC\\_%'`);
      expect(topics).toBeGreaterThanOrEqual(between[0]);
      expect(topics).toBeLessThanOrEqual(between[1] + 1);
      // An act's rows are of one transaction: all of them are in the snapshot, or none.
      expect(await count(client, `directory.audit_entry WHERE action = 'topic.add'`)).toBe(topics);
      expect(await count(client, `directory.idempotency WHERE key LIKE 'topic-number-%'`)).toBe(topics);
      expect(await count(client, `directory.audit_entry WHERE action = 'backup.restore'`)).toBe(1);
      expect(await count(client, `directory.audit_entry`)).toBe((archived.get('directory/audit_entry')?.rows ?? 0) + 1);
      expect(await count(client, 'gateway.session')).toBe(0);
      expect(await count(client, `pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'directory'::regnamespace AND t.tgenabled <> 'O'`)).toBe(0);
      const keys = (of: Client): Promise<number> => count(of, `pg_constraint WHERE contype = 'f' AND connamespace IN ('directory'::regnamespace, 'representation'::regnamespace)`);
      expect(await keys(client)).toBe(await keys(await clientOf(ground.url)));
      await client.end();
      clients.splice(clients.indexOf(client), 1);
    });
    expect(compared).toBeGreaterThan(50);
    expect(await readFile(join(dataDir, 'files', uploaded.slice(0, 2), uploaded.slice(2)))).toEqual(PDF);
    expect(await readFile(join(dataDir, 'keys/platform.json'))).toEqual(await readFile(join(folder, 'first/keys/platform.json')));
  }, 120_000);

  it('BAK-02 MUST start on a server of its own, with the accounts, and carry acts and their events on', async () => {
    const dataDir = join(folder, 'second');
    await restore(into('second'), verify(dataDir));
    await using again = await started(dataDir, undefined);
    expect(await addTopic(again, token, 'LAST')).toBe('TopicActSuccess');
    const client = await clientOf(again.databaseUrl);
    // Events that waited when the snapshot was taken, and those of this server's own, younger transactions.
    const missing = (): Promise<number> => count(client, 'directory.topic d WHERE NOT EXISTS (SELECT FROM representation.topic r WHERE r.code = d.code)');
    await expect.poll(missing, { timeout: 30_000 }).toBe(0);
    expect(await count(client, `representation.topic WHERE code = 'TOPIC_LAST'`)).toBe(1);
    await expect.poll(() => count(client, 'directory.audit_entry e WHERE NOT EXISTS (SELECT FROM directory.audit_link l WHERE l.entry_id = e.id)'), { timeout: 30_000 }).toBe(0);
    await verify(dataDir)(again.databaseUrl);
    await client.end();
    clients.splice(clients.indexOf(client), 1);
  }, 120_000);

  it('BAK-03 MUST leave nothing behind where the restore fails half-way', async () => {
    await using target = await testDatabase();
    const fails = (): Promise<void> => Promise.reject(new Error('does not verify'));
    await expect(restore(into('failed', { databaseUrl: target.url }), fails)).rejects.toThrow('does not verify');
    expect(await there(join(folder, 'failed'))).toEqual(['nothing']);
    const client = await clientOf(target.url);
    expect(await count(client, `pg_namespace WHERE nspname ~ '^(directory|representation|gateway)'`)).toBe(0);
    await client.end();
    clients.splice(clients.indexOf(client), 1);
  }, 60_000);
});

describe('a restore that is refused', () => {
  const refused = async (options: Partial<RestoreOptions>): Promise<string> => {
    const said = await restore(into('refused', options), () => Promise.reject(new Error('went on'))).then(
      () => 'restored',
      (error: unknown) => (error instanceof Error && error.name === 'PlatformProblem' ? error.message : String(error)),
    );
    expect(await there(join(folder, 'refused'))).toEqual(['nothing']);
    // 中文在前, English after it, in one line.
    expect(said).toMatch(/^[^\n]*[一-鿿][^\n]*。[A-Z/][^\n]*\.$/);
    return said;
  };
  const spoilt = async (name: string, spoil: (path: string) => Promise<void>): Promise<string> => {
    const path = join(folder, name);
    await copyFile(file, path);
    await spoil(path);
    return path;
  };
  const flipped = (at: (length: number) => number) => async (path: string): Promise<void> => {
    const bytes = await readFile(path);
    const place = at(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };

  it.each([1, 16, 1_000, 5_000])('BAK-10 MUST name a backup whose last %d bytes are missing', async (bytes) => {
    const cut = await spoilt(`cut-${bytes}`, async (path) => truncate(path, (await readFile(path)).length - bytes));
    expect(await refused({ file: cut })).toContain('was altered or cut off');
  });

  it.each([
    ['its last byte', (length: number) => length - 1],
    ['its middle', (length: number) => length >> 1],
    ['its first piece', () => 400],
  ])('BAK-11 MUST name a backup of which one bit is changed: %s', async (_where, at) => {
    expect(await refused({ file: await spoilt('flipped', flipped(at)) })).toMatch(/was altered or cut off|beginning is damaged/);
  });

  it('BAK-12 MUST name a file that is no backup, and one that is not there', async () => {
    const other = join(folder, 'other');
    await writeFile(other, 'a letter');
    expect(await refused({ file: other })).toContain('is not a backup of Redpine');
    await writeFile(other, '');
    expect(await refused({ file: other })).toContain('is not a backup of Redpine');
    expect(await refused({ file: join(folder, 'nowhere') })).toContain('There is no file');
  });

  it('BAK-13 MUST not open by another key or passphrase', async () => {
    expect(await refused({ opener: { identity: await generateX25519Identity() } })).toContain('does not open the backup');
    const locked = join(folder, 'locked.backup');
    await writeSealed(locked, { passphrase: 'correct horse battery' }, (archive) => archive.addJson(MANIFEST, { format: 2 }));
    expect(await refused({ file: locked, opener: { passphrase: 'correct horse batterz' } })).toContain('does not open the backup');
    expect(await refused({ file: locked, opener: { passphrase: 'correct horse battery' } })).toContain('made by a newer Redpine');
  }, 60_000);

  it('BAK-14 MUST refuse a backup with migrations that this version does not know', async () => {
    const newer = join(folder, 'newer.backup');
    const manifest = { format: 1, at: new Date().toISOString(), parts: [{ part: 'gateway', migrations: ['0001_session', '9999_tomorrow'] }], tables: [], sequences: [] };
    await writeSealed(newer, { recipients: [await identityToRecipient(identity)] }, (archive) => archive.addJson(MANIFEST, manifest));
    expect(await refused({ file: newer })).toContain('made by a newer Redpine');
  });

  it('BAK-15 MUST refuse names that lead out of the data directory, and an archive without its rows', async () => {
    const crafted = join(folder, 'crafted.backup');
    const manifest = { format: 1, at: new Date().toISOString(), parts: [{ part: 'gateway', migrations: [] }], tables: [{ schema: 'gateway', name: 'file', columns: ['id'] }], sequences: [] };
    for (const name of ['../evil', 'audit/../../evil', 'files/00/../../evil', 'tables/gateway/file/000001.copy']) {
      await writeSealed(crafted, { recipients: [await identityToRecipient(identity)] }, async (archive) => {
        await archive.addJson(MANIFEST, manifest);
        await archive.add(name, 5, [Buffer.from('evil\n')]);
      });
      expect(await refused({ file: crafted })).toContain('was altered or cut off');
      await rm(crafted);
    }
  });

  it('BAK-16 MUST go into an empty directory and an empty database only', async () => {
    const full = join(folder, 'full');
    await mkdir(full);
    await writeFile(join(full, 'letter.txt'), 'mine');
    expect(await refused({ dataDir: full })).toContain('is not empty');
    expect(await there(full)).toEqual(['letter.txt']);
    expect(await refused({ databaseUrl: ground.url })).toContain('holds directory already');
  });

  it('BAK-17 MUST not start over a directory whose restore was killed', async () => {
    const killed = join(folder, 'killed');
    await mkdir(killed);
    await writeFile(join(killed, 'restore-unfinished'), '');
    await expect(started(killed, undefined)).rejects.toThrow('was not finished');
    expect(await there(killed)).toEqual(['restore-unfinished']);
  });
});

describe('a backup that cannot be made', () => {
  it('BAK-20 MUST leave no file behind, nor touch one that is there', async () => {
    const target = join(folder, 'half.backup');
    const lock = { recipients: [await identityToRecipient(identity)] };
    await expect(writeSealed(target, lock, () => Promise.reject(new Error('the database went away')))).rejects.toThrow('went away');
    expect((await readdir(folder)).filter((name) => name.startsWith('half'))).toEqual([]);
    await expect(save({ databaseUrl: ground.url, dataDir: folder, file: join(folder, 'no/such/folder'), lock, now: new Date() })).rejects.toThrow('ENOENT');
  });

  it('BAK-21 MUST ask for a passphrase that is not soon guessed', () => {
    for (const given of [{}, { BACKUP_PASSPHRASE: 'elevenchars' }]) expect(() => passphraseOf(given)).toThrow('12 characters or more');
    expect(passphraseOf({ BACKUP_PASSPHRASE: 'twelve chars' })).toBe('twelve chars');
  });

  it('BAK-22 MUST name the files that the folder has lost, and hold the others', async () => {
    const client = await clientOf(ground.url);
    await client.query(`INSERT INTO gateway.file (digest, name, media_type, size, uploaded_by, at) VALUES ($1, 'b.pdf', 'application/pdf', 1, 'wang', now())`, ['f'.repeat(64)]);
    const { lost, files } = await save({ databaseUrl: ground.url, dataDir: join(folder, 'first'), file: join(folder, 'lost.backup'), lock: { recipients: [await identityToRecipient(identity)] }, now: new Date() });
    expect({ lost, files }).toEqual({ lost: ['f'.repeat(64)], files: 1 });
  });
});

it('BAK-23 MUST quote names as PostgreSQL does', () => {
  expect(nameOf({ schema: 'a', name: 'b"c' })).toBe('"a"."b""c"');
});
