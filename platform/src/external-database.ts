import { Client } from 'pg';
import { PlatformProblem } from './problem.ts';

const OLDEST = 18;
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Refuses a database that Redpine cannot use, before anything is written to it. */
export async function checkExternalDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST) throw new PlatformProblem(`DATABASE_URL names PostgreSQL ${major}, and Redpine needs ${OLDEST} or newer.`);
  } catch (error) {
    throw databaseProblem(error, url) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What an error of the external database means to the person who wrote DATABASE_URL; never quotes the password. */
export function databaseProblem(error: unknown, url: string): PlatformProblem | undefined {
  if (error instanceof PlatformProblem) return error;
  const { host, pathname, username } = new URL(url);
  const login = decodeURIComponent(username);
  const problem = (sentence: string): PlatformProblem => new PlatformProblem(sentence, { cause: error });
  const code = codeOf(error);
  if (UNREACHABLE.has(code)) return problem(`No PostgreSQL answers at ${host}, which DATABASE_URL names.`);
  if (code === '28P01' || code === '28000') return problem(`PostgreSQL at ${host} refuses the login ${login} of DATABASE_URL.`);
  if (code === '3D000') return problem(`PostgreSQL at ${host} has no database ${decodeURIComponent(pathname.slice(1))}, which DATABASE_URL names.`);
  // The kit says which right is missing; PostgreSQL's own refusal is its cause.
  if (error instanceof Error && codeOf(error.cause) === '42501') return problem(error.message);
  if (code === '42501' && error instanceof Error) return problem(`The login ${login} of DATABASE_URL lacks a right: ${error.message}.`);
  return undefined;
}
