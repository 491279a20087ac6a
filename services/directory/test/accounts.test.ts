import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench, PASSWORD } from './bench.ts';

let on: Bench;
let security: Actor;
let audit: Actor;
let deputy: Actor;
let analyst: Actor;

beforeAll(async () => {
  on = await bench();
  Object.assign(on.ids, await on.service.seed({
    people: ['SEC', 'AUD', 'ANA', 'FREE', 'TWO', 'MEMBER'].map((code) => ({ code, name: `人员${code}` })),
    posts: [
      { person: 'SEC', kind: 'SECURITY_ADMIN', title: '安全管理员', from: '2021-12-01' },
      { person: 'AUD', kind: 'AUDIT_ADMIN', title: '审计管理员', from: '2021-12-01' },
      { person: 'ANA', kind: 'ANALYST', title: '分析员', from: '2021-12-01' },
      { person: 'TWO', kind: 'SYSTEM_ADMIN', title: '系统管理员', from: '2021-12-01' },
      { person: 'TWO', kind: 'AUDIT_ADMIN', title: '审计管理员', from: '2021-12-01' },
      { person: 'MEMBER', kind: 'SC_MEMBER', title: '委员', from: '2021-12-01' },
    ],
    accounts: [
      { username: 'security', password: PASSWORD, person: 'SEC' },
      { username: 'audit', password: PASSWORD, person: 'AUD' },
      { username: 'analyst', password: PASSWORD, person: 'ANA' },
    ],
  }));
  [security, audit, deputy, analyst] = await Promise.all(['security', 'audit', 'deputy', 'analyst'].map((name) => on.actorOf(name))) as [Actor, Actor, Actor, Actor];
});
afterAll(() => on[Symbol.asyncDispose]());
beforeEach(() => on.at('2026-05-06T02:00:00Z'));

interface Result {
  __typename: string;
  account?: { id: string; version: number; status: string };
  password?: string | null;
  secret?: string | null;
  token?: { id: string };
  fields?: { path: string; rule: string; message: string }[];
}

const SUCCESS: Record<string, string> = {
  AccountActResult: '... on AccountActSuccess { account { id version status } }',
  AccountPasswordResult: '... on AccountPasswordSuccess { password account { id version status } }',
  PersonalTokenCreateResult: '... on PersonalTokenCreateSuccess { secret token { id } }',
};
const RESULTS: Record<string, string> = {
  accountOpen: 'AccountPasswordResult', accountPasswordReset: 'AccountPasswordResult', personalTokenCreate: 'PersonalTokenCreateResult',
};
const inputOf = (name: string): string => (/^account(Disable|Enable|Unlock|PasswordReset|SecondFactorReset)$/.test(name) ? 'AccountActInput' : `${name[0]?.toUpperCase()}${name.slice(1)}Input`);

async function send(actor: Actor, name: string, input: object, key: string = randomUUID()): Promise<Result> {
  const answer = await on.ask<Record<string, Result>>(
    `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { __typename ${SUCCESS[RESULTS[name] ?? 'AccountActResult']}
      ... on ValidationProblem { fields { path rule message } } } }`,
    actor, { input: { ...input, idempotencyKey: key } });
  return answer[name] as Result;
}
const rules = ({ fields = [] }: Result): string[] => fields.map(({ path, rule }) => `${path} ${rule}`);

async function versionOf(username: string): Promise<{ account: string; version: number }> {
  const [row] = await on.rows<{ account: string; version: number }>('SELECT id AS account, version FROM account WHERE username = $1', [username]);
  return row as { account: string; version: number };
}

const digest = (): string => randomBytes(32).toString('hex');
const DAY = '2026-05-07T02:00:00Z';
async function begin(username: string, session = digest()): Promise<string> {
  const begun = await on.call('sessionBegin', { subject: on.ids.accounts[username], external: false, digest: session, address: '10.1.2.3', browser: 'Firefox', expiresAt: DAY });
  expect(begun).toEqual({ account: on.ids.accounts[username] });
  return session;
}
const resolved = async (session: string): Promise<Actor | null> => (await on.call('resolveSession', { session })) as Actor | null;

