import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { type Actor, ANONYMOUS, createActorSigner, createActorVerifier, generateActorKeys, holds } from './actor.ts';

const keys = generateActorKeys();
const actor: Actor = {
  id: 'a',
  kind: 'ACCOUNT',
  username: 'a',
  name: 'A',
  person: 'p',
  posts: [
    { id: '1', kind: 'UNIT_CLERK', title: '', organ: 'o1', area: null },
    { id: '2', kind: 'DEPUTY', title: '', organ: null, area: 'x' },
  ],
};

test('KIT-66 MUST give back exactly the actor that was signed, and reuse a fresh token', async () => {
  const signer = createActorSigner(keys.privateKey);
  const token = await signer.sign(actor);
  expect(await signer.sign(actor)).toBe(token);
  const verifier = createActorVerifier(keys.publicKey);
  expect(await verifier.verify(token)).toEqual(actor);
  expect(await verifier.verify(token)).toEqual(actor);
  expect(await verifier.verify(await signer.sign(ANONYMOUS))).toEqual(ANONYMOUS);
});

test('KIT-67 MUST refuse tokens of another key, algorithm, issuer, audience or time', async () => {
  const verifier = createActorVerifier(keys.publicKey);
  const now = Math.floor(Date.now() / 1000);
  const token = (change: { iss?: string; aud?: string; iat?: number; exp?: number }) =>
    new SignJWT({ actor, iss: 'redpine-gateway', aud: 'redpine-subgraph', iat: now, exp: now + 60, ...change })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(keys.privateKey);
  await expect(verifier.verify(await token({}))).resolves.toEqual(actor);
  const bad = [
    await createActorSigner(generateActorKeys().privateKey).sign(actor),
    await token({ iss: 'another' }),
    await token({ aud: 'another' }),
    await token({ iat: now - 120, exp: now - 60 }),
    await token({ iat: now - 120, exp: now + 3_600 }),
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ actor })).toString('base64url')}.`,
    await new SignJWT({ actor }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32)),
  ];
  for (const each of bad) await expect(verifier.verify(each)).rejects.toThrow();
});

test('KIT-68 MUST find a post by kind, and by organ or area where asked', () => {
  expect(holds(actor, 'UNIT_CLERK')).toBe(true);
  expect(holds(actor, 'UNIT_CLERK', { organ: 'o1' })).toBe(true);
  expect(holds(actor, 'UNIT_CLERK', { organ: 'o2' })).toBe(false);
  expect(holds(actor, 'DEPUTY', { organ: 'o1' })).toBe(false);
  expect(holds(actor, 'DEPUTY', { area: 'x' })).toBe(true);
  expect(holds(ANONYMOUS, 'DEPUTY')).toBe(false);
});
