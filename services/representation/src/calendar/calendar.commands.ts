import { isDay, type CalendarRow } from '@redpine/kit/calendar';
import { badInput, forbidden } from '@redpine/kit/errors';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { recountAll, reviseDeadlines } from '../deadline/recount.commands.ts';
import type {
  CalendarDayCorrectInput,
  DeadlineRevisionPreview,
  HolidayNoticeEnterInput,
  HolidayNoticeInput,
} from '../generated/types.ts';
import { perform } from '../perform.ts';
import { mayKeepRules } from '../rules/rules.policy.ts';
import { calendarOf, noticeDayFault } from './calendar.days.ts';
import { calendarEvents } from './calendar.repository.ts';

export interface CalendarDone {
  __typename: 'CalendarActSuccess';
  year: number;
  /** Deadlines counted anew. */
  revised: number;
}

const MOST_DAYS = 120;
const SHOWN = 200;
const FIRST_YEAR = 2004;
const LAST_YEAR = 2100;
const NUMBER = { min: 4, max: 60, required: true };

const DAY_FAULTS: Readonly<Record<NonNullable<ReturnType<typeof noticeDayFault>>, Text>> = {
  OUTSIDE_YEAR: { zh: '不在该年度（元旦假期可自上年 12 月起）。', en: 'Outside the year; New Year’s holiday may begin in December.' },
  KIND: { zh: '通知只列放假日和调休上班日。', en: 'A notice names days off and make-up workdays alone.' },
  WEEKEND: { zh: '调休上班日须为周六或周日。', en: 'A make-up workday is a Saturday or a Sunday.' },
};

