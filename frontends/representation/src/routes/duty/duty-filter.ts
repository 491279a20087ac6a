import type { UrlState } from '@redpine/ui/url-state';
import type { DutyEventFilter, DutyEventState } from '../../gql/graphql.ts';
import { given, idOf, manyOf, oneOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';
import { PARTS } from './duty-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `DutyEventFilter`, '' where not set. */
export const DUTY_DEFAULTS = {
  search: '', states: [], deputy: '', kind: '', part: '', year: '', area: '', waiting: '', contested: '', mine: '', verifies: '',
} as const satisfies Record<string, '' | readonly []>;

export const DUTY_STATES: readonly DutyEventState[] = ['RECORDED', 'VERIFIED', 'REJECTED', 'OBJECTED', 'RETRACTED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function dutyFilterOf(state: UrlState<typeof DUTY_DEFAULTS>): DutyEventFilter {
  return given<DutyEventFilter>({
    states: manyOf(DUTY_STATES, state.states),
    search: searchOf(state.search),
    deputy: idOf(state.deputy), kind: idOf(state.kind), area: idOf(state.area),
    part: oneOf(PARTS, state.part),
    year: yearOf(state.year),
    waiting: yesNoOf(state.waiting), contested: yesNoOf(state.contested), mine: yesNoOf(state.mine), verifies: yesNoOf(state.verifies),
  });
}
