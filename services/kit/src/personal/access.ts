import { z } from 'zod';
import type { Database } from '../database.ts';

/** Part of what a service holds about one person, as she gets it: a table with its columns by name. */
export const sectionShape = z.object({
  name: z.string(),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});
export type PersonalSection = z.infer<typeof sectionShape>;

/** The sections of statements that take the person's id as `$1`; instants and days come as text. */
export async function sectionsOf(
  database: Pick<Database, 'query'>,
  person: string,
  statements: Readonly<Record<string, string>>,
): Promise<PersonalSection[]> {
  const sections: PersonalSection[] = [];
  for (const [name, statement] of Object.entries(statements)) {
    const [row] = await database.query<{ rows: PersonalSection['rows'] }>(
      `SELECT coalesce(json_agg(to_json(s)), '[]'::json) AS rows FROM (${statement}) AS s`,
      [person],
    );
    sections.push({ name, rows: row?.rows ?? [] });
  }
  return sections;
}
