import { act } from '../act.ts';
import { legalDay } from '../clock.ts';
import type { RequestContext } from '../context.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import type { Text } from '../language.ts';
import { isProblem, type Problem } from '../problem.ts';
import { Fields } from '../text.ts';
import type { Transaction } from '../transaction.ts';
import { type Personal, rowOf, source, type View, visibleWhere } from '../view/define.ts';
import { render, sql, uuid } from '../view/sql.ts';

export interface RevealInput {
  subject: { type: string; id: string };
  field: string;
  /** A code of `reveal_purpose`. */
  purpose: string;
  note?: string | null;
  idempotencyKey: string;
}

export interface Revealed {
  /** Null where the same request was answered before: a value is given once for each recorded purpose. */
  value: string | null;
  leftToday: number;
}

const NONE: Text = { zh: '没有这项信息，或您无权查看。', en: 'There is no such value, or it is not open to you.' };
const NO_PURPOSE: Text = { zh: '请选择查看用途。', en: 'Choose what it is needed for.' };
const BASIS = [{ law: '个人信息保护法', article: '第六条', mark: 'F' }] as const;

/**
 * 显示 — One personal value, to whoever sees the record and may have it, for a purpose that is on record before the value
 * is read. Problems: `subject.id` UNKNOWN, `purpose` UNKNOWN, an empty path with DAILY_LIMIT.
 */
export async function revealPersonal(
  context: RequestContext,
  views: readonly View[],
  { idempotencyKey, ...input }: RevealInput,
): Promise<Revealed | Problem> {
  const { actor, language } = context;
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  let value: string | null = null;
  const done = await act(context, { action: 'personalData.reveal', idempotencyKey, input, basis: BASIS }, async (tx) => {
    const fields = new Fields(language);
    const note = fields.text(input.note, { path: 'note', max: 200 });
    const day = legalDay(tx.now);
    const purposes = await tx.query(
      'SELECT 1 FROM reveal_purpose WHERE code = $1 AND from_on <= $2::date AND (until_on IS NULL OR until_on >= $2::date)',
      [input.purpose, day],
    );
    if (purposes.length === 0) fields.add('purpose', 'UNKNOWN', NO_PURPOSE);
    const found = await read(context, tx, views, input);
    if (!found || found.value === null) fields.add('subject.id', 'UNKNOWN', NONE);
    else if (!found.allowed) throw forbidden(language);
    const left = await leftOn(tx, actor.id, day);
    if (left <= 0) {
      fields.add('', 'DAILY_LIMIT', {
        zh: '今日查看个人信息的次数已用完，请明日再试或联系安全管理员。',
        en: 'No more personal values can be revealed today. Try again tomorrow, or ask the security administrator.',
      });
    }
    fields.done();
    const { subject, field, purpose } = input;
    await tx.query(
      `INSERT INTO personal_reveal (at, account_id, actor_name, subject_type, subject_id, field, purpose, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.now, actor.id, actor.name, subject.type, subject.id, field, purpose, note],
    );
    tx.record({ subject, note: JSON.stringify({ field, purpose, ...(note === '' ? {} : { note }) }) });
    value = found?.value ?? null;
    return { leftToday: left - 1 };
  });
  return isProblem(done) ? done : { value, ...done };
}

/** The value and whether the actor may have it; null where there is none that she sees. */
async function read(
  context: RequestContext,
  tx: Transaction,
  views: readonly View[],
  { subject, field }: Pick<RevealInput, 'subject' | 'field'>,
): Promise<{ value: string | null; allowed: boolean } | null> {
  const view = views.find(({ type }) => type === subject.type);
  const [column, personal]: [string, Personal] | [] =
    Object.entries(view?.personal ?? {}).find(([, declared]) => declared.field === field) ?? [];
  if (!view || !column || !personal) return null;
  const row = rowOf('t');
  const { text, values } = render(sql`select ${row(column)} as value, ${personal.reveal(row, context)} as allowed
    from ${source(view, 't', context)} where ${visibleWhere(view, row, context, sql`${row('id')} = ${uuid(subject.id)}`)}`);
  const [found] = await tx.query<{ value: string | null; allowed: boolean }>(text, values);
  return found ?? null;
}

/** How many the account may still have revealed on the day; others of the same account wait for this transaction. */
async function leftOn(tx: Transaction, account: string, day: string): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`personal_reveal ${account}`]);
  const [row] = await tx.query<{ left: number }>(
    `SELECT (SELECT per_day FROM reveal_rule WHERE from_on <= $2::date ORDER BY from_on DESC LIMIT 1)
       - count(*)::int AS left
       FROM personal_reveal WHERE account_id = $1 AND at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
    [account, day],
  );
  return row?.left ?? 0;
}
