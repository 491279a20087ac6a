/** Reads a register's bytes into rows of cells. Runs in a worker of its own: large sheets take seconds. */
import { CsvError, parse } from 'csv-parse';
import { readSheet } from 'read-excel-file/universal';
import type { ImportFormat } from '../generated/types.ts';
import { looksPopolo, rollOf } from '../popolo/popolo.ts';
import type { ImportRuleCode } from './import.rules.ts';
import { decoderFor } from './table.encoding.ts';
import { measureZip } from './zip.ts';

/** Thrown where the file as a whole cannot be taken as a register. */
export class UnfitFile extends Error {
  readonly rule: ImportRuleCode;

  constructor(rule: ImportRuleCode) {
    super(rule);
    this.rule = rule;
  }
}

export interface Head {
  format: ImportFormat;
  /** Null for XLSX. */
  encoding: string | null;
  columns: string[];
  /** Rows of data. */
  rows: number;
  /** The first rows, at most 200. */
  first: string[][];
}

export interface Reader {
  head: Head;
  /** All rows of data from the first on, in batches. */
  batches(): AsyncIterable<string[][]>;
}

const BATCH = 1_000;
const FIRST = 200;
const MOST_COLUMNS = 200;
const UNPACKED = 400 * 1024 * 1024;

export async function readRegister(bytes: Buffer): Promise<Reader> {
  const { format, encoding, rows } = await sourceOf(bytes);
  let columns: string[] | undefined;
  let count = 0;
  const first: string[][] = [];
  for await (const batch of rows()) {
    const data = columns === undefined ? batch.slice(1) : batch;
    columns ??= headingsOf(batch[0] ?? []);
    count += data.length;
    if (first.length < FIRST) first.push(...data.slice(0, FIRST - first.length));
  }
  if (columns === undefined || count === 0) throw new UnfitFile('EMPTY');
  const batches = async function* (): AsyncGenerator<string[][]> {
    let isFirst = true;
    for await (const batch of rows()) {
      yield isFirst ? batch.slice(1) : batch;
      isFirst = false;
    }
  };
  return { head: { format, encoding, columns, rows: count, first }, batches };
}

/** The headings; cells without one at the end are none. */
function headingsOf(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.normalize('NFC').replace(/\s+/gu, ' ').trim());
  const columns = names.slice(0, names.findLastIndex((name) => name !== '') + 1);
  if (columns.some((name) => name.includes('\0'))) throw new UnfitFile('UNREADABLE');
  const named = columns.filter((name) => name !== '');
  if (named.length === 0) throw new UnfitFile('EMPTY');
  if (columns.length > MOST_COLUMNS || new Set(named).size !== named.length) throw new UnfitFile('COLUMNS');
  return columns.map((name) => name.toWellFormed().slice(0, 200));
}

interface Source {
  format: ImportFormat;
  encoding: string | null;
  /** The headings and then the data, in batches, from the start each time. */
  rows: () => AsyncIterable<string[][]>;
}

async function sourceOf(bytes: Buffer): Promise<Source> {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    const sheet = await readWorkbook(bytes);
    return { format: 'XLSX', encoding: null, rows: () => inBatches(sheet) };
  }
  const decoder = decoderFor(bytes);
  if (!decoder) throw new UnfitFile('UNREADABLE_ENCODING');
  const { encoding, pieces } = decoder;
  const [beginning = ''] = pieces();
  if (/^\s*[[{]/u.test(beginning)) {
    const parsed = parseJson([...pieces()].join(''));
    const isPopolo = looksPopolo(parsed);
    const sheet = isPopolo ? readPopolo(parsed) : readJson(parsed);
    return { format: isPopolo ? 'POPOLO' : 'JSON', encoding, rows: () => inBatches(sheet) };
  }
  const delimiter = delimiterOf(beginning);
  return { format: 'CSV', encoding, rows: () => readCsv(pieces(), delimiter) };
}

async function* inBatches(rows: readonly string[][]): AsyncGenerator<string[][]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

async function* readCsv(pieces: Iterable<string>, delimiter: string): AsyncGenerator<string[][]> {
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: 1024 * 1024 });
  const feeding = (async () => {
    for (const piece of pieces) {
      if (!parser.write(piece)) await new Promise<void>((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  })();
  try {
    let batch: string[][] = [];
    for await (const record of parser) {
      const cells = record as string[];
      if (cells.every((cell) => cell.trim() === '')) continue;
      batch.push(cells);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    await feeding;
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw error instanceof CsvError ? new UnfitFile('UNREADABLE') : error;
  }
}

/** The sign that parts the headings: whichever stands in them most often, outside quotes. */
function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text.slice(0, 100_000).trimStart())?.[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/gu, '');
  const [best] = [',', ';', '\t']
    .map((sign) => ({ sign, count: bare.split(sign).length - 1 }))
    .toSorted((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}

async function readWorkbook(bytes: Buffer): Promise<string[][]> {
  const verdict = measureZip(bytes, UNPACKED);
  if (verdict !== 'FITS') throw new UnfitFile(verdict);
  let sheet: readonly (readonly unknown[])[];
  try {
    sheet = await readSheet(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  } catch (error) {
    // Whatever the library stumbles over is in the file: it does nothing else.
    throw Object.assign(new UnfitFile('UNREADABLE'), { cause: error });
  }
  return sheet.map((row) => row.map(cellOf)).filter((row) => row.some((cell) => cell.trim() !== ''));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw Object.assign(new UnfitFile('UNREADABLE'), { cause: error });
  }
}

function readPopolo(parsed: unknown): string[][] {
  const roll = rollOf(parsed);
  if (!roll) throw new UnfitFile('POPOLO_SHAPE');
  return roll;
}

function readJson(parsed: unknown): string[][] {
  const rows: unknown = Array.isArray(parsed) ? parsed : (parsed as { rows?: unknown } | null)?.rows;
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw new UnfitFile('UNREADABLE');
  const columns = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) columns.add(key);
  if (columns.size > MOST_COLUMNS) throw new UnfitFile('COLUMNS');
  const names = [...columns];
  return [names, ...rows.map((row) => names.map((name) => cellOf(row[name])))];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    // A workbook's time of no day lies at the beginning of its calendar.
    return value.getUTCFullYear() <= 1900 ? value.toISOString().slice(11, 16) : value.toISOString().slice(0, 10);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
