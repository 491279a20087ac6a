import { readFileSync } from 'node:fs';
import type { ServiceConfig } from '@redpine/kit/config';
import { serviceConfig } from '@redpine/kit/config';
import { z } from 'zod';

export interface GatewayConfig extends ServiceConfig {
  /** The one public origin; from the port that is listened on where absent. */
  url?: URL;
  /** PEM; with it the gateway speaks HTTP/2 and HTTP/1.1 over TLS itself. */
  tls?: { cert: Buffer; key: Buffer };
  /** Whether a proxy in front says who the client is. */
  trustProxy: boolean;
  oidc: {
    /** `<origin>/oidc`, the embedded issuer, where absent. */
    issuer?: URL;
    clientId: string;
    /** A public client with PKCE alone where absent. */
    clientSecret?: string;
  };
}

const environment = z.object({
  REDPINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).default('redpine-gateway'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
});

/**
 * The gateway's configuration: a service's (kit's `serviceConfig`, port 4000 unless told), the public origin,
 * TLS and the issuer. TLS_CERT and TLS_KEY are paths of PEM files. Throws one sentence that names the variable.
 */
export function gatewayConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { data } = parsed;
  const service = serviceConfig('gateway', { ...env, PORT: env['PORT'] ?? '4000' });
  if (!service.actorKey) throw new Error('ACTOR_KEY is the key that the gateway signs actor tokens with');
  if ((data.TLS_CERT === undefined) !== (data.TLS_KEY === undefined)) {
    throw new Error('TLS_CERT and TLS_KEY are given together or not at all');
  }
  const url = data.REDPINE_URL === undefined ? undefined : new URL(data.REDPINE_URL);
  if (url && (url.pathname !== '/' || url.search || url.username)) {
    throw new Error('REDPINE_URL is an origin: scheme, host and port');
  }
  return {
    ...service,
    ...(url ? { url } : {}),
    ...(data.TLS_CERT !== undefined && data.TLS_KEY !== undefined
      ? { tls: { cert: readFileSync(data.TLS_CERT), key: readFileSync(data.TLS_KEY) } }
      : {}),
    trustProxy: data.TRUST_PROXY === '1',
    oidc: {
      clientId: data.OIDC_CLIENT_ID,
      ...(data.OIDC_ISSUER === undefined ? {} : { issuer: new URL(data.OIDC_ISSUER) }),
      ...(data.OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: data.OIDC_CLIENT_SECRET }),
    },
  };
}
