import { generateActorKeys } from '@redpine/kit/actor';
import { expect, test } from 'vitest';
import { gatewayConfig } from './config.ts';

const { privateKey } = generateActorKeys();
const ACTOR_KEY = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const least = { ACTOR_KEY, DATABASE_URL: 'postgres://localhost/redpine' };

test('GW-84 MUST start from the least that it needs', () => {
  expect(gatewayConfig(least)).toMatchObject({ port: 4_000, trustProxy: false, oidc: { clientId: 'redpine-gateway' } });
  expect(gatewayConfig(least)).not.toHaveProperty('url');
  expect(gatewayConfig(least)).toMatchObject({ corsOrigins: [], rate: { capacity: 100_000, restore: 4_000 }, costReviewed: 5_000 });
  expect(gatewayConfig({ ...least, COST_REVIEWED: '20000' }).costReviewed).toBe(20_000);
  expect(gatewayConfig({ ...least, CORS_ORIGINS: 'https://a.example.cn, https://b.example.cn:8443' }).corsOrigins).toEqual(['https://a.example.cn', 'https://b.example.cn:8443']);
});

test('GW-85 MUST name the variable at fault', () => {
  const faults: [string, Record<string, string>][] = [
    ['REDPINE_URL', { REDPINE_URL: 'renda.example.cn' }],
    ['REDPINE_URL', { REDPINE_URL: 'https://renda.example.cn/redpine' }],
    ['TLS_KEY', { TLS_CERT: 'cert.pem' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'yes' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'issuer' }],
    ['PORT', { PORT: '70000' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: '*' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://a.example.cn https://b.example.cn/path' }],
    ['RATE_CAPACITY', { RATE_CAPACITY: '100' }],
    ['SUBGRAPH_TIMEOUT_MS', { SUBGRAPH_TIMEOUT_MS: '0' }],
  ];
  for (const [name, env] of faults) expect(() => gatewayConfig({ ...least, ...env })).toThrow(name);
  expect(() => gatewayConfig({ DATABASE_URL: 'x', ACTOR_PUBLIC_KEY: 'x' })).toThrow('ACTOR');
});
