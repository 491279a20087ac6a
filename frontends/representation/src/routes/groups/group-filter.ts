import type { UrlState } from '@redpine/ui/url-state';
import type { DeputyGroupFilter, DeputyGroupState, GroupActivityFilter, GroupActivityState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, oneOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';
import { KINDS } from './group-words.ts';

/** The lists' filters as the URL holds them: named as in the contract, '' where not set. */
export const GROUP_DEFAULTS = { search: '', states: [], formedBy: '', area: '', topic: '', deputy: '' } as const satisfies Record<string, '' | readonly []>;
export const ACTIVITY_DEFAULTS = {
  search: '', states: [], kinds: [], group: '', area: '', deputy: '', year: '', kept: '', due: '', held: '',
} as const satisfies Record<string, '' | readonly []>;

export const FORMED_BY = ['AREA', 'FIELD'] as const;
export const GROUP_STATES: readonly DeputyGroupState[] = ['ACTIVE', 'DISSOLVED'];
export const ACTIVITY_STATES: readonly GroupActivityState[] = ['PLANNED', 'HELD', 'CONFIRMED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function groupFilterOf(state: UrlState<typeof GROUP_DEFAULTS>): DeputyGroupFilter {
  return given<DeputyGroupFilter>({
    states: manyOf(GROUP_STATES, state.states),
    search: searchOf(state.search),
    formedBy: oneOf(FORMED_BY, state.formedBy),
    area: idOf(state.area), topic: idOf(state.topic), deputy: idOf(state.deputy),
  });
}

export function activityFilterOf(state: UrlState<typeof ACTIVITY_DEFAULTS>): GroupActivityFilter {
  return given<GroupActivityFilter>({
    states: manyOf(ACTIVITY_STATES, state.states),
    kinds: manyOf(KINDS, state.kinds),
    search: searchOf(state.search),
    group: idOf(state.group), area: idOf(state.area), deputy: idOf(state.deputy),
    year: yearOf(state.year),
    kept: yesNoOf(state.kept), due: yesNoOf(state.due), held: yesNoOf(state.held),
  });
}
