import type { UrlState } from '@redpine/ui/url-state';
import type { HomeEventFilter, HomeEventState, HomeFilter, HomeGrade, HomeKind, HomeLevel, HomeState } from '../../gql/graphql.ts';
import { dayOf, given, idOf, manyOf, searchOf, yesNoOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `HomeFilter`, '' where not set. */
export const HOME_DEFAULTS = {
  search: '', states: [], kinds: [], levels: [], grades: [], area: '', topic: '', weak: '', worked: '', deputy: '',
} as const satisfies Record<string, '' | readonly []>;

export const HOME_STATES: readonly HomeState[] = ['PLANNED', 'OPEN', 'SUSPENDED', 'CLOSED'];
export const HOME_KINDS: readonly HomeKind[] = ['AREA', 'PROFESSIONAL', 'ONLINE'];
export const HOME_LEVELS: readonly HomeLevel[] = ['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'];
export const HOME_GRADES: readonly HomeGrade[] = ['EXISTS', 'ACTIVE', 'GOOD', 'EXCELLENT'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function homeFilterOf(state: UrlState<typeof HOME_DEFAULTS>): HomeFilter {
  return given<HomeFilter>({
    states: manyOf(HOME_STATES, state.states),
    kinds: manyOf(HOME_KINDS, state.kinds),
    levels: manyOf(HOME_LEVELS, state.levels),
    grades: manyOf(HOME_GRADES, state.grades),
    search: searchOf(state.search),
    area: idOf(state.area), topic: idOf(state.topic), deputy: idOf(state.deputy),
    weak: yesNoOf(state.weak), worked: yesNoOf(state.worked),
  });
}

/** The rota's filters as the URL holds them: named as in `HomeEventFilter`. */
export const ROTA_DEFAULTS = { kinds: [], states: [], home: '', area: '', deputy: '', from: '', until: '', order: '' } as const satisfies Record<string, '' | readonly []>;

export const EVENT_STATES: readonly HomeEventState[] = ['PLANNED', 'PUBLISHED', 'HELD', 'RETURNED', 'VERIFIED', 'CANCELLED'];
export const EVENT_KINDS = ['RECEPTION', 'ACTIVITY'] as const;

/** What to ask the server for. */
export function rotaFilterOf(state: UrlState<typeof ROTA_DEFAULTS>): HomeEventFilter {
  return given<HomeEventFilter>({
    kinds: manyOf(EVENT_KINDS, state.kinds),
    states: manyOf(EVENT_STATES, state.states),
    home: idOf(state.home), area: idOf(state.area), deputy: idOf(state.deputy),
    from: dayOf(state.from), until: dayOf(state.until),
  });
}
