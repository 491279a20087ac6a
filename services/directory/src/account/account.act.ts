import { isUuid } from '@redpine/kit/view/sql';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused, requireVersion } from '@redpine/kit/problem';
import { administerBy, type Done, type Work } from '../administration/administration.act.ts';
import { type DirectoryAct, incompatibility } from '../administration/administration.policy.ts';
import type { Context } from '../context.ts';
import type { AccountActInput, AccountLinkInput, AccountOpenInput } from '../generated/types.ts';
import type { PostKind } from '../post/post.kind.ts';
import { endSessionsOf } from './account.session.ts';
import { logEvent, setPassword } from './account.signIn.ts';
import { hashPassword, oneTimePassword } from './password.ts';

// What the security administrator does with accounts. Nobody does it to her own.

export interface AccountRow {
  id: string;
  version: number;
  username: string;
  person_id: string | null;
  status: 'ACTIVE' | 'DISABLED';
  subject: string | null;
  locked_until: Date | null;
}

const NONE: Text = { zh: '没有这个账户。', en: 'There is no such account.' };
const OWN: Text = { zh: '不能对自己的账户进行此操作。', en: 'Nobody does this to an account of her own.' };
const SUBJECT_TAKEN: Text = { zh: '此外部身份已绑定其他账户。', en: 'Another account is this subject already.' };

/** The account under its lock, as the client saw it, and not the actor's own. */
async function standingAccount(context: Context, { tx }: Work, { account, version }: AccountActInput): Promise<AccountRow> {
  const { language } = context;
  const [row] = isUuid(account)
    ? await tx.query<AccountRow>('SELECT id, version, username, person_id, status, subject, locked_until FROM account WHERE id = $1 FOR UPDATE', [account])
    : [];
  if (!row) throw new Refused(invalid(language, 'account', 'UNKNOWN', NONE));
  if (row.id === context.actor.id) throw new Refused(invalid(language, 'account', 'OWN_ACCOUNT', OWN));
  requireVersion(language, row.version, version);
  return row;
}

type Columns = Partial<Pick<AccountRow, 'status' | 'subject'>>;

/** An act on one account: its columns change, `more` with them, and the version is one higher. */
function changeAccount(
  context: Context,
  name: DirectoryAct,
  input: AccountActInput,
  columns: Columns,
  more: (at: Work, row: AccountRow) => Promise<unknown> = async () => undefined,
): Promise<Done | Problem> {
  return administerBy(context, name, input, async (at) => {
    const row = await standingAccount(context, at, input);
    await more(at, row);
    const names = Object.keys(columns);
    await at.tx.query(
      `UPDATE account SET version = version + 1${names.map((column, n) => `, ${column} = $${n + 2}`).join('')} WHERE id = $1`,
      [row.id, ...Object.values(columns)],
    );
    const before = Object.fromEntries(names.map((column) => [column, Reflect.get(row, column) as unknown]));
    at.tx.record({ subject: { type: 'Account', id: row.id }, before, after: columns });
    at.tx.changed('Account', row.id);
    return row.id;
  });
}

/** 停用账户 — It signs in no more; its sessions and tokens are refused within half a minute. */
export const accountDisable = (context: Context, input: AccountActInput): Promise<Done | Problem> =>
  changeAccount(context, 'ACCOUNT_DISABLE', input, { status: 'DISABLED' }, ({ tx }, row) => endSessionsOf(tx, row.id));

/** 启用账户 */
export const accountEnable = (context: Context, input: AccountActInput): Promise<Done | Problem> =>
  changeAccount(context, 'ACCOUNT_ENABLE', input, { status: 'ACTIVE' }, (at, row) => checkPerson(at, row.person_id, row.id));

/** 解锁 */
export const accountUnlock = (context: Context, input: AccountActInput): Promise<Done | Problem> =>
  changeAccount(context, 'ACCOUNT_UNLOCK', input, {}, async ({ tx }, row) => {
    await tx.query('UPDATE account SET locked_until = NULL, failed_count = 0 WHERE id = $1', [row.id]);
    await logEvent(tx, row.id, 'UNLOCKED', { address: '', browser: '' });
  });

/** 重置动态验证码 — For a lost authenticator: the next sign-in sets up another. */
export const accountSecondFactorReset = (context: Context, input: AccountActInput): Promise<Done | Problem> =>
  changeAccount(context, 'ACCOUNT_SECOND_FACTOR_RESET', input, {}, async ({ tx }, row) => {
    await tx.query('DELETE FROM second_factor WHERE account_id = $1', [row.id]);
    await endSessionsOf(tx, row.id);
  });

