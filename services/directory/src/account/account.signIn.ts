import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { digestOf, writeAudit } from '@redpine/kit/audit';
import type { RequestContext } from '@redpine/kit/context';
import { requestContext, systemContext } from '@redpine/kit/context';
import { inTransaction, type Transaction } from '@redpine/kit/transaction';
import { resolveActor } from './account.actor.ts';
import { holdsAny, type PasswordFault, passwordFault } from './account.policy.ts';
import { type SignInRule, signInRule } from './account.rule.ts';
import { demoSecret, newRecoveryCodes, recoveryDigest, stepOf } from './account.secondFactor.ts';
import { COMMON_PASSWORDS, hashPassword, passwordMatches } from './password.ts';
import type { Sealing } from './sealing.ts';
import { endSessionsOf } from './account.session.ts';

export type Parts = Pick<RequestContext, 'database' | 'clock' | 'log'>;

/** From where somebody signs in. */
export interface Visitor {
  address: string;
  /** What the browser calls itself. */
  browser: string;
}

/** Who has shown a right password, and what is still asked for. */
export interface Known {
  account: string;
  username: string;
  demo: boolean;
  mustChange: boolean;
  /** CODE: of the authenticator that there is; ENROL: there must be one, and is not yet. */
  secondFactor: 'NONE' | 'CODE' | 'ENROL';
}

interface AccountRow {
  id: string;
  username: string;
  password_hash: string;
  must_change: boolean;
  demo: boolean;
  locked: boolean;
}

const MINUTE_MS = 60_000;
/** No refusal comes sooner: its time says nothing of why. */
const REFUSAL_MS = 250;

/** Counts the attempt before the secret is looked at: attempts side by side cannot exceed the limit together. */
const ATTEMPT = `UPDATE account SET
    failed_count = CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END,
    locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 >= $3
      THEN coalesce($2::timestamptz + make_interval(mins => $4::int), 'infinity') END
  WHERE CASE WHEN $5 THEN id::text ELSE username END = $1 AND status = 'ACTIVE'
    AND (locked_until IS NULL OR locked_until <= $2::timestamptz)
  RETURNING id, username, password_hash, must_change, demo, locked_until IS NOT NULL AS locked`;

const attempt = async (parts: Parts, rule: SignInRule, by: { username: string } | { id: string }): Promise<AccountRow | undefined> => {
  const isId = 'id' in by;
  const name = isId ? by.id : by.username.normalize('NFC').toLowerCase();
  const values = [name, parts.clock(), rule.failures, rule.lock_minutes, isId];
  const [row] = await parts.database.query<AccountRow>(ATTEMPT, values, 'account_attempt');
  return row;
};

/** A right secret was no failure. It does not end the row of failures: a password that is known would reset it. */
const UNDO = `UPDATE account SET failed_count = greatest(failed_count - 1, 0),
    locked_until = CASE WHEN $2 THEN NULL ELSE locked_until END WHERE id = $1`;

type EventKind = 'SIGNED_IN' | 'WRONG_PASSWORD' | 'WRONG_CODE' | 'LOCKED' | 'UNLOCKED';

export const logEvent = async (tx: Pick<Transaction, 'query' | 'now'>, account: string, kind: EventKind, visitor: Visitor): Promise<void> => {
  await tx.query('INSERT INTO sign_in_event (at, account_id, kind, address, browser) VALUES ($1, $2, $3, $4, $5)', [
    tx.now, account, kind, visitor.address, visitor.browser,
  ]);
};

/** A sign-in that got no attempt: who it was meant for, if anybody, stands in the log alone. */
const REFUSED = `INSERT INTO sign_in_event (at, account_id, kind, address, browser)
  SELECT $2, a.id, CASE WHEN a.id IS NULL THEN 'UNKNOWN_NAME' WHEN a.status = 'DISABLED' THEN 'REFUSED_DISABLED'
    ELSE 'REFUSED_LOCKED' END, $3, $4 FROM (SELECT 1) one LEFT JOIN account a ON a.username = $1 OR a.id::text = $1`;

/**
 * Whoever has the password; 'WRONG' whatever the reason, and not sooner for one than for another: unknown, disabled,
 * locked or wrong. 'SLOW' where too many sign-ins from the address have failed lately, before anything is looked at.
 */
