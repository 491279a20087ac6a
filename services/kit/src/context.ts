import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Actor } from './actor.ts';
import { serviceActor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Language } from './language.ts';
import type { Log } from './log.ts';

/** Everything that one request needs; made once per request, passed down, never global. */
export interface RequestContext {
  actor: Actor;
  language: Language;
  requestId: string;
  clock: Clock;
  log: Log;
  database: Database;
  /** The unit of work for reading; an act has its own. */
  em: SqlEntityManager;
}

export interface RequestBase {
  actor: Actor;
  language: Language;
  requestId: string;
}

/** The context of one request. */
export function requestContext(base: RequestBase, service: { clock: Clock; log: Log; database: Database }): RequestContext {
  let em: SqlEntityManager | undefined;
  let log: Log | undefined;
  return {
    ...base,
    clock: service.clock,
    database: service.database,
    // Most requests have nothing to log, and most queries are answered by read views.
    get log() {
      return (log ??= service.log.child({ request: base.requestId }));
    },
    get em() {
      return (em ??= service.database.em());
    },
  };
}

/** The context of the service's own work: jobs and events. */
export function systemContext(service: { clock: Clock; log: Log; database: Database }): RequestContext {
  const { name } = service.database;
  return requestContext({ actor: serviceActor(name), language: 'zh-CN', requestId: randomUUID() }, service);
}
