import type { FileReference } from '@redpine/kit/files';
import type { Fields } from '@redpine/kit/text';
import type { Context } from './context.ts';
import { isId } from './directory.repository.ts';

/** A file as a record keeps it: the fields of GraphQL's FileReference. */
export type Attachment = Omit<FileReference, 'uploadedBy'>;

const MOST = 10;
/** What goes with one thing that a citizen sends. */
export const VISITORS_MOST = 3;

/** Who uploads with this solved task and no account, as the gateway names her. */
export const visitor = (holder: string): string => `visitor ${holder}`;

/**
 * The files that an input names, in its order: those attached already, and those that the actor, or the visitor named as
 * uploader, uploaded herself.
 * Others are problems of the field `path`: TOO_MANY, DUPLICATE, UNKNOWN_FILE.
 */
export async function checkFiles(
  context: Context,
  fields: Fields,
  ids: readonly string[],
  at: { path: string; attached: readonly Attachment[]; uploader?: string; most?: number },
): Promise<Attachment[]> {
  const { uploader = context.actor.id, most = MOST } = at;
  if (ids.length > most) {
    fields.add(at.path, 'TOO_MANY', { zh: `最多 ${most} 个附件。`, en: `At most ${most} files.` });
    return [];
  }
  const known = new Map<string, Attachment>(at.attached.map((file) => [file.id, file]));
  const unknown = ids.filter((id) => isId(id) && !known.has(id));
  const described = unknown.length > 0 ? await context.files.describe(unknown) : [];
  for (const { id, name, mediaType, size, uploadedBy } of described) {
    if (uploadedBy === uploader) known.set(id, { id, name, mediaType, size });
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
