import type { UrlState } from '@redpine/ui/url-state';
import type { SuggestionDimension, SuggestionFilter } from '../../gql/graphql.ts';
import { given, idOf, oneOf, yearOf } from '../../parts/filters.ts';

/** The page's state as the URL holds it: the filters, '' where not set; the dimension; the column sorted by, `-` for descending. */
export const FIGURES_DEFAULTS = { by: 'UNIT', year: '', congressSession: '', topic: '', unit: '', area: '', sort: '' } as const;

export type FiguresState = UrlState<typeof FIGURES_DEFAULTS>;
export type Tab = Exclude<SuggestionDimension, 'WHOLE'>;

export const TABS: readonly Tab[] = ['UNIT', 'AREA', 'TOPIC', 'SESSION', 'DEPUTY', 'YEAR'];

export const tabOf = ({ by }: Pick<FiguresState, 'by'>): Tab => oneOf(TABS, by) ?? 'UNIT';

/**
 * What to ask the server for; what the contract does not know is left out. Of the year that goes on, the days until
 * today are compared with the same days of the year before.
 *
 * @param today YYYY-MM-DD
 */
export function figuresFilterOf(state: FiguresState, today: string): SuggestionFilter {
  const year = yearOf(state.year);
  return given<SuggestionFilter>({
    congressSession: idOf(state.congressSession), topic: idOf(state.topic), unit: idOf(state.unit), area: idOf(state.area),
    ...(year !== undefined && { submittedFrom: `${year}-01-01`, submittedUntil: today.startsWith(state.year) ? today : `${year}-12-31` }),
  });
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
