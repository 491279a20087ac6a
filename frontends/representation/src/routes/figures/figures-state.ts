import type { UrlState } from '@redpine/ui/url-state';
import type { SuggestionDimension, SuggestionFilter } from '../../gql/graphql.ts';

/** The page's state as the URL holds it: the filters, '' where not set; the dimension; the column sorted by, `-` for descending. */
export const FIGURES_DEFAULTS = { by: 'UNIT', year: '', congressSession: '', topic: '', unit: '', area: '', sort: '' } as const;

export type FiguresState = UrlState<typeof FIGURES_DEFAULTS>;
export type Tab = Exclude<SuggestionDimension, 'WHOLE'>;

export const TABS: readonly Tab[] = ['UNIT', 'AREA', 'TOPIC', 'SESSION', 'DEPUTY', 'YEAR'];

export const tabOf = ({ by }: Pick<FiguresState, 'by'>): Tab => TABS.find((each) => each === by) ?? 'UNIT';

/**
 * What to ask the server for; what the contract does not know is left out. Of the year that goes on, the days until
 * today are compared with the same days of the year before.
 *
 * @param today YYYY-MM-DD
 */
export function figuresFilterOf(state: FiguresState, today: string): SuggestionFilter {
  const filter: SuggestionFilter = {};
  for (const key of ['congressSession', 'topic', 'unit', 'area'] as const) if (/^[A-Za-z0-9_.-]{1,64}$/.test(state[key])) filter[key] = state[key];
  if (/^(19|20)\d{2}$/.test(state.year)) {
    filter.submittedFrom = `${state.year}-01-01`;
    filter.submittedUntil = today.startsWith(state.year) ? today : `${state.year}-12-31`;
  }
  return filter;
}

/** The rows by a value, those without one last; as they came where no column is chosen. */
export function sorted<Row>(rows: readonly Row[], value: ((row: Row) => number | null) | undefined, descending: boolean): readonly Row[] {
  if (!value) return rows;
  const direction = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return direction * (x - y);
  });
}
