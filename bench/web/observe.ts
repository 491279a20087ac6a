/** What a page tells of its own loading; all times in ms since its navigation began. */
export interface Observed {
  fcpMs: number | null;
  lcpMs: number | null;
  /** what the largest paint was, as a selector */
  lcpOf: string;
  /** when the main content stood and nothing was loading any more */
  readyMs: number | null;
  /** start and duration of each task above 50 ms */
  tasks: [number, number][];
  shift: number;
  /** each layout shift: when, how much, what moved first */
  shifts: string[];
  violations: string[];
}

/** Of Chromium alone, and not among the compiler's types. */
interface LayoutShift {
  value: number;
  hadRecentInput: boolean;
  sources: readonly { node: Node | null }[];
}

declare global {
  interface Window {
    redpineObserved: Observed;
  }
}

/** Runs in the page before anything of it does; it stands alone, since its text is what gets there. */
export function observe(ready: string): void {
  const seen: Observed = { fcpMs: null, lcpMs: null, lcpOf: '', readyMs: null, tasks: [], shift: 0, shifts: [], violations: [] };
  window.redpineObserved = seen;
  const follow = (type: string, take: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  follow('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcpMs = startTime;
  });
  follow('largest-contentful-paint', (entry) => {
    const { startTime, element } = entry as LargestContentfulPaint;
    seen.lcpMs = startTime;
    seen.lcpOf = element === null ? '' : `${element.localName}.${element.className}`;
  });
  follow('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  follow('layout-shift', (entry) => {
    const { value, sources, hadRecentInput } = entry as PerformanceEntry & LayoutShift;
    if (hadRecentInput) return;
    seen.shift += value;
    const node = sources[0]?.node;
    seen.shifts.push(`${Math.round(entry.startTime)} ms ${value.toFixed(3)} ${node instanceof Element ? `${node.localName}.${node.className}` : ''}`);
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    seen.violations.push(`${violatedDirective} ${blockedURI}`);
  });
  const look = (): void => {
    const there = document.querySelector(ready) !== null && document.querySelector('.rp-loading, [aria-busy=true]') === null;
    if (!there) seen.readyMs = null;
    else seen.readyMs ??= performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ['aria-busy', 'class'] });
}
