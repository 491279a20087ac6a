import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeAt, demoSecret } from '../src/account/account.secondFactor.ts';
import { type Bench, bench, PASSWORD } from './bench.ts';
import { authorization, Browser, listen, ticketOf } from './browser.ts';

let ground: Bench;
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  ground = await bench();
  await ground.service.seed({
    people: [{ code: 'G1', name: '赵府办' }, { code: 'G2', name: '钱演示' }],
    posts: [
      { person: 'G1', kind: 'GOVERNMENT_OFFICE', title: '政府办主任', from: '2021-12-01' },
      { person: 'G2', kind: 'DEPUTIES_OFFICE', title: '代工委主任', from: '2021-12-01' },
    ],
    accounts: [
      { username: 'gov', password: PASSWORD, person: 'G1' },
      { username: 'office', password: PASSWORD, person: 'G2', demo: true },
    ],
  });
  server = await listen(ground.service.http['/oidc'] as RequestListener);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await ground[Symbol.asyncDispose]();
});
beforeEach(async () => {
  ground.at('2026-05-06T02:00:00Z');
  await ground.rows(`UPDATE account SET failed_count = 0, locked_until = NULL`);
  await ground.rows('DELETE FROM sign_in_event');
});

/** A sign-in, page by page. */
async function visit(username: string, password = PASSWORD) {
  const browser = new Browser(server.base);
  const page = await browser.follow(await browser.get(authorization().url));
  const path = String(Reflect.get(page, 'place'));
  const answer = await browser.follow(await browser.post(path, { username, password }));
  const text = await answer.text();
  const step = async (name: string, fields: Record<string, string>, ticket = ticketOf(text)) => {
    const response = await browser.follow(await browser.post(`${path}/${name}`, { ticket, ...fields }));
    return { status: response.status, done: isDone(response), text: await response.text() };
  };
  return { done: isDone(answer), status: answer.status, text, step };
}

const isDone = (response: Response): boolean => response.headers.get('location')?.includes('code=') ?? false;
const now = (stepsAhead = 0): number => Date.now() + stepsAhead * 30_000;
const wrongFor = (secret: string): string => ['000000', '111111', '222222', '333333'].find((code) =>
  ![-2, -1, 0, 1, 2].some((step) => codeAt(secret, now(step)) === code)) ?? '';
let secret = '';
let codes: string[] = [];
let enrolledWith = '';

