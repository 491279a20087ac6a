import { PeerProblem } from '@redpine/kit/peer';
import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context, RecordType } from './context.ts';

const mayReadFile = z.object({ file: z.uuid() });
const answerShape = z.object({ data: z.record(z.string(), z.unknown()) });

/** The service's internal operations: `mayReadFile { file } → boolean`, asked by the gateway before it serves a file. */
export async function callOperation(context: Context, views: Views, operation: string, payload: unknown): Promise<boolean> {
  if (operation !== 'mayReadFile') throw new PeerProblem(`no operation ${operation}`, 404);
  const { file } = mayReadFile.parse(payload);
  return readsFile(context, views, file);
}

/** Whether the actor's own views show the record. */
export async function seesRecord(
  context: Context,
  views: Views,
  type: RecordType,
  id: string,
): Promise<boolean> {
  const field = type.toLowerCase();
  const data = await read(context, views, `query ($id: ID!) { ${field}(id: $id) { id } }`, id);
  return (data[field] ?? null) !== null;
}

/** Whether the actor's own views show a record with this file attached: it cannot be read where the record cannot. */
async function readsFile(context: Context, views: Views, file: string): Promise<boolean> {
  const attached = JSON.stringify([{ id: file }]);
  const records = await context.database.query<{ id: string; query: string }>(
    `select id, 'query ($id: ID!) { suggestion(id: $id) { files { id } } }' as query
       from suggestion where files @> $1::jsonb
     union all
     select handling_id, 'query ($id: ID!) { handling(id: $id) { replies { files { id } } } }'
       from reply where files @> $1::jsonb
     union all
     select handling_id, 'query ($id: ID!) { handling(id: $id) { replyDraft { files { id } } } }'
       from reply_draft where files @> $1::jsonb
     union all
     select commitment_id, 'query ($id: ID!) { commitment(id: $id) { reports { files { id } } } }'
       from commitment_report where files @> $1::jsonb
     union all
     select handling_id, 'query ($id: ID!) { handling(id: $id) { opinion { files { id } } } }'
       from co_opinion where files @> $1::jsonb`,
    [attached],
  );
  for (const { id, query } of records) {
    if (JSON.stringify(await read(context, views, query, id)).includes(`"${file}"`)) return true;
  }
  return false;
}

async function read(context: Context, views: Views, query: string, id: string): Promise<Record<string, unknown>> {
  const text = await views.answer({ query, variables: { id } }, context);
  if (text === null) throw new Error('a record is read by its view');
  return answerShape.parse(JSON.parse(text)).data;
}

