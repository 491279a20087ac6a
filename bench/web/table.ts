import type { WebResult } from './results.ts';

/** The pages' figures as a Markdown table for docs/benchmarks.md. */
export function webTable(rows: readonly WebResult[]): string {
  const k = (bytes: number): string => `${(bytes / 1024).toFixed(0)} K`;
  const scores = (form: 'desktop' | 'mobile', row: WebResult): string =>
    row.lighthouse === undefined ? '' : `${row.lighthouse[form].performance.toFixed(2)} / ${row.lighthouse[form].accessibility.toFixed(2)}`;
  return [
    '| page | scripts | of them its own | requests | FCP | LCP | blocked | interactive | shift | CSP violations | Lighthouse desktop | mobile |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- | --- |',
    ...rows.map((row) => `| ${[
      row.route, k(row.js.wire), k(row.js.own), row.requests, row.fcpMs, row.lcpMs, row.tbtMs, row.ttiMs, row.cls, row.csp, scores('desktop', row), scores('mobile', row),
    ].join(' | ')} |`),
    '',
    'Bytes over the wire, compressed, with an empty cache. Times in ms since the navigation began, the processor throttled fourfold, median of three visits. Its own: scripts beyond those that the shell’s document names. Blocked: what long tasks between first paint and the interactive moment take above 50 ms. Interactive: the main content stands, and the last long task before two seconds without one is over. Lighthouse: performance / accessibility, by its own simulated network and processor.',
  ].join('\n');
}
