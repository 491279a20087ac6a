import { resolve } from 'node:path';
import { z } from 'zod';
import { PlatformProblem } from './problem.ts';

/** What the environment says about the whole platform; docs/running.md explains each variable. */
export interface PlatformOptions {
  host: string;
  port: number;
  /** The one public origin, without a slash at its end. */
  publicUrl: string;
  dataDir: string;
  /** Absent: the embedded server. */
  databaseUrl: string | undefined;
  demo: boolean;
  /** A folder of built front ends to serve as they are; absent: built from the sources where those have changed. */
  frontends: string | undefined;
  logLevel: string;
}

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  REDPINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  REDPINE_DATA: z.string().min(1).default('./.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDPINE_DEMO: z.enum(['0', '1']).optional(),
  REDPINE_FRONTENDS: z.string().optional(),
  TLS_CERT: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

/**
 * The options that an environment describes. A variable set to nothing counts as absent.
 * @throws PlatformProblem naming the variable at fault.
 */
export function platformOptions(env: Readonly<Record<string, string | undefined>>, root: string): PlatformOptions {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new PlatformProblem(`The variable ${issue?.path.join('.')} is not usable: ${issue?.message}.`);
  }
  const { HOST, PORT, REDPINE_URL, REDPINE_DATA, DATABASE_URL, REDPINE_DEMO, REDPINE_FRONTENDS, TLS_CERT, LOG_LEVEL } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    publicUrl: REDPINE_URL === undefined ? `http${TLS_CERT ? 's' : ''}://${nameOf(HOST)}:${PORT}` : new URL(REDPINE_URL).origin,
    dataDir: resolve(root, REDPINE_DATA),
    databaseUrl: DATABASE_URL,
    // Somebody's own database is not filled with invented people unless they ask for it.
    demo: REDPINE_DEMO === undefined ? DATABASE_URL === undefined : REDPINE_DEMO === '1',
    frontends: REDPINE_FRONTENDS,
    logLevel: LOG_LEVEL,
  };
}

/** How a browser of this machine names what listens at the host. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
