/** A run whose rows go in one by one, each through the acts of what it is. */
import { act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { isProblem, type Problem } from '@redpine/kit/problem';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { digestOfFile, readFile } from './import.file.ts';
import { fieldsOf, type Mapping } from './import.fields.ts';
import { NOTHING, Problems, type Tally } from './import.progress.ts';
import { close, createReport, finish, RefusedFile, type Run } from './import.report.ts';
import { shown } from './import.row.ts';
import { type Finding, isRefusal } from './import.rules.ts';
import type { OpenKind, PlannedRow } from './kinds/kind.ts';
import { rowKinds, type RowKind } from './kinds/kinds.ts';
import { mappingFault, proposeMapping, rememberMapping } from './mapping.repository.ts';
import { isRefusedColumn, readValues } from './rows.read.ts';
import { openTable, type Table } from './table.ts';

const MOST_ROWS = 10_000;

type RowsRun = Run & { kind: RowKind };

/** @throws RefusedFile or UnfitFile where the file as a whole is refused; whatever breaks off leaves whole rows behind. */
export async function importRows(context: Context, run: RowsRun, signal: AbortSignal): Promise<void> {
  const { database } = context;
  const bytes = await readFile(context, run.file);
  if (digestOfFile(bytes) !== run.digest) throw new Error('the file is not the one that the run was started with');
  await using table = await openTable(bytes);
  const { columns, rows } = table.head;
  await database.query('update suggestion_import set rows = $2 where id = $1', [run.id, rows]);
  const { fields } = rowKinds[run.kind];
  const mapping = run.mapping ?? (await proposeMapping(database, table.head, { kind: run.kind, fields, vocabulary: null }));
  const [first] = fieldsOf(fields);
  const refuse = (rule: Finding['rule'], value: string): never => {
    throw new RefusedFile({ row: 0, field: first?.[0] ?? 'NAME', value: shown(value), rule });
  };
  if (rows > MOST_ROWS) refuse('TOO_MANY_ROWS', String(rows));
  const personal = columns.find((column) => isRefusedColumn(column, fields));
  if (personal !== undefined) refuse('PERSONAL_COLUMN', personal);
  const fault = mappingFault(fields, mapping, columns);
  if (fault) throw new RefusedFile({ ...fault, row: 0, value: shown(fault.value) });

  const kind = await rowKinds[run.kind].open(database, legalDay(context.clock()));
  const problems = new Problems();
  const { planned, tally } = await planAll(table, { mapping, kind, problems, signal });
  const isRefused = planned.length === 0;
  if (run.dryRun || isRefused) return finish(context, run.id, isRefused ? 'REFUSED' : 'DONE', tally, problems.list(), rows);
  await writeAll(context, run, { table, mapping, planned, tally, problems, signal });
}

interface NumberedRow {
  number: number;
  row: PlannedRow;
}

/** What each row would do, and every problem. */
async function planAll(
  table: Table,
  { mapping, kind, problems, signal }: { mapping: Mapping; kind: OpenKind; problems: Problems; signal: AbortSignal },
): Promise<{ planned: NumberedRow[]; tally: Tally }> {
  const tally: Tally = { ...NOTHING };
  const planned: NumberedRow[] = [];
  const identities = new Set<string>();
  const made = new Set<string>();
  // What the file brings with it is said of its first row, and not of each.
  const isNews = ({ rule, value }: Finding): boolean => {
    const isKnown = made.has(`${rule} ${value}`);
    if (rule === 'NEW_DELEGATION' || rule === 'NEW_ELECTORAL_DISTRICT') made.add(`${rule} ${value}`);
    return !isKnown;
  };
  let number = 0;
  for await (const batch of table.batches()) {
    signal.throwIfAborted();
    for (const cells of batch) {
      number += 1;
      const findings: Finding[] = [];
      const find = (field: Finding['field'], rule: Finding['rule'], value = ''): void =>
        void findings.push({ row: number, field, value: shown(value), rule });
      const values = readValues(cells, { columns: table.head.columns, mapping, fields: kind.fields, find });
      const row = kind.plan(values, find);
      const [first] = fieldsOf(kind.fields);
      if (!findings.some(isRefusal) && identities.has(row.identity)) find(first?.[0] ?? 'NAME', 'DUPLICATE', values[first?.[0] ?? 'NAME'] ?? '');
      const isFit = !findings.some(isRefusal);
      if (isFit) identities.add(row.identity);
      const shownNow = findings.filter((finding) => (isFit ? isNews(finding) : isRefusal(finding)));
      problems.add(shownNow);
      if (!isFit) tally.refused += 1;
      else {
        tally[row.change] += 1;
        if (shownNow.length > 0) tally.flagged += 1;
        planned.push({ number, row });
      }
    }
  }
  return { planned, tally };
}

interface Work {
  table: Table;
  mapping: Mapping;
  planned: readonly NumberedRow[];
  tally: Tally;
  problems: Problems;
  signal: AbortSignal;
}

/** Writes the rows in their order; what an earlier beginning of the same run wrote counts as it did then. */
async function writeAll(context: Context, run: RowsRun, { table, mapping, planned, tally, problems, signal }: Work): Promise<void> {
  const prefix = `import:${run.id}:`;
  const before = await context.database.query<{ key: string }>('select key from idempotency where actor_id = $1 and starts_with(key, $2)', [context.actor.id, prefix]);
  const steps = new Set(before.map(({ key }) => key.slice(prefix.length)));
  const written = { created: 0, updated: 0, unchanged: 0 };
  const report = createReport(context, run.id);
  let refused = 0;
  for (const { number, row } of planned) {
    signal.throwIfAborted();
    const keyOf = (step: string): string => `${prefix}${number}:${step}`;
    const said = row.change === 'unchanged' ? null : await whyNot(row.write(context, keyOf));
    if (said !== null) {
      refused += 1;
      problems.add([{ row: number, field: fieldsOf(rowKinds[run.kind].fields)[0]?.[0] ?? 'NAME', value: '', rule: 'NOT_WRITTEN', said }]);
    } else written[steps.has(`${number}:created`) ? 'created' : steps.has(`${number}:updated`) ? 'updated' : row.change] += 1;
    await report(number);
  }
  const counts: Tally = { ...tally, ...written, refused: tally.refused + refused };
  const input = { import: run.id, file: run.digest, kind: run.kind, mapping };
  const result = await act(context, { action: 'suggestionImport.write', idempotencyKey: `import:${run.id}`, input }, async (tx) => {
    await rememberMapping(tx, { kind: run.kind, columns: table.head.columns, mapping, at: tx.now });
    await close(tx, run.id, { state: 'DONE', at: context.clock(), tally: counts, problems: problems.list(), done: table.head.rows });
    tx.record({ subject: { type: 'SuggestionImport', id: run.id }, after: { file: run.fileName, kind: run.kind, digest: run.digest, rows: table.head.rows, ...counts } });
    if (run.kind === 'DEPUTIES' && written.created > 0) {
      // Who is in the roll has neither account nor post yet: those are directory's.
      tx.notify({ to: { posts: [{ kind: 'SYSTEM_ADMIN' }] }, kind: 'MANDATE_POST', subject: `名册导入：${written.created} 名代表`, path: '/administration/people' });
    }
    tx.changed('SuggestionImport', run.id);
    return { import: run.id };
  });
  if (isProblem(result)) throw new Error(`the import was not closed: ${result.message}`);
}

/** What an act says that does not carry the row out, which somebody may have made impossible since it was planned; null where it does. */
async function whyNot(writing: Promise<Problem | null>): Promise<string | null> {
  try {
    const problem = await writing;
    return problem && sentenceOf(problem);
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions['code'] : null;
    if (error instanceof GraphQLError && (code === 'FORBIDDEN' || code === 'NOT_FOUND')) return error.message;
    throw error;
  }
}

function sentenceOf(problem: Problem): string {
  return problem.__typename === 'ValidationProblem' ? problem.fields.map(({ message }) => message).join(' ') || problem.message : problem.message;
}
