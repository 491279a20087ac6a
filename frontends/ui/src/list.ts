import type { CombinedError, TypedDocumentNode } from 'urql';
import { useLiveQuery } from './live-query.ts';
import { type Paging, usePaging } from './url-state.ts';

const SIZE = 20;

interface ListArgs<Data, Variables extends { first: number; after?: string | null | undefined }> {
  query: TypedDocumentNode<Data, Variables>;
  /** all but the page */
  variables: Omit<Variables, 'first' | 'after'>;
  /** types whose changes fetch it again */
  refetchOn: readonly string[];
  /** rows of a page; 20 unless told */
  size?: number;
}

interface Connection<Row> {
  edges: readonly { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number;
}

/** What a `DataTable` takes of a list. */
interface ListProps<Row> {
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  loading: boolean;
  error: CombinedError | undefined;
  onRetry: () => void;
  pageInfo: Connection<Row>['pageInfo'] | undefined;
  totalCount: number | undefined;
  paging: Paging;
}

/** A list that the server pages, by the page in the URL: what is known at once, fetched at every visit and when a record of it changes. */
export function useList<Data, Variables extends { first: number; after?: string | null | undefined }>(args: ListArgs<Data, Variables>): {
  data: Data | undefined;
  reload: () => void;
  /** for the table: the connection of `data` with how it is paged and loaded */
  table: <Row extends { id: string }>(connection: Connection<Row> | undefined) => ListProps<Row>;
} {
  const { query, variables, refetchOn, size = SIZE } = args;
  const paging = usePaging();
  const [{ data, error, fetching }, refetch] = useLiveQuery<Data, Variables>({
    query, variables: { ...variables, first: size, after: paging.after ?? null } as Variables, refetchOn,
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return {
    data,
    reload,
    table: (connection) => ({
      rows: connection?.edges.map(({ node }) => node), rowKey: (row) => row.id, loading: fetching, error, onRetry: reload,
      pageInfo: connection?.pageInfo, totalCount: connection?.totalCount, paging,
    }),
  };
}
