import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';
import { LONGEST_PASSWORD } from './account.policy.ts';

// argon2id (the library's default), twice the work of OWASP's minimum for 46 MiB: about 30 ms of one core, so that
// signing in stays under 300 ms while several people sign in at once.
const COST = { memoryCost: 47_104, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

let nobodys: Promise<string> | undefined;

/** Takes as long for an account that is not there (`stored` null) as for a wrong password. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobodys), password.slice(0, LONGEST_PASSWORD + 1).normalize('NFC'));
  return stored !== null && matches;
}

/** Passwords of twelve characters and more that are guessed first: those of zxcvbn-ts's list (MIT), and local ones. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8').trim().split('\n'),
);

/** A password for one sign-in, which then asks for another. */
export const oneTimePassword = (): string => randomBytes(12).toString('base64url');