describe('the second factor', () => {
  it('AUTH-01 MUST have the holder of a privileged post enrol an authenticator before anything else', async () => {
    const { text, done, step } = await visit('gov');
    expect(done).toBe(false);
    expect(text).toContain('绑定身份验证器');
    expect(text).toContain('<svg');
    expect(text).not.toMatch(/<script|style=/);
    secret = (/class="secret">([A-Z2-7 ]+)</.exec(text)?.[1] ?? '').replaceAll(' ', '');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect((await step('enrol', { code: wrongFor(secret) })).status).toBe(422);
    // Neither the page of recovery codes nor another step leads around the code.
    expect((await step('recovery', {})).text).toContain('绑定身份验证器');
    expect((await step('code', { code: '' })).text).toContain('绑定身份验证器');
    enrolledWith = codeAt(secret, now(-1));
    const enrolled = await step('enrol', { code: enrolledWith });
    codes = [...enrolled.text.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, code = '']) => code);
    expect(codes).toHaveLength(10);
    expect((await step('recovery', {}, ticketOf(enrolled.text))).done).toBe(true);
    expect(await ground.rows(`SELECT count(*)::int AS n FROM second_factor WHERE encode(sealed_secret, 'escape') LIKE '%' || $1 || '%'`, [secret]))
      .toEqual([{ n: 0 }]);
  });

  it('AUTH-02 MUST ask for the code at every sign-in, one step early or late, and take none twice', async () => {
    const first = await visit('gov');
    expect(first.text).toContain('输入动态验证码');
    expect(first.text).not.toContain('演示环境验证码');
    expect((await first.step('code', { code: enrolledWith })).status).toBe(422);
    expect((await first.step('code', { code: codeAt(secret, now(-4)) })).status).toBe(422);
    expect((await first.step('code', { code: codeAt(secret, now(4)) })).status).toBe(422);
    const spaced = codeAt(secret, now()).replace(/(...)/, '$1 ');
    expect((await first.step('code', { code: spaced })).done).toBe(true);
    expect((await (await visit('gov')).step('code', { code: spaced })).done).toBe(false);
    expect((await (await visit('gov')).step('code', { code: codeAt(secret, now(1)) })).done).toBe(true);
  });

  it('AUTH-03 MUST take each recovery code once', async () => {
    const [code = ''] = codes;
    expect((await (await visit('gov')).step('code', { code: code.toUpperCase() })).done).toBe(true);
    expect((await (await visit('gov')).step('code', { code })).done).toBe(false);
  });

  it('AUTH-04 MUST count wrong codes as failures, which a right password does not forgive', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { step, text } = await visit('gov');
      expect(text).toContain('输入动态验证码');
      expect((await step('code', { code: wrongFor(secret) })).status).toBe(422);
    }
    expect((await visit('gov')).text).toContain('用户名或密码不正确');
    expect(await ground.rows(`SELECT kind FROM sign_in_event ORDER BY at, id`)).toEqual([
      ...Array.from({ length: 4 }, () => ({ kind: 'WRONG_CODE' })), { kind: 'LOCKED' }, { kind: 'REFUSED_LOCKED' },
    ]);
  });

  it('AUTH-05 MUST not take a ticket of another sign-in, nor one of its own making', async () => {
    const [mine, other] = [await visit('gov'), await visit('gov')];
    const code = codes[1] ?? '';
    expect((await mine.step('code', { code }, ticketOf(other.text))).status).toBe(400);
    expect((await mine.step('code', { code }, 'AAAA')).status).toBe(400);
    expect((await mine.step('code', { code }, `${ticketOf(mine.text).slice(0, -4)}AAAA`)).status).toBe(400);
  });

  it('AUTH-06 MUST show the code of a demonstration, whose secrets are printed and fixed', async () => {
    const { text, step } = await visit('office');
    const code = codeAt(demoSecret('office'), now());
    expect(text).toContain('演示环境验证码');
    expect((await step('code', { code: wrongFor(demoSecret('office')) })).done).toBe(false);
    expect((await step('code', { code })).done).toBe(true);
    expect((await (await visit('office')).step('code', { code })).done).toBe(true);
    expect(demoSecret('office')).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('AUTH-07 MUST not ask holders of other posts', async () => {
    expect((await visit('deputy')).done).toBe(true);
  });
});

describe('failures', () => {
  it('AUTH-10 MUST let an address wait that failed too often, whatever the names it tried', async () => {
    await ground.rows(`INSERT INTO sign_in_event (at, kind, address, browser)
      SELECT '2026-05-06T01:59:00Z', 'UNKNOWN_NAME', '127.0.0.1', '' FROM generate_series(1, 50)`);
    const slowed = await visit('deputy');
    expect([slowed.status, slowed.text.includes('请稍后再试')]).toEqual([429, true]);
    ground.at('2026-05-06T02:15:00Z');
    expect((await visit('deputy')).done).toBe(true);
  });

  it('AUTH-11 MUST keep every attempt in the log, and never the name that was typed', async () => {
    await visit('my password by mistake');
    await visit('unit', 'wrong');
    await visit('deputy');
    expect(await ground.rows(`SELECT kind, account_id IS NULL AS nobody, address FROM sign_in_event ORDER BY at, id`)).toEqual([
      { kind: 'UNKNOWN_NAME', nobody: true, address: '127.0.0.1' },
      { kind: 'WRONG_PASSWORD', nobody: false, address: '127.0.0.1' },
      { kind: 'SIGNED_IN', nobody: false, address: '127.0.0.1' },
    ]);
  });

  it('AUTH-12 MUST lock until an administrator unlocks where the rule says so', async () => {
    await ground.rows('UPDATE sign_in_rule SET lock_minutes = NULL');
    for (let n = 0; n < 5; n += 1) await visit('unit', 'wrong');
    ground.at('2030-05-06T02:00:00Z');
    expect((await visit('unit')).done).toBe(false);
    await ground.rows('UPDATE sign_in_rule SET lock_minutes = 15');
  });
});
