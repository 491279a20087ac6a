import type { UrlState } from '@redpine/ui/url-state';
import type { DeedFilter } from '../../gql/graphql.ts';
import { DEED_STATES } from './deed-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `DeedFilter`, '' where not set. */
export const DEED_DEFAULTS = {
  search: '', states: [], deputy: '', area: '', topic: '', year: '', overdue: '',
} as const satisfies Record<string, '' | readonly []>;

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function deedFilterOf(state: UrlState<typeof DEED_DEFAULTS>): DeedFilter {
  const filter: DeedFilter = {};
  const states = DEED_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['deputy', 'area', 'topic'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  if (state.overdue === 'true' || state.overdue === 'false') filter.overdue = state.overdue === 'true';
  return filter;
}
