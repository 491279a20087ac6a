/** 履职积分: worked out at reading, from verified events alone. Pure. */
import { daysBetween } from '@redpine/kit/calendar';

export interface PointsRules {
  points: readonly { kind: string; points: number; most: number }[];
  full: number;
  good: number;
  fair: number;
  leastDays: number;
}

interface Span {
  from: string;
  until: string | null;
}

export interface YearFacts {
  year: number;
  today: string;
  mandate: Span;
  leaves: readonly Span[];
  /** Verified events of the year, in the order of their days. */
  events: readonly { id: string; kind: string }[];
}

export interface Score {
  year: number;
  /** What the events bring, capped kind by kind. */
  points: number;
  /** The points on the scale of a whole year: × days of the year ÷ days counted, at most `full`; null where no day counts. */
  score: number | null;
  /** Once the year is over and enough of its days count. */
  level: 'GOOD' | 'FAIR' | 'POOR' | null;
  /** Days of the year within the mandate, without leave. */
  countedDays: number;
  leaveDays: number;
  yearDays: number;
  /** Fewer days count than a level or a rank rests on. */
  small: boolean;
  complete: boolean;
  kinds: { kind: string; events: number; each: number; points: number; most: number }[];
  /** Points of each event by its id; 0 beyond the cap of its kind, or where its kind brings none. */
  byEvent: Readonly<Record<string, number>>;
}

export function scoreOf({ year, today, mandate, leaves, events }: YearFacts, rules: PointsRules): Score {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const yearDays = daysBetween(first, last) + 1;
  const within = overlap(mandate, { from: first, until: last });
  const served = within === null ? 0 : days(within);
  const leaveDays = within === null ? 0 : union(leaves.flatMap((leave) => overlap(leave, within) ?? []));
  const countedDays = served - leaveDays;
  const byEvent: Record<string, number> = {};
  const kinds = rules.points.map(({ kind, points, most }) => {
    const own = events.filter((event) => event.kind === kind);
    let left = most;
    for (const { id } of own) {
      const brought = Math.min(points, left);
      byEvent[id] = brought;
      left -= brought;
    }
    return { kind, events: own.length, each: points, points: most - left, most };
  });
  for (const { id } of events) byEvent[id] ??= 0;
  const points = kinds.reduce((sum, kind) => sum + kind.points, 0);
  const score = countedDays === 0 ? null : Math.min(rules.full, Math.round((points * yearDays) / countedDays));
  const small = countedDays < rules.leastDays;
  const complete = today > last;
  const level = score === null || small || !complete ? null : score >= rules.good ? 'GOOD' : score >= rules.fair ? 'FAIR' : 'POOR';
  return { year, points, score, level, countedDays, leaveDays, yearDays, small, complete, kinds, byEvent };
}

type Closed = { from: string; until: string };
const days = ({ from, until }: Closed): number => daysBetween(from, until) + 1;

function overlap(a: Span, b: Closed): Closed | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until !== null && a.until < b.until ? a.until : b.until;
  return from <= until ? { from, until } : null;
}

/** Days in any of the spans; a day in two of them counts once. */
function union(spans: readonly Closed[]): number {
  let total = 0;
  let reached = '';
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.until <= reached) continue;
    const overlapped = span.from <= reached ? days({ from: span.from, until: reached }) : 0;
    total += days(span) - overlapped;
    reached = span.until;
  }
  return total;
}

export interface Standing {
  deputy: string;
  name: string;
  score: Score;
}

/**
 * 同级排名: equal scores share a rank. Whoever has too few days is listed without one, and nobody is ranked among fewer than
 * `least`: a place among three says nothing of anybody's work.
 */
export function ranked(standings: readonly Standing[], least: number): { rank: number | null; standing: Standing }[] {
  const able = standings.filter(({ score }) => !score.small && score.score !== null);
  const order = standings.toSorted((a, b) => (b.score.score ?? -1) - (a.score.score ?? -1));
  return order.map((standing) => ({
    standing,
    rank: able.length < least || !able.includes(standing) ? null : able.filter(({ score }) => (score.score ?? 0) > (standing.score.score ?? 0)).length + 1,
  }));
}
