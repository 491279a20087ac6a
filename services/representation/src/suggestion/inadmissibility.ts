import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Fields } from '@redpine/kit/text';

/** The district's ground of that code in force today (参照青岛第十一条); a problem of the field where there is none. */
export async function groundOf(tx: Act, fields: Fields, code: string): Promise<{ name: string } | null> {
  const [ground] = await tx.query<{ name: string }>(
    `select name from inadmissibility where code = $1 and effective_from <= $2 and coalesce(effective_until >= $2, true)`,
    [code, legalDay(tx.now)],
  );
  if (!ground) fields.add('inadmissibility', 'UNKNOWN_CODE', { zh: '没有这个代码或记录。', en: 'There is no such code or record.' });
  return ground ?? null;
}
