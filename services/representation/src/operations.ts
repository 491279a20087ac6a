import { PeerProblem } from '@redpine/kit/peer';
import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context, RecordType } from './context.ts';
import { callLetter } from './letter/letter.operation.ts';
import { uploadTicket } from './opinion/opinion.public.commands.ts';
import type { OpinionSecrets } from './opinion/opinion.secret.ts';
import { read } from './read.ts';

const mayReadFile = z.object({ file: z.uuid() });
const keptFiles = z.object({ files: z.array(z.uuid()).max(1_000) });
const ticketOf = z.object({ ticket: z.string().max(4_000) });

interface Operating {
  context: Context;
  views: Views;
  secrets: OpinionSecrets;
}

/**
 * The service's internal operations, asked by the gateway: `mayReadFile { file } → boolean` before it serves a file,
 * `uploadTicket { ticket } → holder | null` before it takes one from a visitor, `keptFiles { files } → ids` before it lets
 * visitors' files go, and `letter { kind, format, id } → { name, mediaType, content } | null`.
 */
export async function callOperation({ context, views, secrets }: Operating, operation: string, payload: unknown): Promise<unknown> {
  switch (operation) {
    case 'mayReadFile':
      return readsFile(context, views, mayReadFile.parse(payload).file);
    case 'uploadTicket':
      return uploadTicket(context, secrets, ticketOf.parse(payload).ticket);
    case 'keptFiles':
      return keeps(context, keptFiles.parse(payload).files);
    case 'letter':
      return callLetter(context, views, payload);
    // The name is another program's word.
    default:
      throw new PeerProblem(`no operation ${operation}`, 404);
  }
}

/** Which of the files a record of this service names; for services alone. */
async function keeps({ actor, database }: Context, files: readonly string[]): Promise<string[]> {
  if (actor.kind !== 'SERVICE') throw new PeerProblem('for services alone', 403);
  const rows = await database.query<{ id: string }>(KEPT, [files]);
  return rows.map(({ id }) => id);
}

/** Whether the actor's own views show the record. */
export async function seesRecord(
  context: Context,
  views: Views,
  type: RecordType,
  id: string,
): Promise<boolean> {
  const field = `${type[0]?.toLowerCase()}${type.slice(1)}`;
  const data = await read(context, views, `query ($id: ID!) { ${field}(id: $id) { id } }`, id);
  return (data[field] ?? null) !== null;
}

/** Where files are attached: the table, the column with the record's id, and what of the record its view must show. */
const PLACES: readonly { table: string; record: string; shown: string }[] = [
  { table: 'suggestion', record: 'id', shown: 'suggestion(id: $id) { files { id } }' },
  { table: 'reply', record: 'handling_id', shown: 'handling(id: $id) { replies { files { id } } }' },
  { table: 'reply_draft', record: 'handling_id', shown: 'handling(id: $id) { replyDraft { files { id } } }' },
  { table: 'commitment_report', record: 'commitment_id', shown: 'commitment(id: $id) { reports { files { id } } }' },
  { table: 'co_opinion', record: 'handling_id', shown: 'handling(id: $id) { opinion { files { id } } }' },
  { table: 'evaluation', record: 'handling_id', shown: 'handling(id: $id) { replies { evaluation { files { id } } } }' },
  { table: 'home_grading', record: 'home_id', shown: 'home(id: $id) { gradings { files { id } } }' },
  { table: 'home_event', record: 'id', shown: 'homeEvent(id: $id) { files { id } }' },
  { table: 'group_activity', record: 'id', shown: 'groupActivity(id: $id) { files { id } }' },
  { table: 'fund_spending', record: 'id', shown: 'fundSpending(id: $id) { files { id } }' },
  { table: 'mandate_matter', record: 'id', shown: 'mandateMatter(id: $id) { files { id } }' },
  { table: 'deputy_profile', record: 'deputy_id', shown: 'deputyProfile(id: $id) { photo { id } }' },
  { table: 'published_deputy', record: 'id', shown: 'publicDeputy(id: $id) { photo { id } }' },
  { table: 'duty_event', record: 'id', shown: 'dutyEvent(id: $id) { files { id } }' },
  { table: 'voter_report', record: 'id', shown: 'voterReport(id: $id) { files { id } }' },
  { table: 'opinion', record: 'id', shown: 'opinion(id: $id) { files { id } }' },
  { table: 'pressing_problem', record: 'id', shown: 'pressingProblem(id: $id) { files { id } }' },
  { table: 'deed_progress', record: 'deed_id', shown: 'deed(id: $id) { progress { files { id } } }' },
  { table: 'talk', record: 'id', shown: 'talk(id: $id) { files { id } }' },
];
const ATTACHED = PLACES.map(({ table, record, shown }) => `select ${record} as id, 'query ($id: ID!) { ${shown} }' as query from ${table} where files @> $1::jsonb`).join(' union all ');

const KEPT = `select f.id from unnest($1::uuid[]) as f(id) where ${PLACES.map(
  ({ table }) => `exists (select 1 from ${table} where files @> jsonb_build_array(jsonb_build_object('id', f.id)))`).join(' or ')}`;

/** Whether the actor's own views show a record with this file attached: it cannot be read where the record cannot. */
async function readsFile(context: Context, views: Views, file: string): Promise<boolean> {
  const records = await context.database.query<{ id: string; query: string }>(ATTACHED, [JSON.stringify([{ id: file }])]);
  for (const { id, query } of records) {
    if (JSON.stringify(await read(context, views, query, id)).includes(`"${file}"`)) return true;
  }
  return false;
}
