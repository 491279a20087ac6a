import type { HistoryFactName } from '../generated/types.ts';

/**
 * What an act fixed, by name, in the order in which it is read. The schema gives each name's shape: a day as ISO 8601, a
 * whole number, fen, a code, words. Never personal data of constituents.
 */
export type Facts = Partial<Record<HistoryFactName, string | number | null | undefined>>;

export interface Fact {
  name: HistoryFactName;
  value: string;
}

/** As they are stored and shown; what is empty is left out. */
export function factsOf(facts: Facts = {}): Fact[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [{ name: name as HistoryFactName, value: String(value) }],
  );
}

/** Names of a fact that holds several. */
export const namesOf = (these: readonly { name: string }[]): string => these.map(({ name }) => name).join('、');
