/** One row of a register: what it says, and which rules it breaks. Pure. */
import { createHash } from 'node:crypto';
import { checkText } from '@redpine/kit/text';
import type { ImportField, SatisfactionLevel } from '../generated/types.ts';
import { readDay } from './import.dates.ts';
import type { Mapping } from './import.fields.ts';
import { contradictions, type Finding, importRules, type ImportRuleCode, isRefusal } from './import.rules.ts';
import { SUGGESTION_FIELDS, suggestionFields } from './suggestion.fields.ts';

/** A row's values; null where it says nothing. */
export interface RegisterRow {
  externalId: string;
  number: string | null;
  title: string;
  content: string | null;
  submittedOn: string | null;
  deputy: string | null;
  topic: string | null;
  unit: string | null;
  assignedOn: string | null;
  repliedOn: string | null;
  category: string | null;
  result: SatisfactionLevel | null;
}

export interface CheckedRow {
  /** Null where the row is refused. */
  row: RegisterRow | null;
  findings: Finding[];
  /** Tells this row, and what is wrong with it, from any other. */
  digest: string;
}

/** The codes of the platform by what registers call them: code or name, in the form of `word`. */
export interface Vocabulary {
  TOPIC: ReadonlyMap<string, string>;
  CATEGORY: ReadonlyMap<string, string>;
}

export interface RowReader {
  columns: readonly string[];
  mapping: Mapping;
  vocabulary: Vocabulary;
  /** The legal day of the import. */
  today: string;
}

const RESULTS: ReadonlyMap<string, SatisfactionLevel> = new Map([
  ['满意', 'SATISFIED'],
  ['SATISFIED', 'SATISFIED'],
  ['很满意', 'SATISFIED'],
  ['基本满意', 'BASICALLY_SATISFIED'],
  ['BASICALLY_SATISFIED', 'BASICALLY_SATISFIED'],
  ['不满意', 'DISSATISFIED'],
  ['DISSATISFIED', 'DISSATISFIED'],
]);

/** A code or a name as registers write it: without case, width and spaces. */
export function word(value: string): string {
  return value.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

/** What a coded value means; undefined where it means nothing here. */
export function codeOf(field: 'TOPIC' | 'CATEGORY' | 'RESULT', value: string, vocabulary: Vocabulary): string | undefined {
  const of: ReadonlyMap<string, string> = field === 'RESULT' ? RESULTS : vocabulary[field];
  // 答复类别 is often written A类.
  return of.get(word(value)) ?? (field === 'CATEGORY' ? of.get(word(value).replace(/类$/u, '')) : undefined);
}

/** Reads rows of a register with these columns. `number` counts from 1 without the heading. */
export function createRowReader(reader: RowReader): (cells: readonly string[], number: number) => CheckedRow {
  const { columns, mapping, vocabulary, today } = reader;
  const places = SUGGESTION_FIELDS.map((field) => ({ field, at: mapping[field] === undefined ? -1 : columns.indexOf(mapping[field]) }));
  const titleAt = places.find(({ field }) => field === 'TITLE')?.at ?? -1;

  return (cells, number) => {
    const findings: Finding[] = [];
    const find = (field: ImportField, rule: ImportRuleCode, value: string): void => {
      findings.push({ row: number, field, value: shown(value), rule });
    };
    const surplus = cells.slice(columns.length).find((cell) => cell.trim() !== '');
    if (surplus !== undefined) find('TITLE', 'ROW_SHAPE', surplus || (cells[titleAt] ?? ''));

    const values: Partial<Record<ImportField, string>> = {};
    for (const { field, at } of places) {
      const { required, max } = suggestionFields[field];
      const cell = cells[at] ?? '';
      const value = checkText(cell, { path: '', max: max ?? 100, required, language: 'en' });
      if (typeof value !== 'string') {
        find(field, value.rule as ImportRuleCode, cell);
      } else if (value !== '') {
        const read = max === null ? readDay(value) : { day: null };
        if ('rule' in read) find(field, read.rule, cell);
        else values[field] = read.day ?? (field === 'CONTENT' ? value.replace(/\r\n?/gu, '\n') : value.replace(/\s+/gu, ' '));
      }
    }
    const category = values.CATEGORY === undefined ? undefined : codeOf('CATEGORY', values.CATEGORY, vocabulary);
    const topic = values.TOPIC === undefined ? undefined : codeOf('TOPIC', values.TOPIC, vocabulary);
    const result = values.RESULT === undefined ? undefined : RESULTS.get(word(values.RESULT));
    if (values.TOPIC !== undefined && topic === undefined) find('TOPIC', 'UNKNOWN_TOPIC', values.TOPIC);
    if (values.CATEGORY !== undefined && category === undefined) find('CATEGORY', 'UNKNOWN_CATEGORY', values.CATEGORY);
    if (values.RESULT !== undefined && result === undefined) find('RESULT', 'UNKNOWN_RESULT', values.RESULT);

    const row: RegisterRow = {
      externalId: values.EXTERNAL_ID ?? '',
      number: values.NUMBER ?? null,
      title: values.TITLE ?? '',
      content: values.CONTENT ?? null,
      submittedOn: values.SUBMITTED_ON ?? null,
      deputy: values.DEPUTY ?? null,
      topic: topic ?? null,
      unit: values.UNIT ?? null,
      assignedOn: values.ASSIGNED_ON ?? null,
      repliedOn: values.REPLIED_ON ?? null,
      category: category ?? null,
      result: result ?? null,
    };
    for (const { rule, field } of contradictions(row, today)) find(field, rule, values[field] ?? '');
    return {
      row: findings.some(isRefusal) ? null : row,
      findings,
      digest: createHash('sha256').update(JSON.stringify([row, findings.map(({ rule, value }) => [rule, value])])).digest('base64url'),
    };
  };
}

/** A value as a problem shows it: fit for storage, at most 100 characters. */
export function shown(value: string): string {
  return Array.from(value.slice(0, 400).toWellFormed().replaceAll('\0', '␀').replace(/[\u202A-\u202E\u2066-\u2069]/gu, '�'))
    .slice(0, 100)
    .join('');
}

/** Flags as a suggestion keeps them; their words are those of the rule. */
export function flagsOf(findings: readonly Finding[]): { rule: string; field: string; value: string; message: string }[] {
  return findings.map(({ rule, field, value }) => ({ rule, field, value, message: importRules[rule].message.zh }));
}
