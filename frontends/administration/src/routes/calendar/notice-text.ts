/** Days of a notice, read from what is pasted: the notice's own text, or one day a line. Pure. */

export interface NoticeDay {
  on: string;
  kind: 'HOLIDAY' | 'MAKE_UP_WORKDAY';
  name: string | null;
}

export interface ReadNotice {
  days: NoticeDay[];
  /** Parts with a date in them that were not understood. */
  left: string[];
}

// 2027年1月1日, 1月1日, 1日; 2027-01-01.
const DAY = /(?:(\d{4})\s*年)?\s*(?:(\d{1,2})\s*月)?\s*(\d{1,2})\s*日/u;
const ISO = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/u;
const RANGE = new RegExp(`${DAY.source}\\s*(?:至|到|-|—|–|～|~)\\s*${DAY.source}`, 'u');
const LONGEST = 31;

/** What stands in brackets is the weekday and the lunar date: 2月15日（农历腊月二十八、周日）. */
const withoutBrackets = (text: string): string => text.replaceAll(/（[^（）]*）|\([^()]*\)/gu, '');

/** Reads `一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月9日（周六）上班。` and `2027-01-09 上班 元旦`. */
export function readNotice(text: string, year: number): ReadNotice {
  const days = new Map<string, NoticeDay>();
  const left: string[] = [];
  for (const line of text.split(/\n/u)) {
    const named = /^\s*(?:[一二三四五六七八九十]+、)?\s*([\p{Script=Han}、]{2,12})[：:]/u.exec(line);
    const name = named?.[1] ?? /([\p{Script=Han}]{2,6}节|元旦|春节)/u.exec(line)?.[1] ?? null;
    let month: number | undefined;
    for (const sentence of withoutBrackets(line.replace(named?.[0] ?? '', '')).split(/[。；;]/u)) {
      const kind = /上班/u.test(sentence) ? 'MAKE_UP_WORKDAY' : 'HOLIDAY';
      for (const part of sentence.split(/[，、,]/u)) {
        const read = readPart(part, year, month);
        if (read === null) {
          if (/\d+\s*日|\d{4}-\d/u.test(part)) left.push(part.trim());
          continue;
        }
        month = read.month;
        for (const on of read.days) days.set(on, { on, kind, name });
      }
    }
  }
  return { days: [...days.values()].toSorted((a, b) => a.on.localeCompare(b.on)), left };
}

function readPart(part: string, year: number, month: number | undefined): { days: string[]; month: number } | null {
  const iso = ISO.exec(part);
  if (iso) return found([dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))], Number(iso[2]));
  const range = RANGE.exec(part);
  if (range) {
    const [, fromYear, fromMonth, fromDay, untilYear, untilMonth, untilDay] = range;
    const firstMonth = Number(fromMonth ?? month);
    const lastMonth = Number(untilMonth ?? firstMonth);
    // 2027年12月31日至2028年1月2日: without a year, a range that passes December begins the year before.
    const firstYear = Number(fromYear ?? (firstMonth > lastMonth ? year - 1 : year));
    const lastYear = Number(untilYear ?? (firstMonth > lastMonth ? firstYear + 1 : firstYear));
    return between(dayOf(firstYear, firstMonth, Number(fromDay)), dayOf(lastYear, lastMonth, Number(untilDay)), lastMonth);
  }
  const single = DAY.exec(part);
  if (!single) return null;
  const [, ofYear, ofMonth, day] = single;
  const inMonth = Number(ofMonth ?? month);
  return found([dayOf(Number(ofYear ?? year), inMonth, Number(day))], inMonth);
}

function found(days: (string | null)[], month: number): { days: string[]; month: number } | null {
  const real = days.filter((day) => day !== null);
  return real.length === days.length ? { days: real, month } : null;
}

function between(from: string | null, until: string | null, month: number): { days: string[]; month: number } | null {
  if (from === null || until === null || until < from) return null;
  const days: string[] = [];
  for (let day = from; day <= until; day = next(day)) {
    if (days.length === LONGEST) return null;
    days.push(day);
  }
  return { days, month };
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
