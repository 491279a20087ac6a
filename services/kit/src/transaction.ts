import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DatabaseError, type PoolClient, type QueryResult } from 'pg';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { addEntities, LostRace, NO_ROW, Writes } from './writes.ts';

/** Whom a notification is for: persons by id, and whoever holds a post of a kind when it is delivered. */
export interface Recipients {
  persons?: readonly string[];
  posts?: readonly { kind: string; organ?: string | null; area?: string | null }[];
}

export interface NotificationRequest {
  to: Recipients;
  /** Such as SUGGESTION_ASSIGNED. */
  kind: string;
  /** One line for the reader, of public content. */
  subject: string;
  /** Path of the web application. */
  path: string;
}

/** Type of the event that asks directory to notify; its payload is a `NotificationRequest`. */
export const NOTIFICATION_REQUESTED = 'notification.requested';
/** Type of outbox rows that are signals to browsers and go to no other service. */
export const LIVE = 'live';

/** One transaction of an act or of an event's handler. */
export interface Transaction {
  /** Entities of this transaction; flushed before commit. */
  readonly em: SqlEntityManager;
  /** The instant of the whole transaction. */
  readonly now: Date;
  /** Rows of one statement, with real parameters, in this transaction. Flush entities first where it depends on them. */
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** An event for the other services, delivered after commit, in order, at least once. */
  emit(type: string, payload: object): void;
  /** Tells browsers that the record changed. */
  changed(type: string, id: string): void;
  /** Tells the account's browsers that there is a notification (directory only). */
  notified(account: string): void;
  /** Asks directory to notify. */
  notify(request: NotificationRequest): void;
  /** Adds to the one statement that ends the transaction, with its entities and events. */
  last(add: (writes: Writes) => void): void;
  /** Enqueues a job of this service. */
  job(name: string, payload: object, options?: { runAt?: Date; key?: string }): Promise<void>;
}

/** What is asked on the way into a transaction: the work's first statements travel with it. */
export interface Entrance {
  text: string;
  values: readonly unknown[];
  /** Sees the rows before the work sees any; where it throws, the work sees none, and the transaction is over. */
  answered: (rows: object[], reads: Pick<Transaction, 'query'>) => Promise<void>;
}

/**
 * Runs the work in one transaction; what it emits is in the outbox with it. Wakes the relay after commit. What is left to
 * write travels with the commit: an error in it makes that a rollback.
 */
export async function inTransaction<R>(
  database: Database,
  clock: Clock,
  work: (transaction: Transaction) => Promise<R>,
  entrance?: Entrance,
): Promise<R> {
  const emitted: Emitted[] = [];
  const client = await database.pool.connect();
  const asking = new Asking(client);
  let lost = false;
  try {
    const result = await carryOut(client, { database, asking, now: clock(), work, entrance, emitted });
    if (emitted.length > 0) database.committed();
    return result;
  } catch (error) {
    lost = await rollBack(client);
    throw error;
  } finally {
    asking.close();
    // A connection in an unknown state ends, and its transaction with it.
    client.release(lost);
  }
}

interface Emitted {
  type: string;
  payload: object;
}

interface Carried<R> {
  database: Database;
  asking: Asking;
  now: Date;
  work: (transaction: Transaction) => Promise<R>;
  entrance: Entrance | undefined;
  emitted: Emitted[];
}

async function carryOut<R>(client: PoolClient, { database, asking, now, work, entrance, emitted }: Carried<R>): Promise<R> {
  await client.query('begin');
  const em = database.em();
  em.setTransactionContext(asking);
  const last: ((writes: Writes) => void)[] = [];
  const entering = entrance && asking.enter(entrance);
  const working = work(createTransaction(database.name, { em, now, emitted, last, asking }));
  // The work is over before its connection is another's, whatever else has failed.
  const [entered, worked] = await Promise.allSettled([entering, working]);
  if (entered.status === 'rejected') throw entered.reason;
  if (worked.status === 'rejected') throw worked.reason;

  const writes = new Writes();
  if (!addEntities(writes, em)) await em.flush();
  for (const add of last) add(writes);
  if (emitted.length > 0) addEvents(writes, emitted, now);
  await commit(client, writes);
  return worked.value;
}

