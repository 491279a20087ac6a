import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rootOfInclusion } from '@redpine/kit/audit/merkle';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../src/postgres/fixture.ts';
import { freePort } from '../src/postgres/server.ts';

// The whole platform in a process of its own, and the commands beside it.

const cli = join(import.meta.dirname, '../src/cli.ts');
let database: TestDatabase;
let folder: string;
let environment: NodeJS.ProcessEnv;
let platform: ChildProcess;
let token: string;

const start = (...args: string[]): ChildProcess => spawn(process.execPath, [cli, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
async function command(...args: string[]): Promise<{ code: number; said: string }> {
  const child = start(...args);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => { said += piece.toString(); });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'redpine-audit-whole-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  const { NODE_OPTIONS: _options, VITEST: _vitest, NODE_ENV: _env, ...inherited } = process.env;
  environment = {
    ...inherited, DATABASE_URL: database.url, PORT: String(await freePort()), REDPINE_DATA: join(folder, 'data'), REDPINE_FRONTENDS: folder,
    REDPINE_DEMO: '0', LOG_LEVEL: 'silent',
  };
  platform = start('start');
  if (!platform.stdout) throw new Error('the platform says when it is ready');
  for await (const line of createInterface(platform.stdout)) if (line.startsWith('ready ')) break;
  const account = ['account', 'add', 'auditor', '--name', '沈审计', '--post', 'AUDIT_ADMIN', '--title', '审计管理员'];
  expect(await command(...account)).toMatchObject({ code: 0 });
  token = (await command('token', 'auditor')).said.trim();
}, 180_000);
afterAll(async () => {
  if (platform.exitCode === null && platform.kill('SIGTERM')) await once(platform, 'exit');
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Entry {
  id: string;
  service: string;
  action: string;
  detail: string | null;
  proof: { seq: number; leaf: string; path: string[]; checkpoint: { size: number; root: string } | null } | null;
}

async function entries(filter: object): Promise<{ services: string[]; unavailable: string[]; edges: { node: Entry }[] }> {
  const query = `query ($filter: AuditFilter) { auditEntries(filter: $filter, first: 10) { services unavailable edges { node {
    id service action detail proof { seq leaf path checkpoint { size root } } } } } }`;
  const response = await fetch(`http://127.0.0.1:${environment['PORT']}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { filter } }),
  });
  const { data, errors } = (await response.json()) as { data?: { auditEntries: Awaited<ReturnType<typeof entries>> }; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data.auditEntries;
}

it('AUD-46 MUST read, prove and verify the logs of a platform that runs', { timeout: 120_000 }, async () => {
  const page = await entries({});
  expect(page).toMatchObject({ services: ['directory', 'representation'], unavailable: [] });
  expect(page.edges[0]?.node).toMatchObject({ service: 'directory', action: 'audit.read', detail: '{"filter":{}}' });
  await expect.poll(async () => {
    const [made] = (await entries({ action: 'account.issueToken' })).edges;
    const proof = made?.node.proof;
    if (!proof?.checkpoint) return 'not signed yet';
    const path = proof.path.map((each) => Buffer.from(each, 'hex'));
    const root = rootOfInclusion(Buffer.from(proof.leaf, 'hex'), proof.seq, proof.checkpoint.size, path)?.toString('hex');
    return root === proof.checkpoint.root;
  }, { timeout: 90_000, interval: 2_000 }).toBe(true);
  const { code, said } = await command('audit', 'verify');
  expect(said).toContain('审计日志核验通过');
  expect(code).toBe(0);
});
