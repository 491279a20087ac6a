import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { AuditSeal } from './audit/sequencer.ts';
import type { Clock } from './clock.ts';
import { clockFrom } from './clock.ts';

export interface ServiceConfig {
  databaseUrl: string;
  host: string;
  port: number;
  /** Present where the service signs its own events and calls. */
  actorKey?: KeyObject;
  actorPublicKey: KeyObject;
  /** Present where the service signs its audit log. */
  audit?: AuditSeal;
  /** Base addresses of the services elsewhere (`gateway` for its files), by name. */
  peers: Record<string, string>;
  demo: boolean;
  clock: Clock;
  logLevel: string;
  dataDir: string;
}

const PEERS = ['directory', 'representation', 'gateway'];

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  REDPINE_DATA: z.string().default('./.data'),
  REDPINE_DEMO: z.enum(['0', '1']).default('0'),
});

/**
 * The configuration of a service that runs as its own process. ACTOR_KEY, ACTOR_PUBLIC_KEY and AUDIT_KEY are PEM (PKCS
 * #8 and SPKI); `\n` may stand for line ends. Throws one sentence that names the variable at fault.
 */
export function serviceConfig(name: string, env: Readonly<Record<string, string | undefined>>): ServiceConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const upper = name.toUpperCase();
  const databaseUrl = env[`DATABASE_URL_${upper}`] ?? env['DATABASE_URL'];
  if (!databaseUrl) throw new Error(`DATABASE_URL (or DATABASE_URL_${upper}) names the PostgreSQL database`);
  const privatePem = env['ACTOR_KEY'];
  const publicPem = env['ACTOR_PUBLIC_KEY'];
  const actorKey = privatePem ? key('ACTOR_KEY', privatePem, createPrivateKey) : undefined;
  if (!publicPem && !actorKey) throw new Error('ACTOR_PUBLIC_KEY is the key that actor tokens are verified with');
  const auditPem = env['AUDIT_KEY'];
  const auditKey = auditPem ? key('AUDIT_KEY', auditPem, createPrivateKey) : undefined;
  const peers: Record<string, string> = {};
  for (const peer of PEERS) {
    const url = env[`${peer.toUpperCase()}_URL`];
    if (url) peers[peer] = url;
  }
  return {
    databaseUrl,
    host: parsed.data.HOST,
    port: parsed.data.PORT,
    ...(actorKey ? { actorKey } : {}),
    actorPublicKey: publicPem ? key('ACTOR_PUBLIC_KEY', publicPem, createPublicKey) : createPublicKey(actorKey as KeyObject),
    ...(auditKey ? { audit: { key: auditKey, folder: join(parsed.data.REDPINE_DATA, 'audit') } } : {}),
    peers,
    demo: parsed.data.REDPINE_DEMO === '1',
    clock: clockFrom(env),
    logLevel: parsed.data.LOG_LEVEL,
    dataDir: parsed.data.REDPINE_DATA,
  };
}

function key(variable: string, pem: string, read: (pem: string) => KeyObject): KeyObject {
  let made: KeyObject;
  try {
    made = read(pem.replaceAll('\\n', '\n'));
  } catch {
    // The cause could quote the key.
    throw new Error(`${variable} is not a PEM key`);
  }
  if (made.asymmetricKeyType !== 'ed25519') throw new Error(`${variable} is not an Ed25519 key`);
  return made;
}
