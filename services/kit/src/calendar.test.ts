import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeadlineUnit } from './calendar.ts';
import {
  addDays, addMonths, addWorkdays, computeDeadline, createCalendar, daysBetween, isDay, moveOffHoliday,
  nationalCalendar as calendar,
} from './calendar.ts';
import { holidayNotices, noticedRows, noticeYearOf } from './holidays.ts';

/** The notices 国办发明电〔2023〕7号, 〔2024〕12号 and 〔2025〕7号, copied by hand: from, until, name. */
const HOLIDAYS = [
  ['2024-01-01', '2024-01-01', '元旦'],
  ['2024-02-10', '2024-02-17', '春节'],
  ['2024-04-04', '2024-04-06', '清明'],
  ['2024-05-01', '2024-05-05', '劳动节'],
  ['2024-06-10', '2024-06-10', '端午'],
  ['2024-09-15', '2024-09-17', '中秋'],
  ['2024-10-01', '2024-10-07', '国庆节'],
  ['2025-01-01', '2025-01-01', '元旦'],
  ['2025-01-28', '2025-02-04', '春节'],
  ['2025-04-04', '2025-04-06', '清明'],
  ['2025-05-01', '2025-05-05', '劳动节'],
  ['2025-05-31', '2025-06-02', '端午'],
  ['2025-10-01', '2025-10-05', '国庆节'],
  ['2025-10-06', '2025-10-06', '中秋'],
  ['2025-10-07', '2025-10-08', '国庆节'],
  ['2026-01-01', '2026-01-03', '元旦'],
  ['2026-02-15', '2026-02-23', '春节'],
  ['2026-04-04', '2026-04-06', '清明'],
  ['2026-05-01', '2026-05-05', '劳动节'],
  ['2026-06-19', '2026-06-21', '端午'],
  ['2026-09-25', '2026-09-27', '中秋'],
  ['2026-10-01', '2026-10-07', '国庆节'],
] as const;
const MAKE_UP_WORKDAYS = [
  '2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
];

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

describe('the national calendar', () => {
  it.each([2024, 2025, 2026])('CAL-01 MUST know every day of %i as its notice settles it (国办发明电)', (year) => {
    const expected = new Map<string, string>();
    for (const [from, until, name] of HOLIDAYS) {
      for (let day: string = from; day <= until; day = addDays(day, 1)) expected.set(day, `HOLIDAY ${name}`);
    }
    for (const day of daysOf(year)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const plain = weekend ? 'WEEKEND' : 'WORKDAY';
      const kind = calendar.kindOf(day);
      const found = kind === 'HOLIDAY' ? `HOLIDAY ${calendar.nameOf(day)}` : kind;
      expect(`${day} ${found}`).toBe(
        `${day} ${MAKE_UP_WORKDAYS.includes(day) ? 'MAKE_UP_WORKDAY' : (expected.get(day) ?? plain)}`,
      );
    }
  });

  it('CAL-02 MUST rest every noticed day on a notice that is listed, and list none without days', () => {
    const years = new Set(noticedRows.map(noticeYearOf));
    expect(years).toEqual(new Set(holidayNotices.map((notice) => notice.year)));
    expect(holidayNotices.filter((notice) => notice.year >= 2016 && notice.number === null)).toEqual([]);
  });

  it('CAL-03 MUST be covered until the last day of the last year with a notice', () => {
    expect([calendar.coveredFrom, calendar.coveredUntil]).toEqual(['2004-01-01', '2026-12-31']);
    expect([calendar.isCovered('2026-12-31'), calendar.isCovered('2027-01-01')]).toEqual([true, false]);
  });

  it('CAL-04 MUST name each day once and make only weekend days into make-up workdays', () => {
    expect(new Set(noticedRows.map((row) => row.on)).size).toBe(noticedRows.length);
    const plain = createCalendar([], holidayNotices);
    const worked = noticedRows.filter((row) => row.kind === 'MAKE_UP_WORKDAY');
    expect(worked.filter((row) => plain.kindOf(row.on) !== 'WEEKEND')).toEqual([]);
  });

  it('CAL-05 MUST know fixed statutory holidays before their year has a notice (全国年节及纪念日放假办法)', () => {
    expect(['2027-01-01', '2027-05-02', '2028-10-03'].map((day) => calendar.kindOf(day))).toEqual(['HOLIDAY', 'HOLIDAY', 'HOLIDAY']);
    expect(calendar.kindOf('2027-10-04')).toBe('WORKDAY');
  });
});

