import type { UrlState } from '@redpine/ui/url-state';
import type { VisitFilter, VisitState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, oneOf, yesNoOf } from '../../parts/filters.ts';
import { periodOf, TIE_KINDS } from '../ties/tie-filter.ts';

/** The list's filters as the URL holds them: named as in the contract's `VisitFilter`, '' where not set. */
export const VISIT_DEFAULTS = { states: [], kind: '', mine: '', deputy: '', area: '', year: '', quarter: '' } as const satisfies Record<string, '' | readonly []>;

export const VISIT_STATES: readonly VisitState[] = ['PLANNED', 'VISITED', 'VERIFIED', 'CANCELLED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function visitFilterOf(state: UrlState<typeof VISIT_DEFAULTS>): VisitFilter {
  return given<VisitFilter>({
    states: manyOf(VISIT_STATES, state.states),
    kind: oneOf(TIE_KINDS, state.kind),
    mine: yesNoOf(state.mine),
    deputy: idOf(state.deputy), area: idOf(state.area),
    ...periodOf(state),
  });
}
