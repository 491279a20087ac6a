import type { EventHandler } from './inbox.ts';

/** The columns of each projected table beside `id` and `revision`; directory's own tables have the same. */
export const PROJECTED = {
  area: ['code', 'name', 'kind', 'parent_id', 'path', 'until_on'],
  organ: ['code', 'name', 'short_name', 'kind', 'area_id', 'parent_id', 'handles_suggestions', 'demo', 'until_on'],
  person: ['name', 'demo', 'until_on'],
  post: ['kind', 'title', 'person_id', 'organ_id', 'area_id', 'from_on', 'until_on'],
  topic: ['code', 'name', 'position', 'until_on'],
  term: ['ordinal', 'name', 'from_on', 'until_on'],
  congress_session: ['ordinal', 'name', 'term_id', 'from_on', 'until_on'],
} as const;

export type ProjectedTable = keyof typeof PROJECTED;

/** Type of directory's event for a row: payload is the whole row by column name, `id` and `revision` with it. */
export function changedType(table: ProjectedTable): string {
  return `${table}.changed`;
}

const TABLES = Object.keys(PROJECTED) as ProjectedTable[];

/** Type of the event that makes a person known to directory; payload `{id, name}`. She has neither account nor post. */
export const PERSON_INTRODUCED = 'person.introduced';

/** Every type that directory's relay sends to a service with a projection. */
export const PROJECTION_TYPES: readonly string[] = TABLES.map(changedType);

/** Inbox handlers that keep the projection: the newest revision of a row stays, in whatever order they come. */
export const projectionHandlers: Record<string, EventHandler> = Object.fromEntries(
  TABLES.map((table) => [changedType(table), upsert(table)]),
);

function upsert(table: ProjectedTable): EventHandler {
  const columns = ['id', ...PROJECTED[table], 'revision'].join(', ');
  const values = ['id', ...PROJECTED[table], 'revision'].map((column) => `r.${column}`).join(', ');
  const updates = [...PROJECTED[table], 'revision'].map((column) => `${column} = excluded.${column}`).join(', ');
  const statement = `INSERT INTO ${table} (${columns})
    SELECT DISTINCT ON (r.id) ${values} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS r ORDER BY r.id, r.revision DESC
    ON CONFLICT (id) DO UPDATE SET ${updates} WHERE ${table}.revision < excluded.revision`;
  return async (transaction, events, source) => {
    // Only directory speaks for the conformed dimensions.
    if (source !== 'directory') return;
    await transaction.query(statement, [JSON.stringify(events.map(({ payload }) => payload))]);
  };
}
