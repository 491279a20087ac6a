import { nationalCalendar, type CalendarRow } from '@redpine/kit/calendar';
import { describe, expect, it } from 'vitest';
import { calendarOf, type CalendarEvent, noticeDayFault, settledYears, specialDays } from './calendar.days.ts';

const day = (on: string, kind: CalendarRow['kind'] = 'HOLIDAY', name: string | null = null): CalendarRow => ({ on, kind, name });
const notice = (year: number, number: string, ...days: CalendarRow[]): CalendarEvent => ({ origin: 'NOTICE', year, number, days });

describe('the calendar as it stands', () => {
  it('CAL-30 MUST be the national one where nothing is entered', () => {
    const calendar = calendarOf([]);
    for (const on of ['2026-02-14', '2026-02-17', '2026-10-01', '2027-01-01', '2027-02-10']) {
      expect([on, calendar.kindOf(on), calendar.isCovered(on)]).toEqual([on, nationalCalendar.kindOf(on), nationalCalendar.isCovered(on)]);
    }
  });

  it('CAL-31 MUST settle a year by its notice, and take back what was presumed and the notice does not say', () => {
    const calendar = calendarOf([notice(2027, '国办发明电〔2026〕9号', day('2027-01-01', 'HOLIDAY', '元旦'), day('2027-02-07', 'MAKE_UP_WORKDAY'))]);
    expect(calendar.isCovered('2027-06-01')).toBe(true);
    expect(calendar.kindOf('2027-02-07')).toBe('MAKE_UP_WORKDAY');
    expect(calendar.kindOf('2027-10-01')).toBe('WORKDAY');
    expect(calendar.isCovered('2028-01-04')).toBe(false);
  });

  it('CAL-32 MUST let the later notice of one year replace the earlier, and keep other years', () => {
    const events = [notice(2027, '甲号', day('2027-02-05'), day('2027-02-08')), notice(2027, '乙号', day('2027-02-08'))];
    const calendar = calendarOf(events);
    expect([calendar.kindOf('2027-02-05'), calendar.kindOf('2027-02-08')]).toEqual(['WORKDAY', 'HOLIDAY']);
    expect(calendar.kindOf('2026-10-01')).toBe('HOLIDAY');
    expect(settledYears(events).get(2027)?.number).toBe('乙号');
  });

  it('CAL-33 MUST count New Year’s Day in December to the notice of the next year', () => {
    const first = notice(2028, '甲号', day('2027-12-31', 'HOLIDAY', '元旦'));
    expect(calendarOf([first]).kindOf('2027-12-31')).toBe('HOLIDAY');
    expect(calendarOf([first, notice(2028, '乙号', day('2028-01-03', 'HOLIDAY', '元旦'))]).kindOf('2027-12-31')).toBe('WORKDAY');
  });

  it('CAL-34 MUST let a correction hold for its day without settling the year', () => {
    const calendar = calendarOf([{ origin: 'CORRECTION', number: '伊政发〔2026〕1号', day: day('2027-06-01') }]);
    expect([calendar.kindOf('2027-06-01'), calendar.isCovered('2027-06-01')]).toEqual(['HOLIDAY', false]);
    expect(specialDays([{ origin: 'CORRECTION', number: '丙号', day: day('2026-10-01', 'WORKDAY') }]).get('2026-10-01')).toEqual({
      on: '2026-10-01', kind: 'WORKDAY', name: null, origin: 'CORRECTION', number: '丙号',
    });
  });

  it.each([
    [day('2027-02-08'), null],
    [day('2026-12-31'), null],
    [day('2026-11-30'), 'OUTSIDE_YEAR'],
    [day('2028-01-01'), 'OUTSIDE_YEAR'],
    [day('2027-02-07', 'MAKE_UP_WORKDAY'), null],
    [day('2027-02-08', 'MAKE_UP_WORKDAY'), 'WEEKEND'],
    [day('2027-02-08', 'WORKDAY'), 'KIND'],
  ])('CAL-35 MUST judge a day of the notice of 2027: %j is %s', (row, fault) => {
    expect(noticeDayFault(2027, row)).toBe(fault);
  });
});
