import type { Transaction } from '@redpine/kit/transaction';
import type { ImportField, ImportKind } from '../generated/types.ts';
import { type FieldTable, fieldsOf, type Mapping, proposeByName, recall, signatureOf } from './import.fields.ts';
import { codeOf, type Vocabulary } from './import.row.ts';
import type { ImportRuleCode } from './import.rules.ts';
import type { Head } from './table.read.ts';

type Reads = Pick<Transaction, 'query'>;

/** As what a file is read; the vocabulary where codes tell columns apart. */
interface Readings {
  kind: ImportKind;
  fields: FieldTable;
  vocabulary: Vocabulary | null;
}

/** How these columns would be read: as the last time, else by their names. */
export async function proposeMapping(tx: Reads, head: Head, { kind, fields, vocabulary }: Readings): Promise<Mapping> {
  const [remembered] = await tx.query<{ mapping: Mapping }>('select mapping from import_mapping where signature = $1', [
    signatureOf(head.columns, kind),
  ]);
  if (remembered) return recall(fields, remembered.mapping, head.columns);
  return proposeByName(fields, head.columns, (field, column) => vocabulary === null || belongs(head, vocabulary, field, column));
}

/** Keeps how columns of these names were read. */
export async function rememberMapping(tx: Reads, { kind, columns, mapping, at }: { kind: ImportKind; columns: readonly string[]; mapping: Mapping; at: Date }): Promise<void> {
  await tx.query(
    `insert into import_mapping (signature, mapping, at) values ($1, $2, $3)
     on conflict (signature) do update set mapping = excluded.mapping, at = excluded.at`,
    [signatureOf(columns, kind), JSON.stringify(mapping), at.toISOString()],
  );
}

/** The first fault of a mapping for a file with these columns. */
export function mappingFault(
  fields: FieldTable,
  mapping: Mapping,
  columns: readonly string[],
): { field: ImportField; rule: ImportRuleCode; value: string } | null {
  for (const [field, { required }] of fieldsOf(fields)) {
    const column = mapping[field];
    if (column === undefined) {
      if (required) return { field, rule: 'REQUIRED_COLUMN', value: columns.join(', ') };
    } else if (!columns.includes(column)) {
      return { field, rule: 'UNKNOWN_COLUMN', value: column };
    }
  }
  return null;
}

/** Whether at least half of a column's first values are codes of the field. */
function belongs(head: Head, vocabulary: Vocabulary, field: ImportField, column: string): boolean {
  if (field !== 'TOPIC' && field !== 'CATEGORY' && field !== 'RESULT') return true;
  const at = head.columns.indexOf(column);
  const values = head.first.map((row) => row[at]?.trim() ?? '').filter((value) => value !== '');
  const known = values.filter((value) => codeOf(field, value, vocabulary) !== undefined);
  return values.length > 0 && known.length * 2 >= values.length;
}
