import type { UrlState } from '@redpine/ui/url-state';
import type { DeedFilter } from '../../gql/graphql.ts';
import { given, idOf, manyOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';
import { DEED_STATES } from './deed-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `DeedFilter`, '' where not set. */
export const DEED_DEFAULTS = {
  search: '', states: [], deputy: '', area: '', topic: '', year: '', overdue: '',
} as const satisfies Record<string, '' | readonly []>;

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function deedFilterOf(state: UrlState<typeof DEED_DEFAULTS>): DeedFilter {
  return given<DeedFilter>({
    states: manyOf(DEED_STATES, state.states),
    search: searchOf(state.search),
    deputy: idOf(state.deputy), area: idOf(state.area), topic: idOf(state.topic),
    year: yearOf(state.year),
    overdue: yesNoOf(state.overdue),
  });
}
