import { addDays } from '@redpine/kit/calendar';
import type { Problem } from '@redpine/kit/problem';
import type { Done, StandingRow, Work } from '../administration/administration.act.ts';
import { administerBy, changeRow, insertRow, isTaken, lockedRow, referred, standing } from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import type { SessionAddInput, SessionRescheduleInput, TermOpenInput, TermRescheduleInput } from '../generated/types.ts';

const NAME = { path: 'name', min: 2, max: 40, required: true };
const ORDINAL = { zh: '须为 1–99 的整数。', en: 'A number from 1 to 99.' };
const TAKEN = { zh: '这个序次已被使用。', en: 'This ordinal is taken.' };

interface TermRow extends StandingRow {
  from_on: string;
}

interface SessionRow extends StandingRow {
  term_id: string;
  from_on: string;
}

/** Terms and sessions follow each other: one at a time, so that no two overlap unseen. */
async function oneAtATime({ tx }: Work): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('redpine:directory:terms', 0))`);
}

/** Both days, in their order; `until` may be open where it is null. */
function period({ fields }: Work, input: { from: string; until?: string | null }): { from: string; until: string | null } {
  const from = fields.day(input.from, 'from');
  const until = input.until ? fields.day(input.until, 'until') : null;
  if (from && until && until < from) fields.add('until', 'BEFORE_START', { zh: '不能早于首日。', en: 'Not before the first day.' });
  return { from, until };
}

/** 换届 — the term before it, where it is open, ends on the day before. */
export function termOpen(context: Context, input: TermOpenInput): Promise<Done | Problem> {
  return administerBy(context, 'TERM_OPEN', input, async (at) => {
    const { tx, fields } = at;
    await oneAtATime(at);
    const name = fields.text(input.name, NAME);
    if (input.ordinal < 1 || input.ordinal > 99) fields.add('ordinal', 'RANGE', ORDINAL);
    else if (await isTaken(tx, 'Term', 'ordinal', input.ordinal)) fields.add('ordinal', 'TAKEN', TAKEN);
    const { from, until } = period(at, input);
    fields.done();
    const [open] = await tx.query<{ id: string }>(
      'SELECT id FROM term WHERE until_on IS NULL AND from_on < $1::date ORDER BY from_on DESC LIMIT 1',
      [from],
    );
    const before = open ? await lockedRow<TermRow>(tx, 'Term', open.id) : null;
    if (before) await changeRow(tx, 'Term', before, { until_on: addDays(from, -1) });
    await refuseOverlap(at, 'term', { from, until, except: null });
    fields.done();
    return insertRow(tx, 'Term', { ordinal: input.ordinal, name, from_on: from, until_on: until });
  });
}

export function termReschedule(context: Context, input: TermRescheduleInput): Promise<Done | Problem> {
  return administerBy(context, 'TERM_RESCHEDULE', input, async (at) => {
    const { tx, fields } = at;
    await oneAtATime(at);
    const row = await standing<TermRow>(context, at, 'RESCHEDULE', { type: 'Term', field: 'term', id: input.term, version: input.version });
    const { from, until } = period(at, input);
    fields.done();
    await refuseOverlap(at, 'term', { from, until, except: row.id });
    const outside = await tx.query(
      'SELECT 1 FROM congress_session WHERE term_id = $1 AND NOT daterange($2::date, $3::date, $4) @> daterange(from_on, until_on, $4)',
      [row.id, from, until, '[]'],
    );
    if (outside.length > 0) fields.add('from', 'SESSIONS_OUTSIDE', { zh: '本届有会议在此期间之外。', en: 'A session of the term lies outside these days.' });
    fields.done();
    return changeRow(tx, 'Term', row, { from_on: from, until_on: until });
  });
}

export function sessionAdd(context: Context, input: SessionAddInput): Promise<Done | Problem> {
  return administerBy(context, 'SESSION_ADD', input, async (at) => {
    const { tx, fields } = at;
    await oneAtATime(at);
    const name = fields.text(input.name, NAME);
    const days = period(at, input);
    const term = await referred<TermRow>(at, 'Term', { id: input.term, field: 'term', on: days.from || at.today });
    if (input.ordinal < 1 || input.ordinal > 99) fields.add('ordinal', 'RANGE', ORDINAL);
    else if (term) {
      const taken = await tx.query('SELECT 1 FROM congress_session WHERE term_id = $1 AND ordinal = $2', [term.id, input.ordinal]);
      if (taken.length > 0) fields.add('ordinal', 'TAKEN', TAKEN);
    }
    fields.done();
    if (term) await checkSession(at, term, { ...days, except: null });
    fields.done();
    return insertRow(tx, 'CongressSession', {
      ordinal: input.ordinal,
      name,
      term_id: input.term,
      from_on: days.from,
      until_on: days.until,
    });
  });
}

/** A session that is over may still have been entered with a wrong day: it is corrected, and the record keeps both. */
export function sessionReschedule(context: Context, input: SessionRescheduleInput): Promise<Done | Problem> {
  return administerBy(context, 'SESSION_RESCHEDULE', input, async (at) => {
    const { tx, fields } = at;
    await oneAtATime(at);
    const target = { type: 'CongressSession', field: 'session', id: input.session, version: input.version } as const;
    const row = await standing<SessionRow>(context, { ...at, today: '' }, 'RESCHEDULE', target);
    const days = period(at, input);
    fields.done();
    const term = await lockedRow<TermRow>(tx, 'Term', row.term_id);
    if (term) await checkSession(at, term, { ...days, except: row.id });
    fields.done();
    return changeRow(tx, 'CongressSession', row, { from_on: days.from, until_on: days.until });
  });
}

interface Days {
  from: string;
  until: string | null;
  /** The row itself. */
  except: string | null;
}

async function checkSession(at: Work, term: TermRow, days: Days): Promise<void> {
  const last = days.until ?? days.from;
  if (days.from < term.from_on || (term.until_on !== null && last > term.until_on)) {
    at.fields.add('from', 'OUTSIDE_TERM', { zh: '会期须在本届之内。', en: 'A session lies within its term.' });
  }
  await refuseOverlap(at, 'congress_session', days);
}

async function refuseOverlap({ tx, fields }: Work, table: 'term' | 'congress_session', { from, until, except }: Days): Promise<void> {
  const [other] = await tx.query<{ name: string }>(
    `SELECT name FROM ${table} WHERE id IS DISTINCT FROM $3::uuid
        AND daterange(from_on, until_on, '[]') && daterange($1::date, $2::date, '[]') LIMIT 1`,
    [from, until, except],
  );
  if (other) fields.add('from', 'OVERLAP', { zh: `与“${other.name}”的日期重叠。`, en: `The days overlap those of ${other.name}.` });
}
