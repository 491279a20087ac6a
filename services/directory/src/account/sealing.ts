import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Seals with AES-256-GCM what leaves the process: for storage, or for a form that comes back. */
export interface Sealing {
  seal(text: string): Buffer;
  /** Null for what was not sealed here for this purpose. */
  open(sealed: Uint8Array): string | null;
}

/** @param purpose what is sealed for one purpose does not open for another */
export function createSealing(key: string, purpose: string): Sealing {
  const derived = Buffer.from(hkdfSync('sha256', key, 'redpine', purpose, 32));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', derived, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < NONCE + TAG) return null;
      const cipher = createDecipheriv('aes-256-gcm', derived, bytes.subarray(0, NONCE));
      cipher.setAuthTag(bytes.subarray(-TAG));
      const opened = cipher.update(bytes.subarray(NONCE, -TAG));
      try {
        return Buffer.concat([opened, cipher.final()]).toString('utf8');
      } catch {
        // The tag does not fit: another key, another purpose, or somebody's own making.
        return null;
      }
    },
  };
}
