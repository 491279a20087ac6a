// One batch of keys, one statement. Lists with a limit of their own go by a lateral join, so that each parent reads no
// more than its own rows from the index.
import DataLoader from 'dataloader';
import { sql } from 'kysely';

/** What the schema shows of a suggestion; the long texts stay in the table. */
export const SUGGESTION = ['id', 'number', 'title', 'state', 'submitted_at', 'listed_at', 'lead_deputy_id'];

/** Suggestions as everybody but their authors knows them: without drafts. */
export const submitted = (db) => db.selectFrom('suggestion').where('state', '<>', 'DRAFT');

/** The keys as one array parameter: the statement has one text, however many they are. */
const keysOf = (ids) => sql`${ids}::uuid[]`;

function grouped(ids, rows, key) {
  const of = new Map(ids.map((id) => [id, []]));
  for (const row of rows) of.get(row[key])?.push(row);
  return ids.map((id) => of.get(id));
}

/** @param {import('kysely').Kysely<any>} db */
export function loaders(db) {
  const among = (column, ids) => sql`${sql.ref(column)} = any(${keysOf(ids)})`;
  const children = (table, columns, orderBy) =>
    new DataLoader(async (ids) => {
      const rows = await db.selectFrom(table).select(['suggestion_id', ...columns])
        .where(among('suggestion_id', ids)).orderBy(orderBy).execute();
      return grouped(ids, rows, 'suggestion_id');
    });
  /** A loader for each limit that a document asks for. */
  const limited = (make) => {
    const made = new Map();
    return (limit) => {
      if (!made.has(limit)) made.set(limit, make(limit));
      return made.get(limit);
    };
  };
  return {
    deputyById: new DataLoader(async (ids) => {
      const rows = await db.selectFrom('deputy').select(['id', 'name']).where(among('id', ids)).execute();
      const of = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => of.get(id) ?? null);
    }),
    handlingsOf: children('handling', ['role', 'state', 'organ_id'], 'position'),
    cosignersOf: children('cosigner', ['state', 'deputy_id'], 'position'),
    latestEventsOf: limited((latest) =>
      new DataLoader(async (ids) => {
        const rows = await db
          .selectFrom(sql`unnest(${keysOf(ids)})`.as(sql`parent(id)`))
          .innerJoinLateral(
            (eb) => eb.selectFrom('timeline_entry').select(['id as entry_id', 'suggestion_id', 'at', 'action', 'note'])
              .where(sql`suggestion_id = parent.id`).orderBy('at', 'desc').orderBy('id', 'desc').limit(latest).as('entry'),
            (join) => join.onTrue(),
          )
          .select(['suggestion_id', 'at', 'action', 'note'])
          .orderBy('at').orderBy('entry_id').execute();
        return grouped(ids, rows, 'suggestion_id');
      })),
    newestSuggestionsOfArea: limited((first) =>
      new DataLoader(async (ids) => {
        const rows = await db
          .selectFrom(sql`unnest(${keysOf(ids)})`.as(sql`parent(area)`))
          .innerJoinLateral(
            (eb) => submitted(eb).select(SUGGESTION)
              .where(sql`area_id = parent.area`).orderBy('listed_at', 'desc').orderBy('id', 'desc').limit(first).as('s'),
            (join) => join.onTrue(),
          )
          .select(['area', ...SUGGESTION])
          .orderBy('listed_at', 'desc').orderBy('id', 'desc').execute();
        return grouped(ids, rows, 'area');
      })),
  };
}
