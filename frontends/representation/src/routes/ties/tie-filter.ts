import type { UrlState } from '@redpine/ui/url-state';
import type { TieFigureFilter, TieFilter } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `TieFilter`, '' where not set. */
export const TIE_DEFAULTS = {
  kind: '', state: '', mine: '', deputy: '', member: '', area: '', reached: '', lasting: '', met: '', year: '', quarter: '',
} as const satisfies Record<string, ''>;

export const TIE_KINDS = ['MEMBER_DEPUTY', 'DEPUTY_VOTER'] as const;
export const TIE_STATES = ['ACTIVE', 'ENDED'] as const;
export const QUARTERS = ['1', '2', '3', '4'] as const;

type State = UrlState<typeof TIE_DEFAULTS>;

/** What figures stand over: the part of the filter that both have. */
export function tieFiguresOf(state: Pick<State, 'kind' | 'deputy' | 'area' | 'year' | 'quarter'>): TieFigureFilter {
  const filter: TieFigureFilter = {};
  const kind = TIE_KINDS.find((each) => each === state.kind);
  if (kind) filter.kind = kind;
  for (const key of ['deputy', 'area'] as const) if (/^[0-9a-f-]{36}$/i.test(state[key])) filter[key] = state[key];
  if (/^20\d{2}$/.test(state.year)) filter.year = Number(state.year);
  if (QUARTERS.some((each) => each === state.quarter)) filter.quarter = Number(state.quarter);
  return filter;
}

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function tieFilterOf(state: State): TieFilter {
  const filter: TieFilter = tieFiguresOf(state);
  const standing = TIE_STATES.find((each) => each === state.state);
  if (standing) filter.state = standing;
  if (/^[0-9a-f-]{36}$/i.test(state.member)) filter.member = state.member;
  for (const key of ['mine', 'reached', 'lasting', 'met'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}
