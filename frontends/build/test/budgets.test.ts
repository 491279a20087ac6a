import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFrontends } from '../src/build.ts';
import type { BuildReport } from '../src/report.ts';

const root = join(import.meta.dirname, '../../..');
const dist = join(root, 'frontends/dist');
const SHELL_BUDGET = 270 * 1024;
const PAGE_BUDGET = 300 * 1024;
const PORTAL_BUDGET = 100 * 1024;
const FIRST_BUDGET = 100 * 1024;
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');

describe('the built front ends', () => {
  let report: BuildReport;
  beforeAll(async () => {
    report = await buildFrontends({ root, log: () => {} });
  });

  it('UI-34 MUST keep what the shell transfers before any app under 270 K of gzip scripts', () => {
    expect(report.shell.total).toBeLessThanOrEqual(SHELL_BUDGET);
  });

  it('UI-35 MUST keep what each page adds to that under 300 K, and what comes before any page of an app under 100 K', () => {
    const apps = Object.entries(report.apps);
    expect(apps.filter(([, { first }]) => first > FIRST_BUDGET)).toEqual([]);
    const pages = apps.flatMap(([app, { pages }]) => Object.entries(pages).map(([page, bytes]) => ({ app, page, bytes })));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter(({ bytes }) => bytes > PAGE_BUDGET)).toEqual([]);
  });

  it('UI-98 MUST keep the whole public portal under 100 K of gzip scripts, in a document without inline scripts that names files that exist', () => {
    expect(report.portal.scripts).toBeGreaterThan(0);
    expect(report.portal.scripts).toBeLessThanOrEqual(PORTAL_BUDGET);
    const html = read('portal.html');
    expect([...html.matchAll(/<script(?![^>]*src=)/g)]).toEqual([]);
    const addresses = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((address) => !existsSync(join(dist, address)))).toEqual([]);
  });

  it('UI-97 MUST carry no trees of GraphQL documents: a browser names a document by its hash', () => {
    const trees = Object.keys(report.files).filter((name) => /kind["']?:["'`]Field["'`],["']?name["']?:\{/.test(read(name)));
    expect(trees).toEqual([]);
  });

  it('UI-36 MUST not build an unchanged tree again', async () => {
    expect((await buildFrontends({ root, log: () => {} })).built).toBe(false);
  });

  it('UI-37 MUST refer to files that exist, each script and style with its gzip sibling', () => {
    const addresses = [...read('index.html').matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((address) => !existsSync(join(dist, address)))).toEqual([]);
    const large = addresses.filter((address) => readFileSync(join(dist, address)).length >= 1024);
    expect(large.filter((address) => !existsSync(join(dist, `${address}.gz`)))).toEqual([]);
  });

  it('UI-38 MUST list its one inline script for the CSP, and documents under sha256 keys', () => {
    const { scriptHashes } = JSON.parse(read('csp.json')) as { scriptHashes: string[] };
    expect(scriptHashes).toEqual([expect.stringMatching(/^sha256-[\w+/]{43}=$/)]);
    for (const key of Object.keys(JSON.parse(read('documents.json')) as object)) expect(key).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('UI-39 MUST neither write style elements nor evaluate text in any script (React can write them and is not asked to)', () => {
    const scripts = Object.keys(report.files);
    expect(scripts.filter((name) => !/\/(?:libraries|portal)-/.test(name) && /createElement\(["'`]style["'`]\)/.test(read(name)))).toEqual([]);
    expect(scripts.filter((name) => /\beval\(|new Function\(/.test(read(name)))).toEqual([]);
  });
});