describe('sessions', () => {
  const OWN = '{ me { account { sessions { id browser address current } } } }';

  it('AUTH-40 MUST list the devices of the account, and say which is this one', async () => {
    const [first] = [await begin('deputy'), await begin('deputy')];
    const actor = (await resolved(first)) as Actor;
    const { me } = await on.ask<{ me: { account: { sessions: { current: boolean }[] } } }>(OWN, actor);
    expect(me.account.sessions).toHaveLength(2);
    expect(me.account.sessions.filter(({ current }) => current)).toEqual([expect.objectContaining({ browser: 'Firefox', address: '10.1.2.3' })]);
  });

  it('AUTH-41 MUST end one session, or all but this one, and be believed at the next asking', async () => {
    const [here, there, elsewhere] = [await begin('deputy'), await begin('deputy'), await begin('deputy')];
    const actor = (await resolved(here)) as Actor;
    const other = (await resolved(there)) as Actor;
    await send(actor, 'accountSessionEnd', { session: other.via && 'session' in other.via ? other.via.session : '' });
    expect([await resolved(there), (await resolved(elsewhere))?.id]).toEqual([null, deputy.id]);
    await send(actor, 'accountSessionsEnd', { account: deputy.id, exceptCurrent: true });
    expect([(await resolved(here))?.id, await resolved(elsewhere)]).toEqual([deputy.id, null]);
    await send(actor, 'accountSessionsEnd', { account: deputy.id, exceptCurrent: false });
    expect(await resolved(here)).toBeNull();
  });

  it('AUTH-42 MUST forget at the issuer what would sign in again without asking', async () => {
    await on.rows(`INSERT INTO oidc (model, id, payload) VALUES ('Session', $1, jsonb_build_object('accountId', $2::text))`, [digest(), deputy.id]);
    await send(deputy, 'accountSessionsEnd', { account: deputy.id, exceptCurrent: false });
    expect(await on.rows(`SELECT 1 FROM oidc WHERE payload ->> 'accountId' = $1`, [deputy.id])).toEqual([]);
  });

  it('AUTH-43 MUST refuse the sessions of others, save for the security administrator', async () => {
    const session = (await resolved(await begin('unit'))) as Actor;
    const id = session.via && 'session' in session.via ? session.via.session : '';
    expect(rules(await send(deputy, 'accountSessionEnd', { session: id }))).toEqual(['session UNKNOWN']);
    await expect(send(deputy, 'accountSessionsEnd', { account: session.id, exceptCurrent: false })).rejects.toThrow('FORBIDDEN');
    await expect(send(audit, 'accountSessionsEnd', { account: session.id, exceptCurrent: false })).rejects.toThrow('FORBIDDEN');
    expect((await send(security, 'accountSessionEnd', { session: id })).account?.id).toBe(session.id);
  });

  it('AUTH-44 MUST not begin a session of a disabled account, nor of a subject that is nobody', async () => {
    const about = { external: false, digest: digest(), address: '', browser: '', expiresAt: DAY };
    expect(await on.call('sessionBegin', { ...about, subject: randomUUID() })).toEqual({ account: null });
    expect(await on.call('sessionBegin', { ...about, subject: on.ids.accounts['deputy'], external: true })).toEqual({ account: null });
  });

  it('AUTH-45 MUST know a subject of the site’s own issuer once it is linked', async () => {
    const at = await versionOf('unit');
    await send(security, 'accountLink', { ...at, subject: 'uid=li,ou=people' });
    expect(rules(await send(security, 'accountLink', { ...(await versionOf('fresh')), subject: 'uid=li,ou=people' }))).toEqual(['subject TAKEN']);
    const about = { external: true, digest: digest(), address: '', browser: '', expiresAt: DAY };
    expect(await on.call('sessionBegin', { ...about, subject: 'uid=li,ou=people' })).toEqual({ account: at.account });
  });
});

