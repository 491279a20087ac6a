import type { UrlState } from '@redpine/ui/url-state';
import type { SuggestionCount, SuggestionFilter, SuggestionOrder, SuggestionOrigin, SuggestionState, WorkQueueCode } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `SuggestionFilter`, '' where not set. */
export const FILTER_DEFAULTS = {
  search: '',
  states: [],
  topic: '',
  area: '',
  unit: '',
  congressSession: '',
  queue: '',
  origin: '',
  replyCategory: '',
  overdue: '',
  mine: '',
  deputy: '',
  submittedFrom: '',
  submittedUntil: '',
  repliedInTime: '',
  repliedFrom: '',
  repliedUntil: '',
  returned: '',
  dissatisfied: '',
  extended: '',
  source: '',
  flagged: '',
  unmatched: '',
  confidential: '',
  jointCase: '',
  pressed: '',
  key: '',
  meeting: '',
  counted: '',
  order: '',
} as const satisfies Record<string, '' | readonly []>;

export type FilterState = UrlState<typeof FILTER_DEFAULTS>;

export const STATES: readonly SuggestionState[] = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER',
];
export const ORIGINS: readonly SuggestionOrigin[] = ['IN_SESSION', 'BETWEEN_SESSIONS', 'MOTION'];
export const QUEUES: readonly WorkQueueCode[] = [
  'MY_DRAFTS', 'TO_COSIGN', 'TO_REVISE', 'TO_EVALUATE', 'TO_REVIEW', 'TO_ASSIGN', 'TO_ACCEPT', 'TO_CONTACT', 'TO_REPLY',
  'TO_GIVE_OPINION', 'TO_CHECK_DRAFT', 'TO_DECIDE_EXTENSION', 'TO_REASSIGN', 'TO_REHANDLE', 'TO_SETTLE', 'OVERDUE', 'TO_PROPOSE', 'TO_ARCHIVE',
];
export const ORDERS: readonly SuggestionOrder[] = ['NEWEST', 'DEADLINE', 'NUMBER', 'RELEVANCE'];

/** What figures count, in the order of their meaning. */
export const COUNTS: readonly SuggestionCount[] = [
  'TOTAL', 'IN_HAND', 'OVERDUE', 'MUST_REPLY', 'CLOCK_IN_TIME', 'CLOCK_LATE', 'CLOCK_WITHIN', 'CLOCK_EXTENDED', 'CLOCK_OVERDUE', 'CLOCK_REHANDLING', 'CLOCK_UNDATED',
  'IMPLEMENTED', 'PROMISED', 'OUTSIDE', 'REPLIED', 'REPLIED_IN_TIME', 'SOLVED', 'SATISFIED', 'SATISFIED_FIRST',
];

const CODE = /^[A-Za-z0-9_.-]{1,64}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What to ask the server for. An address can be typed by hand or be old: what the contract does not know is
 * left out, as if not given, so that a list is shown rather than an error.
 */
export function filterOf(state: FilterState): SuggestionFilter {
  const filter: SuggestionFilter = {};
  const states = STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['topic', 'area', 'unit', 'deputy', 'congressSession', 'replyCategory', 'jointCase', 'meeting'] as const) {
    if (CODE.test(state[key])) filter[key] = state[key];
  }
  for (const key of ['overdue', 'dissatisfied', 'extended', 'repliedInTime', 'returned', 'flagged', 'unmatched', 'confidential', 'pressed', 'key', 'mine'] as const) {
    const value = truth(state[key]);
    if (value !== undefined) filter[key] = value;
  }
  for (const key of ['submittedFrom', 'submittedUntil', 'repliedFrom', 'repliedUntil'] as const) if (isDay(state[key])) filter[key] = state[key];
  const origin = ORIGINS.find((each) => each === state.origin);
  if (origin) filter.origin = origin;
  if (state.source === 'PLATFORM' || state.source === 'IMPORTED') filter.source = state.source;
  const queue = QUEUES.find((each) => each === state.queue);
  if (queue) filter.queue = queue;
  const counted = COUNTS.find((each) => each === state.counted);
  if (counted) filter.counted = counted;
  return filter;
}

/** A search sorts by how well it matches, unless the reader chose otherwise; that order needs a search. */
export function orderOf(state: Pick<FilterState, 'order' | 'search'>): SuggestionOrder {
  const searching = state.search.trim() !== '';
  const chosen = ORDERS.find((each) => each === state.order);
  if (chosen === undefined || (chosen === 'RELEVANCE' && !searching)) return searching ? 'RELEVANCE' : 'NEWEST';
  return chosen;
}

function truth(value: string): boolean | undefined {
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : undefined;
}

function isDay(value: string): boolean {
  if (!DAY.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
