import type { FileReference } from '@redpine/kit/files';
import type { Fields } from '@redpine/kit/text';
import type { Context } from './context.ts';
import { isId } from './directory.repository.ts';

/** A file as a record keeps it: the fields of GraphQL's FileReference. */
export type Attachment = Omit<FileReference, 'uploadedBy'>;

const MOST = 10;

/**
 * The files that an input names, in its order: those attached already, and those that the actor uploaded herself.
 * Others are problems of the field `path`: TOO_MANY, DUPLICATE, UNKNOWN_FILE.
 */
export async function checkFiles(
  context: Context,
  fields: Fields,
  ids: readonly string[],
  at: { path: string; attached: readonly Attachment[] },
): Promise<Attachment[]> {
  if (ids.length > MOST) {
    fields.add(at.path, 'TOO_MANY', { zh: `最多 ${MOST} 个附件。`, en: `At most ${MOST} files.` });
    return [];
  }
  const known = new Map<string, Attachment>(at.attached.map((file) => [file.id, file]));
  const unknown = ids.filter((id) => isId(id) && !known.has(id));
  const described = unknown.length > 0 ? await context.files.describe(unknown) : [];
  for (const { id, name, mediaType, size, uploadedBy } of described) {
    if (uploadedBy === context.actor.id) known.set(id, { id, name, mediaType, size });
  }
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) !== index) {
      fields.add(`${at.path}.${index}`, 'DUPLICATE', { zh: '同一附件重复。', en: 'The same file stands twice.' });
      return [];
    }
    const file = known.get(id);
    if (file) return [file];
    fields.add(`${at.path}.${index}`, 'UNKNOWN_FILE', {
      zh: '没有这个附件，或不是您上传的。',
      en: 'There is no such file of yours.',
    });
    return [];
  });
}
