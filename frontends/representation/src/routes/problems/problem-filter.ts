import type { UrlState } from '@redpine/ui/url-state';
import type { PressingProblemFilter, PressingProblemSource, PressingProblemState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, oneOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `PressingProblemFilter`, '' where not set. */
export const PROBLEM_DEFAULTS = {
  search: '', states: [], source: '', area: '', topic: '', unit: '', mine: '', kept: '', verifies: '', overdue: '', year: '',
} as const satisfies Record<string, '' | readonly []>;

export const PROBLEM_STATES: readonly PressingProblemState[] = ['LISTED', 'ASSIGNED', 'REMEDIED', 'VERIFIED', 'CLOSED', 'DROPPED'];
export const PROBLEM_SOURCES: readonly PressingProblemSource[] = ['OPINION', 'VISIT', 'SUGGESTION', 'INSPECTION'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function problemFilterOf(state: UrlState<typeof PROBLEM_DEFAULTS>): PressingProblemFilter {
  return given<PressingProblemFilter>({
    states: manyOf(PROBLEM_STATES, state.states),
    source: oneOf(PROBLEM_SOURCES, state.source),
    search: searchOf(state.search),
    area: idOf(state.area), topic: idOf(state.topic), unit: idOf(state.unit),
    year: yearOf(state.year),
    mine: yesNoOf(state.mine), kept: yesNoOf(state.kept), verifies: yesNoOf(state.verifies), overdue: yesNoOf(state.overdue),
  });
}
