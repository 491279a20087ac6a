import type { UrlState } from '@redpine/ui/url-state';
import type { CommitmentFilter, CommitmentState, WorkQueueCode } from '../../gql/graphql.ts';

/** The ledger's filters as the URL holds them: named as in the contract's `CommitmentFilter`, '' where not set. */
export const COMMITMENT_DEFAULTS = {
  search: '',
  states: [],
  promisedYear: '',
  dueYear: '',
  unit: '',
  area: '',
  topic: '',
  deputy: '',
  congressSession: '',
  overdue: '',
  fulfilled: '',
  fulfilledInTime: '',
  pressYear: '',
  queue: '',
  order: '',
} as const satisfies Record<string, '' | readonly []>;

export type CommitmentUrl = UrlState<typeof COMMITMENT_DEFAULTS>;

export const COMMITMENT_STATES: readonly CommitmentState[] = ['PROMISED', 'REPORTED', 'FULFILLED', 'REOPENED', 'EVALUATED_AGAIN', 'CLOSED'];

export const COMMITMENT_QUEUES: readonly WorkQueueCode[] = [
  'COMMITMENTS_TO_KEEP', 'COMMITMENTS_TO_DECIDE', 'COMMITMENTS_OVERDUE', 'COMMITMENTS_PRESSED', 'COMMITMENTS_TO_EVALUATE',
];

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function commitmentFilterOf(state: CommitmentUrl): CommitmentFilter {
  const filter: CommitmentFilter = {};
  const states = COMMITMENT_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['unit', 'area', 'topic', 'deputy', 'congressSession'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  for (const key of ['promisedYear', 'dueYear', 'pressYear'] as const) if (/^(19|20)\d{2}$/.test(state[key])) filter[key] = Number(state[key]);
  for (const key of ['overdue', 'fulfilled', 'fulfilledInTime'] as const) {
    if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  }
  const queue = COMMITMENT_QUEUES.find((each) => each === state.queue);
  if (queue) filter.queue = queue;
  return filter;
}
