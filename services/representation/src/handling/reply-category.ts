import type { Act } from '@redpine/kit/act';
import type { Fields } from '@redpine/kit/text';

export interface ReplyCategory {
  id: string;
  code: string;
  name: string;
}

/** The category that the code means on that day; a problem UNKNOWN_CODE of the field `category` where none. */
export async function categoryOn(tx: Act, fields: Fields, code: string, day: string): Promise<ReplyCategory | null> {
  const [row] = await tx.query<ReplyCategory>(
    `select id, code, name from reply_category
      where code = $1 and effective_from <= $2 and (effective_until is null or effective_until >= $2)
      order by effective_from desc limit 1`,
    [code, day],
  );
  if (row) return row;
  fields.add('category', 'UNKNOWN_CODE', { zh: '没有这个答复类别。', en: 'There is no such category.' });
  return null;
}
