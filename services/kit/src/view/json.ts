import { join, raw, sql, type Sql } from './sql.ts';

export function typename(type: string): Sql {
  return raw(`'${type}'::text`);
}

export type Entry = readonly [key: string, value: Sql];

/** A name that no field of GraphQL can have: a column of that name would be meant by it. */
export const ROW = raw('"{}"');
/** PostgreSQL cuts longer names. */
const LONGEST_NAME = 63;
const MOST_COLUMNS = 1_600;
/** PostgreSQL's functions take at most 100 arguments, and every field is two. */
const FIELDS_PER_CALL = 50;

/**
 * The entries as columns of a row `"{}"`, with that row as an object and as an entry of json_agg. PostgreSQL writes a row
 * in two thirds of the time that json_build_object takes. The keys are GraphQL names, so they need no escaping.
 */
export function asColumns(entries: readonly Entry[]): { columns: Sql; object: Sql; entry: Sql } {
  const isRow = entries.length <= MOST_COLUMNS && entries.every(([key]) => key.length <= LONGEST_NAME);
  if (!isRow) return { columns: sql`${assembled(entries)} as value`, object: sql`${ROW}.value`, entry: sql`${ROW}.value` };
  const columns = join(entries.map(([key, value]) => sql`${value} as ${raw(`"${key}"`)}`), ', ');
  return { columns, object: sql`row_to_json(${ROW})`, entry: ROW };
}

/** A JSON object with its keys in order. Aggregates among the values must be of columns: in its own FROM none counts rows. */
export function jsonObject(entries: readonly Entry[]): Sql {
  const { columns, object } = asColumns(entries);
  return sql`(select ${object} from (select ${columns}) as ${ROW})`;
}

/** Where there are too many keys for a row, or too long ones. */
function assembled(entries: readonly Entry[]): Sql {
  const calls: Sql[] = [];
  for (let from = 0; from < entries.length; from += FIELDS_PER_CALL) {
    const part = entries
      .slice(from, from + FIELDS_PER_CALL)
      .map(([key, value]) => sql`${raw(`'${key}'`)}, ${value}`);
    calls.push(sql`json_build_object(${join(part, ', ')})`);
  }
  const [first, ...others] = calls;
  if (!first) return raw(`'{}'::json`);
  return others.reduce(
    (all, call) => sql`(left(${all}::text, -1) || ', ' || substr(${call}::text, 2))::json`,
    first,
  );
}
