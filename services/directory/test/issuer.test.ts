import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../src/account/account.demo.ts';
import { CLIENT_ID } from '../src/issuer/issuer.ts';
import { issuerKeysOnDisk } from '../src/issuer/issuer.keys.ts';
import { type Bench, bench, ORIGIN, PASSWORD } from './bench.ts';
import { authorization, Browser, listen, ticketOf } from './browser.ts';

const SECRET = 'a secret of the gateway, forty characters';
let ground: Bench;
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  ground = await bench({ clientSecret: SECRET });
  server = await listen(ground.service.http['/oidc'] as RequestListener);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await ground[Symbol.asyncDispose]();
});
beforeEach(async () => {
  ground.at('2026-05-06T02:00:00Z');
  await ground.rows('UPDATE account SET failed_count = 0, locked_until = NULL');
  await ground.rows('DELETE FROM sign_in_event');
});

const WRONG = '用户名或密码不正确';

/** A browser that has the sign-in page open, and the page's path. */
async function opened(flow = authorization()) {
  const browser = new Browser(server.base);
  const page = await browser.follow(await browser.get(flow.url));
  const path = String(Reflect.get(page, 'place'));
  return { browser, page, path, flow };
}

/** Signs in, and answers the redirect to the gateway or the page shown instead. */
async function signIn(username: string, password: string) {
  const { browser, path, flow } = await opened();
  const response = await browser.follow(await browser.post(path, { username, password }));
  return { browser, path, flow, response };
}

async function redeem(response: Response, verifier: string) {
  const code = new URL(response.headers.get('location') ?? '', ORIGIN).searchParams.get('code') ?? '';
  const answer = await fetch(`${server.base}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${encodeURIComponent(SECRET)}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: `${ORIGIN}/auth/callback`, code_verifier: verifier }),
  });
  return { status: answer.status, body: (await answer.json()) as { id_token: string; access_token: string; error?: string } };
}

describe('signing in', () => {
  it('OIDC-01 MUST lead from the gateway to the page and back, with an ID token of the account', async () => {
    const { response, flow } = await signIn('deputy', PASSWORD);
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(`${ORIGIN}/auth/callback`);
    expect(back.searchParams.get('state')).toBe('state-1');
    expect(back.searchParams.get('iss')).toBe(`${ORIGIN}/oidc`);
    const { status, body } = await redeem(response, flow.verifier);
    expect(status).toBe(200);
    const { payload } = await jwtVerify(body.id_token, createRemoteJWKSet(new URL(`${server.base}/oidc/jwks`)), {
      issuer: `${ORIGIN}/oidc`, audience: CLIENT_ID, algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({ sub: ground.ids.accounts['deputy'], name: '王一', preferred_username: 'deputy', nonce: 'nonce-1' });
    expect(await ground.rows(`SELECT action FROM audit_entry WHERE actor_id = $1`, [payload.sub])).toContainEqual({ action: 'account.signIn' });
  });

  it('OIDC-02 MUST speak of the public origin whatever host and headers a request names', async () => {
    const response = await fetch(`${server.base}/oidc/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    expect(await response.json()).toMatchObject({
      issuer: `${ORIGIN}/oidc`,
      authorization_endpoint: `${ORIGIN}/oidc/auth`,
      token_endpoint: `${ORIGIN}/oidc/token`,
      end_session_endpoint: `${ORIGIN}/oidc/session/end`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
    });
  });

  it('OIDC-03 MUST answer a wrong password, an unknown user and a locked account with the same words', async () => {
    const shown = async (username: string) => {
      const { response } = await signIn(username, 'not this one');
      expect(response.status).toBe(422);
      return (await response.text()).replaceAll(/interaction\/[\w-]+/g, '').replaceAll(username, '');
    };
    const wrong = await shown('fresh');
    expect(wrong).toContain(WRONG);
    expect(await shown('nobody')).toBe(wrong);
    await ground.rows(`UPDATE account SET locked_until = '2026-05-06T03:00:00Z' WHERE username = 'fresh'`);
    expect(await shown('fresh')).toBe(wrong);
  });

  it('OIDC-04 MUST lock after five wrong passwords in a row for 15 minutes, and tell nobody', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('unit', 'wrong');
    const locked = await signIn('unit', PASSWORD);
    expect(locked.response.status).toBe(422);
    expect(await locked.response.text()).toContain(WRONG);
    ground.at('2026-05-06T02:15:00Z');
    expect((await signIn('unit', PASSWORD)).response.status).toBe(303);
    expect(await ground.rows(`SELECT note FROM audit_entry WHERE action = 'account.signInFailed' AND subject_id = $1 ORDER BY id`, [ground.ids.accounts['unit']]))
      .toEqual([{ note: null }, { note: null }, { note: null }, { note: null }, { note: 'locked' }]);
  });

  it('OIDC-05 MUST count attempts side by side', async () => {
    const { browser, path } = await opened();
    await Promise.all(Array.from({ length: 12 }, () => browser.post(path, { username: 'unit', password: 'wrong' })));
    expect(await ground.rows(`SELECT failed_count, locked_until IS NOT NULL AS locked FROM account WHERE username = 'unit'`))
      .toEqual([{ failed_count: 5, locked: true }]);
  });

  it('OIDC-06 MUST forget failures after a sign-in', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn('unit', 'wrong');
    expect((await signIn('UNIT ', PASSWORD)).response.status).toBe(303);
    expect(await ground.rows(`SELECT failed_count, locked_until FROM account WHERE username = 'unit'`)).toEqual([{ failed_count: 0, locked_until: null }]);
  });

  it('OIDC-07 MUST not sign in a disabled account', async () => {
    await ground.rows(`UPDATE account SET status = 'DISABLED' WHERE username = 'unit'`);
    expect((await signIn('unit', PASSWORD)).response.status).toBe(422);
    await ground.rows(`UPDATE account SET status = 'ACTIVE' WHERE username = 'unit'`);
  });

  it('OIDC-08 MUST name each empty field', async () => {
    const { browser, path } = await opened();
    const text = await (await browser.post(path, { username: '', password: '' })).text();
    for (const part of ['role="alert"', 'href="#username"', 'href="#password"', 'aria-invalid="true"']) expect(text).toContain(part);
  });
});

