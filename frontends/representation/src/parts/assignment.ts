import type { AssignmentInput, AssignmentMode, AssignmentTrack } from '../gql/graphql.ts';

/** An assignment while it is being filled in; '' where nothing is chosen yet. */
export interface AssignmentDraft {
  mode: AssignmentMode;
  lead: string;
  others: readonly string[];
  track: AssignmentTrack;
  trackReason: string;
}

export const NEW_ASSIGNMENT: AssignmentDraft = { mode: 'ALONE', lead: '', others: [], track: 'THREE_MONTHS', trackReason: '' };

/** The fields of an assignment's input that the forms draw. */
export const ASSIGNMENT_FIELDS = ['mode', 'lead', 'others', 'track', 'trackReason'] as const;

/** A changed draft that holds together: one unit alone has no others, and the lead is none of them. */
export function changed(draft: AssignmentDraft, changes: Partial<AssignmentDraft>): AssignmentDraft {
  const next = { ...draft, ...changes };
  const others = next.mode === 'ALONE' ? [] : next.others.filter((unit) => unit !== next.lead);
  return { ...next, others };
}

/** The input of the act: a reason goes along only where the track is the longer one. */
export function assignmentInput(target: { id: string; version: number }, draft: AssignmentDraft): AssignmentInput {
  const { mode, lead, others, track, trackReason } = draft;
  return {
    suggestion: target.id,
    version: target.version,
    mode,
    lead,
    track,
    ...(others.length > 0 && { others: [...others] }),
    ...(track === 'SIX_MONTHS' && { trackReason }),
  };
}