describe('a calendar', () => {
  const notices = [{ year: 2025, number: null }];

  it('CAL-06 MUST let a later row correct an earlier one', () => {
    const corrected = createCalendar(
      [
        { on: '2025-03-03', kind: 'HOLIDAY', name: '防汛' },
        { on: '2025-03-03', kind: 'WORKDAY', name: null },
        { on: '2025-03-04', kind: 'HOLIDAY', name: '防汛' },
      ],
      notices,
    );
    expect([corrected.isWorkday('2025-03-03'), corrected.isWorkday('2025-03-04')]).toEqual([true, false]);
  });

  it('CAL-07 MUST not take a correction for coverage of its year', () => {
    const corrected = createCalendar([{ on: '2027-03-03', kind: 'HOLIDAY', name: '防汛' }], notices);
    expect(corrected.coveredUntil).toBe('2025-12-31');
  });

  it('CAL-08 MUST refuse rows of days that do not exist and a calendar without notices', () => {
    expect(() => createCalendar([{ on: '2025-02-29', kind: 'HOLIDAY', name: null }], notices)).toThrow(/not a day/);
    expect(() => createCalendar([], [])).toThrow(/at least one notice/);
  });
});

describe('days', () => {
  it.each([
    ['2024-02-29', true], ['2025-02-29', false], ['2025-13-01', false], ['2025-1-1', false], ['', false],
    ['2025-04-31', false], ['2025-01-01T00:00:00Z', false], ['0000-01-01', false], ['２０２５-01-01', false],
  ])('CAL-09 MUST tell whether %s is a day: %s', (text, answer) => {
    expect(isDay(text)).toBe(answer);
  });

  it.each([
    ['2023-11-30', 3, '2024-02-29'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-08-31', 3, '2024-11-30'],
    ['2024-02-29', 3, '2024-05-29'],
    ['2024-02-29', 6, '2024-08-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-02-28', 3, '2025-05-28'],
    ['2025-10-31', 3, '2026-01-31'],
    ['2025-12-31', 6, '2026-06-30'],
    ['2025-03-31', 3, '2025-06-30'],
  ])('CAL-10 MUST end %s + %i months on %s: corresponding day or month end (民法典 art. 202)', (from, months, day) => {
    expect(addMonths(from, months)).toBe(day);
  });

  it('CAL-11 MUST count calendar days across a leap day', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  });
});

