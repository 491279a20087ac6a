import { randomUUID } from 'node:crypto';
import { digestOf, writeAudit } from '@redpine/kit/audit';
import type { RequestContext } from '@redpine/kit/context';
import { requestContext, systemContext } from '@redpine/kit/context';
import { inTransaction, type Transaction } from '@redpine/kit/transaction';
import { resolveActor } from './account.actor.ts';
import { hashPassword, LONGEST_PASSWORD, passwordMatches } from './password.ts';

type Parts = Pick<RequestContext, 'database' | 'clock' | 'log'>;

export interface SignedIn {
  /** The account's id. */
  account: string;
  /** The sign-in goes on only after a new password. */
  mustChange: boolean;
}

const FAILURES = 5;
const LOCK_MS = 15 * 60_000;
const SHORTEST_PASSWORD = 12;

/** Counts the attempt before the password is looked at: attempts side by side cannot exceed the limit together. */
const ATTEMPT = `UPDATE account SET
    failed_count = CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END,
    locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 >= ${FAILURES} THEN $3::timestamptz END
  WHERE username = lower($1) AND status = 'ACTIVE' AND (locked_until IS NULL OR locked_until <= $2::timestamptz)
  RETURNING id, password_hash, must_change, locked_until IS NOT NULL AS locked`;

interface Attempted {
  id: string;
  password_hash: string;
  must_change: boolean;
  locked: boolean;
}

/**
 * Signs in by password; null whatever the reason, and in the same time: unknown, disabled, locked (five wrong
 * passwords in a row lock for 15 minutes) or wrong.
 */
export async function signIn(parts: Parts, username: string, password: string): Promise<SignedIn | null> {
  const now = parts.clock();
  const [account] = await parts.database.query<Attempted>(
    ATTEMPT,
    [username.normalize('NFC'), now, new Date(now.getTime() + LOCK_MS)],
    'account_attempt',
  );
  const matches = await passwordMatches(account?.password_hash ?? null, password);
  if (!account) return null;
  if (!matches) {
    await recorded(systemContext(parts), 'account.signInFailed', account.id, account.locked ? 'locked' : null);
    return null;
  }
  const actor = await resolveActor(parts.database, parts.clock, account.id);
  if (!actor) return null;
  const context = requestContext({ actor, language: 'zh-CN', requestId: randomUUID() }, parts);
  await recorded(context, 'account.signIn', account.id, null, async (tx) => {
    await tx.query('UPDATE account SET failed_count = 0, locked_until = NULL, signed_in_at = $2 WHERE id = $1', [
      account.id,
      tx.now,
    ]);
  });
  return { account: account.id, mustChange: account.must_change };
}

/** Writes what the act on the account changes, and its audit entry, in one transaction. */
async function recorded(
  context: RequestContext,
  action: string,
  account: string,
  note: string | null,
  work?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await inTransaction(context.database, context.clock, async (tx) => {
    await work?.(tx);
    await writeAudit(tx, context, { action, inputDigest: digestOf({ account }), basis: [] }, [
      { subject: { type: 'Account', id: account }, note },
    ]);
  });
}

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'UNCHANGED';

/** Length is counted in characters; NIST SP 800-63B asks for length and for nothing about kinds of characters. */
export function passwordFault(username: string, current: string, next: string): PasswordFault | null {
  const length = Array.from(next).length;
  if (length < SHORTEST_PASSWORD) return 'TOO_SHORT';
  if (length > LONGEST_PASSWORD) return 'TOO_LONG';
  if (next === current || next.toLowerCase() === username.toLowerCase()) return 'UNCHANGED';
  return null;
}

/** Signs in with the current password and sets the next one, which `passwordFault` has passed. */
export async function changePassword(
  parts: Parts,
  username: string,
  current: string,
  next: string,
): Promise<SignedIn | null> {
  const signedIn = await signIn(parts, username, current);
  if (!signedIn) return null;
  const hash = await hashPassword(next);
  const actor = await resolveActor(parts.database, parts.clock, signedIn.account);
  if (!actor) return null;
  const context = requestContext({ actor, language: 'zh-CN', requestId: randomUUID() }, parts);
  await recorded(context, 'account.changePassword', signedIn.account, null, async (tx) => {
    await tx.query('UPDATE account SET password_hash = $2, must_change = false WHERE id = $1', [signedIn.account, hash]);
  });
  return { ...signedIn, mustChange: false };
}
