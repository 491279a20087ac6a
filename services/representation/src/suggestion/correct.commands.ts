import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { unverifySigners } from '../duty/duty.suggestion.ts';
import { lapseAllDeadlines, setDeadline } from '../deadline/deadline.commands.ts';
import { areaExists, topicOf } from '../directory.repository.ts';
import type { SuggestionCorrectInput, SuggestionReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { UNKNOWN } from './content.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { outOfCase } from './joint-case.ts';
import { announce, leadPersons, requireSuggestionAct, suggestionStep, unitsTold } from './suggestion.act.ts';
import { assignAnewDeadline } from './suggestion.deadline.ts';
import { lockSuggestion } from './suggestion.repository.ts';
import { endHandlings, reasonOf } from './withdraw.commands.ts';

// 更正: nothing is changed in what happened; a new act with its reason puts the mistake right.

/** 更正受理, before anybody has acted on it: review again; the number lapses and is given to nobody else. */
export function retractAcceptance(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.acceptanceRetract', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'RETRACT_ACCEPTANCE', loaded);
    const reason = reasonOf(context, input);
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'RETRACT_ACCEPTANCE', standing);
    const before = { state: suggestion.state, number: suggestion.number };
    suggestion.become(to, tx.now);
    suggestion.loseNumber();
    unverifySigners(tx, suggestion);
    await lapseAllDeadlines(tx, suggestion, legalDay(tx.now));
    addToTimeline(tx, context, { suggestion, action: 'RETRACT_ACCEPTANCE', post: standing.post, facts: { NUMBER: before.number }, note: reason, basis });
    tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before, after: { state: to, number: null }, note: reason });
    announce(tx, suggestion, 'SUGGESTION_ACCEPTANCE_RETRACTED', { persons: leadPersons(loaded) });
    await outOfCase(tx, suggestion);
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

/** 更正交办, before any unit has acted on it; the legal clock goes on as the rule HANDLING_REPLY_CLOCK has it. */
export function retractAssignment(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.assignmentRetract', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'RETRACT_ASSIGNMENT', loaded);
    const reason = reasonOf(context, input);
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'RETRACT_ASSIGNMENT', standing);
    const before = { state: suggestion.state, handedOverOn: suggestion.handedOverOn ?? null };
    const today = legalDay(tx.now);
    const told = suggestion.handedOverOn ? [{ kind: 'GOVERNMENT_OFFICE' }] : [];
    const units = await endHandlings(tx, context, loaded, 'ASSIGNMENT_RETRACTED');
    suggestion.become(to, tx.now);
    suggestion.handedOverOn = null;
    await lapseAllDeadlines(tx, suggestion, today);
    // One deadline for assigning is open at a time, and new rows are written before changed ones.
    await tx.em.flush();
    setDeadline(tx, { suggestion }, assignAnewDeadline({ handedOver: false, today }, context));
    addToTimeline(tx, context, { suggestion, action: 'RETRACT_ASSIGNMENT', post: standing.post, note: reason, basis });
    tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before, after: { state: to, units }, note: reason });
    announce(tx, suggestion, 'SUGGESTION_ASSIGNMENT_RETRACTED', {
      persons: leadPersons(loaded),
      posts: [...told, ...(unitsTold(units).posts ?? [])],
    });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

/** 更正 of what it is filed under: topic and area. The deputy's own words stay hers. */
export function correctSuggestion(context: Context, input: SuggestionCorrectInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.correct', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'CORRECT', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    const topicId = await topicOf(tx, input.topic);
    const areaId = input.area ?? null;
    if (topicId === null) fields.add('topic', 'UNKNOWN_CODE', UNKNOWN);
    if (areaId !== null && !(await areaExists(tx, areaId))) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
    fields.done();
    requireVersion(context.language, suggestion.version, input.version);
    const { basis } = suggestionStep(context, 'CORRECT', standing);
    const before = { topicId: suggestion.topicId ?? null, areaId: suggestion.areaId ?? null };
    Object.assign(suggestion, { topicId, areaId, updatedAt: tx.now });
    addToTimeline(tx, context, { suggestion, action: 'CORRECT', post: standing.post, note: reason, basis });
    tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before, after: { topicId, areaId }, note: reason });
    announce(tx, suggestion, 'SUGGESTION_CORRECTED', { persons: leadPersons(loaded) });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}
