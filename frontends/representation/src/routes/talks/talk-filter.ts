import type { UrlState } from '@redpine/ui/url-state';
import type { TalkFilter, TalkState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `TalkFilter`, '' where not set. */
export const TALK_DEFAULTS = {
  search: '', states: [], speaker: '', area: '', topic: '', year: '', due: '', held: '',
} as const satisfies Record<string, '' | readonly []>;

export const TALK_STATES: readonly TalkState[] = ['ASSIGNED', 'HELD', 'CONFIRMED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function talkFilterOf(state: UrlState<typeof TALK_DEFAULTS>): TalkFilter {
  return given<TalkFilter>({
    states: manyOf(TALK_STATES, state.states),
    search: searchOf(state.search),
    speaker: idOf(state.speaker), area: idOf(state.area), topic: idOf(state.topic),
    year: yearOf(state.year),
    due: yesNoOf(state.due), held: yesNoOf(state.held),
  });
}
