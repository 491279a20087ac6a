import { createPublicKey, type KeyObject } from 'node:crypto';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool, type PoolClient } from 'pg';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import { type Checkpoint, signCheckpoint } from './checkpoint.ts';
import { type Entry, ENTRY_SQL, entryLeaf } from './entry.ts';
import { type Completed, Edge } from './merkle.ts';
import { type Query, readSubtrees, storedLevel } from './tree.ts';

/** Where an installation signs its audit logs, and keeps what was signed outside the database. */
export interface AuditSeal {
  /** Ed25519; its own key, which signs nothing else. */
  key: KeyObject;
  /** Holds `checkpoints.ndjson` and the public half of each key that signed, `key-<id>.pem`. */
  folder: string;
}

export interface SequencerOptions {
  database: Database;
  /** Absent: entries are linked, and nothing is signed. */
  seal?: AuditSeal | undefined;
  log: Log;
  /** At most one checkpoint in this time; 30 s unless told. */
  checkpointMs?: number;
}

export interface Sequencer extends AsyncDisposable {
  /** Links everything committed before the call and not held back by a transaction under way; signs it where due. */
  run(): Promise<void>;
}

const POLL_MS = 500;
// Entries of a busy moment are linked together.
const GATHER_MS = 100;
const CHECKPOINT_MS = 30_000;
const BATCH = 5_000;

/**
 * Links a service's committed audit entries into its Merkle log within a second, and signs its head. Any number of
 * processes may run one: a pass is one transaction under a lock. Runs as the role that may add to the log's tables.
 */
export function startSequencer(options: SequencerOptions): Sequencer {
  const { database, log } = options;
  const pool = new Pool({ ...database.auditConnection, application_name: `redpine ${database.name} audit`, max: 1 });
  const lost = (error: Error): void => log.warn({ err: error }, 'lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  // The first look is at everything: what another cluster's transactions left, after a restore, is in no order here.
  const seen: Horizon = { xid: '0', whole: true, begun: null };
  let running: Promise<void> | undefined;
  let failing = false;
  let gathering: NodeJS.Timeout | undefined;

  const passes = async (): Promise<void> => {
    const client = await pool.connect();
    let failed = true;
    try {
      while (await pass(client, options, seen));
      failed = false;
    } finally {
      // A session in an unknown state ends, and its transaction with it.
      client.release(failed);
    }
  };
  const run = async (): Promise<void> => {
    // What runs may have looked before the caller's commit.
    await running?.catch(() => undefined);
    running ??= passes().finally(() => (running = undefined));
    await running;
  };
  const inBackground = async (): Promise<void> => {
    if (running) return;
    try {
      await run();
      failing = false;
    } catch (error) {
      if (!failing) log.error({ err: error }, 'audit entries are not linked');
      failing = true;
    }
  };
  const stopListening = database.onCommit(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void inBackground();
    }, GATHER_MS);
  });
  const timer = setInterval(() => void inBackground(), POLL_MS);
  void inBackground();
  return {
    run,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      clearTimeout(gathering);
      stopListening();
      await running?.catch(() => undefined);
      await pool.end();
    },
  };
}

/** How far a process has looked. */
interface Horizon {
  /** Everything of transactions before this is linked. */
  xid: string;
  /** The first look, at everything, is not over. */
  whole: boolean;
  /** Where the transactions under way began when the first look did: it may pass by what they commit meanwhile. */
  begun: string | null;
}

// Transactions below xmin are over: no entry of theirs can still appear. Those not begun yet are another cluster's.
const UNLINKED = `
  SELECT ${ENTRY_SQL}
    FROM audit_entry e
   WHERE e.xid >= $1::xid8
     AND (e.xid < pg_snapshot_xmin(pg_current_snapshot()) OR $2 AND e.xid >= pg_snapshot_xmax(pg_current_snapshot()))
     AND NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)
   ORDER BY e.xid, e.id LIMIT ${BATCH}`;