describe('a period', () => {
  const counted = (startOn: string, length: number, unit: DeadlineUnit) =>
    computeDeadline({ startOn, length, unit, calendar });

  it.each([
    // Spring Festival 2025: 01-28 to 02-04, worked on 01-26 and 02-08.
    ['2024-10-28', 3, 'MONTH', '2025-01-28', '2025-02-05', 'CONFIRMED'],
    ['2024-11-04', 3, 'MONTH', '2025-02-04', '2025-02-05', 'CONFIRMED'],
    ['2024-11-08', 3, 'MONTH', '2025-02-08', '2025-02-08', 'CONFIRMED'],
    ['2024-11-09', 3, 'MONTH', '2025-02-09', '2025-02-10', 'CONFIRMED'],
    ['2025-01-20', 5, 'WORKDAY', '2025-01-26', '2025-01-26', 'CONFIRMED'],
    ['2025-01-24', 5, 'WORKDAY', '2025-02-07', '2025-02-07', 'CONFIRMED'],
    ['2025-01-24', 6, 'WORKDAY', '2025-02-08', '2025-02-08', 'CONFIRMED'],
    ['2025-01-20', 10, 'DAY', '2025-01-30', '2025-02-05', 'CONFIRMED'],
    // Spring Festival 2026: 02-15 to 02-23, worked on 02-14 and 02-28.
    ['2025-11-16', 3, 'MONTH', '2026-02-16', '2026-02-24', 'CONFIRMED'],
    ['2025-11-14', 3, 'MONTH', '2026-02-14', '2026-02-14', 'CONFIRMED'],
    ['2025-11-28', 3, 'MONTH', '2026-02-28', '2026-02-28', 'CONFIRMED'],
    ['2026-02-10', 5, 'WORKDAY', '2026-02-24', '2026-02-24', 'CONFIRMED'],
    ['2026-02-24', 4, 'WORKDAY', '2026-02-28', '2026-02-28', 'CONFIRMED'],
    // National Day and Mid-Autumn 2025: 10-01 to 10-08, worked on 09-28 and 10-11.
    ['2025-07-02', 3, 'MONTH', '2025-10-02', '2025-10-09', 'CONFIRMED'],
    ['2025-07-11', 3, 'MONTH', '2025-10-11', '2025-10-11', 'CONFIRMED'],
    ['2025-06-28', 3, 'MONTH', '2025-09-28', '2025-09-28', 'CONFIRMED'],
    ['2025-09-25', 5, 'WORKDAY', '2025-10-09', '2025-10-09', 'CONFIRMED'],
    ['2025-09-25', 15, 'WORKDAY', '2025-10-22', '2025-10-22', 'CONFIRMED'],
    // National Day 2026: 10-01 to 10-07, worked on 09-20 and 10-10.
    ['2026-07-01', 3, 'MONTH', '2026-10-01', '2026-10-08', 'CONFIRMED'],
    ['2026-06-20', 3, 'MONTH', '2026-09-20', '2026-09-20', 'CONFIRMED'],
    // New Year 2026: 01-01 to 01-03, worked on 01-04; the year before gave no bridge.
    ['2025-10-02', 3, 'MONTH', '2026-01-02', '2026-01-04', 'CONFIRMED'],
    ['2025-12-30', 2, 'WORKDAY', '2026-01-04', '2026-01-04', 'CONFIRMED'],
    // Month ends and the leap day.
    ['2023-11-30', 3, 'MONTH', '2024-02-29', '2024-02-29', 'CONFIRMED'],
    ['2025-08-31', 6, 'MONTH', '2026-02-28', '2026-02-28', 'CONFIRMED'],
    ['2024-02-29', 6, 'MONTH', '2024-08-29', '2024-08-29', 'CONFIRMED'],
    // Past the last notice.
    ['2026-09-30', 3, 'MONTH', '2026-12-30', '2026-12-30', 'CONFIRMED'],
    ['2026-10-01', 3, 'MONTH', '2027-01-01', '2027-01-04', 'PROVISIONAL'],
    ['2026-11-20', 3, 'MONTH', '2027-02-20', '2027-02-22', 'PROVISIONAL'],
    ['2026-12-25', 5, 'WORKDAY', '2027-01-04', '2027-01-04', 'PROVISIONAL'],
    ['2026-12-24', 5, 'WORKDAY', '2026-12-31', '2026-12-31', 'CONFIRMED'],
  ] as const)('CAL-12 MUST count %s + %i %s to %s, due %s, %s (民法典 art. 201–203)', (from, length, unit, to, due, certainty) => {
    const period = counted(from, length, unit);
    expect([period.countedTo, period.dueOn, period.certainty]).toEqual([to, due, certainty]);
  });

  it('CAL-13 MUST show in workdays every rest day crossed and every make-up workday counted', () => {
    expect(counted('2025-01-24', 5, 'WORKDAY').crossed).toEqual([
      { on: '2025-01-25', kind: 'WEEKEND', name: null },
      { on: '2025-01-26', kind: 'MAKE_UP_WORKDAY', name: '春节' },
      ...[28, 29, 30, 31].map((day) => ({ on: `2025-01-${day}`, kind: 'HOLIDAY', name: '春节' })),
      ...[1, 2, 3, 4].map((day) => ({ on: `2025-02-0${day}`, kind: 'HOLIDAY', name: '春节' })),
    ]);
  });

  it('CAL-14 MUST show in months only the days it moves past, or the make-up workday it ends on', () => {
    expect(counted('2025-07-08', 3, 'MONTH').crossed).toEqual([{ on: '2025-10-08', kind: 'HOLIDAY', name: '国庆节' }]);
    expect(counted('2025-06-28', 3, 'MONTH').crossed).toEqual([
      { on: '2025-09-28', kind: 'MAKE_UP_WORKDAY', name: '国庆节' },
    ]);
    expect(counted('2025-08-08', 3, 'MONTH').crossed).toEqual([
      { on: '2025-11-08', kind: 'WEEKEND', name: null },
      { on: '2025-11-09', kind: 'WEEKEND', name: null },
    ]);
    expect(counted('2025-06-11', 3, 'MONTH').crossed).toEqual([]);
  });

  it('CAL-15 MUST be provisional before the first notice too', () => {
    expect(counted('2003-05-06', 3, 'MONTH').certainty).toBe('PROVISIONAL');
  });

  it('CAL-16 MUST refuse a length that is no positive whole number and a start that is no day', () => {
    for (const length of [0, -1, 1.5, Number.NaN]) expect(() => counted('2025-01-01', length, 'DAY')).toThrow(RangeError);
    expect(() => counted('2025-02-30', 3, 'MONTH')).toThrow(RangeError);
  });

  const day = fc.integer({ min: 0, max: 365 * 22 }).map((offset) => addDays('2004-01-01', offset));
  const unit = fc.constantFrom<DeadlineUnit>('WORKDAY', 'DAY', 'MONTH');

  it('CAL-17 MUST be due on a workday, not before the counted day and after the start', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 24 }), unit, (startOn, length, of) => {
        const { dueOn, countedTo, crossed } = counted(startOn, length, of);
        expect(calendar.isWorkday(dueOn)).toBe(true);
        expect(dueOn >= countedTo && countedTo > startOn).toBe(true);
        expect(crossed.every(({ on }) => on > startOn && on <= dueOn)).toBe(true);
      }),
    );
  });

  it('CAL-18 MUST never be due earlier for a later start', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), unit, (startOn, length, of) => {
        expect(counted(addDays(startOn, 1), length, of).dueOn >= counted(startOn, length, of).dueOn).toBe(true);
      }),
    );
  });

  it('CAL-19 MUST have exactly its length of workdays after the start', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (startOn, length) => {
        const due = addWorkdays(startOn, length, calendar);
        let workdays = 0;
        for (let on = addDays(startOn, 1); on <= due; on = addDays(on, 1)) if (calendar.isWorkday(on)) workdays += 1;
        expect(workdays).toBe(length);
        expect(moveOffHoliday(due, calendar)).toBe(due);
      }),
    );
  });
});
