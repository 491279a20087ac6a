import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { ANALYST, DOCUMENTS, LI, WANG, openFrontDoor, type Answer, type FrontDoor } from './front-door.ts';

let database: TestDatabase;
let door: FrontDoor;
const bearer = { authorization: 'Bearer rp_wang' };
const analyst = { authorization: 'Bearer rp_analyst' };

beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => {
  door.directory.down = false;
  door.representation.down = false;
});

const code = (answer: Answer): string | undefined => answer.body.errors?.[0]?.extensions.code;

describe('who may ask what', () => {
  test('GW-31 MUST answer documents of the build across subgraphs, with their cost', async () => {
    const { status, body } = await door.persisted(DOCUMENTS.areas, {}, { cookie: await door.session() });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { areas: [{ name: '朝阳街道', suggestionFigures: { total: { value: 7 } } }] },
      extensions: { cost: { requested: 401, maximum: 5_000, bucket: { capacity: 50_000, restore: 1_000, remaining: 50_000 - 401 } } },
    });
  });

  test('GW-32 MUST refuse free text from a cookie session and from a visitor', async () => {
    const query = '{ me { id } }';
    for (const headers of [{ cookie: await door.session() }, {}]) {
      const answer = await door.graphql({ query }, headers);
      expect([answer.status, code(answer)]).toEqual([403, 'PERSISTED_DOCUMENT_REQUIRED']);
    }
    expect((await door.graphql({ query }, bearer)).body.data).toEqual({ me: { id: WANG.id } });
  });

  test('GW-33 MUST refuse a hash that the build does not have', async () => {
    expect(code(await door.persisted('{ me { name } }'))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('GW-34 MUST pass on the actor of cookie, token or nobody, and never one that the client names', async () => {
    const asked = async (headers: Record<string, string>): Promise<string | undefined> => {
      await door.persisted(DOCUMENTS.delegations, {}, headers);
      return door.representation.requests.at(-1)?.actor.id;
    };
    expect(await asked({ cookie: await door.session(LI) })).toBe(LI.id);
    expect(await asked(analyst)).toBe(ANALYST.id);
    expect(await asked({ 'x-actor': ANALYST.id, 'x-user-id': ANALYST.id })).toBe('anonymous');
    expect(await asked({ cookie: 'redpine=invented' })).toBe('anonymous');
  });

  test('GW-35 MUST refuse a bearer token that directory does not know', async () => {
    for (const authorization of ['Bearer rp_other', 'Bearer eyJhbGciOiJub25lIn0..', 'Basic d2FuZzo=']) {
      const answer = await door.graphql({ query: '{ me { id } }' }, { authorization });
      expect([answer.status, code(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  test('GW-36 MUST show the schema to bearers', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await door.graphql({ query }, bearer)).body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect(code(await door.graphql({ query }, { cookie: await door.session() }))).toBe('PERSISTED_DOCUMENT_REQUIRED');
  });

  test('GW-37 MUST not suggest names of the schema', async () => {
    const { status, body } = await door.graphql({ query: '{ mee { id } }' }, bearer);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i);
  });
});

describe('how it may be asked', () => {
  test('GW-38 MUST refuse GraphQL by GET', async () => {
    const response = await fetch(`${door.url}/graphql?query={me{id}}`, { headers: bearer });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('GW-39 MUST refuse unknown content types and encodings', async () => {
    const body = '{"query":"{ me { id } }"}';
    const sent: Record<string, string>[] = [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'application/json; charset=gbk' },
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    ];
    for (const headers of sent) {
      const answer = await door.graphql(body, { ...bearer, ...headers });
      expect([answer.status, code(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
  });

  test('GW-40 MUST refuse a body past 1 MB and take one within', async () => {
    const padded = (bytes: number): string => {
      const body = JSON.stringify({ query: '{ me { id } }', operationName: null, padding: '' });
      return body.replace('"padding":""', `"padding":"${'x'.repeat(bytes - body.length)}"`);
    };
    expect((await door.graphql(padded(1024 * 1024), bearer)).status).toBe(200);
    const answer = await door.graphql(padded(1024 * 1024 + 1), bearer);
    expect([answer.status, code(answer)]).toEqual([413, 'LIMIT_BODY']);
  });

  test('GW-41 MUST refuse batches and what is no GraphQL request', async () => {
    const query = '{ me { id } }';
    expect(code(await door.graphql([{ query }, { query }], bearer))).toBe('LIMIT_BATCH');
    for (const body of ['', 'null', '"x"', '{', '{}', '{"query":7}', '{"query":"","variables":[]}', '{"__proto__":{}}']) {
      expect((await door.graphql(body, bearer)).status).toBe(400);
    }
  });

  test('GW-88 MUST name the first mistakes in variables, however many there are', async () => {
    const query = 'query ($a: PersonFilter) { people(first: 1, filter: $a) { totalCount } }';
    const filter = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`no${n}`, n]));
    const answer = await door.graphql({ query, variables: { a: filter } }, bearer);
    expect([answer.status, ...(answer.body.errors ?? []).map(({ extensions }) => extensions.code)]).toEqual([400, ...Array.from({ length: 5 }, () => 'BAD_USER_INPUT')]);
  });

  test('GW-42 MUST refuse a subscription', async () => {
    expect(code(await door.graphql({ query: 'subscription { me { id } }' }, bearer))).toBe('SUBSCRIPTION');
  });

  test('GW-43 MUST refuse a request that a page of another site makes', async () => {
    const answer = await door.persisted(DOCUMENTS.delegations, {}, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, code(answer)]).toEqual([403, 'CSRF']);
  });

  test('GW-44 MUST name the limit and plan nothing', async () => {
    const seen = door.directory.requests.length;
    const answer = await door.graphql({ query: `{ area(id: 1) ${'{ parent '.repeat(12)}{ name }${' }'.repeat(12)} }` }, bearer);
    expect([answer.status, code(answer)]).toEqual([400, 'LIMIT_DEPTH']);
    expect(answer.body.errors?.[0]?.message).toContain('depth ≤ 12');
    expect(door.directory.requests).toHaveLength(seen);
  });

  test('GW-45 MUST allow analysts a cost of 5,000 and others 1,000', async () => {
    const query = '{ areas { parent { parent { parent { parent { parent { parent { name } } } } } } } }';
    const answer = await door.graphql({ query }, bearer);
    expect([answer.status, code(answer)]).toEqual([400, 'LIMIT_COST']);
    expect(answer.body.extensions).toEqual({ cost: { requested: 1_201, maximum: 1_000 } });
    expect((await door.graphql({ query }, analyst)).body.extensions).toMatchObject({ cost: { requested: 1_201, maximum: 5_000 } });
  });

  test('GW-86 MUST say what is wrong with a variable, and send nothing on', async () => {
    const seen = door.directory.requests.length;
    for (const n of ['many', null, 1.5]) {
      const answer = await door.persisted(DOCUMENTS.people, { n });
      expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
      expect(answer.body.errors?.[0]?.message).toContain('"$n"');
    }
    const guess = { query: 'query ($k: AreaKind) { areas(filter: { kind: $k }) { name } }', variables: { k: 'TOWNS' } };
    expect((await door.graphql(guess, bearer)).body.errors?.[0]?.message).toMatch(/^Variable "\$k"(?!.*TOWN\b)/);
    expect(door.directory.requests).toHaveLength(seen);
  });

  test('GW-46 MUST drop extensions and what else a client adds', async () => {
    await door.graphql({ query: '{ me { id } }', extensions: { actor: 'root' }, actor: 'root' }, bearer);
    expect(JSON.stringify(door.directory.requests.at(-1))).not.toContain('root');
  });
});

describe('when something is wrong behind', () => {
  test('GW-47 MUST answer the rest when a subgraph is down, with nothing internal', async () => {
    door.representation.down = true;
    const { status, body } = await door.graphql({ query: DOCUMENTS.areas }, { ...analyst, 'accept-language': 'en' });
    expect(status).toBe(200);
    expect(body.data).toEqual({ areas: [{ name: '朝阳街道', suggestionFigures: null }] });
    expect(body.errors).toEqual([
      {
        message: 'This part is not available at the moment.',
        path: expect.arrayContaining(['areas']),
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: expect.stringMatching(/^[\w-]{36}$/) },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/ECONNREFUSED|10\.1\.2\.3/);
    expect(door.logged.join('')).toContain('ECONNREFUSED');
  });

  test('GW-48 MUST mask whatever a subgraph says that is not meant for clients', async () => {
    const usual = door.representation.answers;
    door.representation.answers = () => ({
      data: null,
      errors: [
        {
          message: 'relation "deputy" does not exist at SELECT * FROM deputy',
          extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at query (pg.js:1)'], service: 'http://10.1.2.3' },
        },
      ],
    });
    const { body } = await door.graphql({ query: '{ delegations { name } }' }, bearer);
    door.representation.answers = usual;
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        path: ['delegations'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/SELECT|pg\.js|10\.1\.2\.3/);
  });

  // As a view refuses, and as a resolver does: with the place in the subgraph's own query.
  test.each([{}, { path: ['delegations'], locations: [{ line: 2, column: 3 }] }])('GW-49 MUST pass on refusals that are meant for clients, and their code alone', async (place) => {
    const usual = door.representation.answers;
    door.representation.answers = () => ({
      data: null,
      errors: [{ message: '请先登录。', ...place, extensions: { code: 'UNAUTHENTICATED', more: 'secret' } }],
    });
    const { body } = await door.graphql({ query: '{ delegations { name } }' }, bearer);
    door.representation.answers = usual;
    expect(body.errors?.[0]).toMatchObject({ message: '请先登录。', path: ['delegations'], extensions: { code: 'UNAUTHENTICATED' } });
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

describe('addresses and headers', () => {
  test('GW-50 MUST send readers of another name to the one origin and refuse writers', async () => {
    const other = door.url.replace('127.0.0.1', 'localhost');
    const read = await fetch(`${other}/suggestions?x=1`, { redirect: 'manual', headers: { accept: 'text/html' } });
    expect([read.status, read.headers.get('location')]).toEqual([307, `${door.url}/suggestions?x=1`]);
    const write = await fetch(`${other}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(write.status).toBe(421);
  });

  test('GW-51 MUST serve the application at every address of it, under a strict policy', async () => {
    const page = await fetch(`${door.url}/suggestions/1`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('红松');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self' 'sha256-abc='; style-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    const script = await fetch(`${door.url}/assets/shell-0a1b2c3d.js`, { headers: { 'accept-encoding': 'identity' } });
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const missing of ['/assets/none.js', '/documents.json', '/csp.json', '/../package.json', '/api']) {
      expect((await fetch(`${door.url}${missing}`)).status).toBe(404);
    }
  });

  test('GW-53 MUST serve the public portal’s own document at its addresses and at no other, under the same policy', async () => {
    for (const [path, title] of [['/portal', '网上代表之家'], ['/portal/deputies?area=1', '网上代表之家'], ['/portals', '红松'], ['/register/portal', '红松']] as const) {
      const page = await fetch(`${door.url}${path}`, { headers: { accept: 'text/html' } });
      expect([path, page.status, await page.text()]).toEqual([path, 200, expect.stringContaining(title)]);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self' 'sha256-abc='; style-src 'self'");
    }
  });

  test('GW-52 MUST tell its health by what stands behind it, under any name', async () => {
    const health = await fetch(`${door.url.replace('127.0.0.1', 'localhost')}/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'ok', services: { gateway: 'ok', directory: 'ok', representation: 'ok' }, version: expect.any(String) },
    ]);
    door.representation.down = true;
    expect((await fetch(`${door.url}/health`)).status).toBe(503);
  });
});