/** Links one batch, and signs the head where that is due; whether more is waiting. */
async function pass(client: PoolClient, { database, seal, checkpointMs = CHECKPOINT_MS }: SequencerOptions, seen: Horizon): Promise<boolean> {
  const query: Query = async <T extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<T>(text, [...values])).rows;
  await client.query('BEGIN');
  const [lock] = await query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine`, [
    `redpine:audit:${database.name}`,
  ]);
  if (!lock?.mine) {
    await client.query('ROLLBACK');
    return false;
  }
  const [tail] = await query<{ size: number }>('SELECT coalesce(max(seq) + 1, 0)::float8 AS size FROM audit_link', []);
  const size = tail?.size ?? 0;
  const [now] = await query<{ xmin: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin', []);
  const entries = await query<Entry>(UNLINKED, [seen.xid, seen.whole]);
  const edge = Edge.of(size, await readSubtrees(query, [size]));
  if (entries.length > 0) await link(query, database.name, edge, entries);
  const checkpoint = seal && (await signIfDue(query, { ...seal, service: database.name, edge, checkpointMs }));
  await client.query('COMMIT');
  if (seal && checkpoint) await keep(seal, checkpoint);

  seen.begun ??= now?.xmin ?? null;
  const more = entries.length === BATCH;
  if (more) seen.xid = entries.at(-1)?.xid ?? seen.xid;
  else Object.assign(seen, { xid: (seen.whole ? seen.begun : now?.xmin) ?? seen.xid, whole: false });
  return more;
}

async function link(query: Query, service: string, edge: Edge, entries: readonly Entry[]): Promise<void> {
  const first = edge.size;
  const nodes: Completed[] = [];
  const leaves = entries.map((entry) => {
    const leaf = entryLeaf(service, entry);
    nodes.push(...edge.append(leaf));
    return leaf;
  });
  await query(
    `INSERT INTO audit_link (seq, entry_id, hash)
     SELECT $1::bigint + n - 1, e.id, e.hash FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS e(id, hash, n)`,
    [first, entries.map(({ id }) => id), leaves],
  );
  const stored = nodes.flatMap(({ level, index, hash }) => {
    const at = storedLevel(level);
    return at === null ? [] : [{ level: at, index, hash }];
  });
  if (stored.length === 0) return;
  await query('INSERT INTO audit_node (level, index, hash) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])', [
    stored.map(({ level }) => level),
    stored.map(({ index }) => index),
    stored.map(({ hash }) => hash),
  ]);
}

async function signIfDue(
  query: Query,
  { key, service, edge, checkpointMs }: { key: KeyObject; service: string; edge: Edge; checkpointMs: number },
): Promise<Checkpoint | undefined> {
  const [last] = await query<{ size: number; at: number }>(
    'SELECT size::float8 AS size, (extract(epoch FROM at) * 1000)::float8 AS at FROM audit_checkpoint ORDER BY audit_checkpoint.size DESC LIMIT 1',
    [],
  );
  // A clock that was set back must not keep the log unsigned.
  if (edge.size <= (last?.size ?? 0) || (last && Math.abs(Date.now() - last.at) < checkpointMs)) return undefined;
  const at = new Date().toISOString();
  const checkpoint = signCheckpoint(key, { service, size: edge.size, root: edge.root().toString('hex'), at });
  await query('INSERT INTO audit_checkpoint (size, root, at, key, signature) VALUES ($1, $2, $3, $4, $5)', [
    checkpoint.size,
    edge.root(),
    at,
    checkpoint.key,
    Buffer.from(checkpoint.signature, 'base64'),
  ]);
  return checkpoint;
}

/** Outside the database, so that whoever cuts the log's end off, checkpoints and all, is found out. */
async function keep({ key, folder }: AuditSeal, checkpoint: Checkpoint): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, `key-${checkpoint.key}.pem`), createPublicKey(key).export({ type: 'spki', format: 'pem' }));
  await appendFile(join(folder, 'checkpoints.ndjson'), `${JSON.stringify(checkpoint)}\n`, { mode: 0o600, flush: true });
}
