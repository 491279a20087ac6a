import type { KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import type { DomainEvent } from './outbox.ts';
import { signEvents } from './outbox.ts';
import type { Peer } from './peer.ts';
import { LIVE } from './transaction.ts';

/** PostgreSQL's notification channel of live signals; payload `{changed:{type,id}}` or `{notification:{account}}`. */
export const LIVE_CHANNEL = 'redpine_live';

export interface RelayOptions {
  database: Database;
  /** Signs batches; the service's name is their source. */
  actorKey: KeyObject;
  /** By name: who receives events of which types. */
  subscribers: Record<string, { peer: Peer; types: readonly string[] }>;
  log: Log;
  /** Events in one batch at most; 200 unless told. */
  batch?: number;
  /** Delivers by itself only once it is resumed: its subscribers are not there yet, or much is to be written first. */
  paused?: boolean;
}

export interface Relay extends AsyncDisposable {
  /** Looks into the outbox now, unless paused. Called shortly after commits by itself. */
  wake(): void;
  /** Delivers by itself from now on. */
  resume(): void;
  /**
   * Resolves when everything committed before the call is delivered; throws the error that prevents it. A transaction
   * under way holds back what began after it: this waits for it, for 10 s at most. Works while paused.
   */
  drain(): Promise<void>;
  /** Sends the whole outbox to the subscriber again; its inbox knows what it has had. */
  replay(subscriber: string): Promise<void>;
}

const POLL_MS = 1_000;
// What a busy moment commits is delivered together.
const GATHER_MS = 100;
const DRAIN_MS = 10_000;

/** Delivers the outbox: to subscribers in order and at least once, to browsers as live signals. */
export function startRelay(options: RelayOptions): Relay {
  const { database, log } = options;
  const size = options.batch ?? 200;
  const lines: Line[] = [{ subscriber: LIVE, types: [LIVE], send: (client, events) => signal(client, events) }];
  for (const [subscriber, { peer, types }] of Object.entries(options.subscribers)) {
    lines.push({
      subscriber,
      types,
      async send(_client, events) {
        await peer.receive(database.name, await signEvents(options.actorKey, database.name, events));
      },
    });
  }
  const runners = lines.map((line) => createRunner(() => deliver(database, line, size), line.subscriber, log));
  let paused = options.paused ?? false;
  const wake = (): void => {
    if (!paused) runners.forEach((runner) => runner.wake());
  };
  let gathering: NodeJS.Timeout | undefined;
  const stopListening = database.onCommit(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      wake();
    }, GATHER_MS);
  });
  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    resume() {
      paused = false;
      wake();
    },
    async drain() {
      const [horizon] = await database.query<{ xid: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid');
      const until = Date.now() + DRAIN_MS;
      for (;;) {
        await Promise.all(runners.map((runner) => runner.run()));
        const waiting = await Promise.all(lines.map((line) => waits(database, line, horizon?.xid ?? '0')));
        if (!waiting.includes(true)) return;
        if (Date.now() > until) throw new Error(`the outbox of ${database.name} is held back`);
        await sleep(25);
      }
    },
    async replay(subscriber) {
      await database.query('DELETE FROM outbox_cursor WHERE subscriber = $1', [subscriber]);
      wake();
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stopListening();
      clearTimeout(gathering);
      await Promise.all(runners.map((runner) => runner.stop()));
    },
  };
}

interface Line {
  subscriber: string;
  types: readonly string[];
  send(client: PoolClient, events: readonly DomainEvent[]): Promise<void>;
}

/** One delivery at a time; a wake during one causes another. */
function createRunner(work: () => Promise<void>, subscriber: string, log: Log) {
  const state = { again: false, stopped: false, failing: false };
  let running: Promise<void> | undefined;

  const untilQuiet = async (): Promise<void> => {
    try {
      do {
        state.again = false;
        await work();
      } while (state.again && !state.stopped);
    } finally {
      running = undefined;
    }
  };
  const start = (): Promise<void> => (running ??= untilQuiet());
  const inBackground = async (): Promise<void> => {
    try {
      await start();
      state.failing = false;
    } catch (error) {
      // A subscriber that is away is said once, not every second.
      if (!state.failing) log.warn({ err: error, subscriber }, 'events wait for their subscriber');
      state.failing = true;
    }
  };
  return {
    wake(): void {
      if (state.stopped) return;
      state.again = true;
      if (!running) void inBackground();
    },
    async run(): Promise<void> {
      // What runs may have read before the caller's commit.
      await running?.catch(() => undefined);
      await start();
    },
    async stop(): Promise<void> {
      state.stopped = true;
      await running?.catch(() => undefined);
    },
  };
}

/** Delivers to one subscriber until nothing is left. Another process that is at it already is left to it. */
async function deliver(database: Database, line: Line, size: number): Promise<void> {
  const client = await database.pool.connect();
  let locked = false;
  try {
    // Held by the session and not by a transaction: an open one would hold back every relay's horizon.
    const key = `redpine:relay:${database.name}:${line.subscriber}`;
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine', [key]);
    locked = rows[0]?.mine ?? false;
    if (!locked) return;
    try {
      while (await deliverBatch(client, line, size));
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
      locked = false;
    }
  } finally {
    // A session that could not give the lock back ends, and the lock with it.
    client.release(locked);
  }
}

/** Whether something that is committed and older than the horizon is not delivered yet. */
async function waits(database: Database, line: Line, horizon: string): Promise<boolean> {
  const rows = await database.query(
    `SELECT 1 FROM outbox o
      WHERE (o.xid, o.id) > (SELECT c.xid, c.id FROM outbox_cursor c WHERE c.subscriber = $1)
        AND o.xid < $2::xid8 AND o.type = ANY($3) LIMIT 1`,
    [line.subscriber, horizon, line.types],
  );
  return rows.length > 0;
}

interface OutboxRow extends DomainEvent {
  xid: string;
}

// Rows of transactions older than every running one are complete and final in this order.
const NEXT = `
  SELECT o.id, o.xid::text AS xid, o.type, o.payload, to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM outbox o
   WHERE (o.xid, o.id) > (SELECT c.xid, c.id FROM outbox_cursor c WHERE c.subscriber = $1)
     AND o.xid < pg_snapshot_xmin(pg_current_snapshot())
     AND o.type = ANY($2)
   ORDER BY o.xid, o.id
   LIMIT $3`;

async function deliverBatch(client: PoolClient, line: Line, size: number): Promise<boolean> {
  await client.query('INSERT INTO outbox_cursor (subscriber) VALUES ($1) ON CONFLICT DO NOTHING', [line.subscriber]);
  const { rows } = await client.query<OutboxRow>({
    name: 'relay-next',
    text: NEXT,
    values: [line.subscriber, line.types, size],
  });
  const last = rows.at(-1);
  if (!last) return false;
  await line.send(
    client,
    rows.map(({ id, type, at, payload }) => ({ id, type, at, payload })),
  );
  await client.query('UPDATE outbox_cursor SET xid = $2::xid8, id = $3 WHERE subscriber = $1', [
    line.subscriber,
    last.xid,
    last.id,
  ]);
  return rows.length === size;
}

async function signal(client: PoolClient, events: readonly DomainEvent[]): Promise<void> {
  // Many changes of one record are one signal.
  const signals = [...new Set(events.map((event) => JSON.stringify(event.payload)))];
  await client.query('SELECT pg_notify($1, s) FROM unnest($2::text[]) AS s', [LIVE_CHANNEL, signals]);
  await client.query('DELETE FROM outbox WHERE id = ANY($1)', [events.map((event) => event.id)]);
}
