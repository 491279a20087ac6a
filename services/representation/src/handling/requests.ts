import type { Act } from '@redpine/kit/act';
import { Extension, type Handling, ReplyDraft } from './handling.entity.ts';

/** What waited for others falls away with what it was for: an extension that was asked for, a draft under its check. */
export async function lapseRequests(tx: Act, handlings: readonly Handling[]): Promise<void> {
  const of = { handlingId: { $in: handlings.map(({ id }) => id) } };
  for (const extension of await tx.em.find(Extension, { ...of, state: 'ASKED' })) extension.decide('LAPSED', tx.now);
  for (const draft of await tx.em.find(ReplyDraft, { ...of, checkState: 'SUBMITTED' })) draft.become(null, tx.now);
}
