import type { UrlState } from '@redpine/ui/url-state';
import type { VisitFilter, VisitState } from '../../gql/graphql.ts';
import { QUARTERS, TIE_KINDS } from '../ties/tie-filter.ts';

/** The list's filters as the URL holds them: named as in the contract's `VisitFilter`, '' where not set. */
export const VISIT_DEFAULTS = { states: [], kind: '', mine: '', deputy: '', area: '', year: '', quarter: '' } as const satisfies Record<string, '' | readonly []>;

export const VISIT_STATES: readonly VisitState[] = ['PLANNED', 'VISITED', 'VERIFIED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function visitFilterOf(state: UrlState<typeof VISIT_DEFAULTS>): VisitFilter {
  const filter: VisitFilter = {};
  const states = VISIT_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const kind = TIE_KINDS.find((each) => each === state.kind);
  if (kind) filter.kind = kind;
  if (state.mine === 'true' || state.mine === 'false') filter.mine = state.mine === 'true';
  for (const key of ['deputy', 'area'] as const) if (/^[0-9a-f-]{36}$/i.test(state[key])) filter[key] = state[key];
  if (/^20\d{2}$/.test(state.year)) filter.year = Number(state.year);
  if (QUARTERS.some((each) => each === state.quarter)) filter.quarter = Number(state.quarter);
  return filter;
}
