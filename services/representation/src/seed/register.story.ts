import { Readable } from 'node:stream';
import type { Context } from '../context.ts';
import { digestOfFile } from '../import/import.file.ts';
import { runImport } from '../import/import.run.ts';
import type { RegisterStory } from './rows.ts';

/**
 * Takes a register in as the import of a file does; what is there already stays. Answers ids of suggestions by the
 * keys of rows. The file comes from memory: the gateway, which keeps files, is not there before a seed has ended.
 */
export async function tellRegister(context: Context, { name, fileName, columns, rows }: RegisterStory): Promise<Map<string, string>> {
  const { database } = context;
  const bytes = Buffer.from([columns, ...rows.map(({ cells }) => cells)].map(line).join(''));
  const digest = digestOfFile(bytes);
  const [done] = await database.query(`select 1 from suggestion_import where digest = $1 and state = 'DONE'`, [digest]);
  if (!done) {
    // A seed that was killed here left a run that finds its file nowhere.
    await database.query(`delete from suggestion_import where digest = $1 and state <> 'DONE'`, [digest]);
    const [run] = await database.query<{ id: string }>(
      `insert into suggestion_import (file_id, file_name, digest, dry_run, actor, started_at, register)
       values (uuidv7(), $1, $2, false, $3, $4, $5) returning id`,
      [fileName, digest, JSON.stringify(context.actor), context.clock().toISOString(), name],
    );
    if (!run) throw new Error('an insert returns its row');
    const files = { describe: () => Promise.resolve([]), open: () => Promise.resolve(Readable.from([bytes])) };
    const signal = new AbortController().signal;
    await runImport({ as: () => ({ ...context, files }), signal }, context, run.id);
  }
  const taken = await database.query<{ identity: string; id: string }>(
    `select s.external_id as identity, s.id from suggestion s join suggestion_import i on i.id = s.import_id
      where i.digest = $1 and i.state = 'DONE'`,
    [digest],
  );
  if (taken.length !== rows.length) throw new Error(`${fileName}: ${taken.length} of ${rows.length} rows were taken in`);
  const ids = new Map(taken.map(({ identity, id }) => [identity, id]));
  return new Map(rows.map(({ key, cells: [identity = ''] }) => [key, ids.get(identity) ?? '']));
}

const line = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
