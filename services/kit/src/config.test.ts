import { expect, test } from 'vitest';
import { generateActorKeys } from './actor.ts';
import { serviceConfig } from './config.ts';

const keys = generateActorKeys();
const env = {
  DATABASE_URL: 'postgres://general',
  ACTOR_PUBLIC_KEY: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};

test('KIT-69 MUST read the service of its own database, peers and keys', () => {
  const config = serviceConfig('directory', {
    ...env,
    DATABASE_URL_DIRECTORY: 'postgres://own',
    REPRESENTATION_URL: 'http://representation:4002',
    ACTOR_KEY: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replaceAll('\n', '\\n'),
    PORT: '4001',
  });
  expect(config).toMatchObject({
    databaseUrl: 'postgres://own',
    port: 4001,
    host: '127.0.0.1',
    demo: false,
    peers: { representation: 'http://representation:4002' },
  });
  expect(config.actorKey?.equals(keys.privateKey)).toBe(true);
  expect(serviceConfig('directory', env).actorKey).toBeUndefined();
});

test('KIT-70 MUST name the variable at fault and never quote a key', () => {
  expect(() => serviceConfig('x', { ...env, PORT: 'http' })).toThrow('PORT');
  expect(() => serviceConfig('x', { ...env, REDPINE_DEMO: 'yes' })).toThrow('REDPINE_DEMO');
  expect(() => serviceConfig('x', { ...env, DATABASE_URL: '' })).toThrow('DATABASE_URL_X');
  expect(() => serviceConfig('x', { DATABASE_URL: 'postgres://x' })).toThrow('ACTOR_PUBLIC_KEY');
  expect(() => serviceConfig('x', { ...env, ACTOR_KEY: 'hunter2' })).toThrow(/^ACTOR_KEY is not a PEM key$/);
});
