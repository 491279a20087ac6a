import { isIPv6 } from 'node:net';
import type { Actor } from '@redpine/kit/actor';
import type { Database } from '@redpine/kit/database';
import type { Log } from '@redpine/kit/log';
import { Recent } from '@redpine/kit/recent';
import { GatewayProblem } from './problem.ts';

export interface Rate {
  /** Points of cost that a bucket holds. */
  capacity: number;
  /** Points a second that come back. */
  restore: number;
}

/** How an account's bucket stands, as far as this process knows: another's use of the last second is not in it. */
export interface Level extends Rate {
  /** Null while the shared buckets are away. */
  remaining: number | null;
}

/** The part of a bucket that a process draws ahead. */
const LEASE = 0.05;
/** A lease is spent or given back within this; the shared bucket is asked at most so often for small requests. */
const LEASE_MS = 1_000;
/** Buckets kept in memory. */
const HELD = 10_000;

interface Held {
  points: number;
  /** What the shared bucket had left when this was drawn. */
  left: number;
  at: number;
}

/**
 * Leaky buckets of query cost, one an account, in the gateway's schema: all gateway processes draw on the same.
 * A process draws a twentieth ahead and spends it without asking, so nobody ever gets more than the bucket holds, and
 * somebody may be refused a twentieth early for each other process (decision 017). With the database away
 * requests pass: the limits of a single request still hold.
 */
export class RateBuckets {
  readonly #database: Pick<Database, 'query'>;
  readonly #rate: Rate;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #held = new Recent<string, Held>(HELD);
  readonly #drawing = new Map<string, Promise<unknown>>();
  #away = -Infinity;

  constructor(options: { database: Pick<Database, 'query'>; rate: Rate; log: Log; now?: () => number }) {
    this.#database = options.database;
    this.#rate = options.rate;
    this.#log = options.log;
    this.#now = options.now ?? (() => performance.now());
  }

  /**
   * Takes the cost of a request, at least one point, out of a bucket.
   * @throws GatewayProblem 429 RATE_LIMITED, with the seconds after which so much has come back
   */
  async take(key: string, requested: number): Promise<Level> {
    const cost = Math.max(1, requested);
    for (;;) {
      const held = this.#held.get(key);
      const age = held ? this.#now() - held.at : Infinity;
      if (held && age < LEASE_MS) {
        if (held.points >= cost) {
          held.points -= cost;
          return this.#level(held.left + held.points);
        }
        const atMost = held.left + held.points + (this.#rate.restore * age) / 1_000;
        if (atMost < cost) throw this.#refusal(cost, atMost);
      }
      if (this.#now() - this.#away < LEASE_MS) return this.#level(null);
      const drawing = this.#drawing.get(key);
      if (drawing) await drawing;
      else return this.#draw(key, cost, held?.points ?? 0);
    }
  }

  /** Removes buckets that are full again. */
  async sweep(): Promise<void> {
    const { restore } = this.#rate;
    await this.#database.query('DELETE FROM rate_bucket WHERE used <= $1::float8 * extract(epoch FROM now() - at)', [restore]);
  }

  async #draw(key: string, cost: number, back: number): Promise<Level> {
    this.#held.set(key, { points: 0, left: 0, at: -Infinity });
    const drawn = this.#ask(key, cost, back);
    // Whoever waits asks again in any case.
    this.#drawing.set(key, drawn.catch(() => undefined));
    let row: { used: number; granted: number };
    try {
      row = await drawn;
    } catch (error) {
      this.#away = this.#now();
      this.#log.warn({ err: error }, 'requests pass without a rate: the shared buckets are away');
      return this.#level(null);
    } finally {
      this.#drawing.delete(key);
    }
    const left = this.#rate.capacity - row.used;
    const points = Math.max(0, row.granted - cost);
    this.#held.set(key, { points, left, at: this.#now() });
    if (row.granted === 0) throw this.#refusal(cost, left);
    return this.#level(left + points);
  }

  /** One statement: leaks, takes back what was not spent of the last lease, and grants cost and lease, or cost, or nothing. */
  async #ask(key: string, cost: number, back: number): Promise<{ used: number; granted: number }> {
    const { capacity, restore } = this.#rate;
    const lease = Math.max(0, Math.min(Math.floor(capacity * LEASE), capacity - cost));
    const [row] = await this.#database.query<{ used: number; granted: number }>(
      `INSERT INTO rate_bucket AS bucket (key, used, granted, at) VALUES ($1, $2::float8 + $3::float8, $2 + $3, now())
       ON CONFLICT (key) DO UPDATE SET (used, granted, at) = (
         SELECT level + fits, fits, greatest(bucket.at, now())
         FROM (SELECT greatest(0, bucket.used - $4::float8 - $6::float8 * greatest(0, extract(epoch FROM now() - bucket.at))) AS level) AS leaked,
         LATERAL (SELECT CASE WHEN level + $2 + $3 <= $5::float8 THEN $2 + $3 WHEN level + $2 <= $5 THEN $2 ELSE 0 END AS fits) AS grants)
       RETURNING used, granted`,
      [key, cost, lease, back, capacity, restore],
      'rate_bucket_take',
    );
    if (!row) throw new Error('a bucket answers with its level');
    return row;
  }

  #level(remaining: number | null): Level {
    return { ...this.#rate, remaining: remaining === null ? null : Math.floor(remaining) };
  }

  #refusal(cost: number, left: number): GatewayProblem {
    const retryAfter = Math.ceil(Math.max(1, (cost - left) / this.#rate.restore));
    const words = `The request is past a limit: rate ≤ ${this.#rate.restore} points a second. Try again in ${retryAfter} s.`;
    return new GatewayProblem(429, 'RATE_LIMITED', words, { cost: { requested: cost, bucket: this.#level(left) } }, { 'retry-after': String(retryAfter) });
  }
}

/** Whose bucket a request draws on: the account's; a visitor's address's, which is her network's in IPv6. */
export function bucketOf(actor: Pick<Actor, 'id' | 'kind'>, address: string): string {
  if (actor.kind !== 'ANONYMOUS') return `account ${actor.id}`;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return `address ${mapped ?? address}`;
  const [head = '', tail = ''] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0') : [];
  return `address ${[...groups, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
