import { setTimeout as pause } from 'node:timers/promises';
import type { launch } from '../../e2e/support/browser.ts';
import type { MeasuredPage } from './pages.ts';
import { observe, type Observed } from './observe.ts';

const THROTTLE = 4;
/** So long without a long task and without a request counts as rest. */
const REST_MS = 2000;
const PATIENCE_MS = 60_000;

export type Browser = Awaited<ReturnType<typeof launch>>;
export type Session = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** One visit with an empty cache; bytes are what came over the wire, compressed, headers included. */
export interface Visit {
  fcpMs: number;
  lcpMs: number;
  tbtMs: number;
  ttiMs: number;
  /** processor time of the page's main thread, whatever the throttle and other load did to the clock */
  cpuMs: number;
  shift: number;
  requests: number;
  bytes: { js: number; css: number; all: number };
  /** scripts beyond those that the shell's document names */
  ownJs: number;
  lcpOf: string;
  shifts: readonly string[];
  csp: string[];
}

interface Loaded { url: string; type: string; bytes: number }

/**
 * Opens the page in a window of its own, the processor throttled fourfold, and waits until it has come to rest.
 * Interactive: the main content stands, and the last long task before two seconds without one is over. Blocking
 * time: what each long task between first paint and that moment takes above 50 ms.
 *
 * @param shell addresses of the scripts that the shell's document names
 */
export async function visitPage(
  browser: Browser, page: Pick<MeasuredPage, 'ready'>, url: string, session: Session | undefined, shell: ReadonlySet<string>,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1350, height: 940 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...(session && { storageState: session }),
  });
  try {
    const tab = await context.newPage();
    const csp: string[] = [];
    tab.on('console', (message) => {
      if (/Content Security Policy|Trusted Type/.test(message.text())) csp.push(message.text());
    });
    await tab.addInitScript(observe, page.ready);
    const devtools = await context.newCDPSession(tab);
    const under = new Map<string, Omit<Loaded, 'bytes'>>();
    const loaded: Loaded[] = [];
    devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      // The stream of live signals never ends.
      if (!request.url.endsWith('/live')) under.set(requestId, { url: request.url, type: type ?? 'Other' });
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = under.get(requestId);
      if (request) loaded.push({ ...request, bytes: encodedDataLength });
      under.delete(requestId);
    });
    devtools.on('Network.loadingFailed', ({ requestId }) => under.delete(requestId));
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await devtools.send('Network.enable');
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await tab.goto(url, { waitUntil: 'commit' });
    const seen = await atRest(url, () => under.size, () => tab.evaluate(() => ({ now: performance.now(), ...window.redpineObserved })));
    const { metrics } = await devtools.send('Performance.getMetrics');
    const cpuMs = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    return { ...figures(seen, loaded, shell, csp), cpuMs };
  } finally {
    await context.close();
  }
}

type Moment = Observed & { now: number };

async function atRest(url: string, underWay: () => number, look: () => Promise<Moment>): Promise<Moment> {
  const began = performance.now();
  for (;;) {
    await pause(250);
    const seen = await look();
    if (seen.readyMs !== null && underWay() === 0 && seen.now - interactive(seen) >= REST_MS) return seen;
    if (performance.now() - began > PATIENCE_MS) throw new Error(`${url} did not come to rest`);
  }
}

function interactive({ readyMs, fcpMs, tasks }: Observed): number {
  return Math.max(readyMs ?? Infinity, fcpMs ?? Infinity, ...tasks.map(([start, duration]) => start + duration));
}

function figures(seen: Moment, loaded: Loaded[], shell: ReadonlySet<string>, csp: string[]): Omit<Visit, 'cpuMs'> {
  const fcpMs = seen.fcpMs ?? Number.NaN;
  const ttiMs = interactive(seen);
  const bytesOf = (wanted: (each: Loaded) => boolean): number => loaded.filter(wanted).reduce((sum, { bytes }) => sum + bytes, 0);
  const isScript = ({ type, url }: Loaded): boolean => type === 'Script' || url.endsWith('.js');
  return {
    fcpMs, ttiMs, lcpMs: seen.lcpMs ?? Number.NaN, shift: seen.shift, lcpOf: seen.lcpOf, shifts: seen.shifts, requests: loaded.length,
    tbtMs: seen.tasks.reduce((sum, [start, duration]) => sum + Math.max(0, Math.min(start + duration, ttiMs) - Math.max(start, fcpMs) - 50), 0),
    bytes: { js: bytesOf(isScript), css: bytesOf(({ url }) => url.endsWith('.css')), all: bytesOf(() => true) },
    ownJs: bytesOf((each) => isScript(each) && !shell.has(new URL(each.url).pathname)),
    csp: [...new Set([...csp, ...seen.violations])],
  };
}