export async function passPassword(parts: Parts, visitor: Visitor, username: string, password: string): Promise<Known | 'WRONG' | 'SLOW'> {
  const started = Date.now();
  const rule = await signInRule(parts.database, parts.clock());
  if (await isSlowed(parts, rule, visitor)) return 'SLOW';
  const account = await attempt(parts, rule, { username });
  const matches = await passwordMatches(account?.password_hash ?? null, password);
  if (account && matches) {
    await parts.database.query(UNDO, [account.id, account.locked]);
    return known(parts, rule, account);
  }
  if (account) await recordFailure(parts, visitor, account, 'WRONG_PASSWORD');
  else await parts.database.query(REFUSED, [username.normalize('NFC').toLowerCase(), parts.clock(), visitor.address, visitor.browser]);
  await pause(Math.max(0, REFUSAL_MS - (Date.now() - started)));
  return 'WRONG';
}

async function isSlowed({ database, clock }: Parts, rule: SignInRule, { address }: Visitor): Promise<boolean> {
  const since = new Date(clock().getTime() - rule.address_minutes * MINUTE_MS);
  const [row] = await database.query<{ failures: number }>(
    `SELECT count(*)::int AS failures FROM (SELECT 1 FROM sign_in_event
      WHERE address = $1 AND at > $2 AND kind NOT IN ('SIGNED_IN', 'UNLOCKED') LIMIT $3) recent`,
    [address, since, rule.address_failures],
  );
  return (row?.failures ?? 0) >= rule.address_failures;
}

async function known(parts: Parts, rule: SignInRule, account: AccountRow): Promise<Known | 'WRONG'> {
  const actor = await resolveActor(parts.database, parts.clock, account.id);
  if (!actor) return 'WRONG';
  const [enrolled] = await parts.database.query('SELECT 1 FROM second_factor WHERE account_id = $1', [account.id]);
  const needed = holdsAny(actor, rule.second_factor_posts);
  const here = enrolled !== undefined || account.demo;
  const secondFactor = enrolled || (needed && here) ? 'CODE' : needed ? 'ENROL' : 'NONE';
  return { account: account.id, username: account.username, demo: account.demo, mustChange: account.must_change, secondFactor };
}

async function recordFailure(parts: Parts, visitor: Visitor, account: AccountRow, kind: 'WRONG_PASSWORD' | 'WRONG_CODE'): Promise<void> {
  await recorded(systemContext(parts), 'account.signInFailed', account.id, account.locked ? 'locked' : null, (tx) =>
    logEvent(tx, account.id, account.locked ? 'LOCKED' : kind, visitor));
}

/** Whether the code is the authenticator's, not used before, or one of the recovery codes, which then is used up. */
export async function passCode(parts: Parts, sealing: Sealing, visitor: Visitor, account: string, code: string): Promise<boolean> {
  const rule = await signInRule(parts.database, parts.clock());
  const row = await attempt(parts, rule, { id: account });
  if (!row) {
    await parts.database.query(REFUSED, [account, parts.clock(), visitor.address, visitor.browser]);
    return false;
  }
  const compact = code.replaceAll(/\s/g, '');
  if ((await isCode(parts, sealing, row, compact)) || (await isRecoveryCode(parts, row.id, compact))) {
    await parts.database.query(UNDO, [row.id, row.locked]);
    return true;
  }
  await recordFailure(parts, visitor, row, 'WRONG_CODE');
  return false;
}

/** Real time, not the house's clock: authenticators know no other. */
async function isCode({ database }: Parts, sealing: Sealing, account: AccountRow, code: string): Promise<boolean> {
  const [kept] = await database.query<{ sealed_secret: Buffer }>('SELECT sealed_secret FROM second_factor WHERE account_id = $1', [account.id]);
  // A demonstration's secret is printed for everybody: there is nothing that a used code could give away.
  if (!kept) return account.demo && stepOf(demoSecret(account.username), code, Date.now()) !== null;
  const secret = sealing.open(kept.sealed_secret);
  if (secret === null) throw new Error('a second factor is sealed with another key than ACCOUNT_KEY');
  const step = stepOf(secret, code, Date.now());
  if (step === null) return false;
  const used = await database.query('UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2 RETURNING 1', [account.id, step]);
  return used.length > 0;
}

async function isRecoveryCode({ database, clock }: Parts, account: string, code: string): Promise<boolean> {
  const used = await database.query(
    'UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND digest = $2 AND used_at IS NULL RETURNING 1',
    [account, recoveryDigest(code), clock()],
  );
  return used.length > 0;
}

