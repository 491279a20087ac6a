import type { Act } from '@redpine/kit/act';
import type { Suggestion } from './suggestion.entity.ts';

/** The suggestion is handled together with no other any more; its history says that it was. */
export async function outOfCase(tx: Act, suggestion: Suggestion): Promise<void> {
  const jointCase = suggestion.jointCaseId ?? null;
  if (jointCase === null) return;
  suggestion.jointCaseId = null;
  await tx.em.flush();
  await dissolve(tx, jointCase);
}

/** Nothing is handled together with itself: whoever is left alone in a case leaves it too. */
export async function dissolve(tx: Act, jointCase: string): Promise<void> {
  // Of three, two may leave at once: the second waits here, and counts without the first.
  await tx.query('select 1 from joint_case where id = $1 for update', [jointCase]);
  const alone = await tx.query<{ id: string }>(
    `update suggestion set joint_case_id = null, version = version + 1, updated_at = $2
      where joint_case_id = $1 and (select count(*) from suggestion s where s.joint_case_id = $1) = 1 returning id`,
    [jointCase, tx.now.toISOString()],
  );
  for (const { id } of alone) {
    tx.record({ subject: { type: 'Suggestion', id }, before: { jointCase }, after: { jointCase: null } });
    tx.changed('Suggestion', id);
  }
}
