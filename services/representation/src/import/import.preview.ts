import { badInput } from '@redpine/kit/errors';
import type { Context } from '../context.ts';
import type { ImportKind, SuggestionImportPreview } from '../generated/types.ts';
import { permissions } from '../suggestion/suggestion.policy.ts';
import { ownFile } from './import.commands.ts';
import { asList } from './import.fields.ts';
import { readFile } from './import.file.ts';
import { loadDirectory } from './import.names.ts';
import { shown } from './import.row.ts';
import { importRules } from './import.rules.ts';
import { fieldsOfKind } from './kinds/kinds.ts';
import { proposeMapping } from './mapping.repository.ts';
import { isRefusedColumn } from './rows.read.ts';
import { UnfitFile } from './table.read.ts';
import { openTable } from './table.ts';

const SAMPLES = 5;

/**
 * What a register's columns are and how they would be read; null for whoever may not import.
 *
 * @throws GraphQLError BAD_USER_INPUT where the file is not the actor's, or is no register
 */
export async function previewImport(context: Context, file: string, kind: ImportKind): Promise<SuggestionImportPreview | null> {
  if (!permissions(context.actor, null).import) return null;
  if (!(await ownFile(context, file))) {
    throw badInput(context.language, 'file', { zh: '没有这个文件，或不是您上传的。', en: 'There is no such file of yours.' });
  }
  try {
    await using table = await openTable(await readFile(context, file));
    const { head } = table;
    const vocabulary = kind === 'SUGGESTIONS' ? (await loadDirectory(context.database)).vocabulary : null;
    const fields = fieldsOfKind(kind);
    return {
      format: head.format,
      encoding: head.encoding,
      rows: head.rows,
      columns: head.columns.map((name, index) => {
        const personal = kind !== 'SUGGESTIONS' && isRefusedColumn(name, fields);
        const first = personal ? [] : head.first.map((row) => shown(row[index] ?? '')).filter((value) => value.trim() !== '');
        return { name, personal, sample: first.slice(0, SAMPLES) };
      }),
      mapping: asList(fields, await proposeMapping(context.database, head, { kind, fields, vocabulary })),
    };
  } catch (error) {
    if (error instanceof UnfitFile) throw badInput(context.language, 'file', importRules[error.rule].message);
    throw error;
  }
}
