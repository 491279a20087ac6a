import { as, isDay, isText, isUuid, raw, sql, type Sql, uuid } from './sql.ts';

export type KeyType = 'text' | 'int' | 'float8' | 'date' | 'timestamptz';

/** A cursor as PostgreSQL writes it: base64url of [order, sort key as text, id]. */
export function cursorOf(order: string, key: Sql, id: Sql): Sql {
  const plain = sql`json_build_array(${raw(`'${order}'`)}, ${key}::text, ${id})::text`;
  // The letters + and / become - and _; padding and line breaks go.
  return sql`translate(encode(convert_to(${plain}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

/** Where in an order a list goes on. */
export interface Place {
  readonly key: Sql;
  readonly id: Sql;
}

/** The place a cursor names; null where it is no cursor of this order. */
export function readCursor(cursor: string, order: string, type: KeyType, idType: 'uuid' | 'text'): Place | null {
  const place = parse(cursor);
  if (!place || place.length !== 3) return null;
  const [of, key, id] = place;
  if (of !== order || typeof key !== 'string' || !isKey[type](key)) return null;
  if (idType === 'uuid' ? !isUuid(id) : !isText(id)) return null;
  return { key: as(type, key), id: idType === 'uuid' ? uuid(id) : as('text', id) };
}

function parse(cursor: string): unknown[] | null {
  const decoded = Buffer.from(cursor, 'base64url');
  // Node decodes what is not quite base64url too.
  if (decoded.toString('base64url') !== cursor) return null;
  try {
    const place: unknown = JSON.parse(decoded.toString('utf8'));
    return Array.isArray(place) ? place : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const INSTANT = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
const INFINITE = /^-?infinity$/;

/** Whether PostgreSQL would take the text as a value of the type. */
const isKey: Readonly<Record<KeyType, (text: string) => boolean>> = {
  text: isText,
  int: (text) =>
    /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= 2_147_483_647 + (text.startsWith('-') ? 1 : 0),
  float8: (text) => /^(-?Infinity|-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?)$/.test(text),
  date: (text) => INFINITE.test(text) || isDay(text),
  timestamptz: (text) => INFINITE.test(text) || isDay(INSTANT.exec(text)?.[1]),
};
