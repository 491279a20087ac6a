import { language, useLanguage, type Language } from './language.ts';

const ZONE = 'Asia/Shanghai';
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(locale: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
  formatters.set(key, made);
  return made;
}

function numbers(locale: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** A legal day, `YYYY-MM-DD`: 2026年3月5日, 5 March 2026. A day has no zone, so none may shift it. */
export function formatDay(day: string, locale: Language = language()): string {
  return dates(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** A legal day in little room: 2026/3/5, 05/03/2026. */
export function formatDayShort(day: string, locale: Language = language()): string {
  return dates(locale, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The day of an instant (ISO) in Shanghai: 2026年3月5日. */
export function formatDayOf(instant: string, locale: Language = language()): string {
  return dates(locale, { dateStyle: 'long', timeZone: ZONE }).format(new Date(instant));
}

/** An instant (ISO) as Shanghai's clock shows it: 2026年3月5日 14:30. */
export function formatInstant(instant: string, locale: Language = language()): string {
  const time = dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE });
  return `${formatDayOf(instant, locale)} ${time.format(new Date(instant))}`;
}

/** 1,234; with `compact` 12.35亿, 1.24B. */
export function formatNumber(value: number, options: { compact?: boolean } = {}, locale: Language = language()): string {
  const compact: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 2 };
  return numbers(locale, options.compact ? compact : {}).format(value);
}

/** A percentage from 0 to 100 as the API gives it: 66.67%; a dash where there is none. */
export function formatPercent(value: number | null | undefined, locale: Language = language()): string {
  if (value === null || value === undefined) return '—';
  return numbers(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
}

/** The formatters bound to the language shown; a component that uses it follows a switch. */
export function useFormat(): {
  day: (day: string) => string;
  dayShort: (day: string) => string;
  dayOf: (instant: string) => string;
  instant: (instant: string) => string;
  number: (value: number, options?: { compact?: boolean }) => string;
  percent: (value: number | null | undefined) => string;
} {
  const locale = useLanguage();
  return {
    day: (day) => formatDay(day, locale),
    dayShort: (day) => formatDayShort(day, locale),
    dayOf: (instant) => formatDayOf(instant, locale),
    instant: (instant) => formatInstant(instant, locale),
    number: (value, options) => formatNumber(value, options, locale),
    percent: (value) => formatPercent(value, locale),
  };
}
