import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { AssignBatchDone } from '../suggestion/assign.commands.ts';
import { assignSuggestions } from '../suggestion/assign.commands.ts';
import { archiveSuggestions, handOverSuggestions } from '../suggestion/handover.commands.ts';
import { joinSuggestions } from '../suggestion/join.commands.ts';
import type { BatchDone } from '../suggestion/suggestion.batch.ts';
import type { GatheringDeed } from './rows.ts';

/** Keys of the stories that an act on several suggestions belongs to. */
export const storiesOf = (deed: GatheringDeed): readonly string[] =>
  deed.act === 'ASSIGN_BATCH' ? deed.assignments.map(({ story }) => story) : deed.stories;

/** Carries out an act on several suggestions, named by their stories. */
export async function tellGathering(
  context: Context,
  suggestions: ReadonlyMap<string, string>,
  deed: GatheringDeed,
  idempotencyKey: string,
): Promise<BatchDone | AssignBatchDone | Problem> {
  const of = (story: string): string => suggestions.get(story) ?? '';
  const versions = await context.database.query<{ suggestion: string; version: number }>(
    'select id as suggestion, version from suggestion where id = any($1::uuid[]) order by array_position($1::uuid[], id)',
    [storiesOf(deed).map(of)],
    'seed suggestions',
  );
  const meeting = 'meeting' in deed && deed.meeting !== undefined ? { meeting: deed.meeting } : {};
  switch (deed.act) {
    case 'ASSIGN_BATCH': {
      const assignments = versions.map((version, n) => {
        const { mode, lead, others = [], track, trackReason = null } = deed.assignments[n] as (typeof deed.assignments)[number];
        return { ...version, mode, lead, others: [...others], track, trackReason };
      });
      return assignSuggestions(context, { idempotencyKey, ...meeting, assignments });
    }
    case 'HAND_OVER':
      return handOverSuggestions(context, { idempotencyKey, ...meeting, suggestions: versions });
    case 'JOIN':
      return joinSuggestions(context, { idempotencyKey, suggestions: versions, reason: deed.reason });
    case 'ARCHIVE':
      return archiveSuggestions(context, { idempotencyKey, suggestions: versions });
  }
}
