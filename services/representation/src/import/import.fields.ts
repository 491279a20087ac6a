/** The fields of a kind of import, and how columns are found for them. Pure. */
import type { ImportField, ImportFieldInfo, ImportKind, ImportMapping } from '../generated/types.ts';

export interface FieldRule {
  required: boolean;
  /** Code points; null for days. */
  max: number | null;
  /** Headings that name it, best first, in the form of `plain`; the first one heads a sample file. */
  names: readonly string[];
  /** A vocabulary of the platform: a column is proposed only where its values belong to it. */
  coded: boolean;
  /** What a sample file has below its heading. */
  example: string;
}

/** In the order in which they take their columns. */
export type FieldTable = Readonly<Partial<Record<ImportField, FieldRule>>>;

export const text = (max: number, example: string, ...names: string[]): FieldRule => ({ required: false, max, names, coded: false, example });
export const day = (example: string, ...names: string[]): FieldRule => ({ required: false, max: null, names, coded: false, example });
export const coded = (example: string, ...names: string[]): FieldRule => ({ required: false, max: 100, names, coded: true, example });
export const needed = (rule: FieldRule): FieldRule => ({ ...rule, required: true });

export const fieldsOf = (table: FieldTable): [ImportField, FieldRule][] => Object.entries(table) as [ImportField, FieldRule][];

/** Column for field. */
export type Mapping = Partial<Record<ImportField, string>>;

/** A heading without its case, spaces, punctuation and what stands in brackets. */
export function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The columns of a file as the text that its mapping is remembered by. */
export function signatureOf(columns: readonly string[], kind: ImportKind = 'SUGGESTIONS'): string {
  return `${kind === 'SUGGESTIONS' ? '' : kind}${JSON.stringify(columns.map(plain))}`;
}

/**
 * Columns proposed by their names; each is taken once.
 *
 * @param belongs whether most of a column's first values belong to the vocabulary of a coded field
 */
export function proposeByName(
  table: FieldTable,
  columns: readonly string[],
  belongs: (field: ImportField, column: string) => boolean,
): Mapping {
  const free = new Map(columns.map((column) => [plain(column), column] as const).toReversed());
  const mapping: Mapping = {};
  for (const [field, { names, coded: isCoded }] of fieldsOf(table)) {
    const name = names.find((each) => {
      const column = free.get(each);
      return column !== undefined && (!isCoded || belongs(field, column));
    });
    const column = name === undefined ? undefined : free.get(name);
    if (name === undefined || column === undefined) continue;
    mapping[field] = column;
    free.delete(name);
  }
  return mapping;
}

/** A mapping remembered from columns of the same names, as far as it fits these. */
export function recall(table: FieldTable, remembered: Mapping, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  for (const [field] of fieldsOf(table)) {
    const column = columns.find((each) => remembered[field] !== undefined && plain(each) === plain(remembered[field]));
    if (column !== undefined) mapping[field] = column;
  }
  return mapping;
}

/** Every field in order, with its column. */
export function asList(table: FieldTable, mapping: Mapping): ImportMapping[] {
  return fieldsOf(table).map(([field, { required }]) => ({ field, required, column: mapping[field] ?? null }));
}

/** What a sample file is made of. */
export function sampleOf(table: FieldTable): ImportFieldInfo[] {
  return fieldsOf(table).map(([field, { required, names: [heading = ''], example }]) => ({ field, required, heading, example }));
}
