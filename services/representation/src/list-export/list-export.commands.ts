import type { Act } from '@redpine/kit/act';
import { forbidden } from '@redpine/kit/errors';
import { invalid, type Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import type { ListExportInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { permissions } from '../suggestion/suggestion.policy.ts';

const FILTER_MOST = 4_000;

/**
 * Records that a list leaves the platform as a file: the browser asks for this first, and writes no file without it.
 * What was searched for stands in `after`, which the audit administrator does not read: it may name people.
 */
export async function exportList(context: Context, input: ListExportInput): Promise<object | Problem> {
  const { list, format, rows, filter, idempotencyKey, deputy = null } = input;
  const tooLong = filter.length > FILTER_MOST;
  if (tooLong || rows < 0) {
    return invalid(context.language, tooLong ? 'filter' : 'rows', tooLong ? 'TOO_LONG' : 'RANGE', {
      zh: tooLong ? '筛选条件过长。' : '行数不能为负。',
      en: tooLong ? 'The filter is too long.' : 'There are no fewer than 0 rows.',
    });
  }
  return perform(context, { action: 'list.export', idempotencyKey, input: { list, format, rows, filter, deputy } }, async (tx) => {
    const isOwn = list === 'DUTY_RECORD' && deputy !== null && (await holds(tx, context, deputy));
    if (!isOwn && !permissions(context.actor, null).export) throw forbidden(context.language);
    tx.record({ subject: { type: 'List', id: list }, after: { filter, ...(deputy !== null && { deputy }) }, note: JSON.stringify({ format, rows }) });
    return { __typename: 'ListExportSuccess', at: tx.now.toISOString() };
  });
}

/** The mandate is the actor's own: what is on record of herself she may take with her. */
async function holds(tx: Act, { actor }: Context, deputy: string): Promise<boolean> {
  return actor.person !== null && isId(deputy) && (await tx.em.count(Deputy, { id: deputy, personId: actor.person })) > 0;
}
