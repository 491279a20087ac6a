import { auditLogMigration } from '../src/audit/auditTables.ts';
import { generateActorKeys } from '../src/actor.ts';
import type { Actor } from '../src/actor.ts';
import { requestContext, type RequestContext } from '../src/context.ts';
import { openDatabase, type Database, type DatabaseOptions } from '../src/database.ts';
import { kitMigration, projectionEndsMigration, projectionMigration, sqlMigration } from '../src/kitTables.ts';
import { createLog } from '../src/log.ts';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { testDatabase } from '../../../platform/src/postgres/fixture.ts';

const ThingSchema = defineEntity({
  name: 'Thing',
  tableName: 'thing',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    name: p.string().unique(),
    version: p.integer().version(),
  },
});
export class Thing extends ThingSchema.class {}
ThingSchema.setClass(Thing);

export const keys = generateActorKeys();
export const log = createLog('test', 'silent');
export const clock = () => new Date();

export const CLERK: Actor = {
  id: '01999999-0000-7000-8000-000000000001',
  kind: 'ACCOUNT',
  username: 'clerk',
  name: '张三',
  person: '01999999-0000-7000-8000-000000000002',
  posts: [{ id: '01999999-0000-7000-8000-000000000003', kind: 'UNIT_CLERK', title: '科员', organ: null, area: null }],
};

export function options(name: string, url: string): DatabaseOptions {
  return {
    name,
    url,
    entities: [Thing],
    migrations: [
      kitMigration(name),
      projectionMigration(name),
      projectionEndsMigration(),
      sqlMigration('0002_thing', [
        `CREATE TABLE thing (id uuid PRIMARY KEY DEFAULT uuidv7(), name text NOT NULL UNIQUE, version integer NOT NULL DEFAULT 1)`,
      ]),
      auditLogMigration(name),
    ],
    log,
  };
}

export interface Bench extends AsyncDisposable {
  url: string;
  /** One database for each name, in one PostgreSQL database. */
  databases: Record<string, Database>;
}

export async function bench(...names: string[]): Promise<Bench> {
  const test = await testDatabase();
  const databases: Record<string, Database> = {};
  for (const name of names) databases[name] = await openDatabase(options(name, test.url));
  return {
    url: test.url,
    databases,
    async [Symbol.asyncDispose]() {
      for (const database of Object.values(databases)) await database[Symbol.asyncDispose]();
      await test[Symbol.asyncDispose]();
    },
  };
}

export function at(databases: Record<string, Database>, name: string): Database {
  const database = databases[name];
  if (!database) throw new Error(`no database ${name}`);
  return database;
}

export function contextOf(database: Database, actor: Actor = CLERK): RequestContext {
  return requestContext({ actor, language: 'zh-CN', requestId: 'test-request' }, { clock, log, database });
}

export async function count(database: Database, table: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row?.n ?? -1;
}
