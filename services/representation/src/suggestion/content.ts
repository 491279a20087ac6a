import type { Act } from '@redpine/kit/act';
import type { Text } from '@redpine/kit/language';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { areaExists, topicOf } from '../directory.repository.ts';
import type { SuggestionDraftSaveInput } from '../generated/types.ts';
import type { SuggestionContent } from './suggestion.entity.ts';

export const UNKNOWN: Text = { zh: '没有这个代码或记录。', en: 'There is no such code or record.' };

/** What an input writes of the content: an absent field stays, null empties it. Throws `Refused` with all problems. */
export async function checkContent(
  tx: Act,
  context: Context,
  input: SuggestionDraftSaveInput,
  present: SuggestionContent,
): Promise<Partial<SuggestionContent>> {
  const fields = new Fields(context.language);
  const content: Partial<SuggestionContent> = {};
  if (input.title !== undefined) content.title = fields.text(input.title, { path: 'title', max: 100 });
  if (input.facts !== undefined) content.facts = fields.text(input.facts, { path: 'facts', max: 10_000 });
  if (input.proposal !== undefined) content.proposal = fields.text(input.proposal, { path: 'proposal', max: 10_000 });
  if (input.topic !== undefined) {
    content.topicId = input.topic === null ? null : await topicOf(tx, input.topic);
    if (input.topic !== null && content.topicId === null) fields.add('topic', 'UNKNOWN_CODE', UNKNOWN);
  }
  if (input.area !== undefined) {
    content.areaId = input.area;
    if (input.area !== null && !(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
  }
  if (typeof input.confidential === 'boolean') content.confidential = input.confidential;
  if (input.files !== undefined) {
    content.files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: present.files });
  }
  fields.done();
  return content;
}
