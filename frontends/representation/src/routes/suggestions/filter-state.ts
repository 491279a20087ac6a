import type { UrlState } from '@redpine/ui/url-state';
import type { SuggestionCount, SuggestionFilter, SuggestionOrder, SuggestionOrigin, SuggestionState, WorkQueueCode } from '../../gql/graphql.ts';
import { dayOf, given, idOf, manyOf, oneOf, searchOf, yesNoOf } from '../../parts/filters.ts';

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
export const SOURCES = ['PLATFORM', 'IMPORTED'] as const;
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

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function filterOf(state: FilterState): SuggestionFilter {
  return given<SuggestionFilter>({
    states: manyOf(STATES, state.states),
    search: searchOf(state.search),
    topic: idOf(state.topic), area: idOf(state.area), unit: idOf(state.unit), deputy: idOf(state.deputy),
    congressSession: idOf(state.congressSession), replyCategory: idOf(state.replyCategory), jointCase: idOf(state.jointCase),
    meeting: idOf(state.meeting),
    overdue: truth(state.overdue), dissatisfied: truth(state.dissatisfied), extended: truth(state.extended),
    repliedInTime: truth(state.repliedInTime), returned: truth(state.returned), flagged: truth(state.flagged), unmatched: truth(state.unmatched),
    confidential: truth(state.confidential), pressed: truth(state.pressed), key: truth(state.key), mine: truth(state.mine),
    submittedFrom: dayOf(state.submittedFrom), submittedUntil: dayOf(state.submittedUntil), repliedFrom: dayOf(state.repliedFrom),
    repliedUntil: dayOf(state.repliedUntil),
    origin: oneOf(ORIGINS, state.origin),
    source: oneOf(SOURCES, state.source),
    queue: oneOf(QUEUES, state.queue),
    counted: oneOf(COUNTS, state.counted),
  });
}

/** A search sorts by how well it matches, unless the reader chose otherwise; that order needs a search. */
export function orderOf(state: Pick<FilterState, 'order' | 'search'>): SuggestionOrder {
  const searching = state.search.trim() !== '';
  const chosen = oneOf(ORDERS, state.order);
  if (chosen === undefined || (chosen === 'RELEVANCE' && !searching)) return searching ? 'RELEVANCE' : 'NEWEST';
  return chosen;
}

/** As `yesNoOf`; 1 and 0, typed by hand, are read too. */
function truth(text: string): boolean | undefined {
  return text === '1' ? true : text === '0' ? false : yesNoOf(text);
}
