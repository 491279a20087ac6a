import type { ServiceConfig } from '@redpine/kit/config';
import { deliveryConfig, type DeliveryConfig } from './delivery/delivery.config.ts';

/** The configuration of directory: every service's, and what its issuer needs. */
export interface DirectoryConfig extends Omit<ServiceConfig, 'dataDir'> {
  /** Holds `keys/issuer.json`; without it the issuer's keys are in the database. */
  dataDir?: string;
  /** The public origin, such as https://renda.example.cn; null where another issuer (OIDC_ISSUER) signs people in. */
  origin: string | null;
  /** The gateway's secret at the issuer, where it is not the generated one of `keys/issuer.json`. */
  clientSecret?: string;
  /** Seals second factors, which the database therefore does not hold in the clear; needed with an origin. */
  accountKey?: string;
  /** How notifications leave the house; absent where they do not. */
  delivery?: DeliveryConfig;
}

/**
 * REDPINE_URL is the public origin, REDPINE_DATA the directory with the issuer's keys, OIDC_ISSUER turns the embedded
 * issuer off, OIDC_CLIENT_SECRET (at least 32 characters) is the gateway's secret, ACCOUNT_KEY (as long) seals second
 * factors; see `deliveryConfig` for how notifications go out. Throws one sentence that names the variable at fault.
 */
export function directoryConfig(
  service: ServiceConfig,
  env: Readonly<Record<string, string | undefined>>,
): DirectoryConfig {
  const delivery = deliveryConfig(env);
  return { ...issuerConfig(service, env), ...(delivery ? { delivery } : {}) };
}

function issuerConfig(service: ServiceConfig, env: Readonly<Record<string, string | undefined>>): DirectoryConfig {
  const clientSecret = env['OIDC_CLIENT_SECRET'];
  if (env['OIDC_ISSUER']) return { ...service, origin: null };
  if (clientSecret && clientSecret.length < 32) throw new Error('OIDC_CLIENT_SECRET has at least 32 characters');
  const url = URL.parse(env['REDPINE_URL'] ?? '');
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new Error('REDPINE_URL is the public origin, such as https://renda.example.cn');
  }
  const accountKey = env['ACCOUNT_KEY'];
  if (!accountKey || accountKey.length < 32) throw new Error('ACCOUNT_KEY is a secret of at least 32 characters; it seals second factors');
  const { dataDir, ...rest } = { ...service, accountKey };
  // One machine keeps the keys in its data directory; processes on several share them through the database.
  if (env['REDPINE_DATA']) return { ...rest, dataDir, origin: url.origin, ...(clientSecret ? { clientSecret } : {}) };
  if (!clientSecret) throw new Error('OIDC_CLIENT_SECRET is needed where REDPINE_DATA names no data directory');
  return { ...rest, origin: url.origin, clientSecret };
}
