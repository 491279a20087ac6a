import { mergeResults, readResults } from '../src/results.ts';

export interface Score { performance: number; accessibility: number }

/** One page: bytes over the wire, compressed, with an empty cache; times in ms at a fourfold processor throttle. */
export interface WebResult {
  route: string;
  /** `own`: scripts beyond those that the shell's document names */
  js: { wire: number; own: number };
  wire: number;
  requests: number;
  fcpMs: number;
  lcpMs: number;
  tbtMs: number;
  ttiMs: number;
  /** processor time of the page's main thread until it rests, unthrottled */
  cpuMs: number;
  /** cumulative layout shift */
  cls: number;
  /** violations of the content policy, over all rounds */
  csp: number;
  lighthouse?: { desktop: Score; mobile: Score };
  at: string;
}

/** Puts these pages into the results of the whole benchmark; pages that were not run stay as they were. */
export function writeResults(web: readonly WebResult[]): void {
  const kept = (readResults().web ?? []).filter(({ route }) => web.every((result) => result.route !== route));
  mergeResults({ web: [...kept, ...web] });
}
