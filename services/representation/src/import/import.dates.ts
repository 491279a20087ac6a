/** Days as registers write them. Pure. */
import { isDay } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import type { ImportRuleCode } from './import.rules.ts';

type Read = { day: string } | { rule: Extract<ImportRuleCode, 'IMPOSSIBLE_DATE' | 'AMBIGUOUS_DATE' | 'NOT_A_DATE'> };

const TIME = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?${TIME}$`, 'u');
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u;
// Written with dots, the day comes first wherever this form is used.
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${TIME}$`, 'u');
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;
// 03/04/2024 is a day in March or in April; 24-03-04 could begin with its year or with its day.
const EITHER_WAY = /^(?:\d{1,2}[-/]\d{1,2}[-/](?:\d{2}|\d{4})|\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{2})$/u;
const EARLIEST = '1949-10-01';

/** The legal day that a text names; full-width digits and signs count as their plain ones. */
export function readDay(written: string): Read {
  const text = written.normalize('NFKC').trim();
  if (WITH_ZONE.test(text)) {
    // The clock itself would let 2024-02-30 run on into March.
    const instant = isDay(text.slice(0, 10)) ? new Date(text) : null;
    return instant && !Number.isNaN(instant.getTime()) ? known(legalDay(instant)) : { rule: 'IMPOSSIBLE_DATE' };
  }
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return known(dayOf(yearFirst[1], yearFirst[2], yearFirst[3]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return known(dayOf(dayFirst[3], dayFirst[2], dayFirst[1]));
  return { rule: EITHER_WAY.test(text) ? 'AMBIGUOUS_DATE' : 'NOT_A_DATE' };
}

function known(day: string): Read {
  return isDay(day) && day >= EARLIEST ? { day } : { rule: 'IMPOSSIBLE_DATE' };
}

function dayOf(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