describe('a first sign-in', () => {
  it('OIDC-10 MUST go on only after a new password, which then is the password', async () => {
    const { browser, path, response } = await signIn('fresh', PASSWORD);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('设置新密码');
    const ticket = ticketOf(page);
    const set = (next: string, repeat = next, with_ = ticket) =>
      browser.post(`${path}/password`, { ticket: with_, 'new-password': next, repeat });
    expect(await (await set('short')).text()).toContain('至少需要 12 个字符');
    expect(await (await set(PASSWORD)).text()).toContain('不能与当前密码');
    expect(await (await set('fresh is my name')).text()).toContain('不能包含用户名');
    for (const common of ['qwerty123456', '123456789012', 'abcabcabcabc', 'aaaaaaaaaaaa']) expect(await (await set(common)).text()).toContain('常见密码');
    expect(await (await set('a new long password', 'another')).text()).toContain('不一致');
    expect((await set('a new long password', undefined, 'x'.repeat(80))).status).toBe(400);
    const done = await browser.follow(await set('a new long password'));
    expect(done.headers.get('location')).toContain('/auth/callback?code=');
    expect((await signIn('fresh', PASSWORD)).response.status).toBe(422);
    expect((await signIn('fresh', 'a new long password')).response.headers.get('location')).toContain('code=');
  });
});

