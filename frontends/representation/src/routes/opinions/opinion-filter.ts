import type { UrlState } from '@redpine/ui/url-state';
import type { OpinionFigureFilter, OpinionFilter, OpinionKind, OpinionState } from '../../gql/graphql.ts';
import { dayOf, given, idOf, manyOf, oneOf, searchOf, yearOf, yesNoOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `OpinionFilter`, '' where not set. */
export const OPINION_DEFAULTS = {
  search: '', states: [], channel: '', area: '', topic: '', kind: '', deputy: '', unit: '', home: '', electoralDistrict: '', receivedFrom: '', receivedUntil: '', inTime: '', satisfied: '', mine: '', kept: '', year: '', overdue: '', answered: '', converted: '', rated: '', toTell: '', orderBy: 'DUE',
} as const satisfies Record<string, string | readonly []>;

export const OPINION_STATES: readonly OpinionState[] = ['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED', 'ANSWERED', 'CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED'];
export const OPINION_KINDS: readonly OpinionKind[] = ['PROPOSAL', 'QUESTION', 'CASE', 'PETITION', 'COMPLAINT'];

/** The part that figures take too: they look at no text, and at no state. */
export function opinionFigureFilterOf(state: UrlState<typeof OPINION_DEFAULTS>): OpinionFigureFilter {
  return given<OpinionFigureFilter>({
    channel: idOf(state.channel), area: idOf(state.area), topic: idOf(state.topic), deputy: idOf(state.deputy), unit: idOf(state.unit),
    home: idOf(state.home), electoralDistrict: idOf(state.electoralDistrict),
    kind: oneOf(OPINION_KINDS, state.kind),
    year: yearOf(state.year),
    receivedFrom: dayOf(state.receivedFrom), receivedUntil: dayOf(state.receivedUntil),
  });
}

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function opinionFilterOf(state: UrlState<typeof OPINION_DEFAULTS>): OpinionFilter {
  return given<OpinionFilter>({
    ...opinionFigureFilterOf(state),
    states: manyOf(OPINION_STATES, state.states),
    search: searchOf(state.search),
    mine: yesNoOf(state.mine), kept: yesNoOf(state.kept), overdue: yesNoOf(state.overdue), answered: yesNoOf(state.answered),
    inTime: yesNoOf(state.inTime), converted: yesNoOf(state.converted), rated: yesNoOf(state.rated), satisfied: yesNoOf(state.satisfied),
    toTell: yesNoOf(state.toTell),
  });
}
