import type { UrlState } from '@redpine/ui/url-state';
import type { TieFigureFilter, TieFilter } from '../../gql/graphql.ts';
import { given, idOf, oneOf, quarterOf, yesNoOf } from '../../parts/filters.ts';

/** The list's filters as the URL holds them: named as in the contract's `TieFilter`, '' where not set. */
export const TIE_DEFAULTS = {
  kind: '', state: '', mine: '', deputy: '', member: '', area: '', reached: '', lasting: '', met: '', year: '', quarter: '',
} as const satisfies Record<string, ''>;

export const TIE_KINDS = ['MEMBER_DEPUTY', 'DEPUTY_VOTER'] as const;
export const TIE_STATES = ['ACTIVE', 'ENDED'] as const;
export const QUARTERS = ['1', '2', '3', '4'] as const;

type State = UrlState<typeof TIE_DEFAULTS>;

/** The year and quarter that reach is counted over. The contract refuses years before 1954: this century’s alone are asked for. */
export function periodOf({ year, quarter }: Pick<State, 'year' | 'quarter'>): Pick<TieFigureFilter, 'year' | 'quarter'> {
  return given({ year: /^20\d{2}$/.test(year) ? Number(year) : undefined, quarter: quarterOf(quarter) });
}

/** What figures stand over: the part of the filter that both have. */
export function tieFiguresOf(state: Pick<State, 'kind' | 'deputy' | 'area' | 'year' | 'quarter'>): TieFigureFilter {
  return given<TieFigureFilter>({
    kind: oneOf(TIE_KINDS, state.kind),
    deputy: idOf(state.deputy), area: idOf(state.area),
    ...periodOf(state),
  });
}

/** What to ask the server for; what the contract does not know is left out, as if not given. */
export function tieFilterOf(state: State): TieFilter {
  return given<TieFilter>({
    ...tieFiguresOf(state),
    state: oneOf(TIE_STATES, state.state),
    member: idOf(state.member),
    mine: yesNoOf(state.mine), reached: yesNoOf(state.reached), lasting: yesNoOf(state.lasting), met: yesNoOf(state.met),
  });
}
