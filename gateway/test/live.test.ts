import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { LI, WANG, openFrontDoor } from './front-door.ts';

let database: TestDatabase;
let client: Client;
const notify = (signal: object) => client.query("SELECT pg_notify('redpine_live', $1)", [JSON.stringify(signal)]);

beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

/** Reads a stream until it holds a text, or to its end. */
class Reader {
  text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();

  constructor(response: Response) {
    if (!response.body) throw new Error('no body');
    this.#reader = response.body.getReader();
  }

  async until(part: string): Promise<void> {
    while (!this.text.includes(part)) {
      const { done, value } = await this.#reader.read();
      if (done) throw new Error(`ended before ${part}: ${this.text}`);
      this.text += this.#decoder.decode(value, { stream: true });
    }
  }

  async end(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return;
      this.text += this.#decoder.decode(value, { stream: true });
    }
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

test('GW-68 MUST signal changes to everyone signed in and notifications to their account alone', async () => {
  await using door = await openFrontDoor({ database: database.url });
  const open = async (cookie: string) => new Reader(await fetch(`${door.url}/live`, { headers: { cookie } }));
  const wang = await open(await door.session(WANG));
  const li = await open(await door.session(LI));
  await Promise.all([wang.until('retry'), li.until('retry')]);
  await notify({ notification: { account: LI.id } });
  await notify({ changed: { type: 'Suggestion', id: '7', title: 'not told' } });
  await Promise.all([wang.until('"7"}'), li.until('"7"}')]);
  expect(wang.text).toContain('event: changed\ndata: {"type":"Suggestion","id":"7"}\n\n');
  expect(wang.text).not.toContain('notification');
  expect(li.text).toContain('event: notification\ndata: {}\n\n');
  await Promise.all([wang.cancel(), li.cancel()]);
});

test('GW-69 MUST open no stream for visitors, and a bounded number for one session', async () => {
  await using door = await openFrontDoor({ database: database.url });
  expect((await fetch(`${door.url}/live`)).status).toBe(401);
  const cookie = await door.session();
  const open = () => fetch(`${door.url}/live`, { headers: { cookie } });
  const streams = await Promise.all(Array.from({ length: 10 }, open));
  expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
  expect((await open()).status).toBe(429);
  const other = await fetch(`${door.url}/live`, { headers: { cookie: await door.session() } });
  expect(other.status).toBe(200);
  await Promise.all([...streams, other].map(async (stream) => stream.body?.cancel()));
});

test('GW-71 MUST make readers start again after signals were lost', async () => {
  await using door = await openFrontDoor({ database: database.url });
  const cookie = await door.session();
  const stream = new Reader(await fetch(`${door.url}/live`, { headers: { cookie } }));
  await stream.until('retry');
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'redpine gateway live'");
  await stream.end();
  const again = new Reader(await fetch(`${door.url}/live`, { headers: { cookie } }));
  await again.until('retry');
  await notify({ changed: { type: 'Deputy', id: '1' } });
  await again.until('Deputy');
  await again.cancel();
});

test('GW-72 MUST finish what is under way and end streams when it goes down', async () => {
  const door = await openFrontDoor({ database: database.url });
  const cookie = await door.session();
  const stream = new Reader(await fetch(`${door.url}/live`, { headers: { cookie } }));
  await stream.until('retry');
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  door.directory.answers = async () => {
    asked.resolve();
    await answered.promise;
    return { data: { me: { __typename: 'Viewer', id: WANG.id } } };
  };
  const underWay = door.graphql({ query: '{ me { id } }' }, { authorization: 'Bearer rp_wang' });
  await asked.promise;
  const down = door[Symbol.asyncDispose]();
  await stream.end();
  const health = await fetch(`${door.url}/health`).then(
    ({ status }) => status,
    // No longer listening says the same to a load balancer.
    () => 503,
  );
  expect(health).toBe(503);
  answered.resolve();
  expect((await underWay).body.data).toEqual({ me: { id: WANG.id } });
  await down;
  await expect(fetch(`${door.url}/health`)).rejects.toThrow();
});
