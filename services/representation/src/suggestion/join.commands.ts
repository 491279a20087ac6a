import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { SuggestionJoinInput, SuggestionReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { dissolve, outOfCase } from './joint-case.ts';
import { announce, leadPersons, requireSuggestionAct, suggestionStep } from './suggestion.act.ts';
import type { BatchDone } from './suggestion.batch.ts';
import { naming, takeAll } from './suggestion.batch.ts';
import { lockSuggestion } from './suggestion.repository.ts';

const MOST = 20;

/** 并案办理、分别答复 — one case; each suggestion keeps its identity, reply and evaluation. */
export function joinSuggestions(context: Context, input: SuggestionJoinInput): Promise<BatchDone | Problem> {
  const description = { action: 'suggestion.join', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const items = await takeAll(tx, context, 'JOIN', { suggestions: input.suggestions, least: 2, most: MOST });
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 500, required: true });
    fields.done();
    const left = new Set(items.flatMap(({ suggestion }) => suggestion.jointCaseId ?? []));
    const [made] = await tx.query<{ id: string }>('insert into joint_case (reason, made_at) values ($1, $2) returning id', [
      reason,
      tx.now.toISOString(),
    ]);
    if (!made) throw new Error('the joint case was not made');
    const names = items.map(({ suggestion }) => suggestion.number ?? suggestion.title).join('、');
    for (const item of items) {
      const { suggestion, post, loaded } = item;
      const { basis } = await naming(context, suggestion, () => suggestionStep(context, 'JOIN', item));
      const before = { jointCase: suggestion.jointCaseId ?? null };
      suggestion.jointCaseId = made.id;
      suggestion.updatedAt = tx.now;
      addToTimeline(tx, context, { suggestion, action: 'JOIN', post, facts: { SUGGESTIONS: names }, note: reason, basis });
      tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before, after: { jointCase: made.id }, note: reason });
      announce(tx, suggestion, 'SUGGESTION_JOINED', { persons: leadPersons(loaded) });
    }
    await tx.em.flush();
    for (const jointCase of left) await dissolve(tx, jointCase);
    return { __typename: 'SuggestionBatchSuccess', suggestions: items.map(({ suggestion }) => suggestion.id) };
  });
}

/** 移出并案. */
export function leaveCase(context: Context, input: SuggestionReasonInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.leaveCase', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'LEAVE_CASE', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, suggestion.version, input.version);
    const { basis } = suggestionStep(context, 'LEAVE_CASE', standing);
    const jointCase = suggestion.jointCaseId ?? null;
    suggestion.updatedAt = tx.now;
    addToTimeline(tx, context, { suggestion, action: 'LEAVE_CASE', post: standing.post, note: reason, basis });
    tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before: { jointCase }, after: { jointCase: null }, note: reason });
    tx.changed('Suggestion', suggestion.id);
    await outOfCase(tx, suggestion);
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}
