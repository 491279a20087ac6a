import { afterAll, beforeAll, expect, test } from 'vitest';
import { GraphQLError, parse } from 'graphql';
import { createActorSigner, createActorVerifier, generateActorKeys, serviceActor } from '../src/actor.ts';
import { requestContext } from '../src/context.ts';
import type { Database } from '../src/database.ts';
import { forbidden } from '../src/errors.ts';
import { httpPeer, latePeer, PeerProblem, readAnswer, type SubgraphRequest } from '../src/peer.ts';
import { serve, type Served } from '../src/serve.ts';
import type { Service } from '../src/service.ts';
import { createSubgraph, type Subgraph } from '../src/subgraph.ts';
import { at, bench, CLERK, clock, keys, log, type Bench } from './setup.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  scalar Date
  type Query { who: String!  broken: String  null: String!  refused: String  echo(text: String, on: Date): String  text: String }
  type Mutation { thingMake(name: String!): String! }
`);

let ground: Bench;
let database: Database;
let subgraph: Subgraph;
let service: Service;
let served: Served;
const signer = createActorSigner(keys.privateKey);

beforeAll(async () => {
  ground = await bench('alpha');
  database = at(ground.databases, 'alpha');
  const verifier = createActorVerifier(keys.publicKey);
  subgraph = await createSubgraph({
    name: 'alpha',
    typeDefs,
    resolvers: {
      Query: {
        who: (_: unknown, __: unknown, context: { actor: { name: string } }) => context.actor.name,
        broken: () => database.query('SELECT secret FROM nowhere'),
        null: () => null,
        refused: () => {
          throw forbidden('zh-CN');
        },
        echo: (_: unknown, { text }: { text?: string }) => text,
      },
      Mutation: { thingMake: (_: unknown, { name }: { name: string }) => name },
    },
    guards: { who: 'the actor alone', broken: 'no rows', null: 'no rows', refused: 'no rows', echo: 'no rows' },
    views: {
      async answer({ query }) {
        if (query.includes('viewBroken')) throw new TypeError('relation "secret" does not exist');
        if (query.includes('viewRefuses')) throw new GraphQLError('first', { extensions: { code: 'BAD_USER_INPUT', secret: 1 } });
        return query === '{ text }' ? '{"data":{"text":"from the database"}}' : null;
      },
      resolvers: () => ({}),
    },
    makeContext: (base) => requestContext(base, { clock, log, database }),
    verifier,
    log,
  });
  service = {
    name: 'alpha',
    answer: (request) => subgraph.answer(request),
    receive: async () => undefined,
    async call(operation, payload, actorToken) {
      if (operation !== 'double') throw new PeerProblem(`no operation ${operation}`, 404);
      const actor = await verifier.verify(actorToken);
      return { twice: Number(payload) * 2, by: actor.id };
    },
    http: {
      '/raw': (request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part)).on('end', () => response.end(Buffer.concat(parts)));
      },
    },
    ready: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
  served = await serve(service, { host: '127.0.0.1', port: 0, log });
});
afterAll(async () => {
  await served.close();
  await subgraph[Symbol.asyncDispose]();
  await ground[Symbol.asyncDispose]();
});

const ask = async (query: string, rest: Partial<SubgraphRequest> = {}): Promise<SubgraphRequest> => ({
  query,
  actorToken: await signer.sign(CLERK),
  language: 'zh-CN',
  requestId: 'request-1',
  ...rest,
});

test('KIT-40 MUST refuse whatever is not signed by the gateway, the schema included', async () => {
  const foreign = await createActorSigner(generateActorKeys().privateKey).sign(CLERK);
  for (const query of ['{ who }', '{ text }', '{ _service { sdl } }', '{ __schema { queryType { name } } }']) {
    for (const actorToken of ['', 'nonsense', foreign]) {
      const answer = readAnswer(await subgraph.answer(await ask(query, { actorToken })));
      expect(answer.errors?.map((error) => error.extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
      expect(answer.data).toBeUndefined();
    }
  }
});

test('KIT-41 MUST answer as the actor who was signed, in process and over HTTP alike', async () => {
  for (const peer of [service, httpPeer(served.url)]) {
    expect(await peer.answer(await ask('{ who }'))).toEqual({ data: { who: '张三' } });
    expect(await peer.answer(await ask('{ text }'))).toBe('{"data":{"text":"from the database"}}');
  }
});

test('KIT-42 MUST show nothing internal of an error, only the request id', async () => {
  for (const query of ['{ broken }', '{ null }', '{ viewBroken: text }']) {
    const text = JSON.stringify(await subgraph.answer(await ask(query)));
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).toContain('request-1');
    expect(text).not.toMatch(/nowhere|relation|secret|SELECT|stack|non-nullable/i);
  }
});

test('KIT-43 MUST pass a public code with its message and nothing beside it', async () => {
  const refused = readAnswer(await subgraph.answer(await ask('{ refused }')));
  expect(refused.errors).toMatchObject([{ message: expect.stringContaining('无权'), extensions: { code: 'FORBIDDEN' } }]);
  const bad = readAnswer(await subgraph.answer(await ask('{ viewRefuses: text }')));
  expect(bad.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
});

test('KIT-44 MUST refuse a NUL and half a character anywhere in a request, and name the place', async () => {
  const query = 'query ($t: String) { echo(text: $t) }';
  for (const t of ['a\0b', 'a\ud800b']) {
    const answer = readAnswer(await subgraph.answer(await ask(query, { variables: { t } })));
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: 't' } }]);
  }
  const deep = readAnswer(await subgraph.answer(await ask(query, { variables: { input: { list: ['ok', { name: '\0' }] } } })));
  expect(deep.errors).toMatchObject([{ extensions: { path: 'input.list.1.name' } }]);
  for (const literal of ['"\\u0000"', '"\\u{0}"', '"a\0"']) {
    const answer = readAnswer(await subgraph.answer(await ask(`{ echo(text: ${literal}) }`)));
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: 'query' } }]);
  }
  expect(await subgraph.answer(await ask('{ echo(text: "\\u7ea2\\u677e 🌲") }'))).toEqual({ data: { echo: '红松 🌲' } });
});

test('KIT-45 MUST refuse subscriptions, unknown fields and days that do not exist', async () => {
  for (const query of ['subscription { who }', '{ unknown }', '{ echo(on: "2024-02-30") }', '{']) {
    const answer = readAnswer(await subgraph.answer(await ask(query)));
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(answer.errors?.[0]?.extensions?.['code']).not.toBe('INTERNAL_SERVER_ERROR');
    expect(answer.data ?? null).toBeNull();
  }
});

test('KIT-46 MUST carry internal calls over HTTP as in process, refusals included', async () => {
  const token = await signer.sign(serviceActor('beta'));
  for (const peer of [service, httpPeer(served.url)]) {
    expect(await peer.call('double', 21, token)).toEqual({ twice: 42, by: 'service:beta' });
    await expect(peer.call('nothing', {}, token)).rejects.toMatchObject({ name: 'PeerProblem', status: 404 });
    await expect(peer.call('double', 1, 'nonsense')).rejects.toThrow();
  }
  const response = await fetch(`${served.url}/internal/double`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense' },
    body: '{"payload":1}',
  });
  expect(response.status).toBe(401);
});

test('KIT-47 MUST answer GET /health, hand raw routes their body unread, and refuse what it does not know', async () => {
  expect(await (await fetch(`${served.url}/health`)).json()).toEqual({ ready: true });
  const raw = await fetch(`${served.url}/raw/deep`, { method: 'POST', headers: { 'content-type': 'text/x' }, body: 'as it is' });
  expect(await raw.text()).toBe('as it is');
  const wrong = await fetch(`${served.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  expect([wrong.status, await wrong.text()]).toEqual([400, '{"error":400}']);
  const unknown = await fetch(`${served.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
  expect(unknown.status).toBe(415);
});

test('KIT-48 MUST treat a peer that is not there as away', async () => {
  const late = latePeer('beta');
  await expect(late.call('x', {}, '')).rejects.toMatchObject({ status: 0 });
  late.attach(service);
  expect(await late.answer(await ask('{ who }'))).toEqual({ data: { who: '张三' } });
  await expect(httpPeer('http://127.0.0.1:1').call('x', {}, '')).rejects.toMatchObject({ name: 'PeerProblem', status: 0 });
});
