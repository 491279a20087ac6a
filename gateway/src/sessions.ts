import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@redpine/kit/clock';
import type { Database } from '@redpine/kit/database';
import { Recent } from '@redpine/kit/recent';

export interface Session {
  /** SHA-256 of the id, hexadecimal: safe as a key in memory and in logs. */
  digest: string;
  account: string;
}

const IDLE_MS = 8 * 3_600_000;
export const ABSOLUTE_MS = 24 * 3_600_000;
/** A session ended through another gateway is honoured here no longer than this. */
const REMEMBERED_MS = 10_000;
/** `last_seen_at` is written at most this often. */
const SEEN_MS = 60_000;
/** How long ended sessions stay, to be looked up. */
const KEPT_MS = 7 * 24 * 3_600_000;

interface Remembered {
  session: Session | null;
  at: number;
  seenAt: number;
}

/**
 * Browser sessions in the gateway's schema, so that several gateways share them and a restart keeps them. The
 * id is 256 random bits of which only the SHA-256 is stored. A session ends 8 h after its last use, 24 h after
 * its beginning, or when it is revoked.
 */
export class Sessions {
  readonly #database: Pick<Database, 'query'>;
  readonly #clock: Clock;
  readonly #recent = new Recent<string, Remembered>(10_000);

  constructor(database: Pick<Database, 'query'>, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** @returns the secret id, for the cookie alone */
  async begin(account: string, idToken: string | null, id = newSessionId()): Promise<string> {
    const now = this.#clock();
    await this.#database.query(
      `INSERT INTO session (id_digest, account, id_token, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [digestOf(id), account, idToken, now, new Date(now.getTime() + ABSOLUTE_MS)],
    );
    return id;
  }

  /**
   * The session of a cookie; nothing where it is unknown or over.
   * @param use whether this counts as use: an open signal stream does not keep a session alive
   */
  async find(id: string, use = true): Promise<Session | undefined> {
    const digest = digestOf(id);
    const key = digest.toString('hex');
    const now = this.#clock();
    const known = this.#recent.get(key);
    if (known && now.getTime() - known.at < REMEMBERED_MS) {
      if (known.session && use && now.getTime() - known.seenAt >= SEEN_MS) await this.#seen(digest, key, known, now);
      return known.session ?? undefined;
    }
    const [row] = await this.#database.query<{ account: string; seen: string }>(
      `SELECT account, extract(epoch FROM last_seen_at) * 1000 AS seen FROM session
       WHERE id_digest = $1 AND revoked_at IS NULL AND expires_at > $2 AND last_seen_at > $3`,
      [digest, now, new Date(now.getTime() - IDLE_MS)],
      'session_find',
    );
    // What is not found is not remembered: ids of one's own invention would push real ones out.
    if (!row) return undefined;
    const found = { session: { digest: key, account: row.account }, at: now.getTime(), seenAt: Number(row.seen) };
    this.#recent.set(key, found);
    if (use && now.getTime() - found.seenAt >= SEEN_MS) await this.#seen(digest, key, found, now);
    return found.session;
  }

  /** Ends a session. @returns the ID token it began with, for the issuer's end of session */
  async end(id: string): Promise<{ idToken: string | null } | undefined> {
    const digest = digestOf(id);
    const now = this.#clock();
    this.#recent.set(digest.toString('hex'), { session: null, at: now.getTime(), seenAt: now.getTime() });
    const [row] = await this.#database.query<{ id_token: string | null }>(
      `UPDATE session AS ended SET revoked_at = $2, id_token = NULL
       FROM (SELECT id_digest, id_token FROM session WHERE id_digest = $1 FOR UPDATE) AS before
       WHERE ended.id_digest = before.id_digest AND ended.revoked_at IS NULL
       RETURNING before.id_token`,
      [digest, now],
    );
    return row && { idToken: row.id_token };
  }

  /** Removes sessions that ended long ago. */
  async sweep(): Promise<void> {
    const before = new Date(this.#clock().getTime() - KEPT_MS);
    await this.#database.query('DELETE FROM session WHERE expires_at < $1', [before]);
  }

  async #seen(digest: Buffer, key: string, known: Remembered, now: Date): Promise<void> {
    this.#recent.set(key, { ...known, seenAt: now.getTime() });
    await this.#database.query(
      'UPDATE session SET last_seen_at = greatest(last_seen_at, $2) WHERE id_digest = $1',
      [digest, now],
      'session_seen',
    );
  }
}

/** The secret id of a session that is to begin. */
export const newSessionId = (): string => randomBytes(32).toString('base64url');

export const sessionDigest = (id: string): string => digestOf(id).toString('hex');

function digestOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
