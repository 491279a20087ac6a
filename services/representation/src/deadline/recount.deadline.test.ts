import { addDays, type CalendarRow, computeDeadline, type DeadlineUnit } from '@redpine/kit/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, type CalendarEvent } from '../calendar/calendar.days.ts';
import { recount, type StandingDeadline } from './recount.deadline.ts';

const standing = (startOn: string, length: number, unit: DeadlineUnit, events: readonly CalendarEvent[] = []): StandingDeadline => ({
  startOn, length, unit, open: true, ...computeDeadline({ startOn, length, unit, calendar: calendarOf(events) }),
});

const lunarNewYear: CalendarEvent = {
  origin: 'NOTICE', year: 2027, number: '国办发明电〔2026〕9号',
  days: [
    ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'].map((on): CalendarRow => ({ on, kind: 'HOLIDAY', name: '春节' })),
    { on: '2027-02-14', kind: 'MAKE_UP_WORKDAY', name: '春节' },
  ],
};

/** Notices of years to come, with any days. */
const events = fc.array(
  fc.record({
    year: fc.integer({ min: 2027, max: 2029 }),
    days: fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 364 }), rest: fc.boolean() }), { maxLength: 20, selector: (day) => day.at }),
  }).map(({ year, days }): CalendarEvent => ({
    origin: 'NOTICE', year, number: `${year}`,
    days: days.map(({ at, rest }) => ({ on: addDays(`${year}-01-01`, at), kind: rest ? 'HOLIDAY' : 'MAKE_UP_WORKDAY', name: null })),
  })),
  { maxLength: 4 },
);
const deadlines = fc.record({
  startOn: fc.integer({ min: 0, max: 1_000 }).map((n) => addDays('2026-01-01', n)),
  length: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom<DeadlineUnit>('WORKDAY', 'DAY', 'MONTH').filter((unit) => unit !== 'MONTH'),
});

describe('counting anew', () => {
  it('CAL-40 MUST move a provisional deadline off the holidays that a notice brings, and confirm it (民法典 art. 203)', () => {
    const before = standing('2027-02-01', 5, 'WORKDAY');
    expect(before).toMatchObject({ dueOn: '2027-02-08', certainty: 'PROVISIONAL' });
    const after = recount(before, calendarOf([lunarNewYear]));
    expect(after).toMatchObject({ dueOn: '2027-02-14', certainty: 'CONFIRMED' });
  });

  it('CAL-41 MUST confirm a deadline on the same day where the notice changes nothing for it', () => {
    const after = recount(standing('2027-04-06', 5, 'WORKDAY'), calendarOf([lunarNewYear]));
    expect(after).toMatchObject({ dueOn: '2027-04-13', certainty: 'CONFIRMED' });
  });

  it('CAL-42 MUST leave what is met or fallen away as it was', () => {
    expect(recount({ ...standing('2027-02-01', 5, 'WORKDAY'), open: false }, calendarOf([lunarNewYear]))).toBeNull();
  });

  it('CAL-43 MUST never change a confirmed deadline, whatever is entered', () => {
    fc.assert(
      fc.property(deadlines, events, events, ({ startOn, length, unit }, known, later) => {
        const before = standing(startOn, length, unit, known);
        fc.pre(before.certainty === 'CONFIRMED');
        expect(recount(before, calendarOf([...known, ...later]))).toBeNull();
      }),
    );
  });

  it('CAL-44 MUST be idempotent, and count as if the notice had been known at the start', () => {
    fc.assert(
      fc.property(deadlines, events, ({ startOn, length, unit }, entered) => {
        const before = standing(startOn, length, unit);
        const calendar = calendarOf(entered);
        const counted = recount(before, calendar);
        const after = { ...before, ...counted };
        expect(recount(after, calendar)).toBeNull();
        const { dueOn, countedTo, crossed, certainty } = after;
        const known = before.certainty === 'CONFIRMED' ? before : computeDeadline({ startOn, length, unit, calendar });
        expect(known).toMatchObject({ dueOn, countedTo, crossed, certainty });
      }),
    );
  });
});
