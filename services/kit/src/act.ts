import { type EntityClass, OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
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
import { LostRace } from './writes.ts';

/** The transaction of one act. */
export interface Act extends Transaction {
  /** What the act did to a subject, for the audit log; an act records at least once. */
  record(record: AuditRecord): void;
}

export interface ActDescription {
  /** Aggregate and act, such as `suggestion.submit`. */
  action: string;
  /** Chosen by the client, 8–100 characters, one per intent. */
  idempotencyKey: string;
  /** Whose key it is, where the actor is nobody in particular: something that nobody else knows. The actor's otherwise. */
  keyOf?: string;
  /** What the client sent; the same key with another input is refused. */
  input: object;
  basis?: readonly LegalBasis[];
  /**
   * A fixed select of one value, asked on the way in for what every act of a service needs. The work's first statements
   * travel with it: what it sees before their answers is as it was before this.
   */
  entering?: { select: string; answered: (value: string | null, reads: Pick<Transaction, 'query'>) => Promise<void> };
}

const READS_ONLY = { zh: '此令牌只可读取。', en: 'This token may read only.' };
const RETRIES = 4;
const CHANGED_TABLE = '0A000';
// Serialization failure, deadlock, a table changed since its statement was prepared: nothing was written, and the same
// work may succeed now.
const TRANSIENT = new Set(['40001', '40P01', CHANGED_TABLE]);

/**
 * Carries out one act in one transaction: work, audit, outbox, idempotency. The same key and input again answers with
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
  const described = { ...description, inputDigest: digestOf({ action: description.action, input: description.input }) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(context, described, work);
    } catch (error) {
      if (error instanceof Known) return error.of(context, described) as T | Problem;
      const state = sqlState(error) ?? '';
      if (state === CHANGED_TABLE) prepareAnew();
      if (attempt < RETRIES && TRANSIENT.has(state)) continue;
      // The same act may have been under way elsewhere: then this one was refused for what that one did.
      const [first] = await context.database.query<First>(FIRST, [description.keyOf ?? context.actor.id, key]);
      if (first) return new Known(first).of(context, described) as T | Problem;
      return await problemOf(context, error);
    }
  }
}

type Described = ActDescription & { inputDigest: string };

interface First {
  digest: string;
  result: object;
}

const FIRST = 'SELECT digest, result FROM idempotency WHERE actor_id = $1 AND key = $2';

/** The key was used before. */
class Known extends Error {
  readonly #first: First;

  constructor(first: First) {
    super('the key is known');
    this.#first = first;
  }

  of(context: RequestContext, { inputDigest }: Described): object {
    if (this.#first.digest === inputDigest) return this.#first.result;
    return invalid(context.language, 'idempotencyKey', 'IDEMPOTENCY_KEY_REUSED', {
      zh: '同一幂等键已用于另一次不同的操作。',
      en: 'This idempotency key was used for something else.',
    });
  }
}

async function once<T extends object>(context: RequestContext, description: Described, work: (tx: Act) => Promise<T>): Promise<T> {
  const { action, basis = [], entering, idempotencyKey, inputDigest } = description;
  const identity = [description.keyOf ?? context.actor.id, idempotencyKey];
  return inTransaction(
    context.database,
    context.clock,
    async (transaction) => {
      const records: AuditRecord[] = [];
      const result = await work({ ...transaction, record: (record) => void records.push(record) });
      if (records.length === 0) throw new Error(`Act ${action} recorded nothing`);
      writeAudit(transaction, context, { action, inputDigest, basis }, records);
      // Whoever carries out the same act meanwhile waits here, and fails when this one is committed.
      transaction.last((writes) =>
        writes.add(
          `INSERT INTO idempotency (actor_id, key, digest, result)
           VALUES (${[...identity, inputDigest, JSON.stringify(result)].map((value) => writes.value(value)).join(', ')})`,
        ),
      );
      return result;
    },
    {
      text: `SELECT (${entering?.select ?? 'NULL'})::text AS value, f.* FROM (VALUES (1)) AS one LEFT JOIN (${FIRST}) AS f ON true`,
      values: identity,
      async answered([row], reads) {
        const { value, ...first } = row as { value: string | null } & (First | { digest: null });
        if (first.digest !== null) throw new Known(first);
        await entering?.answered(value, reads);
      },
    },
  );
}

async function problemOf(context: RequestContext, error: unknown): Promise<Problem> {
  if (error instanceof Refused) return error.problem;
  const lost = error instanceof OptimisticLockError ? [error.getEntity()] : error instanceof LostRace ? error.entities : [];
  for (const entity of lost) {
    const { seen, now } = await versionsOf(context, entity as object);
    if (seen !== now) return conflict(context.language, now);
  }
  if (error instanceof UniqueConstraintViolationException || sqlState(error) === '23505') {
    context.log.warn({ constraint: constraintOf(error) }, 'uniqueness rule refused an act');
    return invalid(context.language, '', 'TAKEN', {
      zh: '已有相同的记录，请重新载入后再操作。',
      en: 'The same record exists already. Load it again before you go on.',
    });
  }
  throw error;
}

/** The version that the entity was read with, and the one its row has after the race was lost; 0 where the row is gone. */
async function versionsOf(context: RequestContext, entity: object): Promise<{ seen: number; now: number }> {
  const meta = context.database.em().getMetadata().get(entity.constructor as EntityClass<object>);
  const [key] = meta.getPrimaryProps();
  const version = meta.props.find((property) => property.name === meta.versionProperty);
  if (!key || !version) throw new TypeError(`${meta.className} has no version`);
  const id: unknown = Reflect.get(entity, key.name);
  const rows = await context.database.query<{ version: number }>(
    `SELECT "${version.fieldNames[0]}" AS version FROM "${meta.tableName}" WHERE "${key.fieldNames[0]}" = $1`,
    [id],
  );
  return { seen: Number(Reflect.get(entity, version.name)), now: rows[0]?.version ?? 0 };
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
