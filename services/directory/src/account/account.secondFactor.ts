import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_MS = 30_000;
const RECOVERY_CODES = 10;
// Neither vowels, that no word comes about, nor what looks alike.
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';

/** Time-based codes by RFC 6238: SHA-1, six digits, 30 s, which is what every authenticator knows. */
const totp = (secret: string, label = ''): TOTP => new TOTP({ issuer: '红松', label, secret: Secret.fromBase32(secret) });

/** 160 random bits, base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The fixed secret of a demonstration's account: as public as its password. */
export function demoSecret(username: string): string {
  const { buffer, byteOffset } = createHmac('sha1', 'redpine demonstration').update(username).digest();
  return new Secret({ buffer: buffer.slice(byteOffset, byteOffset + 20) }).base32;
}

/** What an authenticator reads from the picture. */
export const keyUri = (secret: string, username: string): string => totp(secret, username).toString();

export const codeAt = (secret: string, atMs: number): string => totp(secret).generate({ timestamp: atMs });

/** The time step that the code belongs to, one before or after the present one at most; null for a wrong code. */
export function stepOf(secret: string, code: string, atMs: number): number | null {
  const delta = /^\d{6}$/.test(code) ? totp(secret).validate({ token: code, timestamp: atMs, window: 1 }) : null;
  return delta === null ? null : Math.floor(atMs / PERIOD_MS) + delta;
}

/** Ten codes of 47 bits, each good for one sign-in without the authenticator. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: 10 }, letter).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** Each letter as likely as the others: bytes past the last whole multiple are drawn again. */
function letter(): string {
  for (;;) {
    const [byte = 255] = randomBytes(1);
    if (byte < 256 - (256 % LETTERS.length)) return LETTERS.charAt(byte % LETTERS.length);
  }
}

/** Random enough that a plain digest does not give them away (ASVS 5.0 §6.5.3 asks for 20 bits). */
export const recoveryDigest = (code: string): Buffer =>
  createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest();
