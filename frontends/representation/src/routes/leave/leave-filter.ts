import type { UrlState } from '@redpine/ui/url-state';
import type { DeputyLeaveFilter, DeputyLeaveState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, yearOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `DeputyLeaveFilter`, '' where not set. */
export const LEAVE_DEFAULTS = { states: [], deputy: '', year: '' } as const satisfies Record<string, '' | readonly []>;

export const LEAVE_STATES: readonly DeputyLeaveState[] = ['ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function leaveFilterOf(state: UrlState<typeof LEAVE_DEFAULTS>): DeputyLeaveFilter {
  return given<DeputyLeaveFilter>({
    states: manyOf(LEAVE_STATES, state.states),
    deputy: idOf(state.deputy),
    year: yearOf(state.year),
  });
}
