import type { UrlState } from '@redpine/ui/url-state';
import type { VoterReportFilter, VoterReportState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `VoterReportFilter`, '' where not set. */
export const VOTER_REPORT_DEFAULTS = { search: '', states: [], deputy: '', area: '', year: '', due: '', held: '' } as const satisfies Record<string, '' | readonly []>;

export const VOTER_REPORT_STATES: readonly VoterReportState[] = ['SCHEDULED', 'HELD', 'APPRAISED', 'CLOSED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function voterReportFilterOf(state: UrlState<typeof VOTER_REPORT_DEFAULTS>): VoterReportFilter {
  const filter: VoterReportFilter = {};
  const states = VOTER_REPORT_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['deputy', 'area'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['due', 'held'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}
