import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenOf } from '../../src/cli/token.ts';
import { startPlatform, type Platform } from '../../src/constellation.ts';
import { fillDemo } from '../../src/demo/demo.ts';
import { platformOptions } from '../../src/options.ts';
import { testDatabase, type TestDatabase } from '../../src/postgres/fixture.ts';
import { freePort } from '../../src/postgres/server.ts';
import { requests, type FuzzRequest, type Known } from './requests.ts';

// The whole platform over its demonstration, asked what nobody would ask. FUZZ_REQUESTS and FUZZ_SEED choose another run.
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 400);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_301);
const AT_ONCE = 8;
const ROLES = ['deputies-office', 'deputy', 'unit', 'government-office', 'chairperson', 'subdistrict', 'analyst', 'system-admin', 'security-admin', 'audit-admin'];
/** What only we know: code and its places, statements and what PostgreSQL says of them, addresses, roles, tables. */
const INTERNAL = /\bat \S+ \(|\.[jt]s:\d+|node_modules|file:\/\/\/(?!etc)|\/src\/|ECONN(?:RESET|REFUSED|ABORTED)|127\.0\.0\.1|localhost|\bSELECT\b.+\bFROM\b|INSERT INTO|relation "|column "|constraint "|violates|duplicate key|syntax error at|invalid input syntax|out of range for|redpine_|pg_|mikro|kysely/i;
/** Faults, and what only a fault makes of a service. */
const FAULTS = ['INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE', 'IDENTITY_UNAVAILABLE'];

let database: TestDatabase;
let platform: Platform;
let folder: string;
let tokens: string[];
let schema: GraphQLSchema;
let known: Known[];

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'redpine-fuzz-'));
  await chmod(folder, 0o711);
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  const env = {
    DATABASE_URL: database.url,
    PORT: String(await freePort()),
    REDPINE_DATA: join(folder, 'data'),
    REDPINE_DEMO: '1',
    LOG_LEVEL: process.env['FUZZ_LOG'] ?? 'silent',
    RATE_CAPACITY: '1000000000',
    RATE_RESTORE: '1000000000',
  };
  const options = platformOptions(env, folder);
  platform = await startPlatform({ ...options, env, builtFrontends: Promise.resolve(folder), fill: fillDemo, say: () => undefined });
  const { clock } = platform;
  tokens = [];
  for (const role of ROLES) tokens.push(await tokenOf({ options, databaseUrl: database.url, clock }, role, 'fuzz'));
  schema = buildClientSchema((await answer({ role: 0, query: getIntrospectionQuery(), variables: {} })).body.data as unknown as IntrospectionQuery);
  known = await knownRecords();
}, 300_000);
afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  text: string;
  body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions: { code: string } }[] };
}

async function answer({ role, query, variables }: FuzzRequest): Promise<Answer> {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[role]}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Answer['body'] };
}

/** Some records of every kind that each role can page through. */
async function knownRecords(): Promise<Known[]> {
  const found = new Map<string, Known>();
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type }) => {
    const node = /^(\w+)Connection!?$/.exec(String(type))?.[1];
    const fields = node && schema.getType(node);
    if (!node || !fields || !('getFields' in fields) || !('id' in fields.getFields())) return [];
    return [`{ ${name}(first: 8) { edges { node { __typename id ${'version' in fields.getFields() ? 'version' : ''} } } } }`];
  });
  const plain = ['areas', 'organs', 'topics', 'terms'].filter((name) => name in (schema.getQueryType()?.getFields() ?? {}));
  for (const query of [...lists, ...plain.map((name) => `{ ${name} { __typename id } }`)]) {
    for (const role of ROLES.keys()) {
      JSON.stringify((await answer({ role, query, variables: {} })).body.data ?? null, (_key, value: unknown) => {
        const record = value as { __typename?: string; id?: string; version?: number } | null;
        if (record?.id && record.__typename && found.size < 400) {
          found.set(record.id, { type: record.__typename, id: record.id, version: record.version ?? null });
        }
        return value;
      });
    }
  }
  return [...found.values()];
}

