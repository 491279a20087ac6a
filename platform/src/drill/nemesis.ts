import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../demo/random.ts';
import type { Acknowledged } from './clients.ts';
import { type Lane, laneOf, type Part, type Site } from './site.ts';

/** One process that was ended without notice. */
export interface Kill {
  target: Part | 'postgres';
  at: number;
  /** When it was healthy again; undefined where it never was. */
  healthyAt: number | undefined;
}

export interface NemesisOptions {
  site: Site;
  random: Random;
  /** Which parts it hits. */
  parts: readonly Part[];
  /** Kills PostgreSQL and returns once it answers again; absent: it is left alone. */
  killPostgres: (() => Promise<void>) | undefined;
  /** Milliseconds between two kills, at least and at most. */
  gap: readonly [number, number];
  over: AbortSignal;
}

/** PostgreSQL takes its time to recover; a server that dies again and again is given up. */
const POSTGRES_EVERY_MS = 25_000;

/** Ends processes at random and starts them again, one after the other; tells of each kill as it happens. */
export async function haunt({ site, random, parts, killPostgres, gap, over }: NemesisOptions, kills: Kill[]): Promise<void> {
  let postgresAt = performance.now() - POSTGRES_EVERY_MS + 8_000;
  for (;;) {
    await sleep(random.int(...gap), undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    const part = random.pick(parts);
    const isPostgres = killPostgres !== undefined && performance.now() - postgresAt > POSTGRES_EVERY_MS;
    const kill: Kill = { target: isPostgres ? 'postgres' : part, at: performance.now(), healthyAt: undefined };
    kills.push(kill);
    if (isPostgres) {
      await killPostgres();
      postgresAt = performance.now();
    } else {
      await site.end(part, 'SIGKILL');
      await sleep(random.int(0, 500));
      await site.start(part);
    }
    kill.healthyAt = performance.now();
  }
}

/**
 * How long after each kill it was healthy and an act was done again by way of every lane that it serves, in
 * milliseconds; Infinity where that never came.
 */
export function recoveries(kills: readonly Kill[], acknowledged: readonly Acknowledged[]): number[] {
  return kills.map(({ target, at, healthyAt }) => {
    const lanes: readonly Lane[] = target === 'postgres' ? [1, 2] : [laneOf(target)];
    const first = lanes.map((lane) => Math.min(Infinity, ...acknowledged.filter((each) => each.lane === lane && each.sentAt >= at).map((each) => each.at)));
    return Math.max(healthyAt ?? Infinity, ...first) - at;
  });
}
