import type { SelectionSetNode } from 'graphql';
import type { Compiler } from './compile.ts';
import type { View } from './define.ts';
import { asColumns, ROW } from './json.ts';
import { badInput } from './refuse.ts';
import { join, raw, sql, type Sql, texts, uuid, uuids } from './sql.ts';

const MOST_REPRESENTATIONS = 5_000;

/**
 * Federation's `_entities`: one entry for each representation, in order, null where there is no such row or the actor
 * may not see it. Null where a representation is of a type without a view.
 */
export function entities(
  compiler: Compiler,
  views: ReadonlyMap<string, View>,
  representations: unknown,
  selections: readonly SelectionSetNode[],
): Sql | null {
  if (!Array.isArray(representations)) throw badInput('representations is a list');
  if (representations.length > MOST_REPRESENTATIONS)
    throw badInput(`At most ${MOST_REPRESENTATIONS} representations`);
  const byType = Map.groupBy(representations.map(readRepresentation), ({ type }) => type);
  const batches: Sql[] = [];
  for (const [type, wanted] of byType) {
    const view = views.get(type);
    if (!view) return null;
    batches.push(compiler.each(() => batch(compiler, view, wanted, selections)));
  }
  if (batches.length === 0) return raw(`'[]'::json`);
  const entries = compiler.alias();
  return sql`(select json_agg(${raw(entries)}.entry order by ${raw(entries)}.place)
    from (${join(batches, ' union all ')}) as ${raw(entries)})`;
}

/** The rows of one view by id, in the order of the ids; null where invisible. */
export function byIds(
  compiler: Compiler,
  view: View,
  ids: readonly string[],
  selections: readonly SelectionSetNode[],
): Sql {
  const wanted = ids.map((id, place) => ({ type: view.type, id, place }));
  const entries = compiler.alias();
  const rows = compiler.each(() => batch(compiler, view, wanted, selections));
  return sql`(select coalesce(json_agg(${raw(entries)}.entry order by ${raw(entries)}.place), '[]'::json)
    from (${rows}) as ${raw(entries)})`;
}

interface Representation {
  readonly type: string;
  readonly id: unknown;
  readonly place: number;
}

function readRepresentation(value: unknown, place: number): Representation {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('__typename' in value) ||
    typeof value.__typename !== 'string'
  ) {
    throw badInput(`representations.${place} has no __typename`);
  }
  return { type: value.__typename, id: 'id' in value ? value.id : undefined, place };
}

function batch(
  compiler: Compiler,
  view: View,
  wanted: readonly Representation[],
  selections: readonly SelectionSetNode[],
): Sql {
  const keys = compiler.alias();
  const { row, from, where, inside } = compiler.rows(view, (other) => sql`${other('id')} = ${raw(keys)}.id`);
  const { columns, object } = asColumns(inside(() => compiler.entries(view, row, selections)));
  return sql`select ${raw(keys)}.place,
    (select ${object} from (select ${columns} from ${from} where ${where} limit 1) as ${ROW}) as entry
    from ${listed(view, wanted)} as ${raw(keys)}(id, place)`;
}

/** Ids and places as rows. A single one is no list: PostgreSQL plans for ten of a list that it does not see, and so each time anew. */
function listed(view: View, wanted: readonly Representation[]): Sql {
  const [first, ...others] = wanted;
  if (first && others.length === 0) return sql`(values (${view.key === 'uuid' ? uuid(first.id) : sql`${first.id}::text`}, ${raw(String(first.place))}))`;
  const ids = wanted.map(({ id }) => id);
  return sql`unnest(${view.key === 'uuid' ? uuids(ids) : texts(ids)}, ${wanted.map(({ place }) => place)})`;
}
