import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { SuggestionReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { Publication } from '../publication/publication.entity.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { announce, OFFICE, requireSuggestionAct, suggestionStep, unitsTold } from './suggestion.act.ts';
import { lockSuggestion } from './suggestion.repository.ts';
import { reasonOf } from './withdraw.commands.ts';

/** 申请保密 by the lead, once it is submitted: at once, and what is public of it is taken down (参照青岛第十八条). */
export function keepConfidential(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  return setConfidential(context, input, 'KEEP_CONFIDENTIAL');
}

/** 解除保密 by the lead: nothing is published by it. */
export function liftConfidentiality(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  return setConfidential(context, input, 'LIFT_CONFIDENTIALITY');
}

function setConfidential(
  context: Context,
  input: SuggestionReasonInput,
  action: 'KEEP_CONFIDENTIAL' | 'LIFT_CONFIDENTIALITY',
): Promise<SuggestionDone | Problem> {
  const keeps = action === 'KEEP_CONFIDENTIAL';
  const name = keeps ? 'suggestion.keepConfidential' : 'suggestion.liftConfidentiality';
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion, handlings } = loaded;
    const standing = requireSuggestionAct(context, action, loaded);
    const reason = reasonOf(context, input);
    requireVersion(context.language, suggestion.version, input.version);
    const { basis } = suggestionStep(context, action, standing);
    suggestion.confidential = keeps;
    suggestion.updatedAt = tx.now;
    const takenDown = keeps && (await takeDown(tx, suggestion.id, reason));
    addToTimeline(tx, context, { suggestion, action, note: reason, basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before: { confidential: !keeps },
      after: { confidential: keeps, takenDown },
      note: reason,
    });
    // Whoever handles it must know how to treat it from now on.
    const units = unitsTold(handlings.filter(({ state }) => !LEFT.includes(state)).map(({ organId }) => organId)).posts ?? [];
    announce(tx, suggestion, keeps ? 'SUGGESTION_CONFIDENTIAL' : 'SUGGESTION_LIFTED', { posts: [...OFFICE.posts, ...units] });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

const LEFT: readonly string[] = ['RETURNED', 'REPLACED', 'WITHDRAWN'];

/** Whatever was proposed, redacted or published is withdrawn with the same reason; whether something was. */
async function takeDown(tx: Act, suggestionId: string, reason: string): Promise<boolean> {
  const publication = await tx.em.findOne(Publication, { suggestionId });
  if (!publication || publication.state === 'WITHDRAWN') return false;
  publication.become('WITHDRAWN', tx.now);
  publication.reason = reason;
  // What comes back is a new version, whatever it says.
  publication.changed = true;
  tx.changed('Publication', publication.id);
  return true;
}
