import type { UrlState } from '@redpine/ui/url-state';
import type { DutyEventFilter, DutyEventState } from '../../gql/graphql.ts';
import { PARTS } from './duty-words.ts';

/** The list's filters as the URL holds them: named as in the contract's `DutyEventFilter`, '' where not set. */
export const DUTY_DEFAULTS = {
  search: '', states: [], deputy: '', kind: '', part: '', year: '', area: '', waiting: '', contested: '', mine: '', verifies: '',
} as const satisfies Record<string, '' | readonly []>;

export const DUTY_STATES: readonly DutyEventState[] = ['RECORDED', 'VERIFIED', 'REJECTED', 'OBJECTED', 'RETRACTED'];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function dutyFilterOf(state: UrlState<typeof DUTY_DEFAULTS>): DutyEventFilter {
  const filter: DutyEventFilter = {};
  const states = DUTY_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['deputy', 'kind', 'area'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  const part = PARTS.find((each) => each === state.part);
  if (part) filter.part = part;
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['waiting', 'contested', 'mine', 'verifies'] as const) if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  return filter;
}
