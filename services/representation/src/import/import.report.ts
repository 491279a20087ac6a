/** What a run says of itself: how far it is, what came of it. */
import type { Actor } from '@redpine/kit/actor';
import { LIVE } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import type { ImportKind } from '../generated/types.ts';
import type { Mapping } from './import.fields.ts';
import { NOTHING, stopwatch, type Tally } from './import.progress.ts';
import { shown } from './import.row.ts';
import type { Finding } from './import.rules.ts';
import type { Tx } from './import.write.ts';
import type { UnfitFile } from './table.read.ts';

const PROGRESS_MS = 400;

export interface Run {
  id: string;
  kind: ImportKind;
  file: string;
  fileName: string;
  digest: string;
  register: string | null;
  dryRun: boolean;
  actor: Actor;
  mapping: Mapping | null;
}

/** A file that is refused, with what is wrong with it. */
export class RefusedFile extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.rule);
    this.finding = finding;
  }
}

/** Says how far the run is, on a connection of its own: the transaction of the run is not seen before its end. */
export function createReport(context: Context, id: string): (done: number) => Promise<void> {
  const rate = stopwatch();
  let said = 0;
  return async (done) => {
    const now = performance.now();
    if (now - said < PROGRESS_MS) return;
    said = now;
    await context.database.query('update suggestion_import set done = $2, rate = $3 where id = $1', [id, done, rate(done)]);
  };
}

export async function refuseFile(context: Context, run: Run, error: RefusedFile | UnfitFile): Promise<void> {
  const finding: Finding =
    error instanceof RefusedFile
      ? error.finding
      : { row: 0, field: run.kind === 'SUGGESTIONS' ? 'EXTERNAL_ID' : 'NAME', value: shown(run.fileName), rule: error.rule };
  await finish(context, run.id, 'REFUSED', { ...NOTHING, refused: 1 }, [finding]);
}

export async function finish(
  { database, clock }: Context,
  id: string,
  state: 'DONE' | 'REFUSED' | 'FAILED',
  tally: Tally,
  problems: readonly Finding[],
  done: number | null = null,
): Promise<void> {
  await close(database, id, { state, at: clock(), tally, problems, done });
  await database.query('insert into outbox (type, payload) values ($1, $2)', [
    LIVE,
    JSON.stringify({ changed: { type: 'SuggestionImport', id } }),
  ]);
  database.committed();
}

export async function close(
  tx: Tx,
  id: string,
  { state, at, tally, problems, done }: { state: string; at: Date; tally: Tally; problems: readonly Finding[]; done: number | null },
): Promise<void> {
  const { created, updated, unchanged, flagged, refused, unmatched } = tally;
  await tx.query(
    `update suggestion_import set state = $2, ended_at = $3, created = $4, updated = $5, unchanged = $6, flagged = $7,
            refused = $8, unmatched = $9, problems = $10, done = coalesce($11, done) where id = $1`,
    [id, state, at.toISOString(), created, updated, unchanged, flagged, refused, unmatched, JSON.stringify(problems), done],
  );
}