/** Only one change of the calendar at a time: each counts on what was entered before it. */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('redpine:representation:calendar', 0))`;

/** 录入放假通知 — and every open provisional deadline counted anew, in one act. */
export function enterNotice(context: Context, input: HolidayNoticeEnterInput): Promise<CalendarDone | Problem> {
  if (!mayKeepRules('CALENDAR', context.actor)) throw forbidden(context.language);
  const description = { action: 'calendar.noticeEnter', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    await tx.query(LOCK);
    const fields = new Fields(context.language);
    const { year, number, days } = checkNotice(fields, input.notice, 'notice.');
    const same = await tx.query('select 1 from holiday_notice where year = $1 and number = $2', [year, number]);
    if (same.length > 0) fields.add('notice.number', 'TAKEN', { zh: '这份通知已录入。', en: 'This notice is entered already.' });
    fields.done();
    const [notice] = await tx.query<{ id: string }>(
      'insert into holiday_notice (year, number, entered_by, entered_at) values ($1, $2, $3, $4) returning id',
      [year, number, context.actor.name, tx.now],
    );
    const id = notice?.id ?? '';
    await tx.query(
      `insert into calendar_day (on_day, kind, name, notice_id, entered_by, entered_at)
       select r."on", r.kind, r.name, $2, $3, $4 from jsonb_to_recordset($1::jsonb) as r("on" date, kind text, name text)`,
      [JSON.stringify(days), id, context.actor.name, tx.now],
    );
    const revised = await reviseDeadlines(tx, calendarOf(await calendarEvents(tx)), { reason: 'NOTICE', number });
    tx.record({ subject: { type: 'HolidayNotice', id }, after: { year, number, days, revised } });
    tx.changed('CalendarYear', String(year));
    return { __typename: 'CalendarActSuccess', year, revised };
  });
}

/** 校正日历 — one day; its year does not become settled by it. */
export function correctDay(context: Context, input: CalendarDayCorrectInput): Promise<CalendarDone | Problem> {
  if (!mayKeepRules('CALENDAR', context.actor)) throw forbidden(context.language);
  const description = { action: 'calendar.dayCorrect', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    await tx.query(LOCK);
    const fields = new Fields(context.language);
    const on = fields.day(input.on, 'on');
    const year = Number(on.slice(0, 4));
    if (on !== '' && (year < FIRST_YEAR || year > LAST_YEAR)) fields.add('on', 'OUTSIDE_YEAR', YEARS);
    const name = fields.text(input.name, { path: 'name', max: 20 }) || null;
    const number = fields.text(input.number, { path: 'number', ...NUMBER });
    fields.done();
    const [made] = await tx.query<{ id: string }>(
      `insert into calendar_day (on_day, kind, name, number, entered_by, entered_at) values ($1, $2, $3, $4, $5, $6) returning id`,
      [on, input.kind, name, number, context.actor.name, tx.now],
    );
    const revised = await reviseDeadlines(tx, calendarOf(await calendarEvents(tx)), { reason: 'CORRECTION', number });
    const after = { on, kind: input.kind, name, number, revised };
    tx.record({ subject: { type: 'CalendarDay', id: made?.id ?? '' }, after });
    tx.changed('CalendarYear', String(year));
    return { __typename: 'CalendarActSuccess', year, revised };
  });
}

/** What entering the notice would do; null for whoever may not enter it. */
export async function previewNotice(context: Context, input: HolidayNoticeInput): Promise<DeadlineRevisionPreview | null> {
  if (!mayKeepRules('CALENDAR', context.actor)) return null;
  const fields = new Fields(context.language);
  const { year, number, days } = checkNotice(fields, input, '');
  const [fault] = fields.problems;
  if (fault) throw badInput(context.language, `notice.${fault.path}`, { zh: fault.message, en: fault.message });
  const events = [...(await calendarEvents(context.database)), { origin: 'NOTICE', year, number, days } as const];
  const { looked, changes } = await recountAll(context.database, calendarOf(events));
  return {
    looked,
    moved: changes.filter(({ deadline, counted }) => deadline.dueOn !== counted.dueOn).length,
    confirmed: changes.filter(({ counted }) => counted.certainty === 'CONFIRMED').length,
    changes: changes.slice(0, SHOWN).map(({ deadline: { id, suggestion, number, title, kind, unitName, dueOn }, counted }) => ({
      deadline: id,
      suggestion,
      number,
      title,
      kind,
      unit: unitName,
      oldDueOn: dueOn,
      newDueOn: counted.dueOn,
      certainty: counted.certainty,
    })),
  };
}

const YEARS: Text = { zh: `年度为 ${FIRST_YEAR}–${LAST_YEAR}。`, en: `A year is ${FIRST_YEAR}–${LAST_YEAR}.` };

function checkNotice(fields: Fields, input: HolidayNoticeInput, path: string): { year: number; number: string; days: CalendarRow[] } {
  const { year } = input;
  const number = fields.text(input.number, { path: `${path}number`, ...NUMBER });
  if (year < FIRST_YEAR || year > LAST_YEAR) fields.add(`${path}year`, 'RANGE', YEARS);
  if (input.days.length === 0) fields.add(`${path}days`, 'REQUIRED', { zh: '请列出全年的放假日和调休上班日。', en: 'Name the days of the year.' });
  if (input.days.length > MOST_DAYS) fields.add(`${path}days`, 'TOO_MANY', { zh: `最多 ${MOST_DAYS} 天。`, en: `At most ${MOST_DAYS} days.` });
  const seen = new Set<string>();
  const days = input.days.slice(0, MOST_DAYS).map(({ on, kind, name }, n): CalendarRow => {
    const at = `${path}days.${n}`;
    const row = { on: fields.day(on, `${at}.on`), kind, name: fields.text(name, { path: `${at}.name`, max: 20 }) || null };
    const fault = isDay(on) ? noticeDayFault(year, row) : null;
    if (fault) fields.add(`${at}.on`, fault, DAY_FAULTS[fault]);
    if (seen.has(on)) fields.add(`${at}.on`, 'DUPLICATE', { zh: '同一天重复。', en: 'The same day stands twice.' });
    seen.add(on);
    return row;
  });
  return { year, number, days };
}
