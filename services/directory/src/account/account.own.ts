import type { Act } from '@redpine/kit/act';
import { act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, unauthenticated } from '@redpine/kit/errors';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused } from '@redpine/kit/problem';
import { Fields, unfit } from '@redpine/kit/text';
import { isUuid } from '@redpine/kit/view/sql';
import type { Done } from '../administration/administration.act.ts';
import { type DirectoryAct, mayAdminister } from '../administration/administration.policy.ts';
import type { Context } from '../context.ts';
import type {
  AccountSessionEndInput,
  AccountSessionsEndInput,
  PasswordReplaceInput,
  PersonalTokenCreateInput,
  PersonalTokenRevokeInput,
} from '../generated/types.ts';
import { holdsAny, type PasswordFault } from './account.policy.ts';
import { signInRule } from './account.rule.ts';
import { endSessionsOf, forgetAtIssuer, sessionOf } from './account.session.ts';
import { confirmPassword, nextPassword, setPassword } from './account.signIn.ts';
import { newToken, tokenDigest } from './account.token.ts';

// What everybody does with an account of her own; its sessions and tokens end by the security administrator's hand, too.

const NO_SESSION: Text = { zh: '没有这个登录设备，或已退出。', en: 'There is no such session, or it has ended.' };
const NO_TOKEN: Text = { zh: '没有这个访问令牌，或已撤销。', en: 'There is no such token, or it is revoked.' };
const FAULTS: Readonly<Record<PasswordFault, Text>> = {
  TOO_SHORT: { zh: '新密码太短，至少 12 个字符。', en: 'The new password is too short: at least 12 characters.' },
  TOO_LONG: { zh: '新密码最多 200 个字符。', en: 'The new password may have at most 200 characters.' },
  UNCHANGED: { zh: '新密码不能与当前密码相同。', en: 'The new password must differ from the present one.' },
  NAMED: { zh: '新密码不能包含用户名或本系统的名称。', en: 'The new password may not contain the user name or the name of this system.' },
  COMMON: { zh: '这是常见密码或有规律的密码，请换一个。', en: 'This is a common password, or a pattern: choose another.' },
};
const DAY_MS = 86_400_000;

function requireAccount({ actor, language }: Context): string {
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  return actor.id;
}

/** Carries out an act on an account, and says that it changed. */
function onAccount(context: Context, action: string, input: { idempotencyKey: string }, work: (tx: Act) => Promise<string>): Promise<Done | Problem> {
  requireAccount(context);
  const { idempotencyKey, ...rest } = input;
  return act(context, { action, idempotencyKey, input: rest }, async (tx) => {
    const id = await work(tx);
    tx.changed('Account', id);
    tx.changed('Viewer', id);
    return { id };
  });
}

/** Refuses on others' accounts without the authority. */
function requireOwnOr({ actor, language }: Context, account: string, name: DirectoryAct): void {
  if (account !== actor.id && !mayAdminister(name, actor)) throw forbidden(language);
}

/** 退出设备 */
export function accountSessionEnd(context: Context, input: AccountSessionEndInput): Promise<Done | Problem> {
  return onAccount(context, 'account.sessionEnd', input, async (tx) => {
    const [row] = isUuid(input.session)
      ? await tx.query<{ account: string }>('SELECT account_id AS account FROM account_session WHERE id = $1 AND ended_at IS NULL FOR UPDATE', [input.session])
      : [];
    const mine = row && (row.account === context.actor.id || mayAdminister('ACCOUNT_SESSIONS_END', context.actor));
    if (!row || !mine) throw new Refused(invalid(context.language, 'session', 'UNKNOWN', NO_SESSION));
    await tx.query('UPDATE account_session SET ended_at = $2 WHERE id = $1', [input.session, tx.now]);
    await forgetAtIssuer(tx, row.account);
    tx.record({ subject: { type: 'Account', id: row.account }, after: { session: input.session, ended: true } });
    return row.account;
  });
}

