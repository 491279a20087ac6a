import type { UrlState } from '@redpine/ui/url-state';
import type { FundSpendingFilter, FundSpendingState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, searchOf, yearOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `FundSpendingFilter`, '' where not set. */
export const FUND_DEFAULTS = { search: '', states: [], deputy: '', year: '' } as const satisfies Record<string, '' | readonly []>;

export const SPENDING_STATES: readonly FundSpendingState[] = ['RECORDED', 'VOIDED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function fundFilterOf(state: UrlState<typeof FUND_DEFAULTS>): FundSpendingFilter {
  return given<FundSpendingFilter>({
    states: manyOf(SPENDING_STATES, state.states),
    search: searchOf(state.search),
    deputy: idOf(state.deputy),
    year: yearOf(state.year),
  });
}
