import { createPrivateKey } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startSequencer } from '@redpine/kit/audit/sequencer';
import { recordReading } from '@redpine/kit/audit/reading';
import { systemContext } from '@redpine/kit/context';
import { openDatabase } from '@redpine/kit/database';
import type { Log } from '@redpine/kit/log';
import type { Client } from 'pg';
import { checkExternalDatabase } from '../external-database.ts';
import type { Keys } from '../keys.ts';
import { startPostgres } from '../postgres/embedded-postgres.ts';
import { claimDataDirectory, isAsGoodAsEmpty } from '../postgres/data-directory.ts';
import { PlatformProblem } from '../problem.ts';
import { checkBackup, placeOf, readManifest, sumShape, textOf } from './check.ts';
import { beginLoad, type Load } from './load.ts';
import type { Manifest } from './save.ts';
import { type Opener, readSealed } from './seal.ts';
import { actAsOwner, connected, partsIn, schemasOf } from './tables.ts';
import type { Member } from './tar.ts';
import { beginRestore } from './unfinished.ts';

export interface RestoreOptions {
  file: string;
  opener: Opener;
  dataDir: string;
  /** Absent: the embedded server, over the data directory. */
  databaseUrl: string | undefined;
  log: Log;
  say: (sentence: string) => void;
}

/**
 * Proves a backup, then makes an installation of it where there is none. What fails leaves nothing behind but roles of
 * the database server.
 * @param verify called with the database once it is filled; throws where its audit log does not hold
 */
export async function restore(options: RestoreOptions, verify: (databaseUrl: string) => Promise<void>): Promise<Manifest> {
  const { dataDir, databaseUrl, file, opener } = options;
  if (!existsSync(file)) throw new PlatformProblem(`没有文件 ${file}。There is no file ${file}.`);
  if (!isAsGoodAsEmpty(dataDir)) throw new PlatformProblem(`数据目录 ${dataDir} 不是空的，恢复只写入空目录。The data directory ${dataDir} is not empty: a restore goes into an empty one.`);
  if (databaseUrl !== undefined) await checkEmptyDatabase(databaseUrl);
  const manifest = await checkBackup(file, opener);

  const had = existsSync(dataDir) ? new Set(readdirSync(dataDir)) : undefined;
  const finish = beginRestore(dataDir);
  try {
    await using stack = new AsyncDisposableStack();
    const url = await database(options, stack);
    try {
      await using load = await beginLoad(url, manifest, options.log);
      await readSealed(file, opener, (members) => take(members, dataDir, load));
      await load.finish();
      await closeLogs(url, manifest, options);
      await verify(url);
    } catch (error) {
      if (databaseUrl !== undefined) await dropSchemas(url, manifest);
      throw error;
    }
  } catch (error) {
    for (const name of existsSync(dataDir) ? readdirSync(dataDir) : []) if (!had?.has(name)) rmSync(join(dataDir, name), { recursive: true });
    if (!had) rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  finish();
  return manifest;
}

async function database({ databaseUrl, dataDir, say }: RestoreOptions, stack: AsyncDisposableStack): Promise<string> {
  if (databaseUrl === undefined) return stack.use(await startPostgres({ dataDir, log: say })).url;
  const held = claimDataDirectory(dataDir);
  stack.defer(() => held.release());
  return databaseUrl;
}

async function checkEmptyDatabase(databaseUrl: string): Promise<void> {
  await checkExternalDatabase(databaseUrl);
  await withClient(databaseUrl, async (client) => {
    const [part] = await partsIn(client);
    if (part) throw new PlatformProblem(`DATABASE_URL 的数据库已有 ${part} 的数据，恢复只写入空数据库。The database of DATABASE_URL holds ${part} already: a restore goes into an empty one.`);
  });
}

async function take(members: AsyncIterable<Member>, dataDir: string, load: Load): Promise<void> {
  let isFirst = true;
  for await (const member of members) {
    if (isFirst) {
      await readManifest(member);
      isFirst = false;
      continue;
    }
    const place = placeOf(member.name);
    if (place.kind === 'rows') await load.rows(place.table, member.content);
    else if (place.kind === 'sum') await load.end(place.table, sumShape.parse(JSON.parse(await textOf(member))));
    else {
      const path = join(dataDir, member.name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(member.content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
    }
  }
}

/** Writes the restore into the log that it restored, and links and signs what the backup brought unlinked. */
async function closeLogs(url: string, { at, parts }: Manifest, { dataDir, file, log }: RestoreOptions): Promise<void> {
  const keys = join(dataDir, 'keys/platform.json');
  const kept = existsSync(keys) ? (JSON.parse(readFileSync(keys, 'utf8')) as Partial<Keys>) : {};
  const seal = kept.auditKey === undefined ? undefined : { key: createPrivateKey(kept.auditKey), folder: join(dataDir, 'audit') };
  for (const { part } of parts) {
    if (part === 'gateway') continue;
    await using opened = await openDatabase({ name: part, url, entities: [], migrations: [], log, connections: 2 });
    if (part === 'directory') {
      const context = systemContext({ database: opened, log, clock: () => new Date() });
      await recordReading(context, { action: 'backup.restore', subject: { type: 'Platform', id: 'all' }, asked: { by: 'npm run restore', at, file } });
    }
    await using sequencer = startSequencer({ database: opened, seal, log, checkpointMs: 0 });
    await sequencer.run();
  }
}

async function dropSchemas(databaseUrl: string, { parts }: Manifest): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const there = new Set((await client.query<{ name: string }>('SELECT nspname AS name FROM pg_namespace')).rows.map(({ name }) => name));
    for (const schema of parts.flatMap(({ part }) => schemasOf(part)).filter((each) => there.has(each))) {
      await actAsOwner(client, schema);
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
    }
  });
}

async function withClient(connectionString: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = await connected(connectionString);
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
