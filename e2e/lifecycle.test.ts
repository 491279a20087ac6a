import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serverProcesses } from '@redpine/platform/postgres/process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, command, exited, freePort, PASSWORD, root, type RunningPlatform, startPlatform, temporaryDirectory, until } from './support/platform.ts';

const frontends = mkdtempSync(join(tmpdir(), 'redpine-frontends-'));
writeFileSync(join(frontends, 'index.html'), '<!doctype html><title>built</title>');
writeFileSync(join(frontends, 'documents.json'), '{}');
afterAll(() => rmSync(frontends, { recursive: true }));

/** A place where not even root makes folders. */
const UNWRITABLE = process.platform === 'linux' ? '/sys/redpine' : '/redpine';
const env = { REDPINE_FRONTENDS: frontends };
const forget = (dataDir: string): void => rmSync(dirname(dataDir), { recursive: true, force: true });

async function ask<T>(url: string, token: string, query: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const databaseOf = (dataDir: string): number[] => serverProcesses(join(dataDir, 'postgres'), 'no other');

describe('the platform with its demonstration', () => {
  let platform: RunningPlatform;
  let token: string;
  beforeAll(async () => {
    platform = await startPlatform({ env });
    token = (await command(['token', 'deputies-office'], { REDPINE_DATA: platform.dataDir })).printed.trim();
  });
  afterAll(async () => platform?.[Symbol.asyncDispose]());

  it('LIFE-01 MUST say that it is ready, with the demonstration’s accounts and nothing amiss', () => {
    const lines = platform.printed().trim().split('\n');
    expect(lines.at(-1)).toBe(`ready ${platform.url}`);
    expect(platform.printed()).toContain(PASSWORD);
    expect(platform.printed()).toMatch(/^ {2}deputies-office +\S/m);
    expect(lines.filter((line) => line.startsWith('{'))).toEqual([]);
  });

  it('LIFE-02 MUST answer /health and the front ends', async () => {
    const health = await fetch(`${platform.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual(expect.any(Object));
    expect(await (await fetch(platform.url, { headers: { accept: 'text/html' } })).text()).toContain('<title>built</title>');
  });

  it('LIFE-03 MUST print a token with which an account asks freely', async () => {
    expect(token).toMatch(/^rp_[\w-]{43}$/);
    const { me } = await ask<{ me: { name: string; posts: { kind: string }[] } }>(platform.url, token, '{ me { name posts { kind } } }');
    expect(me.posts).toEqual([{ kind: 'DEPUTIES_OFFICE' }]);
    const unknown = await command(['token', 'nobody'], { REDPINE_DATA: platform.dataDir });
    expect(unknown).toEqual({ code: 1, printed: 'There is no active account "nobody".\n' });
  });

  it('LIFE-04 MUST keep keys, passwords and what it says of itself to their owner', () => {
    const keys = join(platform.dataDir, 'keys');
    const files = [...readdirSync(keys).map((name) => join(keys, name)), join(platform.dataDir, 'running.json')];
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect((statSync(file).mode & 0o777).toString(8), file).toBe('600');
  });

  it('LIFE-05 MUST hold 41 organs, 180 active deputies and 300 suggestions in every state', async () => {
    const found = await ask<Demonstration>(platform.url, token, DEMONSTRATION);
    expect(found.organs).toHaveLength(41);
    expect(found.deputies.totalCount).toBeGreaterThanOrEqual(180);
    const counts = STATES.map((state) => found[state].totalCount);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    // Drafts are their writers' alone.
    const told = counts.reduce((sum, n) => sum + n, 0);
    expect(told).toBeLessThanOrEqual(300);
    expect(told).toBeGreaterThan(290);
  });

  it('LIFE-06 MUST show bad figures of invented units alone', async () => {
    const { organs: all } = await ask<Demonstration>(platform.url, token, DEMONSTRATION);
    const organs: Figures[] = [];
    // As many as the limit of costs lets one ask at once.
    for (let from = 0; from < all.length; from += 20) {
      const asked = all.slice(from, from + 20).map(({ id }, n) => `o${n}: organ(id: "${id}") { ${FIGURES} }`);
      organs.push(...Object.values(await ask<Record<string, Figures>>(platform.url, token, `{ ${asked.join(' ')} }`)));
    }
    const lacks = ({ numerator, denominator }: Ratio): boolean => numerator < denominator;
    const bad = organs.filter(({ suggestionFigures: figures }) =>
      figures && (figures.overdue.value > 0 || lacks(figures.satisfied) || lacks(figures.repliedInTime)));
    expect(bad.length).toBeGreaterThan(0);
    for (const { name } of bad) expect(name).toContain('演示');
  });

  it('LIFE-07 MUST refuse a port in use, and a data directory in use, by one sentence', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const fresh = await temporaryDirectory();
    expect(await command(['start'], { ...env, PORT: port, REDPINE_DATA: fresh })).toEqual({
      code: 1, printed: `Port ${port} is in use: stop what listens there, or choose another with PORT.\n`,
    });
    expect(existsSync(fresh)).toBe(false);
    await new Promise((resolve) => taken.close(resolve));
    const second = await command(['start'], { ...env, PORT: port, REDPINE_DATA: platform.dataDir });
    expect(second).toEqual({ code: 1, printed: expect.stringMatching(/^Another Redpine \(process \d+\) is using the data directory .+\.\n$/) });
    forget(fresh);
  });

  it('LIFE-08 MUST lose nothing when all its processes are killed', async () => {
    const before = await ask<Demonstration>(platform.url, token, DEMONSTRATION);
    const postgres = databaseOf(platform.dataDir);
    expect(postgres).toHaveLength(1);
    for (const pid of [platform.process.pid, ...postgres]) if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await exited(platform.process);
    platform = { ...(await startPlatform({ dataDir: platform.dataDir, env })), [Symbol.asyncDispose]: platform[Symbol.asyncDispose] };
    expect(await ask(platform.url, token, DEMONSTRATION)).toEqual(before);
  });

  it('LIFE-09 MUST end with 0 on SIGTERM, its database with it, and say so to nobody’s alarm', async () => {
    const said = platform.printed().length;
    expect(await platform.stop()).toBe(0);
    expect(platform.printed().slice(said)).toBe('Stopping: what is under way is finished first.\n');
    expect(databaseOf(platform.dataDir)).toEqual([]);
    expect(existsSync(join(platform.dataDir, 'running.json'))).toBe(false);
    expect(existsSync(join(platform.dataDir, 'postgres/postmaster.pid'))).toBe(false);
    const log = readFileSync(join(platform.dataDir, 'postgres.log'), 'utf8').trimEnd().split('\n');
    expect(log.at(-1)).toContain('database system is shut down');
    expect((await command(['token', 'unit'], { REDPINE_DATA: platform.dataDir })).code).toBe(1);
    forget(platform.dataDir);
  });
});

describe('an installation of one’s own', () => {
  it('LIFE-10 MUST start empty, say how the first account is made, and let it in', async () => {
    await using platform = await startPlatform({ env: { ...env, REDPINE_DEMO: '0', REDPINE_NOW: '2026-12-31T02:00:00Z' } });
    const data = { REDPINE_DATA: platform.dataDir };
    expect(platform.printed()).toContain('npm run account -- add USERNAME');
    expect(platform.printed()).not.toContain(PASSWORD);
    const account = ['account', 'add', 'wang', '--name', '王管理', '--post', 'SYSTEM_ADMIN', '--title', '系统管理员'];
    const added = await command(account, data);
    expect(added).toEqual({ code: 0, printed: expect.stringMatching(/^wang signs in with the password [\w-]{16} once, and then chooses another\.\n$/) });
    expect(await command(account, data)).toEqual({ code: 1, printed: 'There is an account wang already.\n' });
    const token = (await command(['token', 'wang'], data)).printed.trim();
    // The token lives by the platform's clock, which REDPINE_NOW has set.
    expect(await ask(platform.url, token, '{ me { name posts { kind from } } }')).toEqual({
      me: { name: '王管理', posts: [{ kind: 'SYSTEM_ADMIN', from: '2026-12-31' }] },
    });
  });
});

describe('what cannot start', () => {
  const refused = async (given: Record<string, string>): Promise<string> => {
    const { code, printed } = await command(['start'], { ...env, PORT: String(await freePort()), ...given });
    expect(code, printed).toBe(1);
    expect(printed.trimEnd().split('\n'), printed).toHaveLength(1);
    return printed;
  };

  it('LIFE-11 MUST refuse by one sentence a data directory that is not its own, of another version, or a file', async () => {
    const home = dirname(await temporaryDirectory());
    const [foreign, older, file] = [join(home, 'foreign'), join(home, 'older'), join(home, 'file')];
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'thesis.doc'), '');
    mkdirSync(older);
    writeFileSync(join(older, 'redpine.json'), '{"layout":1,"postgres":17}');
    writeFileSync(file, '');
    expect(await refused({ REDPINE_DATA: foreign })).toContain('was not made by Redpine');
    expect(await refused({ REDPINE_DATA: older })).toContain('belongs to PostgreSQL 17');
    expect(await refused({ REDPINE_DATA: file })).toContain('is a file');
    rmSync(home, { recursive: true });
  });

  it('LIFE-12 MUST refuse by one sentence a data directory that it may not write', async () => {
    // Nobody may write there, root included.
    expect(await refused({ REDPINE_DATA: UNWRITABLE })).toContain(`The data directory ${UNWRITABLE} cannot be made by this user`);
    if (process.getuid?.() === 0) return;
    const closed = await temporaryDirectory();
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect(await refused({ REDPINE_DATA: closed })).toContain('cannot be written by this user');
    forget(closed);
  });

  it('LIFE-13 MUST refuse by one sentence a variable that makes no sense, naming it', async () => {
    expect(await refused({ PORT: 'many' })).toContain('PORT');
    expect(await refused({ REDPINE_NOW: 'tomorrow' })).toContain('REDPINE_NOW');
    expect(await refused({ REDPINE_FRONTENDS: '/nowhere' })).toContain('REDPINE_FRONTENDS');
    expect(await refused({ DATABASE_URL: `postgres://redpine:secret@127.0.0.1:${await freePort()}/redpine` })).toMatch(/^No PostgreSQL answers at 127\.0\.0\.1:\d+/);
  });

  it('LIFE-14 MUST leave nothing running when it is ended while it starts', async () => {
    const dataDir = await temporaryDirectory();
    const child = spawn(process.execPath, [cli, 'start'], {
      cwd: root, stdio: 'ignore', env: { ...process.env, ...env, PORT: String(await freePort()), REDPINE_DATA: dataDir },
    });
    await until(async () => databaseOf(dataDir).length > 0);
    child.kill('SIGTERM');
    expect(await exited(child)).toBe(0);
    await until(async () => databaseOf(dataDir).length === 0);
    await using again = await startPlatform({ dataDir, env });
    expect(again.printed()).toContain(`ready ${again.url}`);
    await again.stop();
    forget(dataDir);
  });
});

const STATES = ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER'] as const;

type Demonstration = { organs: { id: string }[] } & Record<'deputies' | (typeof STATES)[number], { totalCount: number }>;

const DEMONSTRATION = `{
  organs { id } deputies(first: 1) { totalCount }
  ${STATES.map((state) => `${state}: suggestions(first: 1, filter: { states: [${state}] }) { totalCount }`).join('\n')}
}`;

interface Ratio { numerator: number; denominator: number }

interface Figures {
  name: string;
  suggestionFigures: { overdue: { value: number }; satisfied: Ratio; repliedInTime: Ratio } | null;
}

const FIGURES = `name suggestionFigures {
  overdue { value } satisfied { numerator denominator } repliedInTime { numerator denominator }
}`;
