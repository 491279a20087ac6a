/** The State Council's holiday arrangements as calendar rows, read at load from `chinese-days` (MIT). */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarRow, HolidayNotice } from './calendar.ts';

/** The package writes `Spring Festival,春节,4`: English name, Chinese name, statutory days. */
function rowsOf(days: Readonly<Record<string, string>>, kind: CalendarRow['kind']): CalendarRow[] {
  return Object.entries(days).map(([on, text]) => ({ on, kind, name: text.split(',')[1] ?? null }));
}

/** 国务院办公厅关于…年部分节假日安排的通知; null where this list has not seen the number. */
const NOTICE_NUMBERS: Readonly<Record<number, string | null>> = {
  2004: null,
  2005: null,
  2006: null,
  2007: null,
  2008: null,
  2009: null,
  2010: null,
  2011: null,
  2012: null,
  2013: null,
  2014: null,
  2015: null,
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  // A later notice moved the Labour Day of 2019.
  2019: '国办发明电〔2018〕15号、〔2019〕3号',
  // A later notice extended the Spring Festival of 2020.
  2020: '国办发明电〔2019〕16号、〔2020〕1号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

/**
 * The years that a published notice settles. A new version of the package does not make its year certain:
 * the year is added here together with the notice's number.
 */
export const holidayNotices: readonly HolidayNotice[] = Object.entries(NOTICE_NUMBERS).map(([year, number]) => ({
  year: Number(year),
  number,
}));

/** The notice that a day's row comes from: New Year's Day in December belongs to the next year's. */
export function noticeYearOf(row: CalendarRow): number {
  const year = Number(row.on.slice(0, 4));
  return row.name === '元旦' && row.on.slice(5, 7) === '12' ? year + 1 : year;
}

/** The days that notices settled: holidays with the rest days moved to them, and make-up workdays. */
export const noticedRows: readonly CalendarRow[] = [
  ...rowsOf(data.holidays, 'HOLIDAY'),
  ...rowsOf(data.workdays, 'MAKE_UP_WORKDAY'),
].sort((a, b) => (a.on < b.on ? -1 : 1));

/** Statutory holidays with a date of the solar calendar (全国年节及纪念日放假办法, 2024): they need no notice. */
const SOLAR_HOLIDAYS = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
] as const;
const LAST_NOTICED_YEAR = Math.max(...holidayNotices.map((notice) => notice.year));

/** Every holiday and make-up workday known; of the three years after the last notice those of fixed date. */
export const holidayRows: readonly CalendarRow[] = [
  ...noticedRows,
  ...[1, 2, 3].flatMap((ahead) =>
    SOLAR_HOLIDAYS.map(([monthDay, name]): CalendarRow => {
      return { on: `${LAST_NOTICED_YEAR + ahead}-${monthDay}`, kind: 'HOLIDAY', name };
    }),
  ),
];
