/** The job: one run over one file. */
import { legalDay } from '@redpine/kit/clock';
import { actingTitle, type Actor } from '@redpine/kit/actor';
import { act } from '@redpine/kit/act';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { Mapping } from './import.fields.ts';
import { digestOfFile, readFile } from './import.file.ts';
import { type Directory, loadDirectory } from './import.names.ts';
import { createPlanner } from './import.plan.ts';
import { NOTHING, Problems, type Tally } from './import.progress.ts';
import { close, createReport, finish, RefusedFile, refuseFile, type Run } from './import.report.ts';
import { type CheckedRow, createRowReader, shown } from './import.row.ts';
import type { Finding } from './import.rules.ts';
import { compare, createWriter, type FitRow } from './import.write.ts';
import { mappingFault, proposeMapping, rememberMapping } from './mapping.repository.ts';
import { UnfitFile } from './table.read.ts';
import { importRows } from './rows.run.ts';
import { suggestionFields } from './suggestion.fields.ts';
import { openTable, type Table } from './table.ts';

/** The job's name. */
export const IMPORT_JOB = 'importSuggestions';
/** Whoever has the run's lock and finds it under way: nobody is on it any more, and its rows go on. */
const BROKEN_OFF = `(state = 'RUNNING' and kind <> 'SUGGESTIONS')`;
const LOCK = `hashtextextended('redpine:import:' || $1::text, 0)`;

export interface ImportJob {
  /** The context of an actor now. */
  as(actor: Actor): Context;
  /** Ends a run under way: the service goes down. */
  signal: AbortSignal;
}

/**
 * Carries out a waiting run; one that is under way is left alone. Of a register of suggestions nothing is written before the
 * whole file is checked, and all of it in one act; where the platform fails, the run has FAILED and nothing is written.
 */
