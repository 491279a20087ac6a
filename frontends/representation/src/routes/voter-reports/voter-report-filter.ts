import type { UrlState } from '@redpine/ui/url-state';
import type { VoterReportFilter, VoterReportState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `VoterReportFilter`, '' where not set. */
export const VOTER_REPORT_DEFAULTS = { search: '', states: [], deputy: '', area: '', year: '', due: '', held: '' } as const satisfies Record<string, '' | readonly []>;

export const VOTER_REPORT_STATES: readonly VoterReportState[] = ['SCHEDULED', 'HELD', 'APPRAISED', 'CLOSED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function voterReportFilterOf(state: UrlState<typeof VOTER_REPORT_DEFAULTS>): VoterReportFilter {
  return given<VoterReportFilter>({
    states: manyOf(VOTER_REPORT_STATES, state.states),
    search: searchOf(state.search),
    deputy: idOf(state.deputy), area: idOf(state.area),
    year: yearOf(state.year),
    due: yesNoOf(state.due), held: yesNoOf(state.held),
  });
}
