/**
 * What a list's address says, read piece by piece. An address can be typed by hand or be old: each answers undefined
 * where it was given nothing that the contract knows, so that a list is shown rather than an error. Pure.
 */

const ID = /^[A-Za-z0-9_.-]{1,64}$/;
const YEAR = /^(19|20)\d{2}$/;
const QUARTER = /^[1-4]$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An id or a code. */
export const idOf = (text: string): string | undefined => (ID.test(text) ? text : undefined);

export const yearOf = (text: string): number | undefined => (YEAR.test(text) ? Number(text) : undefined);

export const quarterOf = (text: string): number | undefined => (QUARTER.test(text) ? Number(text) : undefined);

/** YYYY-MM-DD, where the calendar has it. */
export function dayOf(text: string): string | undefined {
  if (!DAY.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** As the options of `useYesNo` write it. */
export function yesNoOf(text: string): boolean | undefined {
  if (text === 'true') return true;
  return text === 'false' ? false : undefined;
}

/** @param most characters that the contract searches for; whole ones are cut off */
export function searchOf(text: string, most = 100): string | undefined {
  return Array.from(text.trim()).slice(0, most).join('') || undefined;
}

export function oneOf<Value extends string>(known: readonly Value[], text: string): Value | undefined {
  return known.find((each) => each === text);
}

/** In the order of those known. */
export function manyOf<Value extends string>(known: readonly Value[], texts: readonly string[]): Value[] | undefined {
  const found = known.filter((each) => texts.includes(each));
  return found.length > 0 ? found : undefined;
}

/** A filter of what was given: the rest is left out, so that its keys say whether anything narrows the list. */
export function given<Filter extends object>(all: { [Key in keyof Filter]?: Filter[Key] | undefined }): Filter {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Filter;
}
