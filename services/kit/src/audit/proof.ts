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
  const [link] = await query<{ seq: number; leaf: Buffer; checkpoint: Omit<Checkpoint, 'service'> | null }>(
    `SELECT l.seq::float8 AS seq, l.hash AS leaf, to_jsonb(newest) AS checkpoint
       FROM audit_link l
       LEFT JOIN LATERAL (SELECT ${CHECKPOINT_SQL} FROM audit_checkpoint c WHERE c.size > l.seq ORDER BY c.size DESC LIMIT 1) newest ON true
      WHERE l.entry_id = $1`,
    [entry],
  );
  if (!link) return null;
  const { seq, leaf, checkpoint } = link;
  if (!checkpoint) return { seq, leaf, checkpoint: null, path: [] };
  const path = inclusionPath(seq, checkpoint.size, await readSubtrees(query, [seq, checkpoint.size]));
  return { seq, leaf, checkpoint: { service: database.name, ...checkpoint }, path };
}
