import type { Client, OperationResult } from 'urql';
import { download } from '@redpine/ui/download';
import { csvOf } from '../../export/csv.ts';
import { workbookOf } from '../../export/workbook.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { SuggestionExportQuery, SuggestionExportQueryVariables, SuggestionFilter, SuggestionOrder } from '../../gql/graphql.ts';
import type { ListColumn, Row } from './columns.tsx';
import { SuggestionRowFragment } from './suggestion-row.ts';

/** What one export may hold: more is a matter of a narrower filter. */
export const EXPORT_MOST = 5_000;
const PAGE = 100;

const ExportDocument = graphql(`
  query SuggestionExport($filter: SuggestionFilter, $orderBy: SuggestionOrder!, $first: Int!, $after: String, $search: String, $start: Boolean!) {
    suggestions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount @include(if: $start)
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...SuggestionRow
        }
      }
    }
    suggestionFigures(filter: $filter) @include(if: $start) {
      total {
        asOf
      }
    }
  }
`);

interface Wanted {
  filter: SuggestionFilter;
  orderBy: SuggestionOrder;
}

interface Exported {
  rows: Row[];
  asOf: string;
}

/**
 * Reads every row of a list, page after page, up to `EXPORT_MOST`.
 *
 * @throws the query's error; an abort ends it early with `AbortError`
 */
export async function readAll(
  client: Client,
  { filter, orderBy }: Wanted,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Exported> {
  const rows: Row[] = [];
  let after: string | null = null;
  let total = 0;
  let asOf = '';
  do {
    signal.throwIfAborted();
    const variables: SuggestionExportQueryVariables = { filter, orderBy, first: PAGE, after, search: filter.search ?? null, start: after === null };
    const result: OperationResult<SuggestionExportQuery> = await client.query(ExportDocument, variables, { requestPolicy: 'network-only' }).toPromise();
    const page: SuggestionExportQuery['suggestions'] | undefined = result.data?.suggestions;
    if (!page) throw result.error ?? new Error('no answer');
    total = Math.min(page.totalCount ?? total, EXPORT_MOST);
    asOf = result.data?.suggestionFigures?.total.asOf ?? asOf;
    rows.push(...page.edges.map((edge) => readFragment(SuggestionRowFragment, edge.node)));
    onProgress(Math.min(rows.length, total), total);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after !== null && rows.length < EXPORT_MOST);
  return { rows: rows.slice(0, EXPORT_MOST), asOf };
}

interface Sheet {
  /** such as 代表建议 */
  name: string;
  /** rows above the heading: demo mark, instant, filters */
  head: readonly (readonly string[])[];
  columns: readonly ListColumn[];
  rows: readonly Row[];
}

/** Hands the rows over as a file, in the columns that are shown. */
export async function saveSheet(format: 'csv' | 'xlsx', { name, head, columns, rows }: Sheet): Promise<void> {
  const heading = columns.map((column) => column.title);
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  if (format === 'xlsx') {
    download(`${name}.xlsx`, await workbookOf(head, heading, cells));
    return;
  }
  download(`${name}.csv`, new Blob([csvOf([...head, heading, ...cells])], { type: 'text/csv;charset=utf-8' }));
}
