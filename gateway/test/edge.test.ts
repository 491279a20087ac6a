import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { createServer } from '../src/server.ts';
import { contentSecurityPolicy } from '../src/static.ts';
import { DOCUMENTS, openFrontDoor, type FrontDoor } from './front-door.ts';

const FRIEND = 'https://figures.example.cn';
const bearer = { authorization: 'Bearer rp_wang' };
const JSON_BODY = { 'content-type': 'application/json' };

let database: TestDatabase;
let door: FrontDoor;
beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url, config: { corsOrigins: [FRIEND] } });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (headers: Record<string, string>, method = 'POST'): Promise<Response> =>
  fetch(`${door.url}/graphql`, {
    method,
    headers: { ...JSON_BODY, ...headers },
    ...(method === 'POST' ? { body: JSON.stringify({ query: '{ me { id } }' }) } : {}),
  });

describe('other origins', () => {
  test('GW-130 MUST let pages of a named origin ask with a token, and never with our cookie', async () => {
    const preflight = await ask({ origin: FRIEND, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }, 'OPTIONS');
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, FRIEND]);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const asked = await ask({ ...bearer, origin: FRIEND, 'sec-fetch-site': 'cross-site' });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, FRIEND]);
    expect(asked.headers.get('vary')).toContain('Origin');
  });

  test('GW-131 MUST tell pages of other origins nothing, nor those that only look like a named one', async () => {
    for (const origin of ['https://evil.example', `${FRIEND}.evil.example`, FRIEND.replace('https', 'http'), 'null']) {
      const preflight = await ask({ origin, 'access-control-request-method': 'POST' }, 'OPTIONS');
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
      const asked = await ask({ ...bearer, origin, 'sec-fetch-site': 'cross-site' });
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });

  test('GW-132 MUST not take what a form of another site can send', async () => {
    const cookie = await door.session();
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', 'text/plain; application/json', 'application/json-patch+json']) {
      const answer = await ask({ cookie, 'content-type': type });
      expect(answer.status).toBe(415);
    }
  });
});

describe('headers', () => {
  const SECURE = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()') as string,
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
  };

  test('GW-133 MUST stand on every answer, refusals included', async () => {
    const answers = [
      await fetch(door.url),
      await fetch(`${door.url}/assets/shell-0a1b2c3d.js`),
      await fetch(`${door.url}/nothing.js`),
      await ask(bearer),
      await ask({}, 'GET'),
      await ask({ ...bearer, 'content-type': 'text/plain' }),
      await fetch(`${door.url}/health`),
    ];
    for (const answer of answers) expect(Object.fromEntries(answer.headers)).toMatchObject(SECURE);
  });

  test('GW-134 MUST let no text become a script, and nothing be loaded that is not ours', () => {
    const policy = contentSecurityPolicy(['sha256-abc=']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test('GW-135 MUST bind browsers to https where the origin is', async () => {
    const bound = async (origin: string): Promise<unknown> => {
      await using server = await impatient(origin);
      return (await server.app.inject({ url: '/health' })).headers['strict-transport-security'];
    };
    expect(await bound('https://renda.example.cn')).toMatch(/^max-age=31536000/);
    expect(await bound('http://127.0.0.1:4000')).toBeUndefined();
  });
});

describe('what only services may ask', () => {
  test.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }', '{ __type(name: "_Entity") { name } }'])(
    'GW-136 MUST not be asked through the gateway: %s',
    async (query) => {
      const { body } = await door.graphql({ query }, { authorization: 'Bearer rp_analyst' });
      expect(body.data ?? { __type: null }).toEqual({ __type: null });
      expect(JSON.stringify(body)).not.toContain('type Query');
    },
  );
});

/** A server without routes of its own and without patience. */
async function impatient(origin = 'http://edge.test') {
  const app = await createServer({
    config: { trustProxy: false, corsOrigins: [] },
    origin: () => new URL(origin),
    contentSecurityPolicy: contentSecurityPolicy([]),
    log: pino({ level: 'silent' }),
    arrival: { headersMs: 200, bodyMs: 200, uploadMs: 400, lookMs: 50 },
  });
  app.post('/read', (request, reply) => reply.send({ got: request.body }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { app, port, [Symbol.asyncDispose]: () => app.close() };
}

/** What comes back for bytes that are sent as they are; ends when the server closes. */
async function raw(port: number, send: (socket: Socket) => void): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let read = '';
  socket.on('data', (piece: Buffer) => (read += piece.toString()));
  socket.on('error', () => undefined);
  socket.once('connect', () => send(socket));
  await new Promise((resolve) => socket.once('close', resolve));
  return read;
}

describe('requests that arrive slowly or never end', () => {
  test('GW-137 MUST cut off headers that do not come', async () => {
    await using server = await impatient();
    const answer = await raw(server.port, (socket) => socket.write('POST /read HTTP/1.1\r\nHost: edge.test\r\nX-Slow: '));
    expect(answer).toMatch(/^HTTP\/1.1 408/);
  });

  test('GW-138 MUST cut off a body that does not come, naming the limit', async () => {
    await using server = await impatient();
    const head = 'POST /read HTTP/1.1\r\nHost: edge.test\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n';
    const answer = await raw(server.port, (socket) => socket.write(`${head}{"a":`));
    expect(answer).toMatch(/^HTTP\/1.1 408/);
    expect(answer).toContain('"TIMEOUT"');
  });

  test('GW-139 MUST refuse headers past 16 KB and addresses past their length, with nothing internal', async () => {
    await using server = await impatient();
    const large = await raw(server.port, (socket) => socket.write(`GET / HTTP/1.1\r\nHost: edge.test\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`));
    expect(large).toMatch(/^HTTP\/1.1 431/);
    const smuggled = await raw(server.port, (socket) =>
      socket.write('POST /read HTTP/1.1\r\nHost: edge.test\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    );
    expect(smuggled).toMatch(/^HTTP\/1.1 400/);
    for (const answer of [large, smuggled]) expect(answer).not.toMatch(/\.ts|node:|stack|at /);
  });
});

test('GW-140 MUST answer a persisted document to a page of ours', async () => {
  const headers = { cookie: await door.session(), origin: door.url, 'sec-fetch-site': 'same-origin' };
  expect((await door.persisted(DOCUMENTS.delegations, {}, headers)).status).toBe(200);
});
