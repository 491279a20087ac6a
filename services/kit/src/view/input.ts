import { badInput } from './refuse.ts';

const LONGEST = 10_000;
const MOST_ENTRIES = 5_000;

/** Refuses what PostgreSQL could not take as a parameter, wherever it stands in the arguments. */
export function checkInput(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw badInput(`${path} holds a NUL character`);
    if (!value.isWellFormed()) throw badInput(`${path} holds half a surrogate pair`);
    if (value.length > LONGEST) throw badInput(`${path} is longer than ${LONGEST} characters`);
  } else if (Array.isArray(value)) {
    if (value.length > MOST_ENTRIES) throw badInput(`${path} has more than ${MOST_ENTRIES} entries`);
    value.forEach((entry, index) => checkInput(entry, `${path}.${index}`));
  } else if (value !== null && typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) checkInput(entry, `${path}.${key}`);
  }
}
