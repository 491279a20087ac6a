import type { UrlState } from '@redpine/ui/url-state';
import type { TalkFilter, TalkState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `TalkFilter`, '' where not set. */
export const TALK_DEFAULTS = {
  search: '', states: [], speaker: '', area: '', topic: '', year: '', due: '', held: '',
} as const satisfies Record<string, '' | readonly []>;

export const TALK_STATES: readonly TalkState[] = ['ASSIGNED', 'HELD', 'CONFIRMED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function talkFilterOf(state: UrlState<typeof TALK_DEFAULTS>): TalkFilter {
  const filter: TalkFilter = {};
  const states = TALK_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['speaker', 'area', 'topic'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['due', 'held'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}
