import { createHmac } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import type { Log } from './log.ts';

/**
 * Makes the roles and schemas of a service where they are missing: the owner, who migrates; the application, which
 * reads and writes rows and nothing else; and the sequencer of the audit log, which adds to its tables alone. Roles belong to the whole server: another database's start may make the same
 * ones at the same moment.
 */
export async function prepareRoles(client: Client, name: string, jobs: boolean): Promise<void> {
  const owner = `redpine_${name}_owner`;
  const application = `redpine_${name}`;
  const audit = `redpine_${name}_audit`;
  const schemas = jobs ? [name, `${name}_jobs`] : [name];
  if (await isPrepared(client, { owner, application, audit }, schemas)) return;
  try {
    for (const role of [owner, application, audit]) {
      await lenient(client, `CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`);
      await becomeable(client, role);
    }
    // Trusted extensions and the schema of the jobs are the owner's to make.
    await lenient(client, `DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ${owner}', current_database()); END $$`);
    for (const schema of schemas) {
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${owner}`);
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${application}`);
      const defaults = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${schema} GRANT`;
      await client.query(`${defaults} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${application}`);
      await client.query(`${defaults} USAGE, SELECT ON SEQUENCES TO ${application}`);
      await client.query(`${defaults} EXECUTE ON FUNCTIONS TO ${application}`);
    }
    await client.query(`GRANT USAGE ON SCHEMA ${name} TO ${audit}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
    throw new Error(
      `The database login may not prepare schema "${name}" (${error.message}). ` +
        `Give it CREATEROLE and CREATE on the database, or let a superuser start Redpine once.`,
      { cause: error },
    );
  }
}

async function isPrepared(
  client: Client,
  { owner, application, audit }: { owner: string; application: string; audit: string },
  schemas: string[],
): Promise<boolean> {
  const { rows } = await client.query<{ ready: boolean }>(
    `SELECT count(*) = 3
            AND has_schema_privilege($5, $6, 'USAGE')
            AND (SELECT count(*) FROM pg_namespace n JOIN pg_roles o ON o.oid = n.nspowner
                  WHERE n.nspname = ANY($3) AND o.rolname = $1
                    AND has_schema_privilege($2, n.nspname, 'USAGE')
                    AND EXISTS (SELECT FROM pg_default_acl d
                                 WHERE d.defaclnamespace = n.oid AND d.defaclobjtype = 'f')) = $4
            AND bool_and(pg_has_role(current_user, r.oid, 'SET')) AS ready
       FROM pg_roles r WHERE rolname IN ($1, $2, $5)`,
    [owner, application, schemas, schemas.length, audit, schemas[0]],
  ).catch((error: unknown) => {
    // has_schema_privilege names a role or a schema that does not exist yet.
    if (error instanceof DatabaseError && (error.code === '42704' || error.code === '3F000')) return { rows: [] };
    throw error;
  });
  return rows[0]?.ready ?? false;
}

/** PostgreSQL 16 and later give a role's maker the right to administer it, not to act as it. */
async function becomeable(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(`SELECT pg_has_role(current_user, $1, 'SET') AS may`, [role]);
  if (!rows[0]?.may) await lenient(client, `GRANT ${role} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE`);
}

// duplicate_object, unique_violation; a catalogue row that two sessions write at once is "concurrently updated".
async function lenient(client: Client, statement: string): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.code === '42710' || error.code === '23505') return;
      if (error.code !== 'XX000' || !error.message.includes('concurrently updated') || left === 0) throw error;
    }
  }
}

/**
 * A role's own URL (`redpine_<name>`): a session that began as it cannot become anything else, whatever SQL it is made to
 * run. The password follows from the given login's, so that every process of the service knows it. Where the server
 * does not let the role in, the given URL: such a session only acts as the role.
 */
export async function applicationUrl(client: Client, url: string, name: string, log: Log): Promise<string> {
  const role = `redpine_${name}`;
  const own = new URL(url);
  const secret = decodeURIComponent(own.password);
  const password = secret === '' ? '' : createHmac('sha256', secret).update(`redpine:${role}`).digest('base64url');
  own.username = role;
  own.password = password;
  const { rows } = await client.query('SELECT FROM pg_roles WHERE rolname = $1 AND rolcanlogin', [role]);
  if (rows.length > 0 && (await lets(own.href))) return own.href;
  try {
    await lenient(client, `ALTER ROLE ${role} LOGIN PASSWORD ${password === '' ? 'NULL' : client.escapeLiteral(password)}`);
    if (await lets(own.href)) return own.href;
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
  }
  log.warn({ role }, 'the application has no login of its own: its sessions act as its role');
  return url;
}

async function lets(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
