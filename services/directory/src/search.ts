import { sql, type Sql } from '@redpine/kit/view/sql';

/** Whether the text contains the part, whatever the case of its letters; the part has no special characters. */
export function contains(text: Sql, part: string): Sql {
  return sql`position(lower(${part.normalize('NFC').trim()}) in lower(${text})) > 0`;
}
