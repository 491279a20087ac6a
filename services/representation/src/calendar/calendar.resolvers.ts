import type { Context } from '../context.ts';
import type {
  MutationCalendarDayCorrectArgs,
  MutationHolidayNoticeEnterArgs,
  QueryCalendarYearArgs,
  QueryHolidayNoticePreviewArgs,
} from '../generated/types.ts';
import { type CalendarDone, correctDay, enterNotice, previewNotice } from './calendar.commands.ts';
import { calendarYear } from './calendar.year.ts';

/** The calendar: its years, what is entered, and what that does to deadlines. */
export const calendarResolvers = {
  Query: {
    calendarYear: (_: unknown, { year }: QueryCalendarYearArgs, context: Context) => calendarYear(context, year),
    holidayNoticePreview: (_: unknown, { notice }: QueryHolidayNoticePreviewArgs, context: Context) =>
      previewNotice(context, notice),
  },
  Mutation: {
    holidayNoticeEnter: (_: unknown, { input }: MutationHolidayNoticeEnterArgs, context: Context) =>
      enterNotice(context, input),
    calendarDayCorrect: (_: unknown, { input }: MutationCalendarDayCorrectArgs, context: Context) =>
      correctDay(context, input),
  },
  CalendarActSuccess: {
    calendar: (done: CalendarDone, _: unknown, context: Context) => calendarYear(context, done.year),
  },
};
