import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act } from '@redpine/kit/act';
import { generateActorKeys } from '@redpine/kit/actor';
import { auditLogMigration } from '@redpine/kit/audit/auditTables';
import { startSequencer } from '@redpine/kit/audit/sequencer';
import { systemContext } from '@redpine/kit/context';
import { type Database, openDatabase } from '@redpine/kit/database';
import { kitMigration, sqlMigration } from '@redpine/kit/kitTables';
import { createLog } from '@redpine/kit/log';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditArguments } from '../src/cli/audit.ts';
import { testDatabase, type TestDatabase } from '../src/postgres/fixture.ts';

const root = join(import.meta.dirname, '../..');
const log = createLog('test', 'silent');
const key = generateActorKeys();

describe('the arguments of the audit commands', () => {
  it('AUD-40 MUST name what is verified and with what, or the file to export to', () => {
    expect(auditArguments(['verify'])).toEqual({ verb: 'verify', file: null, keys: [], checkpoints: [] });
    expect(auditArguments(['verify', '--file', 'a', '--key', 'k', '--checkpoints', 'c', '--checkpoints', 'd'])).toEqual({
      verb: 'verify', file: 'a', keys: ['k'], checkpoints: ['c', 'd'],
    });
    expect(auditArguments(['export', 'a'])).toMatchObject({ verb: 'export', file: 'a' });
  });
  it.each([[[]], [['verify', 'a']], [['export']], [['export', 'a', 'b']], [['export', 'a', '--key', 'k']], [['verify', '--what']]])(
    'AUD-41 MUST be refused with the usage: %j',
    (args) => {
      expect(() => auditArguments(args)).toThrow('Usage: npm run audit:verify');
    },
  );
});

describe('the audit log from the command line', { timeout: 120_000 }, () => {
  let ground: TestDatabase;
  let database: Database;
  let folder: string;
  let superuser: Client;
  const write = async (...keys: string[]): Promise<void> => {
    const context = systemContext({ database, log, clock: () => new Date() });
    for (const idempotencyKey of keys) {
      await act(context, { action: 'thing.touch', idempotencyKey, input: {} }, async (tx) => {
        tx.record({ subject: { type: 'Thing', id: idempotencyKey }, after: { 名称: '红松' } });
        return {};
      });
    }
    await using sequencer = startSequencer({ database, seal: { key: key.privateKey, folder: join(folder, 'audit') }, log, checkpointMs: 0 });
    await sequencer.run();
  };
  const command = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const { NODE_OPTIONS: _options, VITEST: _vitest, NODE_ENV: _env, ...env } = process.env;
    const child = spawn(process.execPath, [join(root, 'platform/src/cli.ts'), 'audit', ...args], { env: { ...env, DATABASE_URL: ground.url, REDPINE_DATA: folder } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)));
    return { code, said };
  };

  beforeAll(async () => {
    ground = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'redpine-audit-cli-'));
    const migrations = [kitMigration('directory'), sqlMigration('0001_directory', ['CREATE TABLE account (id uuid)']), auditLogMigration('directory')];
    database = await openDatabase({ name: 'directory', url: ground.url, entities: [], migrations, log });
    superuser = new Client({ connectionString: ground.url, options: '-c search_path=directory -c session_replication_role=replica' });
    await superuser.connect();
    await write('first-key', 'second-key', 'third-key');
  });
  afterAll(async () => {
    await superuser.end();
    await database[Symbol.asyncDispose]();
    await ground[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it('AUD-42 MUST verify the database, and print the checkpoint to keep elsewhere', async () => {
    const { code, said } = await command('verify');
    expect(said).toContain('审计日志核验通过');
    expect(said).toContain('"size":3');
    expect(code).toBe(0);
  });

  it('AUD-43 MUST export for the owner of the file alone, as an act of the log, and verify the file without the database', async () => {
    const file = join(folder, 'export.ndjson');
    expect(await command('export', file)).toMatchObject({ code: 0 });
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await database.query(`SELECT action FROM audit_entry WHERE action = 'audit.export'`)).toHaveLength(1);
    expect(await command('verify', '--file', file)).toMatchObject({ code: 0 });
    expect(await command('export', file)).toMatchObject({ code: 1 });
    const text = await readFile(file, 'utf8');
    await writeFile(join(folder, 'changed.ndjson'), text.replace('红松', '青松'));
    const changed = await command('verify', '--file', join(folder, 'changed.ndjson'));
    expect(changed).toMatchObject({ code: 1 });
    expect(changed.said).toMatch(/第 0 条记录 \S+ 已被改动。 Entry 0, \S+, was changed\./);
    await writeFile(join(folder, 'broken.ndjson'), text.slice(0, -20));
    expect((await command('verify', '--file', join(folder, 'broken.ndjson'))).said).toContain('已损坏');
  });

  it('AUD-44 MUST fail with the entry’s name once a row of the database was changed', async () => {
    await superuser.query(`UPDATE audit_entry SET after = '{}' WHERE subject_id = 'second-key'`);
    const { code, said } = await command('verify');
    expect(code).toBe(1);
    expect(said).toMatch(/第 1 条记录 \S+ 已被改动。 Entry 1, \S+, was changed\./);
    expect(said).not.toContain('    at ');
  });

  it('AUD-45 MUST find a log that was emptied, by the checkpoints of the data directory', async () => {
    await superuser.query('TRUNCATE audit_entry, audit_link, audit_node, audit_checkpoint');
    const { code, said } = await command('verify');
    expect(code).toBe(1);
    expect(said).toContain('日志末尾被截断');
  });
});
