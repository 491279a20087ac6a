import { performance } from 'node:perf_hooks';
import { type Finding, isRefusal } from './import.rules.ts';

const MOST_PROBLEMS = 500;

/** What a run has counted so far. */
export interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  flagged: number;
  refused: number;
  unmatched: number;
}

export const NOTHING: Readonly<Tally> = { created: 0, updated: 0, unchanged: 0, flagged: 0, refused: 0, unmatched: 0 };

/** The problems that are kept: refusals first, each kind in the order of rows. */
export class Problems {
  readonly #refusals: Finding[] = [];
  readonly #flags: Finding[] = [];

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const kept = isRefusal(finding) ? this.#refusals : this.#flags;
      if (kept.length < MOST_PROBLEMS) kept.push(finding);
    }
  }

  list(): Finding[] {
    return [...this.#refusals, ...this.#flags].slice(0, MOST_PROBLEMS);
  }
}

/** Rows per second since it was made, on the machine's own clock. */
export function stopwatch(): (rows: number) => number | null {
  const start = performance.now();
  return (rows) => {
    const seconds = (performance.now() - start) / 1_000;
    return rows === 0 || seconds < 0.05 ? null : Math.round(rows / seconds);
  };
}
