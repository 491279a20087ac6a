import type { Database } from '../database.ts';
import type { Checkpoint } from './checkpoint.ts';
import { inclusionPath } from './merkle.ts';
import { type Query, readSubtrees } from './tree.ts';

/** Where an entry stands in its service's log, and what proves it. */
export interface Proof {
  /** Place in the log, from 0. */
  seq: number;
  leaf: Buffer;
  /** The newest checkpoint that covers the entry; null until one is signed. */
  checkpoint: Checkpoint | null;
  /** The path from the leaf to the checkpoint's root; empty without one. */
  path: readonly Buffer[];
}

/** The columns of a checkpoint, as `Checkpoint` has them; of table `c`. */
export const CHECKPOINT_SQL = `c.size::float8 AS size, encode(c.root, 'hex') AS root, c.key,
  to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
  translate(encode(c.signature, 'base64'), E'\\n', '') AS signature`;

/** The proof of an entry; null while it is not linked, and where there is no such entry. */
export async function proofOf(database: Pick<Database, 'name' | 'query'>, entry: string): Promise<Proof | null> {
  const query: Query = (text, values) => database.query(text, values);
  const [link] = await query<{ seq: number; hash: Buffer }>('SELECT seq::float8 AS seq, hash FROM audit_link WHERE entry_id = $1', [entry]);
  if (!link) return null;
  const [last] = await query<Omit<Checkpoint, 'service'>>(
    `SELECT ${CHECKPOINT_SQL} FROM audit_checkpoint c WHERE c.size > $1 ORDER BY c.size DESC LIMIT 1`,
    [link.seq],
  );
  const { seq, hash: leaf } = link;
  if (!last) return { seq, leaf, checkpoint: null, path: [] };
  const path = inclusionPath(seq, last.size, await readSubtrees(query, [seq, last.size]));
  return { seq, leaf, checkpoint: { service: database.name, ...last }, path };
}
