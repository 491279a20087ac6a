/** Counting a deadline anew when the calendar learns of holidays that were not known. Pure. */
import type { Calendar, CountedPeriod, CrossedDay, DeadlineUnit } from '@redpine/kit/calendar';
import { computeDeadline } from '@redpine/kit/calendar';

/** A deadline as it stands. */
export interface StandingDeadline extends CountedPeriod {
  startOn: string;
  length: number;
  unit: DeadlineUnit;
  /** Neither met nor fallen away. */
  open: boolean;
}

/**
 * How the deadline is counted now; null where it stays as it is. Only an open deadline that went past the last
 * published notice is counted anew (民法典 art. 203): a confirmed one binds as it was told.
 */
export function recount(deadline: StandingDeadline, calendar: Calendar): CountedPeriod | null {
  if (!deadline.open || deadline.certainty === 'CONFIRMED') return null;
  const { startOn, length, unit } = deadline;
  const counted = computeDeadline({ startOn, length, unit, calendar });
  return sameCount(deadline, counted) ? null : counted;
}

function sameCount(a: CountedPeriod, b: CountedPeriod): boolean {
  return (
    a.dueOn === b.dueOn &&
    a.countedTo === b.countedTo &&
    a.certainty === b.certainty &&
    a.crossed.length === b.crossed.length &&
    a.crossed.every((day, n) => sameDay(day, b.crossed[n]))
  );
}

function sameDay(a: CrossedDay, b: CrossedDay | undefined): boolean {
  return a.on === b?.on && a.kind === b.kind && a.name === b.name;
}
