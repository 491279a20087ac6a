import type { UrlState } from '@redpine/ui/url-state';
import type { DeputyGroupFilter, DeputyGroupState, GroupActivityFilter, GroupActivityState } from '../../gql/graphql.ts';
import { KINDS } from './group-words.ts';

/** The lists' filters as the URL holds them: named as in the contract, '' where not set. */
export const GROUP_DEFAULTS = { search: '', states: [], formedBy: '', area: '', topic: '', deputy: '' } as const satisfies Record<string, '' | readonly []>;
export const ACTIVITY_DEFAULTS = {
  search: '', states: [], kinds: [], group: '', area: '', deputy: '', year: '', kept: '', due: '', held: '',
} as const satisfies Record<string, '' | readonly []>;

export const GROUP_STATES: readonly DeputyGroupState[] = ['ACTIVE', 'DISSOLVED'];
export const ACTIVITY_STATES: readonly GroupActivityState[] = ['PLANNED', 'HELD', 'CONFIRMED', 'CANCELLED'];

const WORD = /^[A-Za-z0-9_.-]{1,64}$/;
const searched = (search: string): string => Array.from(search.trim()).slice(0, 100).join('');

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function groupFilterOf(state: UrlState<typeof GROUP_DEFAULTS>): DeputyGroupFilter {
  const filter: DeputyGroupFilter = {};
  const states = GROUP_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = searched(state.search);
  if (search !== '') filter.search = search;
  if (state.formedBy === 'AREA' || state.formedBy === 'FIELD') filter.formedBy = state.formedBy;
  for (const key of ['area', 'topic', 'deputy'] as const) if (WORD.test(state[key])) filter[key] = state[key];
  return filter;
}

export function activityFilterOf(state: UrlState<typeof ACTIVITY_DEFAULTS>): GroupActivityFilter {
  const filter: GroupActivityFilter = {};
  const states = ACTIVITY_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const kinds = KINDS.filter((each) => state.kinds.includes(each));
  if (kinds.length > 0) filter.kinds = kinds;
  const search = searched(state.search);
  if (search !== '') filter.search = search;
  for (const key of ['group', 'area', 'deputy'] as const) if (WORD.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['kept', 'due', 'held'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}
