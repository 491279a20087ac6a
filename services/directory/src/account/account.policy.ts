/** What a password must be, and who needs a second factor or may have tokens. Pure. */

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'UNCHANGED' | 'NAMED' | 'COMMON';

export const LONGEST_PASSWORD = 200;
const NAMES = ['redpine', 'hongsong', '红松'];

/**
 * Length in characters, nothing about kinds of characters (ASVS 5.0 §6.2.1, 6.2.5); not what is guessed first: the
 * user name, the product's name with a number, one of the passwords in common use, or few characters over and over.
 */
export function passwordFault(
  next: string,
  { username, shortest, common }: { username: string; shortest: number; common: ReadonlySet<string> },
): PasswordFault | null {
  const characters = Array.from(next.normalize('NFC'));
  if (characters.length < shortest) return 'TOO_SHORT';
  if (characters.length > LONGEST_PASSWORD) return 'TOO_LONG';
  const plain = next.normalize('NFKC').toLowerCase();
  if (plain.includes(username.toLowerCase())) return 'NAMED';
  if (NAMES.some((name) => plain.replace(name, '').replaceAll(/[\W\d_]/g, '') === '' && plain.includes(name))) return 'NAMED';
  return common.has(plain) || new Set(characters).size < 5 || isRun(plain) ? 'COMMON' : null;
}

/** Neighbours throughout, such as 123456789012 or abcdefghijkl, or one short piece again and again. */
function isRun(text: string): boolean {
  const steps = Array.from(text, (character, index) => (text.codePointAt(index + 1) ?? 0) - (character.codePointAt(0) ?? 0)).slice(0, -1);
  const ordered = steps.filter((step) => step === 1 || step === -1 || step === -9).length;
  return ordered >= steps.length - 1 || /^(.{1,5})\1{2,}.{0,4}$/.test(text);
}

interface Holder {
  posts: readonly { kind: string }[];
}

export const holdsAny = ({ posts }: Holder, kinds: readonly string[]): boolean => posts.some(({ kind }) => kinds.includes(kind));
