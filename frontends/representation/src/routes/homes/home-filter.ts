import type { UrlState } from '@redpine/ui/url-state';
import type { HomeEventFilter, HomeEventState, HomeFilter, HomeGrade, HomeKind, HomeLevel, HomeState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `HomeFilter`, '' where not set. */
export const HOME_DEFAULTS = {
  search: '', states: [], kinds: [], levels: [], grades: [], area: '', topic: '', weak: '', worked: '', deputy: '',
} as const satisfies Record<string, '' | readonly []>;

export const HOME_STATES: readonly HomeState[] = ['PLANNED', 'OPEN', 'SUSPENDED', 'CLOSED'];
export const HOME_KINDS: readonly HomeKind[] = ['AREA', 'PROFESSIONAL', 'ONLINE'];
export const HOME_LEVELS: readonly HomeLevel[] = ['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'];
export const HOME_GRADES: readonly HomeGrade[] = ['EXISTS', 'ACTIVE', 'GOOD', 'EXCELLENT'];

const ID = /^[A-Za-z0-9_.-]{1,64}$/;
const some = <T extends string>(all: readonly T[], given: readonly string[]): T[] => all.filter((each) => given.includes(each));

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function homeFilterOf(state: UrlState<typeof HOME_DEFAULTS>): HomeFilter {
  const filter: HomeFilter = {};
  const lists = { states: some(HOME_STATES, state.states), kinds: some(HOME_KINDS, state.kinds), levels: some(HOME_LEVELS, state.levels), grades: some(HOME_GRADES, state.grades) };
  Object.assign(filter, Object.fromEntries(Object.entries(lists).filter(([, chosen]) => chosen.length > 0)));
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['area', 'topic', 'deputy'] as const) if (ID.test(state[key])) filter[key] = state[key];
  for (const key of ['weak', 'worked'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}

/** The rota's filters as the URL holds them: named as in `HomeEventFilter`. */
export const ROTA_DEFAULTS = { kinds: [], states: [], home: '', area: '', deputy: '', from: '', until: '', order: '' } as const satisfies Record<string, '' | readonly []>;

export const EVENT_STATES: readonly HomeEventState[] = ['PLANNED', 'PUBLISHED', 'HELD', 'RETURNED', 'VERIFIED', 'CANCELLED'];
export const EVENT_KINDS = ['RECEPTION', 'ACTIVITY'] as const;

/** What to ask the server for. */
export function rotaFilterOf(state: UrlState<typeof ROTA_DEFAULTS>): HomeEventFilter {
  const filter: HomeEventFilter = {};
  const kinds = some(EVENT_KINDS, state.kinds);
  const states = some(EVENT_STATES, state.states);
  if (kinds.length > 0) filter.kinds = kinds;
  if (states.length > 0) filter.states = states;
  for (const key of ['home', 'area', 'deputy'] as const) if (ID.test(state[key])) filter[key] = state[key];
  for (const key of ['from', 'until'] as const) if (/^(19|20)\d{2}-\d{2}-\d{2}$/.test(state[key])) filter[key] = state[key];
  return filter;
}