describe('the page', () => {
  it('OIDC-20 MUST stand under a policy without scripts, and name what to do in the asked language', async () => {
    const { page, browser, path } = await opened();
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(text).not.toMatch(/<script|<style|style=|onclick/);
    expect(text).toContain('<html lang="zh-CN">');
    const english = await browser.get(`${path}?lang=en`);
    expect(await english.text()).toContain('<html lang="en">');
    expect(await (await browser.get(path)).text()).toContain('<html lang="en">');
    const style = await browser.get('/oidc/style.css');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('OIDC-21 MUST list demonstration accounts with their posts, and only in a demonstration', async () => {
    const { page, browser, path } = await opened();
    const text = await page.text();
    for (const part of ['王一', '区人大代表', '<code>deputy</code>', DEMO_PASSWORD]) expect(text).toContain(part);
    expect(text).not.toContain('<code>unit</code>');
    expect(await (await browser.get(`${path}?username=${encodeURIComponent('"><b>')}`)).text()).toContain('value="&quot;&gt;&lt;b&gt;"');
  });

  it('OIDC-22 MUST refuse a form posted from elsewhere, without its cookie, or as something else', async () => {
    const { browser, path } = await opened();
    const fields = { username: 'deputy', password: PASSWORD };
    for (const headers of [{ origin: 'https://evil.example' }, { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }, {}]) {
      expect((await browser.post(path, fields, headers as Record<string, string>)).status).toBe(403);
    }
    expect((await browser.post(path, fields, { origin: ORIGIN, 'content-type': 'text/plain' })).status).toBe(403);
    expect((await new Browser(server.base).post(path, fields)).status).toBe(400);
    expect((await browser.post(path, { ...fields, more: 'x'.repeat(10_000) })).status).toBe(403);
  });

  it('OIDC-23 MUST survive what is no text', async () => {
    const { browser, path } = await opened();
    expect((await browser.post(path, { username: 'a\0b', password: '\0' })).status).toBe(422);
    expect((await browser.get(`${path}?username=%00%ff`)).status).toBe(200);
  });
});

describe('the client', () => {
  it.each([
    ['another client', { client_id: 'somebody' }],
    ['another address', { redirect_uri: 'https://evil.example/auth/callback' }],
  ])('OIDC-30 MUST refuse %s on a page, without leading there', async (_what, more) => {
    const browser = new Browser(server.base);
    const response = await browser.get(authorization(more).url, { accept: 'text/html' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('无法完成登录');
  });

  it('OIDC-31 MUST refuse a request without PKCE', async () => {
    const response = await new Browser(server.base).get(authorization().url.replace(/&code_challenge=[^&]+&code_challenge_method=S256/, ''));
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });

  it('OIDC-32 MUST give a code once, and to the bearer of its verifier alone', async () => {
    const first = await signIn('deputy', PASSWORD);
    expect((await redeem(first.response, 'x'.repeat(43))).body.error).toBe('invalid_grant');
    const second = await signIn('deputy', PASSWORD);
    const both = await Promise.all([redeem(second.response, second.flow.verifier), redeem(second.response, second.flow.verifier)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });

  it('OIDC-33 MUST sign out at once for the gateway, and ask where the request proves nothing', async () => {
    const { browser, response, flow } = await signIn('deputy', PASSWORD);
    const { body } = await redeem(response, flow.verifier);
    const silent = await browser.follow(await browser.get(authorization({ prompt: 'none' }).url));
    expect(silent.headers.get('location')).toContain('code=');

    const asked = await browser.get('/oidc/session/end');
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('确定要退出登录吗');

    const query = new URLSearchParams({ id_token_hint: body.id_token, post_logout_redirect_uri: `${ORIGIN}/`, state: 's' });
    const out = await browser.get(`/oidc/session/end?${query}`);
    expect([out.status, out.headers.get('location')]).toEqual([303, `${ORIGIN}/?state=s`]);
    const again = await browser.follow(await browser.get(authorization({ prompt: 'none' }).url));
    expect(again.headers.get('location')).toContain('error=login_required');
    // Without a session there is nothing left to ask.
    const twice = await browser.get(`/oidc/session/end?${query}`);
    expect([twice.status, twice.headers.get('location')]).toEqual([303, `${ORIGIN}/?state=s`]);
    const me = await fetch(`${server.base}/oidc/me`, { headers: { authorization: `Bearer ${body.access_token}` } });
    expect(me.status).toBe(401);
  });

  it('OIDC-34 MUST sign out after the question was answered', async () => {
    const { browser } = await signIn('deputy', PASSWORD);
    const page = await (await browser.get('/oidc/session/end')).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const out = await browser.follow(await browser.post('/oidc/session/end/confirm', { xsrf, logout: 'yes' }));
    expect(await out.text()).toContain('您已退出登录');
    const again = await browser.follow(await browser.get(authorization({ prompt: 'none' }).url));
    expect(again.headers.get('location')).toContain('error=login_required');
  });
});

describe('keys', () => {
  it('OIDC-40 MUST make the keys once, for the owner\'s eyes alone, however many processes start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redpine-keys-'));
    try {
      const made = await Promise.all([1, 2, 3].map(() => issuerKeysOnDisk(folder)));
      expect(new Set(made.map((keys) => keys.clientSecret)).size).toBe(1);
      expect(statSync(join(folder, 'keys/issuer.json')).mode & 0o777).toBe(0o600);
      expect(await issuerKeysOnDisk(folder)).toEqual(made[0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('OIDC-41 MUST mount no issuer where another one signs people in', async () => {
    await using other = await bench({ origin: null });
    expect(other.service.http).toEqual({});
  });
});
