import { useState, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { DisclosureMenu } from './disclosure-menu.tsx';
import { useFormat } from './format.ts';
import { defineMessages, useMessages } from './messages.ts';
import { EmptyState, ErrorState, Loading } from './states.tsx';
import type { Paging } from './url-state.ts';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** the row's name: it stays, heads the row for screen readers and the card on a phone */
  heading?: boolean;
  /** starts hidden; the reader may show it */
  optional?: boolean;
  align?: 'start' | 'end';
  /** a CSS width; columns without one share the rest */
  width?: string;
  /** the server's order by this column; the header becomes a button */
  sort?: { direction: 'ascending' | 'descending' | 'none'; onToggle: () => void };
}

interface DataTableProps<Row> {
  /** names the table for screen readers, and its column choice in the browser's storage */
  label: string;
  storageKey: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  loading: boolean;
  error?: CombinedError | undefined;
  onRetry?: () => void;
  /** of the connection */
  pageInfo?: { hasNextPage: boolean; endCursor?: string | null } | undefined;
  totalCount?: number | undefined;
  paging?: Paging;
  empty?: ReactNode;
  /** above the table on the right, such as export */
  tools?: ReactNode;
}

const messages = defineMessages({
  zh: {
    columns: '显示列',
    density: '紧凑',
    total: (count: string) => `共 ${count} 条`,
    page: (page: string) => `第 ${page} 页`,
    previous: '上一页',
    next: '下一页',
    paging: '翻页',
    refreshing: '正在更新…',
  },
  en: {
    columns: 'Columns',
    density: 'Compact',
    total: (count: string) => (count === '1' ? '1 row' : `${count} rows`),
    page: (page: string) => `Page ${page}`,
    previous: 'Previous',
    next: 'Next',
    paging: 'Pages',
    refreshing: 'Updating…',
  },
});

interface Choice {
  hidden: string[];
  compact: boolean;
}

/** The reader's choice of columns and density, kept in the browser for this list. */
function useChoice(storageKey: string, initiallyHidden: string[]): [Choice, (choice: Choice) => void] {
  const key = `redpine-table-${storageKey}`;
  const [choice, setChoice] = useState<Choice>(() => {
    const stored = localStorage.getItem(key);
    return stored ? (JSON.parse(stored) as Choice) : { hidden: initiallyHidden, compact: false };
  });
  return [
    choice,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setChoice(next);
    },
  ];
}

/** A list paged by the server: a table where there is room, cards on a phone (the same markup, laid out anew). */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, storageKey, columns, rows, loading, error, onRetry, empty } = props;
  const text = useMessages(messages);
  const optional = columns.filter((column) => column.optional).map((column) => column.key);
  const [choice, setChoice] = useChoice(storageKey, optional);
  const shown = columns.filter((column) => column.heading || !choice.hidden.includes(column.key));

  if (error && !rows) return <ErrorState error={error} {...(onRetry && { onRetry })} />;
  if (!rows) return <Loading rows={8} />;
  return (
    <div className={`rp-table ${choice.compact ? 'rp-table-compact' : ''}`} aria-busy={loading}>
      <TableBar {...props} choice={choice} onChoice={setChoice} />
      {rows.length === 0 ? (
        (empty ?? <EmptyState />)
      ) : (
        <section className="rp-table-scroll" aria-label={label}>
          <table>
            <caption className="rp-visually-hidden">{label}</caption>
            <thead>
              <tr>
                {shown.map((column) => (
                  <HeaderCell key={column.key} column={column} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={props.rowKey(row)}>
                  {shown.map((column) => (
                    <Cell key={column.key} column={column} row={row} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pager {...props} />
      <output className="rp-visually-hidden">{loading ? text.refreshing : ''}</output>
    </div>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      scope="col"
      data-align={column.align ?? 'start'}
      style={{ width: column.width }}
      {...(sort && { 'aria-sort': sort.direction })}
    >
      {sort ? (
        <button type="button" className="rp-sort" data-direction={sort.direction} onClick={sort.onToggle}>
          {column.title}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.heading) return <th scope="row">{column.render(row)}</th>;
  return (
    <td data-label={column.title} data-align={column.align ?? 'start'} data-fixed={column.width}>
      {column.render(row)}
    </td>
  );
}

interface TableBarProps<Row> extends DataTableProps<Row> {
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

function TableBar<Row>({ columns, totalCount, tools, choice, onChoice }: TableBarProps<Row>) {
  const text = useMessages(messages);
  const format = useFormat();
  const toggle = (key: string, visible: boolean): void => {
    const others = choice.hidden.filter((each) => each !== key);
    onChoice({ ...choice, hidden: visible ? others : [...others, key] });
  };
  return (
    <div className="rp-table-bar">
      <p>{totalCount === undefined ? '' : text.total(format.number(totalCount))}</p>
      <div className="rp-table-tools rp-no-print">
        {tools}
        <DisclosureMenu trigger={text.columns} className="rp-menu-end">
          {columns
                .filter((column) => !column.heading)
                .map((column) => (
                  <label key={column.key} className="rp-check">
                    <input
                      type="checkbox"
                      checked={!choice.hidden.includes(column.key)}
                      onChange={(event) => toggle(column.key, event.target.checked)}
                    />
                    {column.title}
                  </label>
                ))}
              <label className="rp-check rp-check-apart">
                <input
                  type="checkbox"
                  checked={choice.compact}
                  onChange={(event) => onChoice({ ...choice, compact: event.target.checked })}
                />
                {text.density}
              </label>
        </DisclosureMenu>
      </div>
    </div>
  );
}

function Pager<Row>({ pageInfo, paging }: DataTableProps<Row>) {
  const text = useMessages(messages);
  const format = useFormat();
  if (!paging || !pageInfo || (paging.page === 1 && !pageInfo.hasNextPage)) return null;
  const { endCursor } = pageInfo;
  return (
    <nav className="rp-pager rp-no-print" aria-label={text.paging}>
      <button type="button" className="rp-plain-button" disabled={paging.page <= 1} onClick={paging.previous}>
        {text.previous}
      </button>
      <span aria-current="page">{text.page(format.number(paging.page))}</span>
      <button
        type="button"
        className="rp-plain-button"
        disabled={!pageInfo.hasNextPage || !endCursor}
        onClick={() => {
          if (endCursor) paging.next(endCursor);
        }}
      >
        {text.next}
      </button>
    </nav>
  );
}
