import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { lapseAllDeadlines } from '../deadline/deadline.commands.ts';
import { untellSigners } from '../duty/duty.suggestion.ts';
import type { SuggestionReasonInput, SuggestionToLetterInput } from '../generated/types.ts';
import { lapseRequests } from '../handling/requests.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { groundOf } from './inadmissibility.ts';
import { outOfCase } from './joint-case.ts';
import { announce, assigners, leadPersons, requireSuggestionAct, reviewers, signers, suggestionStep, unitsTold } from './suggestion.act.ts';
import type { Loaded } from './suggestion.repository.ts';
import { lockSuggestion } from './suggestion.repository.ts';

/** 撤回附议, before any reply; that it was given, withdrawn and why stays on record. */
export function withdrawCosign(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.cosignWithdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'COSIGN_WITHDRAW', loaded);
    const reason = reasonOf(context, input);
    requireVersion(context.language, suggestion.version, input.version);
    const { basis } = suggestionStep(context, 'COSIGN_WITHDRAW', standing);
    standing.cosigner?.withdraw(reason, tx.now);
    if (standing.cosigner) untellSigners(tx, suggestion, reason, standing.cosigner.deputyId);
    suggestion.updatedAt = tx.now;
    addToTimeline(tx, context, { suggestion, action: 'COSIGN_WITHDRAW', note: reason, basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before: { cosigner: 'CONFIRMED' },
      after: { cosigner: 'WITHDRAWN' },
      note: reason,
    });
    announce(tx, suggestion, 'SUGGESTION_COSIGN_WITHDRAWN', { persons: leadPersons(loaded) });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

/** 撤回建议 by the lead, before any reply: the handling ends, and the units are told (参照青岛第十二条). */
export function withdrawSuggestion(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.withdraw', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion, cosigners } = loaded;
    const standing = requireSuggestionAct(context, 'WITHDRAW', loaded);
    const reason = reasonOf(context, input);
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'WITHDRAW', standing);
    const before = { state: suggestion.state };
    const day = legalDay(tx.now);
    suggestion.end(to, reason, { day, at: tx.now });
    untellSigners(tx, suggestion, reason);
    for (const cosigner of cosigners) if (cosigner.state === 'INVITED') cosigner.become('LAPSED', tx.now);
    const units = await endHandlings(tx, context, loaded, 'SUGGESTION_WITHDRAWN');
    await lapseAllDeadlines(tx, suggestion, day);
    addToTimeline(tx, context, { suggestion, action: 'WITHDRAW', note: reason, basis });
    tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before, after: { state: to, units }, note: reason });
    await outOfCase(tx, suggestion);
    const others = signers(loaded).filter((person) => person !== context.actor.person);
    announce(tx, suggestion, 'SUGGESTION_WITHDRAWN', {
      persons: others,
      posts: [...(reviewers(suggestion).posts ?? []), ...(assigners(suggestion).posts ?? []), ...(unitsTold(units).posts ?? [])],
    });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

/** Ends what units still had in hand or before them; the organs concerned. */
export async function endHandlings(
  tx: Act,
  context: Context,
  { suggestion, handlings }: Loaded,
  action: 'SUGGESTION_WITHDRAWN' | 'ASSIGNMENT_RETRACTED',
): Promise<string[]> {
  const live = handlings.filter(({ state }) => state === 'OFFERED' || state === 'IN_HAND');
  for (const handling of live) {
    handling.withdraw(tx.now);
    addToTimeline(tx, context, { suggestion, handling, action });
    tx.changed('Handling', handling.id);
  }
  await lapseRequests(tx, live);
  return live.flatMap(({ organId }) => organId ?? []);
}

/** 转为来信: what is no suggestion is handled as a letter, on one of the district's grounds (参照青岛第十一条). */
export function turnIntoLetter(context: Context, input: SuggestionToLetterInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.toLetter', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'TO_LETTER', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    const ground = await groundOf(tx, fields, input.inadmissibility);
    fields.done();
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'TO_LETTER', standing);
    suggestion.end(to, reason, { day: legalDay(tx.now), at: tx.now });
    untellSigners(tx, suggestion, reason);
    suggestion.inadmissibilityCode = input.inadmissibility;
    addToTimeline(tx, context, { suggestion, action: 'TO_LETTER', post: standing.post, facts: { GROUND: ground?.name }, note: reason, basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before: { state: 'SUBMITTED' },
      after: { state: to, inadmissibility: input.inadmissibility },
      note: reason,
    });
    announce(tx, suggestion, 'SUGGESTION_TO_LETTER', { persons: signers(loaded) });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

export function reasonOf(context: Context, input: { reason: string }): string {
  const fields = new Fields(context.language);
  const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
  fields.done();
  return reason;
}
