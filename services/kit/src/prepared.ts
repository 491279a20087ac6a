import type { Writable } from 'node:stream';
import { isRaw } from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { Client } from 'pg';

/** Texts beyond these are not worth a place in every connection's memory: they are no fixed statements. */
const MOST = 500;
const names = new Map<string, string>();
let prepares = 0;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  prepares += 1;
  const name = `redpine_${prepares}`;
  names.set(text, name);
  return name;
}

/** Every statement is prepared anew: a migration by another process changed what one of them answers (0A000). */
export function prepareAnew(): void {
  names.clear();
}

type Query = (this: Client, ...asked: unknown[]) => unknown;
const query = Reflect.get(Client.prototype, 'query') as Query;

/** What a `begin` answers that is not sent yet. */
const BEGUN = { command: 'BEGIN', rowCount: null, rows: [], fields: [] };
const beginning = new WeakSet<Client>();
const corked = new WeakSet<Writable>();
/**
 * Acts ask by keys, so that one plan serves all values; PostgreSQL would plan most of their statements anew each time, since it
 * takes what it does not see for more than it is.
 */
const BEGIN = 'begin; set local plan_cache_mode = force_generic_plan';
let begin = BEGIN;

/**
 * Transactions that this process begins meanwhile commit without waiting for the disk: for much that can be done again.
 * A crash of the machine may lose the latest of them, and none of what comes before another one that it keeps. They are
 * on the disk with the next transaction that waits.
 */
export async function withoutWaiting<R>(work: () => Promise<R>): Promise<R> {
  begin = `${BEGIN}; set local synchronous_commit = off`;
  try {
    return await work();
  } finally {
    begin = BEGIN;
  }
}

/** Statements that are asked for in one go travel in one go. */
function sendTogether(stream: Writable): void {
  if (corked.has(stream)) return;
  corked.add(stream);
  stream.cork();
  process.nextTick(() => {
    corked.delete(stream);
    stream.uncork();
  });
}

/** A connection that parses and plans an act's statement with parameters once, not at every act. */
export class PreparingClient extends Client {}

// By definition: the base class declares the method in nine forms, of which one is changed.
const prepared: Query = function prepared(text, values, ...rest) {
  if (text === 'begin') {
    // It goes with the transaction's first statement, a round trip fewer; it fails only where that fails too.
    beginning.add(this);
    return Promise.resolve(BEGUN);
  }
  const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
  const name = isStatement ? nameOf(text) : undefined;
  sendTogether(this.connection.stream);
  if (beginning.delete(this)) Reflect.apply(query, this, [begin, () => undefined]);
  return Reflect.apply(query, this, name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest]);
};
Reflect.defineProperty(PreparingClient.prototype, 'query', { value: prepared });

interface Statement {
  text: string;
  values: unknown[];
}

/** The statement with `$1` for `?`; null where a parameter is not one value: a list, an identifier, an object. */
export function numbered(sql: string, params: readonly unknown[], values: unknown[] = []): Statement | null {
  if (/\?\?|\\\?/.test(sql)) return null;
  const pieces = sql.split('?');
  if (pieces.length !== params.length + 1) return null;
  let text = pieces[0] ?? '';
  for (const [n, value] of params.entries()) {
    if (isRaw(value)) {
      const inner = numbered(value.sql, value.params, values);
      if (inner === null) return null;
      text += inner.text;
    } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
      return null;
    } else {
      text += `$${values.push(value)}`;
    }
    text += pieces[n + 1] ?? '';
  }
  return { text, values };
}

type Execute = PostgreSqlConnection['execute'];

/** MikroORM writes parameters into the text of its statements; here they stay beside it, so that it can be prepared. */
class ParameterConnection extends PostgreSqlConnection {
  override async execute<T extends Awaited<ReturnType<Execute>>>(...asked: Parameters<Execute>): Promise<T> {
    const [asks, given = [], method = 'all', transaction, logged] = asked;
    const whole = typeof asks === 'string' || isRaw(asks) ? asks : asks.toRaw();
    const { sql, params } = typeof whole === 'string' ? { sql: whole, params: given } : whole;
    const statement = Array.isArray(params) && params.length > 0 ? numbered(sql, params) : null;
    if (statement === null) return super.execute<T>(whole, given, method, transaction, logged);
    const { text, values } = statement;
    await this.ensureConnection();
    return this.executeQuery<T>(
      text,
      async () => {
        const result = await (transaction ?? this.getClient()).executeQuery(CompiledQuery.raw(text, values));
        return this.transformRawResult<T>(result, method);
      },
      { ...logged, query: text, params: values },
    );
  }
}

/** MikroORM over prepared statements. */
export class PreparingDriver extends PostgreSqlDriver {
  protected override readonly connection = new ParameterConnection(this.config);
}
