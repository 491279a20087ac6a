import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFrontends } from '../src/build.ts';
import { printReport, type BuildReport } from '../src/report.ts';

const root = join(import.meta.dirname, '../../..');
const dist = join(root, 'frontends/dist');
const SHELL_BUDGET = 270 * 1024;
const APP_BUDGET = 300 * 1024;
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');

describe('the built front ends', () => {
  let report: BuildReport;
  beforeAll(async () => {
    report = await buildFrontends({ root, log: () => {} });
  });

  it('UI-34 MUST keep what the shell transfers before any app under 270 K of gzip scripts', () => {
    expect(report.shell.total, printReport(report)).toBeLessThanOrEqual(SHELL_BUDGET);
  });

  it('UI-35 MUST keep what each app adds to that under 300 K', () => {
    for (const [name, size] of Object.entries(report.apps)) {
      expect(size.added, `${name}\n${printReport(report)}`).toBeLessThanOrEqual(APP_BUDGET);
    }
  });

  it('UI-36 MUST not build an unchanged tree again', async () => {
    expect((await buildFrontends({ root, log: () => {} })).built).toBe(false);
  });

  it('UI-37 MUST refer to files that exist, each script and style with its gzip sibling', () => {
    const addresses = [...read('index.html').matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const path = join(dist, address);
      expect(existsSync(path), address).toBe(true);
      if (readFileSync(path).length >= 1024) expect(existsSync(`${path}.gz`), `${address}.gz`).toBe(true);
    }
  });

  it('UI-38 MUST list its one inline script for the CSP, and documents under sha256 keys', () => {
    const { scriptHashes } = JSON.parse(read('csp.json')) as { scriptHashes: string[] };
    expect(scriptHashes).toEqual([expect.stringMatching(/^sha256-[\w+/]{43}=$/)]);
    for (const key of Object.keys(JSON.parse(read('documents.json')) as object)) expect(key).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('UI-39 MUST not write style elements from antd, nor evaluate text, in any script', () => {
    for (const name of Object.keys(report.files)) {
      const script = read(name);
      expect(script.includes('data-rc-order'), name).toBe(false);
      expect(/\beval\(|new Function\(/.test(script), name).toBe(false);
    }
  });
});
