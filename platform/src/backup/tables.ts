import { hash } from 'node:crypto';
import { Client } from 'pg';

/** The parts of the platform, each with a schema of its own; those with jobs have a second one. */
export const PARTS = ['directory', 'representation', 'gateway'] as const;
export type Part = (typeof PARTS)[number];
export const schemasOf = (part: Part): string[] => (part === 'gateway' ? [part] : [part, `${part}_jobs`]);

/**
 * Rows that stay behind: who is signed in, which a restored platform must not know (in the gateway's words and in the
 * embedded issuer's), and what the library of the jobs keeps of its own migrations, which it makes anew. Unlogged
 * tables stay behind as well.
 */
const LEFT = ['gateway.session', 'directory.oidc', 'directory_jobs.migrations', 'representation_jobs.migrations'];

export interface Table {
  schema: string;
  name: string;
  /** All but the generated ones. */
  columns: string[];
}

export interface Sequence {
  schema: string;
  name: string;
  last: string;
  called: boolean;
}

/** What a session needs so that rows read and write the same text everywhere. */
const SESSION =
  '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1 -c bytea_output=hex ' +
  '-c client_encoding=UTF8 -c statement_timeout=0 -c idle_in_transaction_session_timeout=0';

/** A session of its own. One that is lost fails the statement that needs it. */
export async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, options: SESSION });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${quoted(schema)}.${quoted(name)}`;
export const columnsOf = ({ columns }: Table): string => columns.map(quoted).join(', ');

/** Acts as the owner of the schema's part, whose tables they are. */
export async function actAsOwner(client: Client, schema: string): Promise<void> {
  await client.query(`SET ROLE redpine_${schema.replace(/_jobs$/, '')}_owner`);
  await client.query(`SET search_path = ${quoted(schema)}`);
}

/** The parts that the database holds. */
export async function partsIn(client: Client): Promise<Part[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname AS name FROM pg_namespace n WHERE n.nspname = ANY($1) AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid)`,
    [PARTS],
  );
  return PARTS.filter((part) => rows.some(({ name }) => name === part));
}

/** The tables whose rows a backup holds, the largest first. */
export async function tablesIn(client: Client, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname AS schema, c.relname AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY($1) AND c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname || '.' || c.relname <> ALL($2)
      ORDER BY pg_table_size(c.oid) DESC, 1, 2`,
    [schemas, LEFT],
  );
  return rows;
}

/** Where the sequences stand: never before what a snapshot taken earlier holds. */
export async function sequencesIn(client: Client, schemas: readonly string[]): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY($1) AND c.relkind = 'S' ORDER BY 1, 2`,
    [schemas],
  );
  const found: Sequence[] = [];
  for (const each of rows) {
    await actAsOwner(client, each.schema);
    const { rows: [at] } = await client.query<{ last: string; called: boolean }>(`SELECT last_value::text AS last, is_called AS called FROM ${nameOf(each)}`);
    if (at) found.push({ ...each, ...at });
  }
  return found;
}

/** How many rows, and a sum over their digests that does not depend on their order. */
export interface Sum {
  rows: number;
  digest: string;
}

/** Counts and sums rows in COPY's text format, where a line end is always the end of a row. */
export class RowSum {
  #rows = 0;
  readonly #lanes = new Uint32Array(8);
  #rest: Buffer = Buffer.alloc(0);

  add(piece: Buffer): void {
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    let from = 0;
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, from)) {
      const digest = hash('sha256', text.subarray(from, end), 'buffer');
      for (let lane = 0; lane < 8; lane += 1) this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32LE(4 * lane);
      this.#rows += 1;
      from = end + 1;
    }
    this.#rest = Buffer.from(text.subarray(from));
  }

  sum(): Sum {
    return { rows: this.#rows, digest: Buffer.from(this.#lanes.buffer).toString('hex') };
  }
}