export async function runImport(job: ImportJob, service: Context, id: string): Promise<void> {
  const { database, log } = service;
  // Held by the session for the whole run: whoever starts later knows by it that the run is not broken off.
  const client = await database.pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`, [id]);
    const [run] = await database.query<Run>(
      `update suggestion_import set state = 'RUNNING' where id = $1 and (state = 'WAITING' or ${BROKEN_OFF})
       returning id, kind, file_id as file, file_name as "fileName", digest, register, dry_run as "dryRun", actor, mapping`,
      [id],
    );
    if (!run) return;
    const context = job.as(run.actor);
    try {
      const { kind } = run;
      await (kind === 'SUGGESTIONS' ? importFile(context, run, job.signal) : importRows(context, { ...run, kind }, job.signal));
    } catch (error) {
      // Rows that are in stay in: the run goes on with the others when the service is there again.
      if (job.signal.aborted && run.kind !== 'SUGGESTIONS') return;
      if (error instanceof RefusedFile || error instanceof UnfitFile) await refuseFile(context, run, error);
      else {
        log.error({ err: error, import: id }, 'an import broke off');
        await finish(context, id, 'FAILED', NOTHING, []);
      }
    }
  } finally {
    // The session ends, and the lock with it.
    client.release(true);
  }
}

async function importFile(context: Context, run: Run, signal: AbortSignal): Promise<void> {
  const { database } = context;
  const bytes = await readFile(context, run.file);
  if (digestOfFile(bytes) !== run.digest) throw new Error('the file is not the one that the run was started with');
  await using table = await openTable(bytes);
  await database.query('update suggestion_import set rows = $2 where id = $1', [run.id, table.head.rows]);
  const directory = await loadDirectory(database);
  const { vocabulary } = directory;
  const mapping = run.mapping ?? (await proposeMapping(database, table.head, { kind: 'SUGGESTIONS', fields: suggestionFields, vocabulary }));
  const fault = mappingFault(suggestionFields, mapping, table.head.columns);
  if (fault) throw new RefusedFile({ ...fault, row: 0, value: shown(fault.value) });

  const read = (): AsyncGenerator<{ rows: CheckedRow[]; done: number }> => checkedRows(table, mapping, directory, context, signal);
  const problems = new Problems();
  const tally = await check(context, run, read(), directory, problems);
  if (tally.refused > 0) return finish(context, run.id, 'REFUSED', { ...tally, created: 0, updated: 0, unchanged: 0 }, problems.list());
  if (run.dryRun) return finish(context, run.id, 'DONE', tally, problems.list(), table.head.rows);
  await writeAll(context, run, { table, mapping, directory, problems, tally, read });
}

/** The rows of the file in batches, each read by the rules; the same identity for a second time is a problem. */
async function* checkedRows(
  table: Table,
  mapping: Mapping,
  { vocabulary }: Directory,
  context: Context,
  signal: AbortSignal,
): AsyncGenerator<{ rows: CheckedRow[]; done: number }> {
  const readRow = createRowReader({ columns: table.head.columns, mapping, vocabulary, today: legalDay(context.clock()) });
  const identities = new Set<string>();
  let done = 0;
  for await (const batch of table.batches()) {
    signal.throwIfAborted();
    const rows = batch.map((cells) => {
      done += 1;
      const checked = readRow(cells, done);
      const identity = checked.row?.externalId;
      if (identity === undefined || !identities.has(identity)) {
        if (identity !== undefined) identities.add(identity);
        return checked;
      }
      const duplicate: Finding = { row: done, field: 'EXTERNAL_ID', value: shown(identity), rule: 'DUPLICATE' };
      return { ...checked, row: null, findings: [duplicate, ...checked.findings] };
    });
    yield { rows, done };
  }
}

/** Reads everything and writes nothing: what the run would do, and every problem. */
async function check(
  context: Context,
  run: Run,
  batches: AsyncIterable<{ rows: CheckedRow[]; done: number }>,
  directory: Directory,
  problems: Problems,
): Promise<Tally> {
  const tally: Tally = { ...NOTHING };
  const report = createReport(context, run.id);
  for await (const { rows, done } of batches) {
    const fit = fitRows(rows);
    const { created, updated, unchanged, actedOn } = await compare(context.database, run.register, fit);
    tally.created += created.length;
    tally.updated += updated.length;
    tally.unchanged += unchanged;
    tally.refused += rows.length - fit.length + actedOn.length;
    tally.flagged += fit.filter(({ findings }) => findings.length > 0).length;
    tally.unmatched += fit.filter(({ row: { deputy, unit, submittedOn } }) =>
      (deputy !== null && directory.deputy(deputy, submittedOn) === null) || (unit !== null && directory.unit(unit) === null),
    ).length;
    const first = done - rows.length + 1;
    const closed = new Set(actedOn.map(({ row }) => row.externalId));
    for (const [index, { row, findings }] of rows.entries()) {
      problems.add(findings);
      if (row === null || !closed.has(row.externalId)) continue;
      problems.add([{ row: first + index, field: 'EXTERNAL_ID', value: shown(row.externalId), rule: 'ACTED_ON' }]);
    }
    if (run.dryRun) await report(done);
  }
  return tally;
}

interface Work {
  table: Table;
  mapping: Mapping;
  directory: Directory;
  problems: Problems;
  tally: Tally;
  read: () => AsyncIterable<{ rows: CheckedRow[]; done: number }>;
}

/** Writes everything in one act, with the file's digest in its audit entry. */
async function writeAll(context: Context, run: Run, work: Work): Promise<void> {
  const { table, mapping, directory, problems, tally, read } = work;
  const input = { import: run.id, file: run.digest, register: run.register, mapping };
  const result = await act(context, { action: 'suggestionImport.write', idempotencyKey: `import:${run.id}`, input }, async (tx) => {
    const post = run.actor.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE');
    const write = createWriter(tx, {
      importId: run.id,
      register: run.register,
      directory,
      plan: createPlanner(context, legalDay(tx.now)),
      now: tx.now,
      actor: { name: run.actor.name, post: post ? actingTitle(post) : null, organ: post?.organ ?? null },
    });
    const written = { created: 0, updated: 0, unchanged: 0 };
    const report = createReport(context, run.id);
    // The next rows are read while the database writes these.
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const { rows, done } of read()) {
        await writing;
        const compared = await compare(tx, run.register, fitRows(rows));
        if (compared.actedOn.length > 0) throw new Error('a suggestion was acted on while its register was checked');
        writing = write(compared);
        // Awaited in the next round.
        writing.catch(() => undefined);
        written.created += compared.created.length;
        written.updated += compared.updated.length;
        written.unchanged += compared.unchanged;
        await report(done);
      }
      await writing;
    } finally {
      // Where reading fails, nothing may still be on its way when the transaction ends.
      await writing.catch(() => undefined);
    }
    const counts = { ...tally, ...written };
    await rememberMapping(tx, { kind: 'SUGGESTIONS', columns: table.head.columns, mapping, at: tx.now });
    await close(tx, run.id, { state: 'DONE', at: context.clock(), tally: counts, problems: problems.list(), done: table.head.rows });
    tx.record({
      subject: { type: 'SuggestionImport', id: run.id },
      after: { file: run.fileName, digest: run.digest, rows: table.head.rows, ...counts },
    });
    tx.changed('SuggestionImport', run.id);
    return { import: run.id };
  });
  if (isProblem(result)) throw new Error(`the import was not written: ${result.message}`);
}

function fitRows(rows: readonly CheckedRow[]): FitRow[] {
  return rows.flatMap(({ row, findings, digest }) => (row === null ? [] : { row, findings, digest }));
}

/**
 * When the service starts: a register that was under way in a process that is gone has FAILED (its transaction was never
 * committed); rows that went in one by one go on. What waits is enqueued again, in case its job was taken by that process.
 */
export async function resumeImports({ database, clock }: Context): Promise<void> {
  await database.query(
    `update suggestion_import set state = 'FAILED', ended_at = $1
      where state = 'RUNNING' and kind = 'SUGGESTIONS' and pg_try_advisory_xact_lock(hashtextextended('redpine:import:' || id::text, 0))`,
    [clock().toISOString()],
  );
  await database.query(
    `select representation_jobs.add_job('${IMPORT_JOB}', json_build_object('import', id)) from suggestion_import where state = 'WAITING' or ${BROKEN_OFF}`,
  );
}
