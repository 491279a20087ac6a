import { leafHash } from './merkle.ts';

/**
 * Every column of an audit entry as text, each with the SQL that writes it (of alias `e`). PostgreSQL writes a jsonb
 * value in one way only: its text is hashed as it is, so that no number is rounded on its way through JavaScript.
 */
export const ENTRY_COLUMNS = {
  id: 'e.id::text',
  at: `to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  xid: 'e.xid::text',
  actor_id: 'e.actor_id',
  actor_name: 'e.actor_name',
  actor_posts: 'e.actor_posts::text',
  action: 'e.action',
  subject_type: 'e.subject_type',
  subject_id: 'e.subject_id',
  input_digest: 'e.input_digest',
  before: 'e.before::text',
  after: 'e.after::text',
  note: 'e.note',
  basis: 'e.basis::text',
  request_id: 'e.request_id',
} as const;

type Column = keyof typeof ENTRY_COLUMNS;
const COLUMNS = Object.keys(ENTRY_COLUMNS) as Column[];

/** An entry, every column as text. */
export type Entry = Record<Column, string | null> & { id: string };

/** Columns of a SELECT that reads entries. */
export const ENTRY_SQL = Object.entries(ENTRY_COLUMNS)
  .map(([column, written]) => `${written} AS "${column}"`)
  .join(', ');

const FORMAT = 'redpine-audit-1';

/**
 * What is hashed of an entry: canonical JSON (RFC 8785) of its columns, of the service whose log it is in, and of the
 * format, in UTF-8. All values are strings or null; keys are in the order of their code units.
 */
export function canonicalEntry(service: string, entry: Entry): Buffer {
  const values: Record<string, string | null> = { format: FORMAT, service };
  for (const column of COLUMNS) values[column] = entry[column];
  const text = Object.keys(values).sort().map((key) => `${JSON.stringify(key)}:${JSON.stringify(values[key])}`);
  return Buffer.from(`{${text.join(',')}}`);
}

/** The leaf of the entry in the service's log. */
export const entryLeaf = (service: string, entry: Entry): Buffer => leafHash(canonicalEntry(service, entry));