/** What a transaction asks of its connection, MikroORM's statements included. */
class Asking {
  readonly #client: PoolClient;
  #entered: Promise<void> | undefined;
  #closed = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async enter({ text, values, answered }: Entrance): Promise<void> {
    const query = async <T extends object>(asked: string, given: readonly unknown[] = []): Promise<T[]> =>
      (await this.#client.query<T>(asked, [...given])).rows;
    const entering = query(text, values).then((rows) => answered(rows, { query }));
    this.#entered = entering;
    await entering;
    this.#entered = undefined;
  }

  close(): void {
    this.#closed = true;
  }

  async ask(text: string, values: readonly unknown[]): Promise<QueryResult<object>> {
    if (this.#closed) throw new Error('the transaction is over');
    const answer = this.#client.query<object>(text, [...values]);
    if (this.#entered) {
      // Where there is no entering, nobody waits for the answer.
      answer.catch(() => undefined);
      await this.#entered;
    }
    return answer;
  }

  /** As MikroORM asks (Kysely's `executeQuery`). */
  async executeQuery({ sql, parameters }: { sql: string; parameters: readonly unknown[] }): Promise<{ rows: object[]; numAffectedRows: bigint }> {
    const { rows, rowCount } = await this.ask(sql, parameters);
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }
}

function addEvents(writes: Writes, emitted: readonly Emitted[], now: Date): void {
  const types = writes.value(emitted.map(({ type }) => type));
  const payloads = writes.value(emitted.map(({ payload }) => JSON.stringify(payload)));
  // In order: ids made by uuidv7() in one session ascend.
  writes.add(`INSERT INTO outbox (type, payload, at) SELECT e.type, e.payload::jsonb, ${writes.value(now)}::timestamptz
    FROM unnest(${types}::text[], ${payloads}::text[]) WITH ORDINALITY AS e(type, payload, n) ORDER BY n`);
}

async function commit(client: PoolClient, writes: Writes): Promise<void> {
  const { text, values } = writes;
  const writing = text === null ? undefined : client.query(text, values);
  const [written, committed] = await Promise.allSettled([writing, client.query('commit')]);
  if (written.status === 'rejected') {
    const { reason } = written;
    throw writes.versioned.length > 0 && isNoRow(reason) ? new LostRace(writes.versioned, { cause: reason }) : reason;
  }
  if (committed.status === 'rejected') throw committed.reason;
}

const isNoRow = (error: unknown): boolean => error instanceof DatabaseError && error.code === NO_ROW;

/** Whether the connection is lost. */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return false;
  } catch {
    // Why the transaction failed is what its caller has to learn.
    return true;
  }
}

interface Parts extends Pick<Transaction, 'em' | 'now'> {
  emitted: Emitted[];
  last: ((writes: Writes) => void)[];
  asking: Asking;
}

function createTransaction(service: string, { em, now, emitted, last, asking }: Parts): Transaction {
  const emit = (type: string, payload: object): void => {
    emitted.push({ type, payload });
  };
  const query = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await asking.ask(text, values)).rows as T[];
  return {
    em,
    now,
    query,
    emit,
    changed: (type, id) => emit(LIVE, { changed: { type, id } }),
    notified: (account) => emit(LIVE, { notification: { account } }),
    notify: (request) => emit(NOTIFICATION_REQUESTED, request),
    last: (add) => void last.push(add),
    async job(name, payload, options = {}) {
      await query(`SELECT ${service}_jobs.add_job($1, $2::json, run_at => $3::timestamptz, job_key => $4)`, [
        name,
        JSON.stringify(payload),
        options.runAt?.toISOString() ?? null,
        options.key ?? null,
      ]);
    },
  };
}
