import type { UrlState } from '@redpine/ui/url-state';
import type { CommitmentFilter, CommitmentState, WorkQueueCode } from '../../gql/graphql.ts';
import { given, idOf, manyOf, oneOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';

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
  return given<CommitmentFilter>({
    states: manyOf(COMMITMENT_STATES, state.states),
    search: searchOf(state.search),
    unit: idOf(state.unit), area: idOf(state.area), topic: idOf(state.topic), deputy: idOf(state.deputy),
    congressSession: idOf(state.congressSession),
    promisedYear: yearOf(state.promisedYear), dueYear: yearOf(state.dueYear), pressYear: yearOf(state.pressYear),
    overdue: yesNoOf(state.overdue), fulfilled: yesNoOf(state.fulfilled), fulfilledInTime: yesNoOf(state.fulfilledInTime),
    queue: oneOf(COMMITMENT_QUEUES, state.queue),
  });
}
