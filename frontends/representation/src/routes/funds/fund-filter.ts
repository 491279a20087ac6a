import type { UrlState } from '@redpine/ui/url-state';
import type { FundSpendingFilter, FundSpendingState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `FundSpendingFilter`, '' where not set. */
export const FUND_DEFAULTS = { search: '', states: [], deputy: '', year: '' } as const satisfies Record<string, '' | readonly []>;

export const SPENDING_STATES: readonly FundSpendingState[] = ['RECORDED', 'VOIDED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function fundFilterOf(state: UrlState<typeof FUND_DEFAULTS>): FundSpendingFilter {
  const filter: FundSpendingFilter = {};
  const states = SPENDING_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(state.deputy)) filter.deputy = state.deputy;
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  return filter;
}
