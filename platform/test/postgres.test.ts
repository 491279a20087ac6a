import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlatformProblem } from '../src/problem.ts';
import { checkPlatform } from '../src/postgres/binaries.ts';
import { checkReach } from '../src/postgres/cluster.ts';
import { type EmbeddedPostgres, startPostgres } from '../src/postgres/embedded-postgres.ts';
import { testDatabase } from '../src/postgres/fixture.ts';
import { processIdentity } from '../src/postgres/process.ts';

const starter = new URL('../src/postgres/embedded-postgres.ts', import.meta.url).href;
let template: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = template = mkdtempSync(join(tmpdir(), 'redpine-pg-'));
  chmodSync(template, 0o711);
  await using server = await start();
  await query(server.url, 'CREATE TABLE note (word text)');
  await query(server.url, `INSERT INTO note VALUES ('红松')`);
});
afterAll(() => rmSync(template, { recursive: true }));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'redpine-pg-'));
  chmodSync(dataDir, 0o711);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const log = () => undefined;
/** What the system's memory holds survives a killed process; only a power cut needs the disk. */
const start = (): Promise<EmbeddedPostgres> => startPostgres({ dataDir, log, settings: { fsync: 'off' } });

async function query<Row extends QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  // A server that is killed breaks the connection after the answer: the query's own error counts.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Asks until the server answers: it may be in recovery. */
async function queryPatiently<Row extends QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await query<Row>(url, statement);
    } catch (error) {
      if (attempt === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A data directory with a note in it, as an administrator would restore it: by copying the files. */
function restore(): void {
  cpSync(template, dataDir, { recursive: true });
}

const note = [{ word: '红松' }];

/** A server whose owner was killed; answers the postmaster's pid. */
async function leaveRunning(): Promise<number> {
  const script = `const { startPostgres } = await import(${JSON.stringify(starter)});
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    console.log(server.pid); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(owner.stdout, 'data');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  return Number(String(line));
}

async function refusal(): Promise<string> {
  const error: unknown = await start().then((server) => server.stop(), (reason: unknown) => reason);
  if (!(error instanceof PlatformProblem)) throw new Error('not refused', { cause: error });
  return error.message;
}

describe('the embedded PostgreSQL', () => {
  it('PG-01 MUST make a UTF-8 cluster that compares by C.UTF-8 and opens with a private password only', async () => {
    await using server = await startPostgres({ dataDir, log });
    expect(await query(server.url, `SELECT current_database() AS name, datlocprovider AS provider, datlocale AS locale,
      pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()`))
      .toEqual([{ name: 'redpine', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' }]);
    expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'keys/postgres')).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });

  it('PG-02 MUST keep the data from one start to the next', async () => {
    const first = await start();
    await query(first.url, `CREATE TABLE note AS SELECT '红松' AS word`);
    await first.stop();
    await using again = await start();
    expect(await query(again.url, 'SELECT word FROM note')).toEqual(note);
  });

  it('PG-03 MUST start again on the same port with all data when the postmaster is killed', async () => {
    restore();
    await using server = await start();
    const killed = server.pid;
    process.kill(killed, 'SIGKILL');
    expect(await queryPatiently(server.url, 'SELECT word FROM note')).toEqual(note);
    // The answer may come from a child of the killed postmaster only before it is gone.
    while (server.pid === killed) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await queryPatiently(server.url, 'SELECT word FROM note')).toEqual(note);
  });

  it('PG-04 MUST keep the data when a child is killed', async () => {
    restore();
    await using server = await start();
    const [child] = await query<{ pid: number }>(server.url,
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'`);
    process.kill(child?.pid ?? 0, 'SIGKILL');
    expect(await queryPatiently(server.url, 'SELECT word FROM note')).toEqual(note);
  });

  it('PG-05 MUST stop a server that a killed Redpine left running, and start clean', async () => {
    restore();
    const left = await leaveRunning();
    expect(processIdentity(left)).toBeDefined();
    await using server = await start();
    expect(processIdentity(left)).toBeUndefined();
    expect(await query(server.url, 'SELECT word FROM note')).toEqual(note);
  });

  it('PG-06 MUST start when Redpine and the postmaster were both killed', async () => {
    restore();
    process.kill(await leaveRunning(), 'SIGKILL');
    await using server = await start();
    expect(await query(server.url, 'SELECT word FROM note')).toEqual(note);
  });

  it('PG-07 MUST leave alone a program that bears the number in a stale postmaster.pid', async () => {
    restore();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore', uid: statSync(join(dataDir, 'postgres')).uid });
    try {
      const cluster = join(dataDir, 'postgres');
      writeFileSync(join(cluster, 'postmaster.pid'), `${bystander.pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`);
      await using server = await start();
      expect(await query(server.url, 'SELECT word FROM note')).toEqual(note);
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });

  it('PG-08 MUST refuse a directory that it did not make, untouched', async () => {
    writeFileSync(join(dataDir, 'letter.txt'), 'mine');
    expect(await refusal()).toContain('was not made by Redpine');
    expect(readdirSync(dataDir)).toEqual(['letter.txt']);
  });

  it('PG-09 MUST refuse a folder postgres that is no database, untouched', async () => {
    writeFileSync(join(dataDir, 'redpine.json'), '{"layout":1,"postgres":18}');
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres/letter.txt'), 'mine');
    expect(await refusal()).toContain('is not a PostgreSQL database');
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['letter.txt']);
  });

  const versions = ['redpine.json', 'postgres/PG_VERSION'];
  it.each(versions)('PG-10 MUST refuse another major version of PostgreSQL (%s)', async (file) => {
    restore();
    const kept = readFileSync(join(dataDir, file), 'utf8');
    writeFileSync(join(dataDir, file), kept.replace('18', '17'));
    expect(await refusal()).toContain('PostgreSQL 17');
    writeFileSync(join(dataDir, file), kept);
    await using server = await start();
    expect(await query(server.url, 'SELECT word FROM note')).toEqual(note);
  });

  it('PG-11 MUST refuse a second owner of a data directory, and leave the first one running', async () => {
    await using server = await start();
    expect(await refusal()).toContain(`Another Redpine (process ${process.pid})`);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('PG-12 MUST take over the lock of a process that is gone, though its number lives on', async () => {
    writeFileSync(join(dataDir, 'redpine.lock'), JSON.stringify({ pid: process.pid, identity: 'another boot:1' }));
    await using server = await start();
    const holder: unknown = JSON.parse(readFileSync(join(dataDir, 'redpine.lock'), 'utf8'));
    expect(holder).toEqual({ pid: process.pid, identity: processIdentity(process.pid) });
    await server.stop();
    expect(existsSync(join(dataDir, 'redpine.lock'))).toBe(false);
  });

  it('PG-13 MUST clear up a cluster that a crash left half-made', async () => {
    writeFileSync(join(dataDir, 'redpine.json'), '{"layout":1,"postgres":18}');
    mkdirSync(join(dataDir, 'postgres.new-a1b2c3/data'), { recursive: true });
    await using server = await start();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'postgres.new-a1b2c3'))).toBe(false);
  });

  it('PG-14 MUST refuse a database whose password is lost', async () => {
    restore();
    rmSync(join(dataDir, 'keys/postgres'));
    expect(await refusal()).toContain('password file');
  });

  it('PG-15 MUST never run as root, and say so where the ordinary user cannot enter the directory', async () => {
    chmodSync(dataDir, 0o700);
    expect(() => checkReach({ uid: 65534, gid: 65534 }, dataDir)).toThrow(/refuses to run as root, .* cannot enter/);
    chmodSync(dataDir, 0o711);
    await using server = await start();
    expect(server.port).toBeGreaterThan(0);
    expect(statSync(join(dataDir, 'postgres/postmaster.pid')).uid).not.toBe(0);
  });

  const others = [['win32', 'x64'], ['linux', 'riscv64'], ['freebsd', 'x64']] as const;
  it.each(others)('PG-16 MUST name the supported platforms on %s %s', (platform, arch) => {
    expect(() => checkPlatform(platform, arch)).toThrow(/Linux with glibc \(x64, arm64\) and on macOS .*, not on /);
  });

  it('PG-18 MUST answer over a socket in its folder, and over TCP where the address of that would be too long', async () => {
    const client = 'SELECT inet_client_addr() IS NULL AS local';
    const outer = dataDir;
    {
      await using server = await start();
      expect(await query(server.url, client)).toEqual([{ local: true }]);
      const tcp = new URL(server.url);
      tcp.search = '';
      expect(await query(tcp.href, client)).toEqual([{ local: false }]);
    }
    dataDir = join(outer, 'a'.repeat(100));
    try {
      mkdirSync(dataDir, { mode: 0o711 });
      await using server = await start();
      expect(await query(server.url, client)).toEqual([{ local: false }]);
    } finally {
      dataDir = outer;
    }
  });

  it('PG-17 MUST give every test file an empty database of its own', async () => {
    await using one = await testDatabase();
    await using other = await testDatabase();
    await query(one.url, 'CREATE TABLE note (word text)');
    expect(await query(other.url, `SELECT to_regclass('note') AS found`)).toEqual([{ found: null }]);
  });
});
