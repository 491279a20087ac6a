import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** JSON lines; a message names ids and counts, never names, texts, tokens or addresses of people. */
export type Log = Logger;

/** A log to stderr, or to `destination`; `request` adds the request id: `log.child({ request })`. */
export function createLog(
  service: string,
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: false }),
): Log {
  return pino({ level, base: { service }, serializers: { err: describe } }, destination);
}

interface Described {
  type: string;
  message?: string;
  code?: unknown;
  constraint?: unknown;
  table?: unknown;
  stack: string;
  cause?: Described;
}

/**
 * What a log may say of an error. A database's error quotes the values of a row in its message and detail, and
 * MikroORM's the whole statement: of those only the code, the names and the place are said.
 */
function describe(error: unknown): Described | { type: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E');
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause instanceof Error ? describe(error.cause) : undefined;
  return {
    type: error.name,
    ...(fromDatabase ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase && 'constraint' in error ? { constraint: error.constraint } : {}),
    ...(fromDatabase && 'table' in error ? { table: error.table } : {}),
    stack: frames.join('\n'),
    ...(cause && 'stack' in cause ? { cause } : {}),
  };
}