/** 全部退出 */
export function accountSessionsEnd(context: Context, input: AccountSessionsEndInput): Promise<Done | Problem> {
  requireAccount(context);
  requireOwnOr(context, input.account, 'ACCOUNT_SESSIONS_END');
  return onAccount(context, 'account.sessionsEnd', input, async (tx) => {
    const [account] = isUuid(input.account) ? await tx.query('SELECT 1 FROM account WHERE id = $1', [input.account]) : [];
    if (!account) throw new Refused(invalid(context.language, 'account', 'UNKNOWN', { zh: '没有这个账户。', en: 'There is no such account.' }));
    const ended = await endSessionsOf(tx, input.account, input.exceptCurrent ? sessionOf(context.actor) : null);
    tx.record({ subject: { type: 'Account', id: input.account }, after: { ended } });
    return input.account;
  });
}

/** 修改密码 — Neither password is in the record, nor in its digest. */
export function passwordReplace(context: Context, { idempotencyKey, current, next }: PasswordReplaceInput): Promise<Done | Problem> {
  const account = requireAccount(context);
  return onAccount(context, 'account.passwordReplace', { idempotencyKey }, async (tx) => {
    const refuse = (path: string, rule: string, message: Text): Refused => new Refused(invalid(context.language, path, rule, message));
    if (!(await confirmPassword(context, account, current))) {
      throw refuse('current', 'WRONG', { zh: '当前密码不正确。', en: 'The present password is not correct.' });
    }
    const given = unfit(next) ? { fault: 'TOO_SHORT' as const } : await nextPassword(context, account, next);
    if ('fault' in given) throw refuse('next', given.fault, FAULTS[given.fault]);
    await setPassword(tx, account, given.hash, { mustChange: false, keep: sessionOf(context.actor) });
    tx.record({ subject: { type: 'Account', id: account }, note: 'password' });
    return account;
  });
}

/** 新建访问令牌 — By whoever holds a post that may have them. The token is not kept, so it is answered this once. */
export async function personalTokenCreate(
  context: Context,
  input: PersonalTokenCreateInput,
): Promise<{ token: string; secret: string | null } | Problem> {
  const account = requireAccount(context);
  const { language, actor } = context;
  const rule = await signInRule(context.database, context.clock());
  // A token would bring forth others past its own end.
  if (!holdsAny(actor, rule.token_posts) || (actor.via && 'token' in actor.via)) throw forbidden(language);
  const { idempotencyKey, ...rest } = input;
  let secret: string | null = null;
  const done = await act(context, { action: 'account.tokenCreate', idempotencyKey, input: rest }, async (tx) => {
    const fields = new Fields(language);
    const name = fields.text(input.name, { path: 'name', min: 2, max: 60, required: true });
    const until = fields.day(input.until, 'until');
    const last = legalDay(new Date(tx.now.getTime() + rule.token_days * DAY_MS));
    if (until !== '' && (until < legalDay(tx.now) || until > last)) {
      fields.add('until', 'RANGE', { zh: `有效期至多 ${rule.token_days} 天。`, en: `A token lives until a day within the next ${rule.token_days}.` });
    }
    fields.done();
    const made = newToken();
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO personal_token (account_id, name, scope, digest, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, ($6::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') RETURNING id`,
      [account, name, input.scope, tokenDigest(made), tx.now, until],
    );
    if (!row) throw new Error('the token was not inserted');
    secret = made;
    tx.record({ subject: { type: 'PersonalToken', id: row.id }, after: { account, name, scope: input.scope, until } });
    tx.changed('Viewer', account);
    return { token: row.id };
  });
  return 'token' in done ? { ...done, secret } : done;
}

/** 撤销访问令牌 */
export function personalTokenRevoke(context: Context, input: PersonalTokenRevokeInput): Promise<Done | Problem> {
  return onAccount(context, 'account.tokenRevoke', input, async (tx) => {
    const [row] = isUuid(input.token)
      ? await tx.query<{ account: string }>('SELECT account_id AS account FROM personal_token WHERE id = $1 AND revoked_at IS NULL FOR UPDATE', [input.token])
      : [];
    const mine = row && (row.account === context.actor.id || mayAdminister('ACCOUNT_TOKEN_REVOKE', context.actor));
    if (!row || !mine) throw new Refused(invalid(context.language, 'token', 'UNKNOWN', NO_TOKEN));
    await tx.query('UPDATE personal_token SET revoked_at = $2 WHERE id = $1', [input.token, tx.now]);
    tx.record({ subject: { type: 'PersonalToken', id: input.token }, after: { revoked: true } });
    return row.account;
  });
}
