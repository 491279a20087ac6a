import { readFileSync } from 'node:fs';
import type { ServiceConfig } from '@redpine/kit/config';
import { serviceConfig } from '@redpine/kit/config';
import { z } from 'zod';
import type { Patience } from './guarded-peer.ts';
import { LIMITS } from './limits.ts';
import type { Rate } from './rate-bucket.ts';

export interface GatewayConfig extends ServiceConfig {
  /** The one public origin; from the port that is listened on where absent. */
  url?: URL;
  /** PEM; with it the gateway speaks HTTP/2 and HTTP/1.1 over TLS itself. */
  tls?: { cert: Buffer; key: Buffer };
  /** Whether a proxy in front says who the client is. */
  trustProxy: boolean;
  /** Other origins whose pages may ask with a token. */
  corsOrigins: readonly string[];
  /** What one account, or one visitor's address, may ask for over time. */
  rate: Rate;
  /** What a document of the build, or an analyst's request, may cost. */
  costReviewed: number;
  patience: Patience;
  oidc: {
    /** `<origin>/oidc`, the embedded issuer, where absent. */
    issuer?: URL;
    clientId: string;
    /** A public client with PKCE alone where absent. */
    clientSecret?: string;
  };
}

/** A service that counts as away is tried again after this. */
const REST_MS = 1_000;

const environment = z.object({
  REDPINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().refine((each) => URL.canParse(each) && new URL(each).origin === each, 'is a list of origins, such as https://figures.example.cn'))),
  COST_REVIEWED: z.coerce.number().int().min(LIMITS.cost).default(LIMITS.costReviewed),
  RATE_CAPACITY: z.coerce.number().int().min(LIMITS.costReviewed).default(100_000),
  RATE_RESTORE: z.coerce.number().int().min(1).default(4_000),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(1).default(10_000),
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
    corsOrigins: data.CORS_ORIGINS,
    costReviewed: data.COST_REVIEWED,
    rate: { capacity: data.RATE_CAPACITY, restore: data.RATE_RESTORE },
    patience: { timeoutMs: data.SUBGRAPH_TIMEOUT_MS, restMs: REST_MS },
    oidc: {
      clientId: data.OIDC_CLIENT_ID,
      ...(data.OIDC_ISSUER === undefined ? {} : { issuer: new URL(data.OIDC_ISSUER) }),
      ...(data.OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: data.OIDC_CLIENT_SECRET }),
    },
  };
}
