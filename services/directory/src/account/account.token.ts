import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { digestOf, writeAudit } from '@redpine/kit/audit';
import type { RequestContext } from '@redpine/kit/context';
import { inTransaction } from '@redpine/kit/transaction';
import { resolveActor } from './account.actor.ts';

const FORM = /^rp_[\w-]{43}$/;
const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 24 * 365;

export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** `rp_` and 256 random bits. */
export const newToken = (): string => `rp_${randomBytes(32).toString('base64url')}`;

/**
 * A new personal token of the account, shown this once. Throws one clear sentence where the account is unknown or the
 * life is not 1–8760 hours.
 */
export async function issueToken(
  context: RequestContext,
  input: { username: string; name: string; hours: number },
): Promise<{ token: string }> {
  const { username, name, hours } = input;
  if (!Number.isInteger(hours) || hours < 1 || hours > LONGEST_HOURS) {
    throw new Error(`A token lives 1–${LONGEST_HOURS} hours, not ${hours}.`);
  }
  const token = newToken();
  await inTransaction(context.database, context.clock, async (tx) => {
    const [row] = await tx.query<{ id: string; account: string }>(
      `INSERT INTO personal_token (account_id, name, digest, created_at, expires_at)
       SELECT id, $2, $3, $4, $5 FROM account WHERE username = lower($1) AND status = 'ACTIVE'
       RETURNING id, account_id AS account`,
      [username, name, tokenDigest(token), tx.now, new Date(tx.now.getTime() + hours * HOUR_MS)],
    );
    if (!row) throw new Error(`There is no active account "${username}".`);
    writeAudit(tx, context, { action: 'account.issueToken', inputDigest: digestOf(input), basis: [] }, [
      { subject: { type: 'PersonalToken', id: row.id }, after: { account: row.account, name, hours } },
    ]);
  });
  return { token };
}

/** Ends a token; answers whether there was one that still lived. */
export async function revokeToken(context: RequestContext, token: string): Promise<boolean> {
  return inTransaction(context.database, context.clock, async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      'UPDATE personal_token SET revoked_at = $2 WHERE digest = $1 AND revoked_at IS NULL RETURNING id',
      [tokenDigest(token), tx.now],
    );
    if (!row) return false;
    const revoked = { action: 'account.revokeToken', inputDigest: digestOf({ token: row.id }), basis: [] };
    writeAudit(tx, context, revoked, [{ subject: { type: 'PersonalToken', id: row.id } }]);
    return true;
  });
}

/** Who acts with this token; null where it is unknown, expired or revoked, or its account is disabled. */
export async function resolveToken({ database, clock }: RequestContext, token: string): Promise<Actor | null> {
  if (!FORM.test(token)) return null;
  const now = clock();
  const [row] = await database.query<{ id: string; account: string; scope: 'READ' | 'FULL'; stale: boolean }>(
    `SELECT id, account_id AS account, scope,
       last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '5 minutes' AS stale
     FROM personal_token WHERE digest = $1 AND revoked_at IS NULL AND expires_at > $2::timestamptz`,
    [tokenDigest(token), now],
    'token_resolve',
  );
  if (!row) return null;
  // To the five minutes: a script that asks often does not write often.
  if (row.stale) await database.query('UPDATE personal_token SET last_used_at = $2 WHERE id = $1', [row.id, now]);
  const actor = await resolveActor(database, clock, row.account);
  return actor && { ...actor, via: { token: row.id, scope: row.scope } };
}
