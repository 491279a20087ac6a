import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Events, type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { fakeIssuer } from './fake-issuer.ts';
import { DOCUMENTS, LI, WANG, fakePeers, openFrontDoor, type FrontDoor } from './front-door.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

async function open(): Promise<{ door: FrontDoor; issuer: Awaited<ReturnType<typeof fakeIssuer>> }> {
  const peers = fakePeers();
  let url = '';
  const issuer = await fakeIssuer(() => `${url}/oidc`);
  issuer.subject = WANG.id;
  peers.directory.http = { '/oidc': issuer.listener };
  const door = await openFrontDoor({ database: database.url, peers });
  ({ url } = door);
  return { door, issuer };
}

/** A browser's cookies, as far as this matters. */
class Browser {
  readonly cookies = new Map<string, string>();

  async get(url: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { accept: 'text/html', cookie, ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects by hand, as a browser does. @returns the addresses seen */
  async follow(url: string): Promise<string[]> {
    const seen = [url];
    for (let next = url; ; ) {
      const location = (await this.get(next)).headers.get('location');
      if (location === null) return seen;
      next = new URL(location, next).href;
      seen.push(next);
    }
  }
}

test('GW-75 MUST sign in through the issuer and go on to where the person wanted', async () => {
  const { door } = await open();
  await using _ = door;
  const browser = new Browser();
  const seen = await browser.follow(`${door.url}/auth/login?return=${encodeURIComponent('/suggestions?state=DRAFT')}`);
  expect(seen.at(-1)).toBe(`${door.url}/suggestions?state=DRAFT`);
  expect([...browser.cookies.keys()]).toEqual(['redpine']);
  await door.persisted(DOCUMENTS.delegations, {}, { cookie: `redpine=${browser.cookies.get('redpine')}` });
  expect(door.representation.requests.at(-1)?.actor.id).toBe(WANG.id);
});

test('GW-76 MUST bind the sign-in to PKCE, state and nonce, and hide its cookies from scripts', async () => {
  const { door, issuer } = await open();
  await using _ = door;
  const browser = new Browser();
  const login = await browser.get(`${door.url}/auth/login?return=//evil.example`);
  expect(login.headers.get('set-cookie')).toMatch(/^redpine-sign-in=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  const authorize = new URL(login.headers.get('location') ?? '');
  expect(Object.fromEntries(authorize.searchParams)).toMatchObject({ code_challenge_method: 'S256', response_type: 'code', scope: 'openid' });
  const callback = (await browser.get(authorize.href)).headers.get('location') ?? '';

  const stranger = new Browser();
  await stranger.get(`${door.url}/auth/login`);
  expect((await stranger.get(callback)).status).toBe(400);
  expect(stranger.cookies.has('redpine')).toBe(false);

  issuer.nonce = 'another';
  const refused = await browser.get(callback);
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('登录没有完成')]);
  expect(browser.cookies.has('redpine')).toBe(false);
});

test('GW-77 MUST refuse a subject that directory does not know', async () => {
  const { door, issuer } = await open();
  await using _ = door;
  issuer.subject = '0190c0de-0000-7000-8000-0000000000ff';
  const browser = new Browser();
  await browser.follow(`${door.url}/auth/login`);
  expect(browser.cookies.has('redpine')).toBe(false);
});

test('GW-78 MUST begin a new session at every sign-in and end the one before', async () => {
  const { door, issuer } = await open();
  await using _ = door;
  const browser = new Browser();
  await browser.follow(`${door.url}/auth/login`);
  const before = browser.cookies.get('redpine');
  issuer.subject = LI.id;
  await browser.follow(`${door.url}/auth/login`);
  expect(browser.cookies.get('redpine')).not.toBe(before);
  await door.persisted(DOCUMENTS.delegations, {}, { cookie: `redpine=${before}` });
  expect(door.representation.requests.at(-1)?.actor.id).toBe('anonymous');
});

test('GW-79 MUST go on to the issuer’s end of session when signing out', async () => {
  const { door } = await open();
  await using _ = door;
  const browser = new Browser();
  await browser.follow(`${door.url}/auth/login`);
  const out = await browser.get(`${door.url}/auth/logout`, {
    method: 'POST',
    headers: { origin: door.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=b',
  });
  const location = new URL(out.headers.get('location') ?? '');
  expect([out.status, location.pathname]).toEqual([303, '/oidc/session/end']);
  expect(location.searchParams.get('post_logout_redirect_uri')).toBe(`${door.url}/`);
  expect(location.searchParams.get('id_token_hint')).toMatch(/^ey/);
  expect(browser.cookies.has('redpine')).toBe(false);
});

test('GW-80 MUST say that sign-in is not available while the issuer is not, and try again', async () => {
  const peers = fakePeers();
  let url = '';
  const issuer = await fakeIssuer(() => `${url}/oidc`);
  let away = true;
  peers.directory.http = {
    '/oidc': (request, response) => (away ? response.writeHead(500).end('at Provider (issuer.js:1)') : issuer.listener(request, response)),
  };
  await using door = await openFrontDoor({ database: database.url, peers });
  ({ url } = door);
  const login = () => fetch(`${door.url}/auth/login`, { redirect: 'manual' });
  const refused = await login();
  expect([refused.status, await refused.text()]).toEqual([503, expect.not.stringContaining('issuer.js')]);
  away = false;
  expect((await login()).status).toBe(303);
});

test('GW-83 MUST sign in through an issuer that runs with directory elsewhere', async () => {
  let url = '';
  const issuer = await fakeIssuer(() => `${url}/oidc`);
  issuer.subject = WANG.id;
  const forwarded: unknown[] = [];
  const server = createServer((request, response) => {
    forwarded.push(request.headers['x-forwarded-proto'], request.headers['x-forwarded-host']);
    issuer.listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const directoryUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await using door = await openFrontDoor({ database: database.url, directoryUrl });
  ({ url } = door);
  const browser = new Browser();
  const seen = await browser.follow(`${door.url}/auth/login?return=/deputies`);
  expect([seen.at(-1), browser.cookies.has('redpine')]).toEqual([`${door.url}/deputies`, true]);
  expect(new Set(forwarded)).toEqual(new Set(['http', new URL(door.url).host]));
  server.closeAllConnections();
  server.close();
});

describe('an issuer of the site’s own, by another hand than ours', () => {
  let issuer: OAuth2Server;
  beforeAll(async () => {
    issuer = new OAuth2Server();
    await issuer.issuer.keys.generate('RS256');
    await issuer.start(0, '127.0.0.1');
  });
  afterAll(() => issuer.stop());

  /** Signs in there, the ID token bent on its way; what the callback answers, and the gateway behind. */
  async function arrive(door: FrontDoor, bend: (claims: MutableToken['payload']) => void) {
    const onSigning = (token: MutableToken): void => {
      if ('aud' in token.payload) bend(token.payload);
    };
    issuer.service.on(Events.BeforeTokenSigning, onSigning);
    const browser = new Browser();
    const login = await browser.get(`${door.url}/auth/login?return=/deputies`);
    const authorize = new URL(login.headers.get('location') ?? '');
    const callback = (await browser.get(authorize.href)).headers.get('location') ?? '';
    const back = await browser.get(callback);
    issuer.service.off(Events.BeforeTokenSigning, onSigning);
    return { authorize, status: back.status, location: back.headers.get('location'), text: await back.text(), cookie: browser.cookies.get('redpine') };
  }
  const opened = () => openFrontDoor({ database: database.url, issuer: new URL(issuer.issuer.url ?? '') });

  test('AUTH-80 MUST sign in by code with PKCE and nonce, and know the account by its linked subject', async () => {
    await using door = await opened();
    const { authorize, status, location, cookie } = await arrive(door, (claims) => Object.assign(claims, { sub: 'uid=wang' }));
    expect(authorize.origin).toBe(new URL(issuer.issuer.url ?? '').origin);
    expect(Object.fromEntries(authorize.searchParams)).toMatchObject({ client_id: 'redpine', code_challenge_method: 'S256', nonce: expect.stringMatching(/.{20}/) as string });
    expect([status, location]).toEqual([303, '/deputies']);
    await door.persisted(DOCUMENTS.delegations, {}, { cookie: `redpine=${cookie}` });
    expect(door.representation.requests.at(-1)?.actor.id).toBe(WANG.id);
  });

  test('AUTH-81 MUST tell a subject without an account whom to ask', async () => {
    await using door = await opened();
    const { status, text, cookie } = await arrive(door, (claims) => Object.assign(claims, { sub: WANG.id }));
    expect([status, cookie]).toEqual([403, undefined]);
    expect(text).toContain('请联系本单位的安全管理员');
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  test.each<[string, (claims: MutableToken['payload']) => void]>([
    ['for another audience', (claims) => Object.assign(claims, { aud: 'somebody-else' })],
    ['that has expired', (claims) => Object.assign(claims, { iat: now() - 7_200, exp: now() - 3_600 })],
    ['of another issuer', (claims) => Object.assign(claims, { iss: 'https://evil.example' })],
    ['with another nonce', (claims) => Object.assign(claims, { nonce: 'of-another-sign-in' })],
    ['without a nonce', (claims) => void Reflect.deleteProperty(claims, 'nonce')],
    ['of the future', (claims) => Object.assign(claims, { nbf: now() + 3_600 })],
  ])('AUTH-82 MUST refuse an ID token %s', async (_what, bend) => {
    await using door = await opened();
    const { status, text, cookie } = await arrive(door, (claims) => {
      Object.assign(claims, { sub: 'uid=wang' });
      bend(claims);
    });
    expect([status, cookie]).toEqual([400, undefined]);
    expect(text).toContain('登录没有完成');
  });
});
