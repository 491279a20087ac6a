import { digestOf, writeAudit } from '@redpine/kit/audit';
import type { Clock } from '@redpine/kit/clock';
import { type RequestContext, requestContext } from '@redpine/kit/context';
import type { Database } from '@redpine/kit/database';
import type { Actor } from '@redpine/kit/actor';
import { inTransaction, type Transaction } from '@redpine/kit/transaction';
import { resolveActor } from './account.actor.ts';

// A session as directory knows it: whose, from where, since when, and whether it was ended. The gateway holds the cookie's
// side and asks here, at least every half minute, whether the session still stands.

/** The session in which the actor came, if in one. */
export const sessionOf = ({ via }: Actor): string | null => (via && 'session' in via ? via.session : null);

export interface NewSession {
  /** Who, in the words of the issuer. */
  subject: string;
  /** Whether an issuer of the site's own says so: its subjects are not account ids. */
  external: boolean;
  /** SHA-256 of the session's id, hexadecimal. */
  digest: string;
  address: string;
  browser: string;
  expiresAt: Date;
}

/** Begins a session. @returns the account's id; null for a subject without an account, or with a disabled one */
export async function sessionBegin(context: RequestContext, session: NewSession): Promise<string | null> {
  const { database, clock } = context;
  const [row] = await database.query<{ id: string }>(
    `SELECT id FROM account WHERE ${session.external ? 'subject' : 'id::text'} = $1 AND status = 'ACTIVE'`,
    [session.subject],
  );
  const actor = row && (await resolveActor(database, clock, row.id));
  if (!actor) return null;
  const own = requestContext({ actor, language: context.language, requestId: context.requestId }, context);
  await inTransaction(database, clock, async (tx) => {
    const [made] = await tx.query<{ id: string }>(
      `INSERT INTO account_session (account_id, digest, browser, address, started_at, last_seen_at, expires_at)
       VALUES ($1, decode($2, 'hex'), $3, $4, $5, $5, $6) RETURNING id`,
      [actor.id, session.digest, session.browser.slice(0, 300), session.address, tx.now, session.expiresAt],
    );
    if (session.external) {
      await tx.query('UPDATE account SET signed_in_at = $2 WHERE id = $1', [actor.id, tx.now]);
      await tx.query(`INSERT INTO sign_in_event (at, account_id, kind, address, browser) VALUES ($1, $2, 'SIGNED_IN', $3, $4)`, [
        tx.now, actor.id, session.address, session.browser.slice(0, 300),
      ]);
    }
    writeAudit(tx, own, { action: 'account.sessionBegin', inputDigest: digestOf({ session: made?.id }), basis: [] }, [
      { subject: { type: 'Account', id: actor.id }, after: { session: made?.id } },
    ]);
  });
  return actor.id;
}

/** Who acts in this session; null where it is unknown, over or ended, or its account is disabled. */
export async function resolveSession(database: Database, clock: Clock, digest: string): Promise<Actor | null> {
  const now = clock();
  const [row] = await database.query<{ id: string; account: string; stale: boolean }>(
    `SELECT id, account_id AS account, last_seen_at < $2::timestamptz - interval '1 minute' AS stale
     FROM account_session WHERE digest = decode($1, 'hex') AND ended_at IS NULL AND expires_at > $2::timestamptz`,
    [digest, now],
    'account_session_resolve',
  );
  const actor = row ? await resolveActor(database, clock, row.account) : null;
  if (!row || !actor) return null;
  if (row.stale) await database.query('UPDATE account_session SET last_seen_at = $2 WHERE id = $1', [row.id, now], 'account_session_seen');
  return { ...actor, via: { session: row.id } };
}

/** The browser signed out. */
export async function sessionEnd({ database, clock }: RequestContext, digest: string): Promise<void> {
  await database.query(`UPDATE account_session SET ended_at = $2 WHERE digest = decode($1, 'hex') AND ended_at IS NULL`, [digest, clock()]);
}

/**
 * Ends the account's sessions but the one to keep, and what the issuer remembers of the account: else the browser would
 * be signed in again without being asked. @returns how many
 */
export async function endSessionsOf(tx: Transaction, account: string, keep: string | null = null): Promise<number> {
  const ended = await tx.query(
    'UPDATE account_session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid RETURNING 1',
    [account, tx.now, keep],
  );
  await forgetAtIssuer(tx, account);
  return ended.length;
}

export async function forgetAtIssuer(tx: Transaction, account: string): Promise<void> {
  await tx.query(`DELETE FROM oidc WHERE payload ->> 'accountId' = $1`, [account]);
}
