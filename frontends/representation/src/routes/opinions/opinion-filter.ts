import type { UrlState } from '@redpine/ui/url-state';
import type { OpinionFigureFilter, OpinionFilter, OpinionKind, OpinionState } from '../../gql/graphql.ts';

/** The list's filters as the URL holds them: named as in the contract's `OpinionFilter`, '' where not set. */
export const OPINION_DEFAULTS = {
  search: '', states: [], channel: '', area: '', topic: '', kind: '', deputy: '', unit: '', home: '', electoralDistrict: '', receivedFrom: '', receivedUntil: '', inTime: '', satisfied: '', mine: '', kept: '', year: '', overdue: '', answered: '', converted: '', rated: '', toTell: '', orderBy: 'DUE',
} as const satisfies Record<string, string | readonly []>;

export const OPINION_STATES: readonly OpinionState[] = ['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED', 'ANSWERED', 'CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED'];
export const OPINION_KINDS: readonly OpinionKind[] = ['PROPOSAL', 'QUESTION', 'CASE', 'PETITION', 'COMPLAINT'];

/** The part that figures take too: they look at no text, and at no state. */
export function opinionFigureFilterOf(state: UrlState<typeof OPINION_DEFAULTS>): OpinionFigureFilter {
  const filter: OpinionFigureFilter = {};
  for (const key of ['channel', 'area', 'topic', 'deputy', 'unit', 'home', 'electoralDistrict'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  const kind = OPINION_KINDS.find((each) => each === state.kind);
  if (kind) filter.kind = kind;
  if (/^(19|20)\d{2}$/.test(state.year)) filter.year = Number(state.year);
  for (const key of ['receivedFrom', 'receivedUntil'] as const) if (/^\d{4}-\d{2}-\d{2}$/.test(state[key])) filter[key] = state[key];
  return filter;
}

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function opinionFilterOf(state: UrlState<typeof OPINION_DEFAULTS>): OpinionFilter {
  const filter: OpinionFilter = opinionFigureFilterOf(state);
  const states = OPINION_STATES.filter((each) => state.states.includes(each));
  if (states.length > 0) filter.states = states;
  const search = Array.from(state.search.trim()).slice(0, 100).join('');
  if (search !== '') filter.search = search;
  for (const key of ['mine', 'kept', 'overdue', 'answered', 'inTime', 'converted', 'rated', 'satisfied', 'toTell'] as const) {
    if (state[key] === 'true' || state[key] === 'false') filter[key] = state[key] === 'true';
  }
  return filter;
}
