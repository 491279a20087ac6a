import type { UrlState } from '@redpine/ui/url-state';
import type { PressingProblemFilter, PressingProblemSource, PressingProblemState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `PressingProblemFilter`, '' where not set. */
export const PROBLEM_DEFAULTS = {
  search: '', states: [], source: '', area: '', topic: '', unit: '', mine: '', kept: '', verifies: '', overdue: '', year: '',
} as const satisfies Record<string, '' | readonly []>;

export const PROBLEM_STATES: readonly PressingProblemState[] = ['LISTED', 'ASSIGNED', 'REMEDIED', 'VERIFIED', 'CLOSED', 'DROPPED'];
export const PROBLEM_SOURCES: readonly PressingProblemSource[] = ['OPINION', 'VISIT', 'SUGGESTION', 'INSPECTION'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function problemFilterOf(state: UrlState<typeof PROBLEM_DEFAULTS>): PressingProblemFilter {
  const filter: PressingProblemFilter = {};
  const states = PROBLEM_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const source = PROBLEM_SOURCES.find((each) => each === state.source);
  if (source) filter.source = source;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['area', 'topic', 'unit'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['mine', 'kept', 'verifies', 'overdue'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}
