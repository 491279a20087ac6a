import type { UrlState } from '@redpine/ui/url-state';
import type { CommitmentFilter, HomeFigureFilter, SuggestionFilter, SuggestionState, TieFigureFilter, TieKind } from '../../gql/graphql.ts';
import { idOf, quarterOf } from '../../parts/filters.ts';

/** The dashboards' state as the URL holds it: which of them, and what it is over; '' where not set. */
export const DASHBOARD_DEFAULTS = { view: '', year: '', quarter: '', congressSession: '', area: '' } as const;

export const VIEWS = ['pipeline', 'promises', 'homes', 'reach'] as const;
export type DashboardView = (typeof VIEWS)[number];

/** What the figures of a dashboard are over. */
export interface Scope {
  year: number;
  /** The days of the year that have come, and the same of the year before; null within a session, which has no such year. */
  days: { from: string; until: string } | null;
  before: { from: string; until: string } | null;
  quarter: number | null;
  session: string | null;
  area: string | null;
  /** An office over an area: of the suggestions of its own deputies it knows titles and states, neither days nor what they concern. */
  isLocal: boolean;
}

/**
 * @param today YYYY-MM-DD
 * @param own the area that the viewer's office is over; null for whoever sees the whole district
 */
export function scopeOf(state: UrlState<typeof DASHBOARD_DEFAULTS>, today: string, own: string | null): Scope {
  const year = Number(/^20\d{2}$/.test(state.year) ? state.year : today.slice(0, 4));
  const session = idOf(state.congressSession) ?? null;
  const until = today.startsWith(String(year)) ? today.slice(5) : '12-31';
  return {
    year,
    days: session === null ? { from: `${year}-01-01`, until: `${year}-${until}` } : null,
    before: session === null && own === null ? { from: `${year - 1}-01-01`, until: `${year - 1}-${until === '02-29' ? '02-28' : until}` } : null,
    quarter: quarterOf(state.quarter) ?? null,
    session,
    area: idOf(state.area) ?? own,
    isLocal: own !== null,
  };
}

const placed = ({ area }: Scope): { area?: string } => (area === null ? {} : { area });

export function suggestionsOf(scope: Scope, days: Scope['days'] = scope.days): SuggestionFilter {
  if (scope.isLocal) return {};
  return {
    ...(days ? { submittedFrom: days.from, submittedUntil: days.until } : { congressSession: scope.session }),
    ...placed(scope),
  };
}

/** 提出、受理、交办、答复、办结, in the order of the law. */
export const STAGES: readonly (readonly [name: 'accepted' | 'handedOver' | 'assigned' | 'answered' | 'closed', states: SuggestionState[]])[] = [
  ['accepted', ['ACCEPTED']], ['handedOver', ['HANDED_OVER']], ['assigned', ['ASSIGNED']], ['answered', ['ANSWERED']], ['closed', ['CLOSED', 'ARCHIVED']],
];

/** Of the ledger, what was promised in the year, or on suggestions of the session. */
export function ledgerOf(scope: Scope): CommitmentFilter {
  return { ...(scope.session === null ? { promisedYear: scope.year } : { congressSession: scope.session }), ...placed(scope) };
}

export const homesOf = ({ area }: Scope, year: number): HomeFigureFilter => ({ year, ...(area !== null && { area }) });

export function tiesOf({ area, quarter }: Scope, kind: TieKind, year: number, nth: number | null = quarter): TieFigureFilter {
  return { kind, year, ...(nth !== null && { quarter: nth }), ...(area !== null && { area }) };
}
