/** Years and quarters that reach is counted over. Pure. */
import { badInput } from '@redpine/kit/view/refuse';

/** Both days belong to it, as YYYY-MM-DD. */
export interface Period {
  from: string;
  until: string;
  year: number;
  /** Null where it is the whole year. */
  quarter: number | null;
}

export interface PeriodAsked {
  year?: number | null;
  quarter?: number | null;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The quarter asked for, the whole year where a year is given alone, and the quarter of today where neither is. Throws bad input. */
export function periodOf({ year, quarter }: PeriodAsked, today: string): Period {
  const asked = year ?? Number(today.slice(0, 4));
  if (asked < 1954 || asked > 2200) throw badInput('year is 1954–2200');
  if (typeof quarter === 'number' && (quarter < 1 || quarter > 4)) throw badInput('quarter is 1–4');
  if (typeof year === 'number' && typeof quarter !== 'number') return { from: `${asked}-01-01`, until: `${asked}-12-31`, year: asked, quarter: null };
  const nth = quarter ?? Math.ceil(Number(today.slice(5, 7)) / 3);
  const last = nth * 3;
  return { from: `${asked}-${two(last - 2)}-01`, until: `${asked}-${two(last)}-${nth === 1 || nth === 4 ? 31 : 30}`, year: asked, quarter: nth };
}
