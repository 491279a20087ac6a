/** What keeps the public way in: challenges of altcha, and tracking codes. Keys follow from the service's own. */
import { createHash, createHmac, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

const KEY_BYTES = 32;
/** 160 bits: nobody finds a code by trying. */
const CODE_BYTES = 20;
const EXPIRES_MS = 20 * 60_000;
/** About 256 tries of this many rounds: a second or so on a slow phone, and a millisecond to verify. */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyPrefix: '00' } as const;
const LONGEST = 4_000;
/** Crockford's base 32: no letter reads as a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const solved = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(WORK.algorithm), nonce: z.string(), salt: z.string(), cost: z.number(), keyLength: z.number(), keyPrefix: z.string(), expiresAt: z.number(),
    }),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});
export type Solved = z.infer<typeof solved>;

export interface OpinionSecrets {
  /** A task for one use. Its times are real, not REDPINE_NOW's. */
  challenge(lifetimeMs?: number): Promise<{ json: string; expiresAt: string }>;
  /** What is wrong with a solution; null where nothing is. Whether it was used before is for the table to say. */
  fault(solution: Solved): Promise<'CHALLENGE_INVALID' | 'CHALLENGE_EXPIRED' | null>;
  /** The tracking code of whoever solved this challenge: the same for a repeat, and kept nowhere. */
  codeOf(solution: Solved): string;
}

/** A solution as the widget sends it; null where it is none. */
export function solutionOf(payload: string): Solved | null {
  if (payload.length > LONGEST) return null;
  try {
    return solved.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

export function opinionSecrets(key: KeyObject): OpinionSecrets {
  const derived = (purpose: string): string =>
    Buffer.from(hkdfSync('sha256', key.export({ format: 'der', type: 'pkcs8' }), '', `redpine opinion ${purpose}`, KEY_BYTES)).toString('hex');
  const hmacSignatureSecret = derived('challenge');
  const codeKey = derived('code');
  return {
    async challenge(lifetimeMs = EXPIRES_MS) {
      const expiresAt = new Date(Date.now() + lifetimeMs);
      const made = await createChallenge({ ...WORK, deriveKey, hmacSignatureSecret, expiresAt });
      return { json: JSON.stringify(made), expiresAt: expiresAt.toISOString() };
    },
    async fault({ challenge, solution }) {
      // What it was verified with decides, and not what a text says of it.
      const { expired, verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret });
      return expired ? 'CHALLENGE_EXPIRED' : verified ? null : 'CHALLENGE_INVALID';
    },
    codeOf: ({ challenge }) => spelt(createHmac('sha256', codeKey).update(challenge.signature).digest().subarray(0, CODE_BYTES)),
  };
}

/** A code for somebody who came in person. */
export const newCode = (): string => spelt(randomBytes(CODE_BYTES));

/** Groups of four letters, as they are read out. */
function spelt(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from({ length: (bytes.length * 8) / 5 }, (_, n) => LETTERS[Number((bits >> BigInt(5 * n)) & 31n)] ?? '').toReversed();
  return letters.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}

/** The digest that a code is kept as; blanks, dashes, small letters and O, I, L for 0 and 1 do not matter. */
export function digestOfCode(code: string): string {
  const plain = code.slice(0, 100).toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}

/** The digest by which a challenge is known as used. */
export const digestOfChallenge = ({ challenge }: Solved): string => createHash('sha256').update(challenge.signature).digest('hex');
