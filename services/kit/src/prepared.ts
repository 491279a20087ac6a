import { Client } from 'pg';

/** Texts beyond these are not worth a place in every connection's memory: they are no fixed statements. */
const MOST = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `redpine_${names.size + 1}`;
  names.set(text, name);
  return name;
}

type Query = (this: Client, ...asked: unknown[]) => unknown;
const query = Reflect.get(Client.prototype, 'query') as Query;

/** A connection that parses and plans an act's statement with parameters once, not at every act. */
export class PreparingClient extends Client {}

// By definition: the base class declares the method in nine forms, of which one is changed.
const prepared: Query = function prepared(text, values, ...rest) {
  const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
  const name = isStatement ? nameOf(text) : undefined;
  const asked = name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest];
  return Reflect.apply(query, this, asked);
};
Reflect.defineProperty(PreparingClient.prototype, 'query', { value: prepared });
