import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { type Checkpoint, checkpointShape } from './checkpoint.ts';
import { type Entry, ENTRY_COLUMNS, ENTRY_SQL } from './entry.ts';
import { CHECKPOINT_SQL } from './proof.ts';

/** An audit log as lines, the same from the database and from a file: its head and checkpoints first, its end last. */
export type ExportLine =
  | { kind: 'log'; service: string; at: string }
  | ({ kind: 'checkpoint' } & Checkpoint)
  /** A link with its entry; null where the entry is gone. */
  | { kind: 'entry'; service: string; seq: number; id: string; hash: string; entry: Entry | null }
  /** An entry without a link, and for how many seconds it has been waiting; null where its id does not tell. */
  | { kind: 'unlinked'; service: string; id: string; seconds: number | null; entry: Entry }
  | { kind: 'node'; service: string; level: number; index: number; hash: string }
  | { kind: 'end'; service: string; links: number };

const service = z.string();
const columns = Object.fromEntries(Object.keys(ENTRY_COLUMNS).map((column) => [column, z.string().nullable()]));
const entry = z.object({ ...columns, id: z.string() }) as unknown as z.ZodType<Entry>;

/** A line of a file. */
export const exportLineShape: z.ZodType<ExportLine> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('log'), service, at: z.string() }),
  checkpointShape.extend({ kind: z.literal('checkpoint') }),
  z.object({ kind: z.literal('entry'), service, seq: z.int(), id: z.string(), hash: z.string(), entry: entry.nullable() }),
  z.object({ kind: z.literal('unlinked'), service, id: z.string(), seconds: z.number().nullable(), entry }),
  z.object({ kind: z.literal('node'), service, level: z.int(), index: z.int(), hash: z.string() }),
  z.object({ kind: z.literal('end'), service, links: z.int() }),
]);

const PAGE = 5_000;

/** The whole log of a service as of one instant. The pool's role reads the service's audit tables, which it need not find first. */
export async function* readLog(pool: Pool, name: string): AsyncGenerator<ExportLine> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SELECT set_config('search_path', $1, true)`, [name]);
    yield* linesOf(client, name);
    await client.query('COMMIT');
    failed = false;
  } finally {
    client.release(failed);
  }
}

async function* linesOf(client: PoolClient, name: string): AsyncGenerator<ExportLine> {
  yield { kind: 'log', service: name, at: new Date().toISOString() };
  const checkpoints = await client.query<Omit<Checkpoint, 'service'>>(`SELECT ${CHECKPOINT_SQL} FROM audit_checkpoint c ORDER BY c.size`);
  for (const row of checkpoints.rows) yield { kind: 'checkpoint', service: name, ...row };
  let links = 0;
  for (let after = -1; ; ) {
    const { rows } = await client.query<Entry & { seq: number; link: string; hash: string; id: string | null }>(
      `SELECT l.seq::float8 AS seq, l.entry_id::text AS link, encode(l.hash, 'hex') AS hash, ${ENTRY_SQL}
         FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id WHERE l.seq > $1 ORDER BY l.seq LIMIT ${PAGE}`,
      [after],
    );
    for (const { seq, link: id, hash, ...columnsOfIt } of rows) {
      const there = columnsOfIt.id === null ? null : (columnsOfIt as Entry);
      yield { kind: 'entry', service: name, seq, id, hash, entry: there };
    }
    links += rows.length;
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.seq ?? after;
  }
  const unlinked = await client.query<Entry & { seconds: number | null }>(
    `SELECT ${ENTRY_SQL}, extract(epoch FROM clock_timestamp() - uuid_extract_timestamp(e.id))::float8 AS seconds
       FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id) ORDER BY e.xid, e.id`,
  );
  for (const { seconds, ...there } of unlinked.rows) yield { kind: 'unlinked', service: name, id: there.id, seconds, entry: there };
  const nodes = await client.query<{ level: number; index: number; hash: string }>(
    `SELECT level, index::float8 AS index, encode(hash, 'hex') AS hash FROM audit_node ORDER BY level, audit_node.index`,
  );
  for (const row of nodes.rows) yield { kind: 'node', service: name, ...row };
  yield { kind: 'end', service: name, links };
}