describe('administration', () => {
  it('AUTH-50 MUST open an account with a password that is shown once and asks for another', async () => {
    const key = randomUUID();
    const input = { person: on.ids.people['FREE'], username: 'newcomer' };
    const opened = await send(security, 'accountOpen', input, key);
    expect(opened.password).toMatch(/^[\w-]{16}$/);
    expect(await send(security, 'accountOpen', input, key)).toMatchObject({ account: { id: opened.account?.id }, password: null });
    expect(await on.rows('SELECT must_change FROM account WHERE username = $1', ['newcomer'])).toEqual([{ must_change: true }]);
    const kept = await on.rows<{ text: string }>(`SELECT coalesce(result::text, '') AS text FROM idempotency UNION ALL SELECT coalesce(after::text, '') FROM audit_entry`);
    expect(kept.filter(({ text }) => text.includes(opened.password ?? '-'))).toEqual([]);
    expect(rules(await send(security, 'accountOpen', { person: on.ids.people['FREE'], username: 'second' }))).toEqual(['person TAKEN']);
    expect(rules(await send(security, 'accountOpen', { person: randomUUID(), username: 'Big' }))).toEqual(['username USERNAME', 'person UNKNOWN']);
  });

  it('AUTH-51 MUST refuse an account to whoever holds two of the three administrators’ posts (三员分立)', async () => {
    expect(rules(await send(security, 'accountOpen', { person: on.ids.people['TWO'], username: 'two' }))).toEqual(['person SEPARATION']);
  });

  it('AUTH-52 MUST disable and enable, and end what is under way', async () => {
    const session = await begin('unit');
    const disabled = await send(security, 'accountDisable', await versionOf('unit'));
    expect(disabled.account?.status).toBe('DISABLED');
    expect(await resolved(session)).toBeNull();
    expect((await send(security, 'accountEnable', await versionOf('unit'))).account?.status).toBe('ACTIVE');
    expect(await resolved(session)).toBeNull();
  });

  it('AUTH-53 MUST unlock, and say so in the log', async () => {
    await on.rows(`UPDATE account SET failed_count = 5, locked_until = 'infinity' WHERE username = 'fresh'`);
    const { account, version } = await versionOf('fresh');
    const read = () => on.ask(`query ($id: ID!) { account(id: $id) { locked lockedUntil } }`, security, { id: account });
    expect(await read()).toEqual({ account: { locked: true, lockedUntil: null } });
    await send(security, 'accountUnlock', { account, version });
    expect(await read()).toEqual({ account: { locked: false, lockedUntil: null } });
    expect(await on.ask('query ($f: SignInFilter) { signIns(filter: $f) { edges { node { kind account { username } } } } }', audit, { f: { account } }))
      .toEqual({ signIns: { edges: [{ node: { kind: 'UNLOCKED', account: { username: 'fresh' } } }] } });
  });

  it('AUTH-54 MUST give another password and forget an authenticator', async () => {
    const { account } = await versionOf('unit');
    await on.rows(`INSERT INTO second_factor VALUES ($1, 'x', 0, now())`, [account]);
    const reset = await send(security, 'accountPasswordReset', await versionOf('unit'));
    expect(reset.password).toMatch(/^[\w-]{16}$/);
    await send(security, 'accountSecondFactorReset', await versionOf('unit'));
    expect(await on.rows('SELECT must_change, (SELECT count(*)::int FROM second_factor WHERE account_id = account.id) AS n FROM account WHERE id = $1', [account]))
      .toEqual([{ must_change: true, n: 0 }]);
  });

  it('AUTH-55 MUST refuse everybody else, one’s own account, and a version of before', async () => {
    for (const actor of [deputy, audit]) {
      await expect(send(actor, 'accountDisable', await versionOf('fresh'))).rejects.toThrow('FORBIDDEN');
    }
    expect(rules(await send(security, 'accountDisable', await versionOf('security')))).toEqual(['account OWN_ACCOUNT']);
    const { account, version } = await versionOf('fresh');
    expect((await send(security, 'accountDisable', { account, version: version - 1 })).__typename).toBe('ConflictProblem');
  });

  it('AUTH-56 MUST show accounts and the log to the administrators alone', async () => {
    const list = '{ accounts { totalCount } signIns { totalCount } }';
    const mine = await on.ask<{ accounts: { totalCount: number } }>(list, deputy);
    expect(mine.accounts.totalCount).toBe(0);
    expect((await on.ask<{ accounts: { totalCount: number } }>(list, security)).accounts.totalCount).toBeGreaterThan(3);
    const id = on.ids.accounts['unit'];
    expect(await on.ask('query ($id: ID!) { account(id: $id) { id } }', deputy, { id })).toEqual({ account: null });
    expect(await on.ask('{ me { account { username } administration { accounts } } }', deputy)).toEqual({ me: { account: { username: 'deputy' }, administration: { accounts: false } } });
    expect(await on.ask('{ me { account { username } } }')).toEqual({ me: { account: null } });
  });

  it('AUTH-57 MUST refuse a member of the Standing Committee an office of state (地方组织法 art. 47)', async () => {
    const give = { person: on.ids.people['MEMBER'], kind: 'UNIT_HEAD', title: '局长', organ: on.ids.organs['CIVIL'], from: '2026-05-06', idempotencyKey: randomUUID() };
    const answer = await on.ask<{ postGive: Result }>(
      'mutation ($input: PostGiveInput!) { postGive(input: $input) { __typename ... on ValidationProblem { fields { path rule message } } } }', security, { input: give });
    expect(rules(answer.postGive)).toEqual(['kind COMMITTEE_OFFICE']);
    expect(answer.postGive.fields?.[0]?.message).toContain('第四十七条');
  });
});

