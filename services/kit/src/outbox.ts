import type { KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { SignedEvents } from './peer.ts';

/** An event as it travels. */
export interface DomainEvent {
  /** UUID, unique within its source. */
  id: string;
  type: string;
  /** RFC 3339. */
  at: string;
  payload: Record<string, unknown>;
}

const ISSUER = 'redpine-relay';
const AUDIENCE = 'redpine-inbox';
const LIFETIME_S = 60;

const batch = z.array(
  z.object({ id: z.uuid(), type: z.string(), at: z.string(), payload: z.record(z.string(), z.unknown()) }),
);

/** Signs a batch as of its source; it is valid for a minute. */
export function signEvents(key: KeyObject, source: string, events: readonly DomainEvent[]): Promise<SignedEvents> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ events })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(ISSUER)
    .setSubject(source)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_S)
    .sign(key);
}

/** The events of a batch. Throws where it was not signed as of this source within the minute. */
export async function verifyEvents(key: KeyObject, source: string, signed: SignedEvents): Promise<DomainEvent[]> {
  const { payload } = await jwtVerify(signed, key, {
    algorithms: ['EdDSA'],
    issuer: ISSUER,
    subject: source,
    audience: AUDIENCE,
    requiredClaims: ['exp', 'iat'],
    clockTolerance: 5,
  });
  return batch.parse(payload['events']);
}
