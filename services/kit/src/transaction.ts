import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { CompiledQuery } from 'kysely';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';

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
  /** Enqueues a job of this service. */
  job(name: string, payload: object, options?: { runAt?: Date; key?: string }): Promise<void>;
}

/** Runs the work in one transaction; what it emits is in the outbox with it. Wakes the relay after commit. */
export async function inTransaction<R>(
  database: Database,
  clock: Clock,
  work: (transaction: Transaction) => Promise<R>,
): Promise<R> {
  const emitted: { type: string; payload: object }[] = [];
  const result = await database.em().transactional(async (em) => {
    const transaction = createTransaction(database.name, em, clock(), emitted);
    const returned = await work(transaction);
    await em.flush();
    if (emitted.length > 0) {
      // One statement, in order: ids made by uuidv7() in one session ascend.
      await transaction.query(
        `INSERT INTO outbox (type, payload, at)
         SELECT e.type, e.payload::jsonb, $3 FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS e(type, payload, n) ORDER BY n`,
        [emitted.map((event) => event.type), emitted.map((event) => JSON.stringify(event.payload)), transaction.now],
      );
    }
    return returned;
  });
  if (emitted.length > 0) database.committed();
  return result;
}

function createTransaction(
  service: string,
  em: SqlEntityManager,
  now: Date,
  emitted: { type: string; payload: object }[],
): Transaction {
  const emit = (type: string, payload: object): void => {
    emitted.push({ type, payload });
  };
  const query = <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> => queryIn<T>(em, text, values);
  return {
    em,
    now,
    query,
    emit,
    changed: (type, id) => emit(LIVE, { changed: { type, id } }),
    notified: (account) => emit(LIVE, { notification: { account } }),
    notify: (request) => emit(NOTIFICATION_REQUESTED, request),
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

/** Rows of one statement on the entity manager's own transaction, with real parameters. */
export async function queryIn<T extends object>(
  em: SqlEntityManager,
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const connection = em.getTransactionContext<Kysely<unknown>>();
  if (!connection) throw new Error('queryIn needs a transaction');
  const result = await connection.executeQuery<T>(CompiledQuery.raw(text, [...values]));
  return result.rows;
}
