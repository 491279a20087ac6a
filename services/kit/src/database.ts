import type { AnyEntity, Constructor, EntityClass, EntitySchema, MigrationObject } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { MikroORM, type Options, type SqlEntityManager } from '@mikro-orm/postgresql';
import { runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import type { Log } from './log.ts';
import { PreparingClient, PreparingDriver } from './prepared.ts';
import { applicationUrl, prepareRoles } from './roles.ts';

export interface DatabaseOptions {
  /** The service: also its schema, and `redpine_<name>_owner` and `redpine_<name>` are its roles. */
  name: string;
  /** A login that may create roles and schemas, or one whose roles and schema a DBA made before. */
  url: string;
  entities: (EntityClass<AnyEntity> | EntitySchema)[];
  /** In order; `kitMigration(name)` is the first. */
  migrations: (MigrationObject | Constructor<Migration>)[];
  log: Log;
  /** Whether the service has jobs (schema `<name>_jobs`). */
  jobs?: boolean;
  /** Connections at most; 10 unless told. */
  connections?: number;
  /** How long a request waits for one of them; 5 s unless told. */
  acquireMs?: number;
}

export interface Database extends AsyncDisposable {
  readonly name: string;
  readonly orm: MikroORM;
  /** MikroORM's own pool, under the application role. Dates and instants come as PostgreSQL's text. */
  readonly pool: Pool;
  /** Connection settings of the application role, for a listener or a worker of its own. */
  readonly connection: { connectionString: string; options: string };
  /** Connection settings of the role that may add to the audit log's tables and read them, and nothing else. */
  readonly auditConnection: { connectionString: string; options: string };
  /** A new unit of work. */
  em(): SqlEntityManager;
  /** Rows of one statement with real parameters; with `name` it is prepared once per connection. */
  query<T extends object>(text: string, values?: readonly unknown[], name?: string): Promise<T[]>;
  /** Calls the listener after each commit that left something in the outbox; returns how to stop that. */
  onCommit(listener: () => void): () => void;
  /** Tells the listeners that something is in the outbox. */
  committed(): void;
}

const ACQUIRE_MS = 5_000;
/** Connection lost or refused, too many of them, going down or coming up, a statement past its time. */
const AWAY = /^(08...|53300|57014|57P0[123]|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT)$/;

/** Whether the database, and not what was asked of it, is the reason: the same may work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && AWAY.test(String(each.code))) return true;
    // pg's pool has no code for it.
    if (each.message === 'timeout exceeded when trying to connect') return true;
  }
  return false;
}

/**
 * Prepares roles and schema, runs what migrations are pending as the owner (one process at a time), and opens the
 * database under the application role. Throws one clear sentence where the login's rights do not suffice.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { name, url } = options;
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`Not a name for a schema: ${name}`);
  const owner = { connectionString: url, options: `-c role=redpine_${name}_owner -c search_path=${name}` };
  const own = await alone(url, `redpine:${name}`, async (client) => {
    await prepareRoles(client, name, options.jobs ?? false);
    await migrate(options, owner);
    if (options.jobs) await migrateJobs(name, owner, options.log);
    const login = (role: string): Promise<string> => applicationUrl(client, url, role, options.log);
    return { application: await login(name), audit: await login(`${name}_audit`) };
  });
  const application = {
    connectionString: own.application,
    // A transaction left open would hold back the outbox of every service; compiling a read costs more than it saves.
    options:
      `-c role=redpine_${name} -c search_path=${name} -c jit=off ` +
      '-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s',
  };

  const orm = await MikroORM.init({
    ...common({ ...options, url: own.application }),
    driver: PreparingDriver,
    driverOptions: {
      ...application,
      application_name: `redpine ${name}`,
      connectionTimeoutMillis: options.acquireMs ?? ACQUIRE_MS,
      Client: PreparingClient,
      pipeline: true,
    },
    pool: { min: 0, max: options.connections ?? 10 },
  });
  const pool: Pool = await orm.driver.getConnection().getNativeClient();
  const listeners = new Set<() => void>();
  return {
    name,
    orm,
    pool,
    connection: application,
    auditConnection: {
      connectionString: own.audit,
      options: `-c role=redpine_${name}_audit -c search_path=${name} -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s`,
    },
    em: () => orm.em.fork(),
    async query<T extends object>(text: string, values: readonly unknown[] = [], statement?: string): Promise<T[]> {
      const result = await pool.query<T>({
        text,
        values: [...values],
        ...(statement === undefined ? {} : { name: statement }),
      });
      return result.rows;
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    committed() {
      for (const listener of listeners) listener();
    },
    async [Symbol.asyncDispose]() {
      await orm.close(true);
      // MikroORM ends the pool only where it has used it itself.
      if (!pool.ending) await pool.end();
    },
  };
}

/** Makes a service's job tables ahead of `openDatabase`: before services that run side by side begin to work (see `startJobs`). */
export async function prepareJobs(url: string, name: string, log: Log): Promise<void> {
  const owner = { connectionString: url, options: `-c role=redpine_${name}_owner -c search_path=${name}` };
  await alone(url, `redpine:${name}`, async (client) => {
    await prepareRoles(client, name, true);
    await migrateJobs(name, owner, log);
  });
}

function common(options: DatabaseOptions) {
  const { name, url, log } = options;
  return {
    clientUrl: url,
    schema: name,
    entities: options.entities,
    discovery: { warnWhenNoEntities: false },
    // Unit of work per request; the global one is refused by MikroORM.
    allowGlobalContext: false,
    ensureDatabase: false as const,
    logger: (message: string) => log.debug(message),
  };
}

async function migrate(options: DatabaseOptions, owner: { connectionString: string; options: string }): Promise<void> {
  await using orm = await opened({
    ...common(options),
    driverOptions: owner,
    pool: { min: 0, max: 2 },
    extensions: [Migrator],
    migrations: {
      tableName: 'migration',
      migrationsList: options.migrations,
      snapshot: false,
      transactional: true,
      allOrNothing: true,
      disableForeignKeys: false,
    },
  });
  const done = await orm.orm.migrator.up();
  if (done.length > 0) options.log.info({ migrations: done.map((each) => each.name) }, 'migrated');
}

async function opened(options: Options): Promise<{ orm: MikroORM } & AsyncDisposable> {
  const orm = await MikroORM.init(options);
  return { orm, [Symbol.asyncDispose]: () => orm.close(true) };
}

async function migrateJobs(
  name: string,
  owner: { connectionString: string; options: string },
  log: Log,
): Promise<void> {
  const pool = new Pool({ ...owner, max: 2 });
  const lost = (error: Error): void => {
    // Once the pool has ended, whatever becomes of a connection is nobody's loss.
    log[pool.ending ? 'debug' : 'warn']({ err: error }, 'lost a connection');
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  try {
    await runMigrations({ pgPool: pool, schema: `${name}_jobs`, taskList: {} });
    // graphile-worker closes its tables to all but their owner.
    await pool.query(`DO $$ DECLARE closed regclass; BEGIN
      FOR closed IN SELECT c.oid FROM pg_class c
                     WHERE c.relnamespace = '${name}_jobs'::regnamespace AND c.relrowsecurity
                       AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) LOOP
        EXECUTE format('CREATE POLICY application ON %s TO redpine_${name} USING (true) WITH CHECK (true)', closed);
      END LOOP; END $$`);
  } finally {
    await pool.end();
  }
}

/** Runs the work while no other process of this database runs work under the same key. */
async function alone<R>(url: string, key: string, work: (client: Client) => Promise<R>): Promise<R> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [key]);
    return await work(client);
  } finally {
    // Ends the session, and the lock with it.
    await client.end();
  }
}
