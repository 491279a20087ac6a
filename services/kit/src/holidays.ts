/** The State Council's holiday arrangements as calendar rows, read at load from `chinese-days` (MIT). */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarRow, HolidayNotice } from './calendar.ts';

/** The package writes `Spring Festival,春节,4`: English name, Chinese name, statutory days. */
function rowsOf(days: Readonly<Record<string, string>>, kind: CalendarRow['kind']): CalendarRow[] {
  return Object.entries(days).map(([on, text]) => ({ on, kind, name: text.split(',')[1] ?? null }));
}

/** Every holiday and make-up workday, by day. */
export const holidayRows: readonly CalendarRow[] = [
  ...rowsOf(data.holidays, 'HOLIDAY'),
  ...rowsOf(data.workdays, 'MAKE_UP_WORKDAY'),
].sort((a, b) => (a.on < b.on ? -1 : 1));

export const holidayNotices: readonly HolidayNotice[] = [];
