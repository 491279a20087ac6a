import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import { DatabaseError } from 'pg';
import { onlyReads } from './actor.ts';
import type { AuditRecord } from './audit.ts';
import { digestOf, writeAudit } from './audit.ts';
import type { RequestContext } from './context.ts';
import { forbidden } from './errors.ts';
import type { LegalBasis } from './legalBasis.ts';
import { prepareAnew } from './prepared.ts';
import type { Problem } from './problem.ts';
import { conflict, invalid, Refused } from './problem.ts';
import type { Transaction } from './transaction.ts';
import { inTransaction } from './transaction.ts';

/** The transaction of one act. */
export interface Act extends Transaction {
  /** What the description's `reading` answered, as text; null without one. */
  readonly read: string | null;
  /** What the act did to a subject, for the audit log; an act records at least once. */
  record(record: AuditRecord): void;
}

export interface ActDescription {
  /** Aggregate and act, such as `suggestion.submit`. */
  action: string;
  /** Chosen by the client, 8–100 characters, one per intent. */
  idempotencyKey: string;
  /** What the client sent; the same key with another input is refused. */
  input: object;
  basis?: readonly LegalBasis[];
  /** A fixed select of one value, answered on the way in: a round trip fewer for what every act of a service asks. */
  reading?: string;
}

const READS_ONLY = { zh: '此令牌只可读取。', en: 'This token may read only.' };
const RETRIES = 4;
const CHANGED_TABLE = '0A000';
// Serialization failure, deadlock, a table changed since its statement was prepared: nothing was written, and the same
// work may succeed now.
const TRANSIENT = new Set(['40001', '40P01', CHANGED_TABLE]);

/**
 * Carries out one act in one transaction: idempotency, work, audit, outbox. The same key and input again answers with
 * the first result and acts once. `work` returns JSON (ids, not entities), and throws `Refused` to refuse: everything
 * is rolled back and the problem is the answer; so are a lost race on a version (ConflictProblem) and on a uniqueness
 * rule (ValidationProblem, rule TAKEN). Anything else is thrown.
 */
export async function act<T extends object>(
  context: RequestContext,
  description: ActDescription,
  work: (tx: Act) => Promise<T>,
): Promise<T | Problem> {
  const { idempotencyKey: key } = description;
  if (onlyReads(context.actor)) throw forbidden(context.language, READS_ONLY);
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) {
    return invalid(context.language, 'idempotencyKey', 'IDEMPOTENCY_KEY', {
      zh: '幂等键须为 8–100 个可见 ASCII 字符。',
      en: 'An idempotency key has 8–100 visible ASCII characters.',
    });
  }
  const inputDigest = digestOf({ action: description.action, input: description.input });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(context.database, context.clock, (transaction) =>
        once(transaction, context, { ...description, inputDigest }, work),
      );
    } catch (error) {
      const state = sqlState(error) ?? '';
      if (state === CHANGED_TABLE) prepareAnew();
      if (attempt < RETRIES && TRANSIENT.has(state)) continue;
      return await problemOf(context, error);
    }
  }
}

async function once<T extends object>(
  transaction: Transaction,
  context: RequestContext,
  description: ActDescription & { inputDigest: string },
  work: (tx: Act) => Promise<T>,
): Promise<T> {
  const { inputDigest } = description;
  const identity = [context.actor.id, description.idempotencyKey];
  // Waits here while the same act is under way elsewhere.
  const [mine] = await transaction.query<{ read: string | null }>(
    `INSERT INTO idempotency (actor_id, key, digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
     RETURNING ${description.reading === undefined ? 'null' : `(${description.reading})::text`} AS read`,
    [...identity, inputDigest],
  );
  if (!mine) {
    const [first] = await transaction.query<{ digest: string; result: T }>(
      'SELECT digest, result FROM idempotency WHERE actor_id = $1 AND key = $2',
      identity,
    );
    if (first?.digest === inputDigest) return first.result;
    throw new Refused(
      invalid(context.language, 'idempotencyKey', 'IDEMPOTENCY_KEY_REUSED', {
        zh: '同一幂等键已用于另一次不同的操作。',
        en: 'This idempotency key was used for something else.',
      }),
    );
  }
  const records: AuditRecord[] = [];
  const result = await work({ ...transaction, read: mine.read, record: (record) => void records.push(record) });
  if (records.length === 0) throw new Error(`Act ${description.action} recorded nothing`);
  await transaction.em.flush();
  // Everything is written: the flushes of the commit have nothing to compare.
  transaction.em.clear();
  const answered = { actor: context.actor.id, key: description.idempotencyKey, result };
  await writeAudit(transaction, context, { ...description, basis: description.basis ?? [], answered }, records);
  return result;
}

async function problemOf(context: RequestContext, error: unknown): Promise<Problem> {
  if (error instanceof Refused) return error.problem;
  if (error instanceof OptimisticLockError) return conflict(context.language, await versionNow(context, error));
  if (error instanceof UniqueConstraintViolationException || sqlState(error) === '23505') {
    context.log.warn({ constraint: constraintOf(error) }, 'uniqueness rule refused an act');
    return invalid(context.language, '', 'TAKEN', {
      zh: '已有相同的记录，请重新载入后再操作。',
      en: 'The same record exists already. Load it again before you go on.',
    });
  }
  throw error;
}

/** The version that the row has after the race was lost; 0 where the row is gone. */
async function versionNow(context: RequestContext, error: OptimisticLockError): Promise<number> {
  const entity = error.getEntity();
  if (!entity) return 0;
  const meta = context.database.em().getMetadata().get(entity.constructor);
  const [key] = meta.getPrimaryProps();
  const version = meta.props.find((property) => property.name === meta.versionProperty);
  if (!key || !version) return 0;
  const id: unknown = Reflect.get(entity, key.name);
  const rows = await context.database.query<{ version: number }>(
    `SELECT "${version.fieldNames[0]}" AS version FROM "${meta.tableName}" WHERE "${key.fieldNames[0]}" = $1`,
    [id],
  );
  return rows[0]?.version ?? 0;
}

function databaseError(error: unknown): DatabaseError | undefined {
  for (let each = error; each instanceof Error; each = each.cause) if (each instanceof DatabaseError) return each;
  return undefined;
}

function sqlState(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return databaseError(error)?.code;
}

function constraintOf(error: unknown): string | undefined {
  if (error instanceof Error && 'constraint' in error) return String(error.constraint);
  return databaseError(error)?.constraint;
}