/** 绑定外部身份 */
export function accountLink(context: Context, input: AccountLinkInput): Promise<Done | Problem> {
  return changeAccount(context, 'ACCOUNT_LINK', input, { subject: input.subject?.trim() || null }, async (at, row) => {
    await checkSubject(at, input.subject, row.id);
    at.fields.done();
  });
}

/** With the password that is shown once; null where the act was done before. */
export type DoneWithPassword = (Done & { password: string | null }) | Problem;

/** 重置密码 — The next sign-in asks for another. */
export async function accountPasswordReset(context: Context, input: AccountActInput): Promise<DoneWithPassword> {
  let password: string | null = null;
  const done = await changeAccount(context, 'ACCOUNT_PASSWORD_RESET', input, {}, async ({ tx }, row) => {
    password = oneTimePassword();
    await setPassword(tx, row.id, await hashPassword(password), { mustChange: true, keep: null });
  });
  return 'id' in done ? { ...done, password } : done;
}

/** 开户 — For a person with posts or without; what it may do follows from them. */
export async function accountOpen(context: Context, input: AccountOpenInput): Promise<DoneWithPassword> {
  let password: string | null = null;
  const done = await administerBy(context, 'ACCOUNT_OPEN', input, async (at) => {
    const { tx, fields } = at;
    const username = input.username.trim();
    if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(username)) {
      fields.add('username', 'USERNAME', {
        zh: '用户名为 2–64 个小写字母、数字、点、横线或下划线，以字母或数字开头。',
        en: 'A user name has 2–64 small letters, digits, dots, dashes and underscores, and begins with a letter or digit.',
      });
    } else if ((await tx.query('SELECT 1 FROM account WHERE username = $1', [username])).length > 0) {
      fields.add('username', 'TAKEN', { zh: '这个用户名已被使用。', en: 'This user name is taken.' });
    }
    await checkSubject(at, input.subject, null);
    const [person] = isUuid(input.person) ? await tx.query('SELECT 1 FROM person WHERE id = $1 AND until_on IS NULL FOR UPDATE', [input.person]) : [];
    if (!person) fields.add('person', 'UNKNOWN', { zh: '没有这名人员，或已注销。', en: 'There is no such person, or the record has ended.' });
    else await checkPerson(at, input.person, null);
    fields.done();
    const made = oneTimePassword();
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO account (username, person_id, password_hash, must_change, subject, created_at) VALUES ($1, $2, $3, true, $4, $5) RETURNING id`,
      [username, input.person, await hashPassword(made), input.subject?.trim() || null, tx.now],
    );
    if (!row) throw new Error('the account was not inserted');
    password = made;
    tx.record({ subject: { type: 'Account', id: row.id }, after: { username, person: input.person, subject: input.subject ?? null } });
    tx.changed('Account', row.id);
    return row.id;
  });
  return 'id' in done ? { ...done, password } : done;
}

/** One account for a person; and none for whoever holds posts that must not be held together. */
async function checkPerson({ tx, fields, today }: Work, person: string | null, self: string | null): Promise<void> {
  const others = await tx.query(`SELECT 1 FROM account WHERE person_id = $1 AND status = 'ACTIVE' AND id IS DISTINCT FROM $2::uuid`, [person, self]);
  if (others.length > 0) fields.add('person', 'TAKEN', { zh: '该人员已有在用的账户。', en: 'The person has an account in use.' });
  const posts = await tx.query<{ kind: PostKind; organKind: string | null }>(
    `SELECT post.kind, organ.kind AS "organKind" FROM post LEFT JOIN organ ON organ.id = post.organ_id
      WHERE person_id = $1 AND (post.until_on IS NULL OR post.until_on >= $2::date)`,
    [person, today],
  );
  const separated = posts.some((one, n) => posts.slice(n + 1).some((two) => incompatibility(one, two) === 'SEPARATION'));
  if (separated) {
    fields.add('person', 'SEPARATION', {
      zh: '三员分立：该人员兼有系统、安全、审计管理员中的两项职务，请先免去其一。',
      en: 'The person holds two of the posts of system, security and audit administrator: end one of them first.',
    });
  }
  fields.done();
}

async function checkSubject({ tx, fields }: Work, given: string | null | undefined, self: string | null): Promise<void> {
  const subject = fields.text(given, { path: 'subject', max: 255 });
  if (subject === '') return;
  const taken = await tx.query('SELECT 1 FROM account WHERE subject = $1 AND id IS DISTINCT FROM $2::uuid', [subject, self]);
  if (taken.length > 0) fields.add('subject', 'TAKEN', SUBJECT_TAKEN);
}
