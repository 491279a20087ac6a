import type { Act } from '@redpine/kit/act';
import { act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, unauthenticated } from '@redpine/kit/errors';
import type { Text } from '@redpine/kit/language';
import { say } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused, requireVersion, transition } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { isUuid } from '@redpine/kit/view/sql';
import type { Context } from '../context.ts';
import type { DirectoryAct } from './administration.policy.ts';
import { mayAdminister } from './administration.policy.ts';

// What the acts of administration have in common: authority, the row under its lock, the change and its record.

/** The table of each administered type. */
const TABLES = {
  Area: 'area',
  Organ: 'organ',
  Person: 'person',
  Post: 'post',
  PostDelegation: 'post_delegation',
  Topic: 'topic',
  Term: 'term',
  CongressSession: 'congress_session',
} as const;

export type Administered = keyof typeof TABLES;

/** A row as it stands: columns by name, days as text. */
export interface StandingRow {
  id: string;
  version: number;
  name?: string;
  until_on: string | null;
}

/** What the resolvers read the answer from. */
export interface Done {
  /** The row that was administered. */
  id: string;
}

/** One administered row of the input. */
export interface Target {
  type: Administered;
  /** The field of the input that names it. */
  field: string;
  id: string;
  version: number;
}

export interface Work {
  tx: Act;
  fields: Fields;
  today: string;
}

/** Carries out an act of administration; FORBIDDEN where the viewer's posts do not allow it. */
export function administer(
  context: Context,
  of: { action: string; allowed: boolean; input: { idempotencyKey: string } },
  work: (at: Work) => Promise<string>,
): Promise<Done | Problem> {
  const { actor, language } = context;
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  if (!of.allowed) throw forbidden(language);
  const description = { action: of.action, idempotencyKey: of.input.idempotencyKey, input: of.input };
  return act(context, description, async (tx) => ({
    id: await work({ tx, fields: new Fields(language), today: legalDay(tx.now) }),
  }));
}

