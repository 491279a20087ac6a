import type { UrlState } from '@redpine/ui/url-state';
import type { OccasionFilter, OccasionShareFilter } from '../../gql/graphql.ts';
import { OCCASION_KINDS, OCCASION_STATES } from './occasion-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `OccasionFilter`, '' where not set. */
export const OCCASION_DEFAULTS = {
  search: '', states: [], kinds: [], area: '', topic: '', year: '', due: '', unhandled: '',
} as const satisfies Record<string, '' | readonly []>;

/** As those of the contract's `OccasionShareFilter`. */
export const SHARE_DEFAULTS = { search: '', invited: '', area: '', order: '' } as const;

const NAME = /^[A-Za-z0-9_.-]{1,64}$/;
const searched = (search: string): string => Array.from(search.trim()).slice(0, 100).join('');
const isYesNo = (value: string): boolean => value === 'true' || value === 'false';

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function occasionFilterOf(state: UrlState<typeof OCCASION_DEFAULTS>): OccasionFilter {
  const filter: OccasionFilter = {};
  const states = OCCASION_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const kinds = OCCASION_KINDS.filter((each) => state.kinds.includes(each));
  if (kinds.length > 0) filter.kinds = kinds;
  const search = searched(state.search);
  if (search !== '') filter.search = search;
  for (const key of ['area', 'topic'] as const) if (NAME.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['due', 'unhandled'] as const) if (isYesNo(state[key])) filter[key] = state[key] === 'true';
  return filter;
}

/** As `occasionFilterOf`. */
export function shareFilterOf(state: UrlState<typeof SHARE_DEFAULTS>): OccasionShareFilter {
  const filter: OccasionShareFilter = {};
  const search = searched(state.search);
  if (search !== '') filter.search = search;
  if (NAME.test(state.area)) filter.area = state.area;
  if (isYesNo(state.invited)) filter.invited = state.invited === 'true';
  return filter;
}
