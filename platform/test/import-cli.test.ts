import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportArguments, importArguments, type ImportSummary } from '../src/cli/import.ts';
import { testDatabase, type TestDatabase } from '../src/postgres/fixture.ts';
import { freePort } from '../src/postgres/server.ts';
import { municipalMotions } from '../../services/representation/test/motions.ts';

const root = join(import.meta.dirname, '../..');
const SAMPLE = municipalMotions();

describe('the arguments of the import', () => {
  it('IMP-40 MUST name the file, and may name the account, the columns and a dry run', () => {
    const plain: ImportArguments = { kind: 'SUGGESTIONS', file: 'a.csv', username: 'deputies-office', dryRun: false, map: new Map() };
    expect(importArguments(['suggestions', 'a.csv'])).toEqual(plain);
    expect(importArguments(['suggestions', 'a.csv', '--as', 'someone', '--dry-run', '--map', 'title=案由', 'DEPUTY=领衔 代表'])).toEqual({
      kind: 'SUGGESTIONS', file: 'a.csv', username: 'someone', dryRun: true, map: new Map([['TITLE', '案由'], ['DEPUTY', '领衔 代表']]),
    });
    expect(importArguments(['duty-events', 'a.csv'])).toEqual({ ...plain, kind: 'DUTY_EVENTS' });
  });
  it.each([[[]], [['suggestions']], [['budgets', 'a.csv']], [['suggestions', 'a.csv', '--map', 'TITLE']], [['suggestions', 'a.csv', '--what']]])(
    'IMP-41 MUST be refused with the usage: %j',
    (args) => {
      expect(() => importArguments(args)).toThrow('Usage: npm run import');
    },
  );
});

// Each command is a process of its own, and the last one a whole platform.
describe('the import from the command line', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'redpine-import-'));
  let database: TestDatabase;
  let platform: ChildProcess;
  let environment: NodeJS.ProcessEnv;

  const start = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(root, 'platform/src/cli.ts'), ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(async () => {
    database = await testDatabase();
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    const { NODE_OPTIONS: _options, VITEST: _vitest, NODE_ENV: _env, ...inherited } = process.env;
    environment = {
      ...inherited, DATABASE_URL: database.url, PORT: String(await freePort()), REDPINE_DATA: join(folder, 'data'), REDPINE_FRONTENDS: folder,
      REDPINE_DEMO: '0', REDPINE_NOW: '2026-11-01T02:00:00Z', LOG_LEVEL: 'silent',
    };
    platform = start(['start']);
    await ready(platform);
    const account = ['add', 'deputies-office', '--name', '周主任', '--post', 'DEPUTIES_OFFICE', '--title', '代表工作委员会主任'];
    expect(await command('account', ...account)).toMatchObject({ code: 0 });
  }, 180_000);
  afterAll(async () => {
    await stop();
    await database?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  interface Ended {
    code: number;
    lines: string[];
    /** The last line. */
    summary: ImportSummary | null;
    complaint: string;
  }

  async function command(...args: string[]): Promise<Ended> {
    const child = start(args);
    const lines: string[] = [];
    let complaint = '';
    if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(line));
    child.stderr?.on('data', (piece: Buffer) => { complaint += piece.toString(); });
    const [code] = (await once(child, 'close')) as [number];
    const last = lines.at(-1);
    return { code, lines, summary: last?.startsWith('{') ? (JSON.parse(last) as ImportSummary) : null, complaint };
  }
  const importing = (file: string, ...args: string[]): Promise<Ended> => command('import', 'suggestions', file, ...args);

  async function stop(): Promise<void> {
    if (platform.exitCode !== null || !platform.kill('SIGTERM')) return;
    await once(platform, 'exit');
  }
  const register = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('IMP-42 MUST go to the platform that runs, and end with a summary', async () => {
    const { code, lines, summary, complaint } = await importing(SAMPLE);
    expect(complaint).toBe('');
    expect(summary).toEqual({ rows: 529, created: 529, updated: 0, unchanged: 0, flagged: 8, refused: 0, seconds: expect.any(Number) });
    expect(lines.filter((line) => line.includes('REPLY_BEFORE_MOTION'))).toHaveLength(8);
    expect(code).toBe(0);
  });
  it('IMP-43 MUST say row, field, value and rule of what is refused, and end with code 1', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => `N${n},甲,2024-02-30`);
    const { code, lines, summary } = await importing(register('bad.csv', ['编号,案由,提出日期', ...rows].join('\n')));
    expect(lines).toContain('refused: row 1, SUBMITTED_ON "2024-02-30": IMPOSSIBLE_DATE — There is no such day.');
    expect(lines).toContain('… and 5 more refusals are kept.');
    expect(summary).toMatchObject({ rows: 25, created: 0, refused: 25 });
    expect(code).toBe(1);
  });
  it('IMP-44 MUST name the row of a NUL, which the store of files does not take', async () => {
    const { code, lines, summary } = await importing(register('nul.csv', '编号,案由\nN1,甲\nN2,乙\0丙\n'));
    expect(lines).toContain('refused: row 2, 案由 "乙␀丙": NUL — Contains a NUL character.');
    expect(summary).toMatchObject({ created: 0, refused: 1 });
    expect(code).toBe(1);
  });
  it('IMP-45 MUST take columns from the command line, and refuse a field or an account that there is not', async () => {
    const file = register('map.csv', 'a,b\nM1,关于映射的建议\n');
    const dry = await importing(file, '--dry-run', '--map', 'EXTERNAL_ID=a', 'TITLE=b');
    expect(dry.summary).toMatchObject({ rows: 1, created: 1, refused: 0 });
    expect((await importing(file, '--map', 'NAME=b')).complaint).toContain('There is no field NAME');
    expect((await importing(file, '--as', 'nobody')).complaint).toContain('There is no active account "nobody"');
  });
  it('IMP-46 MUST start a platform of its own where none runs, and change nothing the second time', async () => {
    await stop();
    const { code, lines, summary } = await importing(SAMPLE);
    expect(lines[0]).toContain('No platform runs');
    expect(summary).toMatchObject({ created: 0, updated: 0, unchanged: 529, flagged: 8, refused: 0 });
    expect(code).toBe(0);
  });
});

async function ready(platform: ChildProcess): Promise<void> {
  if (!platform.stdout) throw new Error('the platform says when it is ready');
  let complaint = '';
  platform.stderr?.on('data', (piece: Buffer) => { complaint += piece.toString(); });
  for await (const line of createInterface(platform.stdout)) if (line.startsWith('ready ')) return;
  throw new Error(`the platform did not start: ${complaint}`);
}
