import type { UrlState } from '@redpine/ui/url-state';
import type { DeputyLeaveFilter, DeputyLeaveState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `DeputyLeaveFilter`, '' where not set. */
export const LEAVE_DEFAULTS = { states: [], deputy: '', year: '' } as const satisfies Record<string, '' | readonly []>;

export const LEAVE_STATES: readonly DeputyLeaveState[] = ['ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function leaveFilterOf(state: UrlState<typeof LEAVE_DEFAULTS>): DeputyLeaveFilter {
  const filter: DeputyLeaveFilter = {};
  const states = LEAVE_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(state.deputy)) filter.deputy = state.deputy;
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  return filter;
}
