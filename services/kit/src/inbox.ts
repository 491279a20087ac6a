import type { KeyObject } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { DomainEvent } from './outbox.ts';
import { verifyEvents } from './outbox.ts';
import type { SignedEvents } from './peer.ts';
import type { Transaction } from './transaction.ts';
import { inTransaction } from './transaction.ts';

/** Takes events of one type in, in their order, in the transaction that marks them as had; never none. */
export type EventHandler = (transaction: Transaction, events: readonly DomainEvent[], source: string) => Promise<void>;

export interface InboxOptions {
  database: Database;
  clock: Clock;
  actorPublicKey: KeyObject;
  /** By event type; a type without a handler is marked as had. */
  handlers: Record<string, EventHandler>;
}

export interface Inbox {
  /** Commits the batch and its effects, each event once however often it comes. Throws where anything fails. */
  receive(source: string, events: SignedEvents): Promise<void>;
}

export function createInbox(options: InboxOptions): Inbox {
  const { database, clock, handlers } = options;
  return {
    async receive(source, signed) {
      const events = await verifyEvents(options.actorPublicKey, source, signed);
      if (events.length === 0) return;
      await inTransaction(database, clock, async (transaction) => {
        const fresh = await transaction.query<{ event_id: string }>(
          `INSERT INTO inbox (source, event_id, type)
           SELECT $1, e.id, e.type FROM unnest($2::uuid[], $3::text[]) AS e(id, type)
           ON CONFLICT DO NOTHING RETURNING event_id`,
          [source, events.map((event) => event.id), events.map((event) => event.type)],
        );
        const wanted = new Set(fresh.map((row) => row.event_id));
        for (const [type, run] of runs(events.filter((event) => wanted.delete(event.id)))) {
          if (Object.hasOwn(handlers, type)) await handlers[type]?.(transaction, run, source);
        }
      });
    },
  };
}

/** What follows each other and is of one type. */
function runs(events: readonly DomainEvent[]): [type: string, run: DomainEvent[]][] {
  const found: [string, DomainEvent[]][] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (last?.[0] === event.type) last[1].push(event);
    else found.push([event.type, [event]]);
  }
  return found;
}