/** As `administer`, for an act whose authority is in the matrix: `ORGAN_HANDLING_GRANT` is `organ.handlingGrant`. */
export function administerBy(
  context: Context,
  name: DirectoryAct,
  input: { idempotencyKey: string },
  work: (at: Work) => Promise<string>,
): Promise<Done | Problem> {
  const [subject, ...stem] = name.toLowerCase().split('_');
  const camel = stem.map((part, n) => (n === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('');
  const allowed = mayAdminister(name, context.actor);
  return administer(context, { action: `${subject}.${camel}`, allowed, input }, work);
}

const NONE: Text = { zh: '没有这条记录。', en: 'There is no such record.' };
const ENDED: Text = { zh: '该记录已终止，不能再变更。', en: 'This record has ended and is not changed any more.' };

/** The row, locked; null where there is none. */
export async function lockedRow<R extends StandingRow>(tx: Act, type: Administered, id: string): Promise<R | null> {
  if (!isUuid(id)) return null;
  const [found] = await tx.query<{ row: R }>(
    `SELECT to_jsonb(t) AS row FROM ${TABLES[type]} t WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return found?.row ?? null;
}

/** The row that an act changes; refuses where there is none, it has ended, or the client saw another version. */
export async function standing<R extends StandingRow>(
  context: Context,
  { tx, today }: Work,
  action: string,
  { type, field, id, version }: Target,
): Promise<R> {
  const row = await lockedRow<R>(tx, type, id);
  if (!row) throw new Refused(invalid(context.language, field, 'UNKNOWN', NONE));
  if (row.until_on !== null && row.until_on < today) {
    throw new Refused(transition({ message: say(ENDED, context.language), action, state: 'ENDED', reason: 'ENDED' }));
  }
  requireVersion(context.language, row.version, version);
  return row;
}

/** Inserts a row with its record. */
export async function insertRow(tx: Act, type: Administered, columns: Readonly<Record<string, unknown>>): Promise<string> {
  const names = Object.keys(columns);
  const [made] = await tx.query<{ id: string }>(
    `INSERT INTO ${TABLES[type]} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')}) RETURNING id`,
    Object.values(columns),
  );
  if (!made) throw new Error(`${type} was not inserted`);
  tx.record({ subject: { type, id: made.id }, after: columns });
  tx.changed(type, made.id);
  return made.id;
}

/** Changes columns of a locked row, with what stood there before in the record. */
export async function changeRow(
  tx: Act,
  type: Administered,
  row: StandingRow,
  columns: Readonly<Record<string, unknown>>,
): Promise<string> {
  const names = Object.keys(columns);
  await tx.query(
    `UPDATE ${TABLES[type]} SET ${names.map((name, n) => `${name} = $${n + 2}`).join(', ')} WHERE id = $1`,
    [row.id, ...Object.values(columns)],
  );
  const before = Object.fromEntries(names.map((name) => [name, Reflect.get(row, name) as unknown]));
  tx.record({ subject: { type, id: row.id }, before, after: columns });
  tx.changed(type, row.id);
  return row.id;
}

/** A row that still rests on the one to be ended. */
export interface Hindrance {
  /** Counts the rows, `$1` the id and `$2` the last day. */
  count: string;
  rule: string;
  message: (count: number) => Text;
}

/** Ends a row with its last day; refuses while others rest on it. */
export async function endRow(
  context: Context,
  at: Work,
  target: Target & { action: string; until: string },
  hindrances: readonly Hindrance[],
): Promise<string> {
  const { tx, fields } = at;
  const row = await standing(context, at, target.action, target);
  const until = fields.day(target.until, 'until');
  if (until !== '') {
    for (const { count, rule, message } of hindrances) {
      const [found] = await tx.query<{ n: number }>(count, [row.id, until]);
      if (found && found.n > 0) fields.add('until', rule, message(found.n));
    }
  }
  fields.done();
  return changeRow(tx, target.type, row, { until_on: until });
}

/** Whether the type has another row with this value. */
export async function isTaken(tx: Act, type: Administered, column: 'code' | 'ordinal', value: string | number): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM ${TABLES[type]} WHERE ${column} = $1`, [value]);
  return rows.length > 0;
}

/** A row that the input refers to, in force on the day; a problem of the field otherwise. */
export async function referred<R extends StandingRow>(
  { tx, fields, today }: Work,
  type: Administered,
  reference: { id: string; field: string; on?: string },
): Promise<R | null> {
  const row = await lockedRow<R>(tx, type, reference.id);
  if (!row) fields.add(reference.field, 'UNKNOWN', NONE);
  else if (row.until_on !== null && row.until_on < (reference.on ?? today)) {
    fields.add(reference.field, 'ENDED', { zh: '该记录届时已终止。', en: 'This record has ended by then.' });
  } else return row;
  return null;
}

/** A code of a vocabulary, not taken yet. */
export async function newCode({ tx, fields }: Work, type: 'Organ' | 'Topic', code: string): Promise<string> {
  if (!/^[A-Z][A-Z0-9_]{1,39}$/.test(code)) {
    fields.add('code', 'CODE', {
      zh: '代码以大写字母开头，由大写字母、数字和下划线组成，2–40 个字符。',
      en: 'A code begins with a capital letter and has 2–40 capital letters, digits and underscores.',
    });
  } else if (await isTaken(tx, type, 'code', code)) {
    fields.add('code', 'TAKEN', { zh: '这个代码已被使用。', en: 'This code is taken.' });
  }
  return code;
}

/** A place in an order. */
export function checkPosition(fields: Fields, position: number): void {
  if (position < 0 || position > 9_999) {
    fields.add('position', 'RANGE', { zh: '排序为 0–9999 的整数。', en: 'A place is 0–9,999.' });
  }
}
