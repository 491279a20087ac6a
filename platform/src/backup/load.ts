import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { openDatabase } from '@redpine/kit/database';
import type { Log } from '@redpine/kit/log';
import type { Client } from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';
import { isSame, MIGRATIONS, newer } from './check.ts';
import type { Manifest } from './save.ts';
import { rowsOf } from './save.ts';
import { actAsOwner, columnsOf, connected, nameOf, RowSum, schemasOf, type Sum, type Table, tablesIn } from './tables.ts';
import { settle } from './settle.ts';

/** Rows on their way into tables that were made for them. */
export interface Load {
  rows(table: string, pieces: AsyncIterable<Buffer>): Promise<void>;
  /** Ends a table. @throws Error where what stands in it is not what was saved */
  end(table: string, sum: Sum): Promise<void>;
  /** Puts back what was taken off, and makes the rows those of this database. */
  finish(): Promise<void>;
}

/** Makes the tables as the backup's version had them, without what would act on rows that come in any order. */
export async function beginLoad(databaseUrl: string, manifest: Manifest, log: Log): Promise<Load & AsyncDisposable> {
  for (const { part, migrations } of manifest.parts) {
    const had = new Set(migrations);
    const wanted = MIGRATIONS[part].filter((each) => 'name' in each && had.has(each.name));
    const database = await openDatabase({ name: part, url: databaseUrl, entities: [], migrations: wanted, jobs: part !== 'gateway', log, connections: 1 });
    await database[Symbol.asyncDispose]();
  }
  await using opened = new AsyncDisposableStack();
  const client = await connected(databaseUrl);
  opened.defer(() => client.end());
  const schemas = manifest.parts.flatMap(({ part }) => schemasOf(part));
  const made = new Map((await tablesIn(client, schemas)).map((table) => [keyOf(table), table]));
  for (const table of manifest.tables) {
    const there = new Set(made.get(keyOf(table))?.columns);
    if (!table.columns.every((column) => there.has(column))) throw newer();
  }
  const putBack = await takeOff(client, schemas, manifest.tables);

  const tables = new Map(manifest.tables.map((table) => [keyOf(table), table]));
  const open = new Map<string, { client: Client; copy: CopyStreamQuery }>();
  opened.defer(async () => {
    for (const each of open.values()) await each.client.end();
  });
  const find = (key: string): Table => {
    const table = tables.get(key);
    if (!table) throw new Error(`the manifest does not name ${key}`);
    return table;
  };
  const all = opened.move();
  return {
    async rows(key, pieces) {
      let to = open.get(key);
      if (!to) {
        const table = find(key);
        const own = await connected(databaseUrl);
        await actAsOwner(own, table.schema);
        to = { client: own, copy: own.query(from(`COPY ${nameOf(table)} (${columnsOf(table)}) FROM STDIN`, { highWaterMark: 4 * 1024 * 1024 })) };
        // Heard where it is awaited: at the next piece, or at the table's end.
        to.copy.on('error', (error) => log.debug({ err: error }, 'a table was refused'));
        open.set(key, to);
      }
      for await (const piece of pieces) {
        if (to.copy.errored) throw to.copy.errored;
        if (!to.copy.write(piece)) await once(to.copy, 'drain');
      }
    },
    async end(key, sum) {
      const table = find(key);
      const to = open.get(key);
      open.delete(key);
      if (to) {
        try {
          const ended = finished(to.copy);
          to.copy.end();
          await ended;
        } finally {
          await to.client.end();
        }
      }
      const there = new RowSum();
      for await (const piece of rowsOf(client, table)) there.add(piece);
      if (!isSame(there.sum(), sum)) throw new Error(`${key} does not hold what was saved`);
    },
    async finish() {
      await putBack();
      for (const sequence of manifest.sequences) {
        await actAsOwner(client, sequence.schema);
        await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [nameOf(sequence), sequence.last, sequence.called]);
      }
      await settle(client, manifest);
      for (const table of manifest.tables) {
        await actAsOwner(client, table.schema);
        await client.query(`ANALYZE ${nameOf(table)}`);
      }
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const keyOf = ({ schema, name }: Table): string => `${schema}/${name}`;

/** Empties the tables of what migrations put there, and takes off triggers and foreign keys; answers how to put them back. */
async function takeOff(client: Client, schemas: readonly string[], tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ schema: string; table: string; name: string; definition: string }>(
    `SELECT n.nspname AS schema, t.relname AS table, c.conname AS name, pg_get_constraintdef(c.oid) AS definition
       FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE c.contype = 'f' AND n.nspname = ANY($1)`,
    [schemas],
  );
  const alter = async (schema: string, table: string, what: string): Promise<void> => {
    await actAsOwner(client, schema);
    await client.query(`ALTER TABLE ${nameOf({ schema, name: table })} ${what}`);
  };
  for (const { schema, table, name } of keys) await alter(schema, table, `DROP CONSTRAINT "${name}"`);
  for (const { schema, name } of tables) await alter(schema, name, 'DISABLE TRIGGER USER');
  for (const table of tables) {
    await actAsOwner(client, table.schema);
    await client.query(`TRUNCATE ${nameOf(table)}`);
  }
  return async () => {
    for (const { schema, table, name, definition } of keys) await alter(schema, table, `ADD CONSTRAINT "${name}" ${definition}`);
    for (const { schema, name } of tables) await alter(schema, name, 'ENABLE TRIGGER USER');
  };
}
