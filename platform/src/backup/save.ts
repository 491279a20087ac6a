import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { to } from 'pg-copy-streams';
import { PlatformProblem } from '../problem.ts';
import { type Lock, writeSealed } from './seal.ts';
import { actAsOwner, columnsOf, connected, nameOf, type Part, partsIn, RowSum, schemasOf, sequencesIn, type Sequence, type Table, tablesIn } from './tables.ts';
import type { TarWriter } from './tar.ts';

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
const CONNECTIONS = 4;
const PIECE = 1024 * 1024;
const PAGE = 1_000;

/** What a backup says of itself, before everything else. */
export interface Manifest {
  format: number;
  /** When its snapshot was taken. */
  at: string;
  /** What each part's tables had been migrated by. */
  parts: { part: Part; migrations: string[] }[];
  tables: Table[];
  sequences: Sequence[];
}

export interface Saved {
  tables: number;
  rows: number;
  files: number;
  /** Digests of files that the folder has lost, or whose content is not theirs. */
  lost: string[];
}

export interface SaveOptions {
  databaseUrl: string;
  dataDir: string;
  file: string;
  lock: Lock;
  now: Date;
}

/** Writes one backup of the database as it is at one instant, of the files that it names, and of the keys. */
export async function save({ databaseUrl, dataDir, file, lock, now }: SaveOptions): Promise<Saved> {
  // What was signed until here is in the snapshot; what is signed later may vouch for entries that are not.
  const beside = filesBeside(dataDir);
  await using held = await snapshot(databaseUrl);
  const { client } = held;
  const parts = await partsIn(client);
  if (parts.length === 0) throw new PlatformProblem('数据库中还没有平台数据。The database holds no installation yet.');
  const schemas = parts.flatMap(schemasOf);
  const manifest: Manifest = {
    format: FORMAT,
    at: now.toISOString(),
    parts: await migrationsOf(client, parts),
    tables: await tablesIn(client, schemas),
    sequences: await sequencesIn(client, schemas),
  };
  const saved: Saved = { tables: manifest.tables.length, rows: 0, files: 0, lost: [] };
  await writeSealed(file, lock, async (archive) => {
    await archive.addJson(MANIFEST, manifest);
    for (const { name, path, size } of beside) await archive.add(name, size, createReadStream(path, { end: size - 1 }));
    const waiting = [...manifest.tables];
    const work = async (): Promise<void> => {
      await using own = await snapshot(databaseUrl, held.id);
      for (let table = waiting.shift(); table; table = waiting.shift()) {
        const rows = await saveTable(own.client, table, archive);
        saved.rows += rows;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    if (parts.includes('gateway')) await saveFiles(client, dataDir, archive, saved);
  });
  return saved;
}

/** A session that sees the database as at one instant: its own, or that of another session's snapshot. */
async function snapshot(databaseUrl: string, of?: string): Promise<{ client: Client; id: string } & AsyncDisposable> {
  const client = await connected(databaseUrl);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if (of !== undefined) await client.query(`SET TRANSACTION SNAPSHOT ${client.escapeLiteral(of)}`);
    const { rows: [taken] } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
    return { client, id: taken?.id ?? '', [Symbol.asyncDispose]: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function migrationsOf(client: Client, parts: readonly Part[]): Promise<Manifest['parts']> {
  const found: Manifest['parts'] = [];
  for (const part of parts) {
    await actAsOwner(client, part);
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
    found.push({ part, migrations: rows.map(({ name }) => name) });
  }
  return found;
}

async function saveTable(client: Client, table: Table, archive: TarWriter): Promise<number> {
  const folder = `tables/${table.schema}/${table.name}`;
  const sum = new RowSum();
  let [held, size, number]: [Buffer[], number, number] = [[], 0, 0];
  const flush = async (): Promise<void> => {
    const [content, length] = [held, size];
    [held, size, number] = [[], 0, number + 1];
    await archive.add(`${folder}/${String(number).padStart(6, '0')}.copy`, length, content);
  };
  for await (const piece of rowsOf(client, table)) {
    sum.add(piece);
    held.push(piece);
    size += piece.length;
    if (size >= PIECE) await flush();
  }
  if (size > 0) await flush();
  await archive.addJson(`${folder}/sum.json`, sum.sum());
  return sum.sum().rows;
}

/** The rows of a table as COPY writes them. */
export async function* rowsOf(client: Client, table: Table): AsyncGenerator<Buffer> {
  await actAsOwner(client, table.schema);
  yield* client.query(to(`COPY ${nameOf(table)} (${columnsOf(table)}) TO STDOUT`)) as AsyncIterable<Buffer>;
}

/** Keys, and what was signed with them; the database's own password belongs to its cluster and stays. */
function filesBeside(dataDir: string): { name: string; path: string; size: number }[] {
  const audit = join(dataDir, 'audit');
  const names = ['keys/platform.json', ...(existsSync(audit) ? readdirSync(audit).map((name) => `audit/${name}`) : [])];
  return names.flatMap((name) => {
    const path = join(dataDir, name);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return size > 0 ? [{ name, path, size }] : [];
  });
}

/** The files that the snapshot names; they are written before their rows, and never change. */
async function saveFiles(client: Client, dataDir: string, archive: TarWriter, saved: Saved): Promise<void> {
  await actAsOwner(client, 'gateway');
  for (let after = ''; ; ) {
    const { rows } = await client.query<{ digest: string }>(
      `SELECT DISTINCT digest FROM file WHERE digest > $1 ORDER BY digest LIMIT ${PAGE}`,
      [after],
    );
    for (const { digest } of rows) {
      const name = `files/${digest.slice(0, 2)}/${digest.slice(2)}`;
      const path = join(dataDir, name);
      if ((await digestOfFile(path)) !== digest) saved.lost.push(digest);
      else {
        await archive.add(name, statSync(path).size, createReadStream(path));
        saved.files += 1;
      }
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.digest ?? after;
  }
}

async function digestOfFile(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path)) digest.update(piece as Buffer);
  return digest.digest('hex');
}