/** Keeps the secret once a code shows that the authenticator has it. @returns the recovery codes; null for a wrong code */
export async function enrol(parts: Parts, sealing: Sealing, account: string, secret: string, code: string): Promise<string[] | null> {
  const step = stepOf(secret, code.replaceAll(/\s/g, ''), Date.now());
  if (step === null) return null;
  const codes = newRecoveryCodes();
  return recorded(await contextOf(parts, account), 'account.secondFactorEnrol', account, null, async (tx) => {
    const made = await tx.query(
      `INSERT INTO second_factor (account_id, sealed_secret, last_step, enrolled_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [account, sealing.seal(secret), step, tx.now],
    );
    // Enrolled meanwhile, in another window: that authenticator counts.
    if (made.length === 0) return null;
    await tx.query('INSERT INTO recovery_code (account_id, digest) SELECT $1, unnest($2::bytea[])', [account, codes.map(recoveryDigest)]);
    await tx.query('UPDATE account SET version = version + 1 WHERE id = $1', [account]);
    return codes;
  });
}

/** Whether this is the account's password; a wrong one counts as every other failure does. */
export async function confirmPassword(parts: Parts, account: string, password: string): Promise<boolean> {
  const row = await attempt(parts, await signInRule(parts.database, parts.clock()), { id: account });
  const matches = await passwordMatches(row?.password_hash ?? null, password);
  if (row && matches) await parts.database.query(UNDO, [row.id, row.locked]);
  else if (row) await recordFailure(parts, { address: '', browser: '' }, row, 'WRONG_PASSWORD');
  return matches;
}

/** The hash of the account's next password, or why it will not do. */
export async function nextPassword(parts: Parts, account: string, next: string): Promise<{ hash: string } | { fault: PasswordFault }> {
  const { shortest_password: shortest } = await signInRule(parts.database, parts.clock());
  const [row] = await parts.database.query<{ username: string; password_hash: string }>('SELECT username, password_hash FROM account WHERE id = $1', [account]);
  if (!row) throw new Error('a password of no account');
  const fault = passwordFault(next, { username: row.username, shortest, common: COMMON_PASSWORDS });
  if (fault) return { fault };
  return (await passwordMatches(row.password_hash, next)) ? { fault: 'UNCHANGED' } : { hash: await hashPassword(next) };
}

/** From now on the account's password; its sessions end but the one to keep. */
export async function setPassword(tx: Transaction, account: string, hash: string, of: { mustChange: boolean; keep: string | null }): Promise<void> {
  await tx.query('UPDATE account SET password_hash = $2, must_change = $3, version = version + 1 WHERE id = $1', [account, hash, of.mustChange]);
  await endSessionsOf(tx, account, of.keep);
}

/** Why the next password will not do; null once it is the password, every session of before ended. */
export async function replacePassword(parts: Parts, account: string, next: string): Promise<PasswordFault | null> {
  const given = await nextPassword(parts, account, next);
  if ('fault' in given) return given.fault;
  return recorded(await contextOf(parts, account), 'account.passwordReplace', account, null, async (tx) => {
    await setPassword(tx, account, given.hash, { mustChange: false, keep: null });
    return null;
  });
}

/** The end of a sign-in by password: failures are forgotten, and it stands in the log. False where the account is disabled by now. */
export async function completeSignIn(parts: Parts, visitor: Visitor, account: string): Promise<boolean> {
  const actor = await resolveActor(parts.database, parts.clock, account);
  if (!actor) return false;
  await recorded(await contextOf(parts, account), 'account.signIn', account, null, async (tx) => {
    await tx.query('UPDATE account SET failed_count = 0, locked_until = NULL, signed_in_at = $2 WHERE id = $1', [account, tx.now]);
    await logEvent(tx, account, 'SIGNED_IN', visitor);
  });
  return true;
}

async function contextOf(parts: Parts, account: string): Promise<RequestContext> {
  const actor = await resolveActor(parts.database, parts.clock, account);
  return actor ? requestContext({ actor, language: 'zh-CN', requestId: randomUUID() }, parts) : systemContext(parts);
}

/** Writes what the act on the account changes, and its audit entry, in one transaction. */
async function recorded<R>(context: RequestContext, action: string, account: string, note: string | null, work: (tx: Transaction) => Promise<R>): Promise<R> {
  return inTransaction(context.database, context.clock, async (tx) => {
    const result = await work(tx);
    writeAudit(tx, context, { action, inputDigest: digestOf({ account }), basis: [] }, [
      { subject: { type: 'Account', id: account }, note },
    ]);
    return result;
  });
}
