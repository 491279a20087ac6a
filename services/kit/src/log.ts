import { pino } from 'pino';
import type { Logger } from 'pino';

/** JSON lines; a message names ids and counts, never names, texts, tokens or addresses of people. */
export type Log = Logger;

/** A log to stderr; `request` adds the request id: `log.child({ request })`. */
export function createLog(service: string, level: string): Log {
  return pino({ level, base: { service } }, pino.destination({ fd: 2, sync: false }));
}
