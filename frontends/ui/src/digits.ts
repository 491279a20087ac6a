/** The digits of what was typed as a whole number, in either width and with thousands apart; null where it is none. */
export function digitsOf(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim().replaceAll(/(?<=\d),(?=\d{3})/gu, '');
  return /^\d*$/.test(plain) ? plain : null;
}
