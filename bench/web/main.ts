// npm run bench:web [-- --rounds N] [--only ROUTE] [--without-lighthouse] [--explain]
//
// Builds the front ends for production, starts the platform with its demonstration, and measures the main pages in a
// real browser under the real content policy. Prints a table and writes `web` of bench/results.json, and docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { writeReport } from '../src/report.ts';
import { launch, signIn } from '../../e2e/support/browser.ts';
import { read } from '../../e2e/support/graph.ts';
import { command, freePort, startPlatform } from '../../e2e/support/platform.ts';
import { PAGES, type MeasuredPage } from './pages.ts';
import { score } from './scores.ts';
import { writeResults, type Score, type WebResult } from './results.ts';
import { type Browser, type Session, type Visit, visitPage } from './visit.ts';

const { values } = parseArgs({
  options: { 'rounds': { type: 'string', default: '3' }, 'only': { type: 'string', multiple: true }, 'without-lighthouse': { type: 'boolean', default: false }, 'explain': { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const wanted = PAGES.filter(({ route }) => values.only?.includes(route) ?? true);

if (!values['without-lighthouse']) {
  execFileSync('pnpm', ['install', '--ignore-workspace', '--frozen-lockfile', '--ignore-scripts', '--reporter=append-only'], {
    cwd: import.meta.dirname, stdio: ['ignore', 2, 2],
  });
}
await using platform = await startPlatform();
const { url } = platform;
const debugging = await freePort();
const browser = await launch([`--remote-debugging-port=${debugging}`]);
try {
  const sessions = await signedIn(browser, [...new Set(wanted.flatMap(({ as }) => as ?? []))]);
  const places = await recordsOf();
  const shell = await shellScripts();
  const results: WebResult[] = [];
  for (const page of wanted) {
    const address = url + page.path.replace(/:(\w+)/, (_, name: string) => places[name] ?? name);
    const session = page.as === null ? undefined : sessions.get(page.as);
    const visits: Visit[] = [];
    for (let round = 0; round < rounds; round += 1) visits.push(await visitPage(browser, page, address, session, shell));
    const result = resultOf(page, visits);
    results.push(result);
    console.log(lineOf(result, visits));
    writeResults([result]);
    if (!page.scored || values['without-lighthouse']) continue;
    const scores = async (form: 'desktop' | 'mobile'): Promise<Score> => {
      const { failed, ...result } = await score(browser, { debugging, address, session, form, rounds });
      console.log(`  Lighthouse ${form}: performance ${result.performance}, accessibility ${result.accessibility}${failed.map((each) => `; ${each}`).join('')}`);
      return result;
    };
    result.lighthouse = { desktop: await scores('desktop'), mobile: await scores('mobile') };
  }
  writeResults(results);
  writeReport();
  const violations = results.filter(({ csp }) => csp > 0);
  if (violations.length > 0) {
    console.error(`The content policy was broken on ${violations.map(({ route }) => route).join(', ')}.`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}

/** The session of each account, as its cookies. */
async function signedIn(browser: Browser, usernames: readonly string[]): Promise<Map<string, Session>> {
  const sessions = new Map<string, Session>();
  for (const username of usernames) {
    const context = await browser.newContext({ baseURL: url, locale: 'zh-CN' });
    await signIn(await context.newPage(), username);
    sessions.set(username, await context.storageState());
    await context.close();
  }
  return sessions;
}

/** One record of each kind that a path names, the same in every run over the same demonstration. */
async function recordsOf(): Promise<Record<string, string>> {
  const { code, printed } = await command(['token', 'deputies-office'], { REDPINE_DATA: platform.dataDir });
  const token = /^\S{40,}$/m.exec(printed)?.[0];
  if (code !== 0 || token === undefined) throw new Error(`there was no token: ${printed}`);
  type First = { edges: { node: { id: string } }[] };
  const { suggestions, publishedSuggestions } = await read<{ suggestions: First; publishedSuggestions: First }>(
    url, token, '{ suggestions(first: 1, filter: { states: [CLOSED] }) { edges { node { id } } } publishedSuggestions(first: 1) { edges { node { id } } } }',
  );
  return { suggestion: suggestions.edges[0]?.node.id ?? '', published: publishedSuggestions.edges[0]?.node.id ?? '' };
}

async function shellScripts(): Promise<ReadonlySet<string>> {
  const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
  return new Set([...html.matchAll(/(?:modulepreload" href|module" src)="([^"]+)"/g)].map((match) => match[1] ?? ''));
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return Math.round(sorted.length % 2 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2);
}

function resultOf({ route }: MeasuredPage, visits: readonly Visit[]): WebResult {
  const middle = (of: (visit: Visit) => number): number => median(visits.map(of));
  return {
    route,
    js: { wire: middle(({ bytes }) => bytes.js), own: middle(({ ownJs }) => ownJs) },
    wire: middle(({ bytes }) => bytes.all),
    requests: middle(({ requests }) => requests),
    fcpMs: middle(({ fcpMs }) => fcpMs), lcpMs: middle(({ lcpMs }) => lcpMs), tbtMs: middle(({ tbtMs }) => tbtMs), ttiMs: middle(({ ttiMs }) => ttiMs), cpuMs: middle(({ cpuMs }) => cpuMs),
    cls: median(visits.map(({ shift }) => shift * 1000)) / 1000,
    csp: visits.reduce((sum, { csp }) => sum + csp.length, 0),
    at: new Date().toISOString(),
  };
}

function lineOf({ route, js, requests, fcpMs, lcpMs, tbtMs, ttiMs, cpuMs, cls, csp }: WebResult, visits: readonly Visit[]): string {
  const k = (bytes: number): string => `${(bytes / 1024).toFixed(0)} K`.padStart(6);
  const ms = (time: number): string => `${time}`.padStart(6);
  const explained = values.explain ? [`largest paint ${visits[0]?.lcpOf}`, ...(visits[0]?.shifts ?? [])] : [];
  const said = [...new Set(visits.flatMap((visit) => visit.csp)), ...explained];
  return `${route.padEnd(16)}js ${k(js.wire)}, own ${k(js.own)}, ${requests} requests; ms at 4x: FCP${ms(fcpMs)}, LCP${ms(lcpMs)}, blocked${ms(tbtMs)}, `
    + `interactive${ms(ttiMs)}; processor${ms(cpuMs)} ms; shift ${cls}; CSP ${csp}${said.map((each) => `\n  ${each}`).join('')}`;
}
