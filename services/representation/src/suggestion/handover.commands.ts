import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { meetAssignDeadline, setDeadline } from '../deadline/deadline.commands.ts';
import type { SuggestionArchiveInput, SuggestionHandOverInput } from '../generated/types.ts';
import { lapseRequests } from '../handling/requests.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { announce, leadPersons, suggestionStep } from './suggestion.act.ts';
import type { BatchDone } from './suggestion.batch.ts';
import { meetingOf, naming, takeAll } from './suggestion.batch.ts';
import { assignWithinDeadline } from './suggestion.deadline.ts';

const MOST = 200;

/** 转交政府办公室: the legal clock starts at the first handover (代表法 art. 51). */
export function handOverSuggestions(context: Context, input: SuggestionHandOverInput): Promise<BatchDone | Problem> {
  const description = { action: 'suggestion.handOver', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const items = await takeAll(tx, context, 'HAND_OVER', { suggestions: input.suggestions, most: MOST });
    const meeting = await meetingOf(tx, context, input.meeting);
    const today = legalDay(tx.now);
    for (const item of items) {
      const { suggestion, post, loaded } = item;
      const { to, basis } = await naming(context, suggestion, () => suggestionStep(context, 'HAND_OVER', item));
      suggestion.become(to, tx.now);
      suggestion.assignedOn ??= today;
      suggestion.handedOverOn = today;
      if (meeting !== null) suggestion.meetingId = meeting;
      await meetAssignDeadline(tx, suggestion, today);
      // One deadline for assigning is open at a time, and new rows are written before changed ones.
      await tx.em.flush();
      setDeadline(tx, { suggestion }, assignWithinDeadline({ handedOverOn: today }, context));
      addToTimeline(tx, context, { suggestion, action: 'HAND_OVER', post, facts: { MEETING: input.meeting?.name }, basis });
      tx.record({
        subject: { type: 'Suggestion', id: suggestion.id },
        before: { state: 'ACCEPTED' },
        after: { state: to, clockStart: suggestion.assignedOn, meeting },
      });
      announce(tx, suggestion, 'SUGGESTION_HANDED_OVER', { posts: [{ kind: 'GOVERNMENT_OFFICE' }] });
      announce(tx, suggestion, 'SUGGESTION_ASSIGNED', { persons: leadPersons(loaded) });
    }
    return { __typename: 'SuggestionBatchSuccess', suggestions: items.map(({ suggestion }) => suggestion.id) };
  });
}

/** 归档: to be read only from then on; it still counts. */
export function archiveSuggestions(context: Context, input: SuggestionArchiveInput): Promise<BatchDone | Problem> {
  const description = { action: 'suggestion.archive', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const items = await takeAll(tx, context, 'ARCHIVE', { suggestions: input.suggestions, most: MOST });
    for (const item of items) {
      const { suggestion, post } = item;
      const { to, basis } = await naming(context, suggestion, () => suggestionStep(context, 'ARCHIVE', item));
      suggestion.become(to, tx.now);
      suggestion.archivedOn = legalDay(tx.now);
      await lapseRequests(tx, item.loaded.handlings);
      addToTimeline(tx, context, { suggestion, action: 'ARCHIVE', post, basis });
      tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before: { state: 'CLOSED' }, after: { state: to } });
      tx.changed('Suggestion', suggestion.id);
    }
    return { __typename: 'SuggestionBatchSuccess', suggestions: items.map(({ suggestion }) => suggestion.id) };
  });
}
