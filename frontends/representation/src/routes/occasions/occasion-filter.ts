import type { UrlState } from '@redpine/ui/url-state';
import type { OccasionFilter, OccasionShareFilter } from '../../gql/graphql.ts';
import { given, idOf, manyOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';
import { OCCASION_KINDS, OCCASION_STATES } from './occasion-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `OccasionFilter`, '' where not set. */
export const OCCASION_DEFAULTS = {
  search: '', states: [], kinds: [], area: '', topic: '', year: '', due: '', unhandled: '',
} as const satisfies Record<string, '' | readonly []>;

/** As those of the contract's `OccasionShareFilter`. */
export const SHARE_DEFAULTS = { search: '', invited: '', area: '', order: '' } as const;

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function occasionFilterOf(state: UrlState<typeof OCCASION_DEFAULTS>): OccasionFilter {
  return given<OccasionFilter>({
    states: manyOf(OCCASION_STATES, state.states),
    kinds: manyOf(OCCASION_KINDS, state.kinds),
    search: searchOf(state.search),
    area: idOf(state.area), topic: idOf(state.topic),
    year: yearOf(state.year),
    due: yesNoOf(state.due), unhandled: yesNoOf(state.unhandled),
  });
}

/** As `occasionFilterOf`. */
export function shareFilterOf(state: UrlState<typeof SHARE_DEFAULTS>): OccasionShareFilter {
  return given<OccasionShareFilter>({
    search: searchOf(state.search),
    area: idOf(state.area),
    invited: yesNoOf(state.invited),
  });
}
