import { useState } from 'react';
import { DataTable, type Column } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { BarSelect } from '../../parts/bar-select.tsx';
import { countNames } from '../../parts/count-names.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { useColumns, type Row } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FILTER_DEFAULTS, filterOf, ORDERS, orderOf } from './filter-state.ts';
import { filterWords, useFilters } from './list-filters.tsx';
import { SavedViews } from './saved-views.tsx';
import { SuggestionRowFragment } from './suggestion-row.ts';

const STORAGE_KEY = 'suggestions';

const ListDocument = graphql(`
  query SuggestionList(
    $filter: SuggestionFilter
    $orderBy: SuggestionOrder!
    $first: Int!
    $after: String
    $search: String
    $deputy: ID!
    $byDeputy: Boolean!
    $behindFigure: Boolean!
  ) {
    suggestionHandlings(filter: $filter) @include(if: $behindFigure)
    deputy(id: $deputy) @include(if: $byDeputy) {
      id
      name
    }
    suggestions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
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
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表建议',
    begin: '提出建议',
    order: '排序',
    NEWEST: '最新提出',
    DEADLINE: '期限最近',
    NUMBER: '按编号',
    RELEVANCE: '最相关',
    select: '选择',
    choose: (title: string) => `选择：${title}`,
    chosen: (count: number) => `已选 ${count} 件待交办建议`,
    assign: '去集中交办',
    clear: '取消选择',
    none: '没有符合条件的建议',
    noneText: '可以放宽筛选条件，或换一个搜索词。',
    clearFilters: '清除全部条件',
    behind: (count: string, handlings: string, suggestions: string) => `${count}：${handlings} 件承办，${suggestions} 件建议。一件建议由几个单位分别办理时，各算一件承办。`,
    nothing: '还没有建议',
    nothingText: '代表提出建议后会显示在这里。',
  },
  en: {
    title: 'Suggestions',
    begin: 'Write a suggestion',
    order: 'Order',
    NEWEST: 'Latest first',
    DEADLINE: 'Nearest due day',
    NUMBER: 'By number',
    RELEVANCE: 'Best match',
    select: 'Select',
    choose: (title: string) => `Select: ${title}`,
    chosen: (count: number) => `${count} selected to be assigned`,
    assign: 'Assign them',
    clear: 'Clear selection',
    none: 'No suggestion meets these conditions',
    noneText: 'Widen the filters, or search for another word.',
    clearFilters: 'Clear all conditions',
    behind: (count: string, handlings: string, suggestions: string) => `${count}: ${handlings} handlings, ${suggestions} suggestions. Where units handle a suggestion separately, each is one handling.`,
    nothing: 'No suggestions yet',
    nothingText: 'They show here once deputies submit them.',
  },
});

export default function SuggestionsPage() {
  const text = useMessages(messages);
  const counts = useMessages(countNames);
  const format = useFormat();
  const may = usePermissions();
  const [state, setState] = useUrlState(FILTER_DEFAULTS);
  const filter = filterOf(state);
  const orderBy = orderOf(state);
  const { data, table } = useList({
    query: ListDocument,
    variables: {
      filter,
      orderBy,
      search: filter.search ?? null,
      deputy: filter.deputy ?? '',
      byDeputy: filter.deputy !== undefined,
      behindFigure: filter.counted !== undefined,
    },
    refetchOn: ['Suggestion', 'Handling'],
  });
  const filters = useFilters({ id: state.deputy, name: data?.deputy?.name });
  const columns = useColumns({ order: orderBy, onOrder: (order) => setState({ order }) });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = data?.suggestions.edges.map((edge) => readFragment(SuggestionRowFragment, edge.node));
  const handlings = data?.suggestionHandlings;
  const narrowed = Object.keys(filter).length > 0;

  const select: Column<Row> = {
    key: 'select',
    title: text.select,
    width: '3.5em',
    render: (row) =>
      row.state === 'ACCEPTED' ? (
        <input
          type="checkbox"
          aria-label={text.choose(row.title)}
          checked={chosen.has(row.id)}
          onChange={(event) => {
            const next = new Set(chosen);
            if (event.target.checked) next.add(row.id);
            else next.delete(row.id);
            setChosen(next);
          }}
        />
      ) : null,
  };
  return (
    <Page
      title={text.title}
      actions={
        may.draft && (
          <Link className="rep-button" href="/representation/suggestions/new">
            {text.begin}
          </Link>
        )
      }
    >
      <FilterBar filters={filters} state={state} onChange={setState} />
      <Panel>
        {chosen.size > 0 && (
          <div className="rep-chosen">
            <output>{text.chosen(chosen.size)}</output>
            <Link className="rep-button" href={`/representation/assign?${[...chosen].map((id) => `chosen=${id}`).join('&')}`}>
              {text.assign}
            </Link>
            <button type="button" className="rp-link-button" onClick={() => setChosen(new Set())}>
              {text.clear}
            </button>
          </div>
        )}
        {filter.counted && data && typeof handlings === 'number' && (
          <p className="rp-quiet">{text.behind(counts[filter.counted], format.number(handlings), format.number(data.suggestions.totalCount))}</p>
        )}
        <DataTable
          label={text.title}
          storageKey={STORAGE_KEY}
          columns={may.assign ? [select, ...columns] : columns}
          {...table(data?.suggestions)}
          rows={rows}
          empty={
            <EmptyState
              title={narrowed ? text.none : text.nothing}
              action={narrowed && <Link href="/representation/suggestions">{text.clearFilters}</Link>}
            >
              {narrowed ? text.noneText : text.nothingText}
            </EmptyState>
          }
          tools={
            <>
              <BarSelect
                label={text.order}
                value={orderBy}
                options={ORDERS.filter((value) => value !== 'RELEVANCE' || filter.search !== undefined).map((value) => ({ value, label: text[value] }))}
                onChange={(order) => setState({ order })}
              />
              <SavedViews />
              {may.export && (
                <ExportMenu
                  filter={filter}
                  orderBy={orderBy}
                  columns={columns}
                  storageKey={STORAGE_KEY}
                  words={filterWords(filters, state)}
                  demo={may.demo}
                />
              )}
            </>
          }
        />
      </Panel>
    </Page>
  );
}
