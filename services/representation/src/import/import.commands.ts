import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused } from '@redpine/kit/problem';
import { forbidden, unauthenticated } from '@redpine/kit/errors';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type { SuggestionImportStartInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { permissions } from '../suggestion/suggestion.policy.ts';
import type { Mapping } from './import.fields.ts';
import { digestOfFile, LARGEST, readFile } from './import.file.ts';
import { IMPORT_JOB } from './import.run.ts';

export interface ImportStarted {
  __typename: 'SuggestionImportStartSuccess';
  /** Id of the run. */
  import: string;
}

const MOST_MAPPED = 30;

/** Throws UNAUTHENTICATED or FORBIDDEN for whoever may not import. */
export function requireImporter(context: Context): void {
  if (context.actor.kind === 'ANONYMOUS') throw unauthenticated(context.language);
  if (!permissions(context.actor, null).import) throw forbidden(context.language);
}

/** A file that the actor uploaded; null for any other. */
export async function ownFile(context: Context, id: string): Promise<{ name: string; size: number } | null> {
  const [file] = isId(id) ? await context.files.describe([id]) : [];
  return file && file.uploadedBy === context.actor.id ? file : null;
}

/** Starts a run over an uploaded file; the job does the rest. */
export async function startImport(context: Context, input: SuggestionImportStartInput): Promise<ImportStarted | Problem> {
  requireImporter(context);
  const file = await ownFile(context, input.file);
  if (!file) {
    return invalid(context.language, 'file', 'UNKNOWN_FILE', {
      zh: '没有这个文件，或不是您上传的。',
      en: 'There is no such file of yours.',
    });
  }
  if (file.size > LARGEST) {
    return invalid(context.language, 'file', 'TOO_LARGE', { zh: '文件不得超过 50 MB。', en: 'The file is larger than 50 MB.' });
  }
  const digest = digestOfFile(await readFile(context, input.file));
  const description = { action: 'suggestionImport.start', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const mapping = checkMapping(context, input.mapping);
    const register = checkRegister(context, input.register);
    if (!input.dryRun && (await isUnderWay(tx))) {
      throw new Refused(
        invalid(context.language, 'file', 'UNDER_WAY', {
          zh: '另一份文件正在导入，请待其结束。',
          en: 'Another file is being imported: wait until that has ended.',
        }),
      );
    }
    const [run] = await tx.query<{ id: string }>(
      `insert into suggestion_import (file_id, file_name, digest, dry_run, actor, mapping, started_at, register, kind)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        input.file, file.name, digest, input.dryRun, JSON.stringify(context.actor),
        mapping && JSON.stringify(mapping), tx.now.toISOString(), register, input.kind,
      ],
    );
    if (!run) throw new Error('an insert returns its row');
    await tx.job(IMPORT_JOB, { import: run.id });
    tx.record({ subject: { type: 'SuggestionImport', id: run.id }, after: { file: file.name, kind: input.kind, digest, register, dryRun: input.dryRun } });
    tx.changed('SuggestionImport', run.id);
    return { __typename: 'SuggestionImportStartSuccess', import: run.id };
  });
}

async function isUnderWay(tx: { query<T extends object>(text: string): Promise<T[]> }): Promise<boolean> {
  const rows = await tx.query(`select 1 from suggestion_import where state in ('WAITING', 'RUNNING') and not dry_run`);
  return rows.length > 0;
}

/** The same name, written with other spaces, is the same register; the empty one is the district's one. */
function checkRegister(context: Context, given: string | null | undefined): string | null {
  const fields = new Fields(context.language);
  const name = fields.text(given ?? '', { path: 'register', max: 50 });
  fields.done();
  return name.normalize('NFKC').replace(/\s+/gu, ' ').trim() || null;
}

function checkMapping(context: Context, given: SuggestionImportStartInput['mapping']): Mapping | null {
  if (!given) return null;
  const fields = new Fields(context.language);
  if (given.length > MOST_MAPPED) fields.add('mapping', 'TOO_MANY', { zh: `最多 ${MOST_MAPPED} 项。`, en: `At most ${MOST_MAPPED}.` });
  const mapping: Mapping = {};
  for (const [index, { field, column }] of given.slice(0, MOST_MAPPED).entries()) {
    if (mapping[field] !== undefined) {
      fields.add(`mapping.${index}.field`, 'DUPLICATE', { zh: '同一字段只能对应一列。', en: 'A field has one column.' });
    }
    mapping[field] = fields.text(column, { path: `mapping.${index}.column`, max: 200, required: true });
  }
  fields.done();
  return mapping;
}