/** What came of a request that raised no error: something read, an act carried out, or the kind of problem. */
function outcome({ body }: Answer): string {
  const [first] = Object.values(body.data ?? {}) as ({ __typename?: string } | null)[];
  const kind = first?.__typename ?? '';
  return kind.endsWith('Success') ? 'acts' : kind.endsWith('Problem') ? `problem ${kind}` : 'read';
}

/** What is wrong with an answer; nothing where all is well. */
function wrong({ status, text, body }: Answer, variables: object = {}): string | undefined {
  if (status >= 500) return `status ${status}`;
  const fault = body.errors?.find(({ extensions }) => FAULTS.includes(extensions.code));
  if (fault) return `${fault.extensions.code}: ${fault.message}`;
  // What was sent may come back: a message that names an unfit value shows nothing internal.
  const answered = sentIn(variables).reduce((rest, value) => rest.replaceAll(value, ''), text);
  const internal = INTERNAL.exec(answered);
  return internal ? `internal: ${answered.slice(Math.max(0, internal.index - 80), internal.index + 120)}` : undefined;
}

/** Every text within the variables, as JSON writes it once and within a message. */
function sentIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length < 4 ? [] : [JSON.stringify(JSON.stringify(value)).slice(3, -3), JSON.stringify(value).slice(1, -1)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentIn) : [];
}

test('RUN-10 MUST answer whatever it is asked without a fault, and show nothing internal', { timeout: 3_600_000 }, async () => {
  expect(known.length).toBeGreaterThan(100);
  const failures: object[] = [];
  const seen: Record<string, number> = {};
  const batch = fc.array(requests(schema, known, ROLES.length), { minLength: AT_ONCE, maxLength: AT_ONCE });
  const ask = async (request: FuzzRequest): Promise<void> => {
    const answered = await answer(request);
    const code = answered.body.errors?.[0]?.extensions.code ?? outcome(answered);
    seen[code] = (seen[code] ?? 0) + 1;
    const failure = wrong(answered, request.variables);
    if (failure !== undefined) failures.push({ failure, as: ROLES[request.role], query: request.query, variables: JSON.stringify(request.variables) });
  };
  await fc.assert(
    fc.asyncProperty(batch, async (batched) => void (await Promise.all(batched.map(ask)))),
    { numRuns: Math.ceil(REQUESTS / AT_ONCE), seed: SEED, endOnFailure: true },
  );
  if (process.env['FUZZ_REPORT']) await writeFile(process.env['FUZZ_REPORT'], JSON.stringify({ seen, failures }, null, 1));
  expect(failures.slice(0, 10)).toEqual([]);
  // Enough of them got through: the run says something about what stands behind validation.
  const through = Object.keys(seen).filter((each) => /^(read|acts|problem)/.test(each)).reduce((sum, each) => sum + (seen[each] ?? 0), 0);
  expect(through).toBeGreaterThan(REQUESTS / 4);
});

test('RUN-11 MUST answer 200 at once over a bounded number of connections to PostgreSQL', async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const query = '{ me { name } suggestions(first: 5) { totalCount edges { node { title responsible: handlings { unit { name } } } } } }';
    const asked = Promise.all(Array.from({ length: 200 }, (_, n) => answer({ role: n % ROLES.length, query, variables: {} })));
    const counts: number[] = [];
    const over = new AbortController();
    const done = asked.finally(() => over.abort());
    do {
      const { rows } = await client.query<{ open: number }>('SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database()');
      counts.push(rows[0]?.open ?? 0);
    } while (!over.signal.aborted);
    const answers = await done;
    expect(answers.map((each) => wrong(each)).filter(Boolean)).toEqual([]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(Math.max(...counts)).toBeLessThanOrEqual(40);
  } finally {
    await client.end();
  }
});
