/** Cells of a row as values of its fields. Pure. */
import { checkText } from '@redpine/kit/text';
import { readDay } from './import.dates.ts';
import { fieldsOf, type FieldTable, type Mapping, plain } from './import.fields.ts';
import type { ImportRuleCode } from './import.rules.ts';
import type { Find, Values } from './kinds/kind.ts';
import { isPersonal, isPersonalHeading } from './kinds/values.ts';

/** Whether a column holds personal data and is none of the kind's own, such as an office's telephone. */
export function isRefusedColumn(column: string, fields: FieldTable): boolean {
  const heading = plain(column);
  return isPersonalHeading(heading) && !fieldsOf(fields).some(([, { names }]) => names.includes(heading));
}

/** What a problem shows in place of personal data. */
const HIDDEN = '＊＊＊';

export function readValues(
  cells: readonly string[],
  { columns, mapping, fields, find }: { columns: readonly string[]; mapping: Mapping; fields: FieldTable; find: Find },
): Values {
  const values: Values = {};
  const [first] = fieldsOf(fields);
  if (first && cells.slice(columns.length).some((cell) => cell.trim() !== '')) find(first[0], 'ROW_SHAPE', cells[0] ?? '');
  for (const [field, { required, max }] of fieldsOf(fields)) {
    const column = mapping[field];
    const cell = column === undefined ? '' : (cells[columns.indexOf(column)] ?? '');
    const isHidden = isPersonal(cell);
    const value = checkText(cell, { path: '', max: max ?? 100, required, language: 'en' });
    if (isHidden) find(field, 'PERSONAL_NUMBER', HIDDEN);
    else if (typeof value !== 'string') find(field, value.rule as ImportRuleCode, cell);
    else if (value !== '') {
      const read = max === null ? readDay(value) : { day: null };
      if ('rule' in read) find(field, read.rule, cell);
      else values[field] = read.day ?? value.replace(/\s+/gu, ' ');
    }
  }
  return values;
}
