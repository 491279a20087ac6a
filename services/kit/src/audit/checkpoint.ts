import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

/** What the installation's audit key has signed: at that instant the log of the service had this size and root. */
export interface Checkpoint {
  service: string;
  size: number;
  /** Hexadecimal. */
  root: string;
  /** RFC 3339, real time whatever REDPINE_NOW says. */
  at: string;
  /** The key that signed, see `keyIdOf`. */
  key: string;
  /** Ed25519, base64. */
  signature: string;
}

/** A checkpoint as a line of a file. */
export const checkpointShape = z.object({
  service: z.string(),
  size: z.int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  key: z.string(),
  signature: z.base64(),
});

const signed = ({ service, size, root, at }: Omit<Checkpoint, 'key' | 'signature'>): Buffer =>
  Buffer.from(`redpine audit checkpoint 1\n${service}\n${size}\n${root}\n${at}\n`);

/** The first 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
}

export function signCheckpoint(key: KeyObject, head: Omit<Checkpoint, 'key' | 'signature'>): Checkpoint {
  return { ...head, key: keyIdOf(key), signature: sign(null, signed(head), key).toString('base64') };
}

/** Whether one of the keys has signed exactly this. */
export function isSigned(checkpoint: Checkpoint, publicKeys: readonly KeyObject[]): boolean {
  const key = publicKeys.find((each) => keyIdOf(each) === checkpoint.key);
  return key !== undefined && verify(null, signed(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'));
}
