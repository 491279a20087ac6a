import type { AuditRecord } from '@redpine/kit/audit';
import type { Transaction } from '@redpine/kit/transaction';

/** Ids of the rows of one table by their stable keys; gives new rows an id ahead of their being written. */
export class Keys {
  readonly ids: Map<string, string>;
  readonly #what: string;
  readonly #fresh: string[];

  constructor(what: string, ids: Map<string, string>, fresh: readonly string[]) {
    this.#what = what;
    this.ids = ids;
    this.#fresh = [...fresh];
  }

  /** The id of a row that is being seeded. */
  claim(key: string): string {
    const known = this.ids.get(key) ?? this.#fresh.shift();
    if (known === undefined) throw new Error(`No id is left for ${this.#what} ${key}`);
    this.ids.set(key, known);
    return known;
  }

  /** The id of a row referred to. Throws one sentence where there is none. */
  find(key: string, from: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`${from} names ${this.#what} ${key}, which there is not.`);
    return id;
  }

  optional(key: string | null | undefined, from: string): string | null {
    return key === null || key === undefined ? null : this.find(key, from);
  }
}

/** @param key SQL over the table's columns that makes the stable key; rows without one are left out. */
export async function loadKeys(tx: Transaction, table: string, key: string, expected: number): Promise<Keys> {
  const rows = await tx.query<{ key: string | null; id: string }>(`SELECT ${key} AS key, id FROM ${table}`);
  const fresh = await tx.query<{ id: string }>('SELECT uuidv7() AS id FROM generate_series(1, $1::int)', [expected]);
  const ids = new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, row.id] as const])));
  return new Keys(table, ids, fresh.map((row) => row.id));
}

/**
 * Inserts rows and updates those that differ, by id, in one statement (references among them hold at its end); answers
 * the audit records of those that were written.
 */
export async function upsert(
  tx: Transaction,
  table: string,
  type: string,
  rows: readonly { id: string }[],
): Promise<AuditRecord[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first).filter((column) => column !== 'id');
  const of = (prefix: string): string => columns.map((column) => `${prefix}.${column}`).join(', ');
  const written = await tx.query<{ id: string; made: boolean; after: object }>(
    `WITH before AS (SELECT id FROM ${table})
     INSERT INTO ${table} AS t (id, ${columns.join(', ')})
     SELECT r.id, ${of('r')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS r
     ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
       WHERE (${of('t')}) IS DISTINCT FROM (${of('excluded')})
     RETURNING t.id, t.id NOT IN (SELECT id FROM before) AS made, to_jsonb(t) - 'id' AS after`,
    [JSON.stringify(rows)],
  );
  return written.map(({ id, made, after }) => ({ subject: { type, id }, after, note: made ? 'made' : 'changed' }));
}