describe('a password of one’s own', () => {
  it('AUTH-60 MUST change it against the present one, and end the other sessions', async () => {
    const [here, there] = [await begin('deputy'), await begin('deputy')];
    const actor = (await resolved(here)) as Actor;
    const next = 'nine tall pines stand';
    expect(rules(await send(actor, 'passwordReplace', { current: 'wrong', next }))).toEqual(['current WRONG']);
    expect(rules(await send(actor, 'passwordReplace', { current: PASSWORD, next: 'qwerty123456' }))).toEqual(['next COMMON']);
    expect(rules(await send(actor, 'passwordReplace', { current: PASSWORD, next: PASSWORD }))).toEqual(['next UNCHANGED']);
    expect((await send(actor, 'passwordReplace', { current: PASSWORD, next })).account?.id).toBe(deputy.id);
    expect([(await resolved(here))?.id, await resolved(there)]).toEqual([deputy.id, null]);
    expect(rules(await send(actor, 'passwordReplace', { current: PASSWORD, next: 'another long one' }))).toEqual(['current WRONG']);
  });

  it('AUTH-61 MUST count a wrong present password as a failure, up to the lock', async () => {
    for (let n = 0; n < 5; n += 1) await send(analyst, 'passwordReplace', { current: 'wrong', next: 'nine tall pines stand' });
    expect(rules(await send(analyst, 'passwordReplace', { current: PASSWORD, next: 'nine tall pines stand' }))).toEqual(['current WRONG']);
    await on.rows(`UPDATE account SET failed_count = 0, locked_until = NULL`);
  });
});

describe('personal tokens', () => {
  const TOKEN = { name: '月报脚本', scope: 'READ', until: '2026-08-06' };
  const actorOf = async (token: string | null | undefined): Promise<Actor | null> => (await on.call('resolveToken', { token: token ?? '' })) as Actor | null;

  it('AUTH-70 MUST make one, shown once and kept as a digest', async () => {
    const key = randomUUID();
    const made = await send(analyst, 'personalTokenCreate', TOKEN, key);
    expect(made.secret).toMatch(/^rp_[\w-]{43}$/);
    expect((await send(analyst, 'personalTokenCreate', TOKEN, key)).secret).toBeNull();
    expect((await actorOf(made.secret))?.id).toBe(analyst.id);
    expect(await on.rows('SELECT digest FROM personal_token WHERE id = $1', [made.token?.id])).toEqual([{ digest: createHash('sha256').update(made.secret ?? '').digest() }]);
    on.at('2026-08-06T15:59:00Z');
    expect((await actorOf(made.secret))?.id).toBe(analyst.id);
    on.at('2026-08-06T16:00:00Z');
    expect(await actorOf(made.secret)).toBeNull();
  });

  it('AUTH-71 MUST refuse every act to a token for reading, and another token to any token', async () => {
    const read = (await actorOf((await send(analyst, 'personalTokenCreate', TOKEN)).secret)) as Actor;
    expect(await on.ask('{ me { username } }', read)).toEqual({ me: { username: 'analyst' } });
    await expect(on.ask('mutation { notificationMarkAllRead(input: { idempotencyKey: "12345678" }) { __typename } }', read)).rejects.toThrow('FORBIDDEN');
    const full = (await actorOf((await send(analyst, 'personalTokenCreate', { ...TOKEN, scope: 'FULL' })).secret)) as Actor;
    expect(await on.ask('mutation { notificationMarkAllRead(input: { idempotencyKey: "12345678" }) { __typename } }', full)).toEqual({ notificationMarkAllRead: { __typename: 'NotificationMarkAllReadSuccess' } });
    await expect(send(full, 'personalTokenCreate', TOKEN)).rejects.toThrow('FORBIDDEN');
  });

  it('AUTH-72 MUST bound its life, name it, and keep it from other posts', async () => {
    expect(rules(await send(analyst, 'personalTokenCreate', { ...TOKEN, name: ' ', until: '2027-05-07' }))).toEqual(['name REQUIRED', 'until RANGE']);
    expect(rules(await send(analyst, 'personalTokenCreate', { ...TOKEN, until: '2026-05-05' }))).toEqual(['until RANGE']);
    await expect(send(deputy, 'personalTokenCreate', TOKEN)).rejects.toThrow('FORBIDDEN');
    const seen = '{ me { account { tokensOffered longestTokenDays secondFactor } } }';
    expect(await on.ask(seen, deputy)).toEqual({ me: { account: { tokensOffered: false, longestTokenDays: 365, secondFactor: 'NOT_REQUIRED' } } });
    expect(await on.ask(seen, security)).toEqual({ me: { account: { tokensOffered: false, longestTokenDays: 365, secondFactor: 'PENDING' } } });
    expect(await on.ask(seen, analyst)).toMatchObject({ me: { account: { tokensOffered: true } } });
  });

  it('AUTH-73 MUST revoke it by its owner’s or the security administrator’s hand', async () => {
    const [one, two] = [await send(analyst, 'personalTokenCreate', TOKEN), await send(analyst, 'personalTokenCreate', TOKEN)];
    expect(rules(await send(deputy, 'personalTokenRevoke', { token: one.token?.id }))).toEqual(['token UNKNOWN']);
    await send(analyst, 'personalTokenRevoke', { token: one.token?.id });
    await send(security, 'personalTokenRevoke', { token: two.token?.id });
    expect([await actorOf(one.secret), await actorOf(two.secret)]).toEqual([null, null]);
  });
});
