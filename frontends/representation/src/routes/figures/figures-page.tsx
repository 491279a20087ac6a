import { DataTable } from '@redpine/ui/data-table';
import { FilterBar, type Filter } from '@redpine/ui/filter-bar';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link, useSearch } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState, Loading } from '@redpine/ui/states';
import { useUrlState, writeUrlState } from '@redpine/ui/url-state';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { useYearChoices } from '../../parts/filter-choices.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { SuggestionFigures, SuggestionFiguresFragment } from '../../parts/suggestion-figures.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { shanghaiDay } from '../suggestions/columns.tsx';
import { dimensionNames, useFiguresColumns } from './figures-columns.tsx';
import { FiguresExport } from './figures-export.tsx';
import { FIGURES_DEFAULTS, figuresFilterOf, sorted, tabOf, TABS } from './figures-state.ts';

/** As the page was opened. */
const TODAY = shanghaiDay(new Date().toISOString());

const FiguresDocument = graphql(`
  query FiguresPage($by: SuggestionDimension!, $filter: SuggestionFilter) {
    suggestionFigures(filter: $filter) {
      ...SuggestionFigureParts
    }
    suggestionBreakdown(by: $by, filter: $filter) {
      key
      name
      figures {
        total { value drillDown }
        clock {
          handlings { value drillDown }
          overdue { value drillDown }
          rehandling { value drillDown }
        }
        repliedInTime { numerator denominator value small drillDown }
        implemented { numerator denominator value small drillDown }
        satisfied { numerator denominator value small drillDown }
      }
      before {
        total { value drillDown }
        repliedInTime { numerator denominator value small drillDown }
        implemented { numerator denominator value small drillDown }
        satisfied { numerator denominator value small drillDown }
      }
      change { repliedInTime implemented satisfied }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '办理统计', lead: '按您有权查看的建议统计；带导入标记的记录不计入。点击数字查看明细。', figures: '总体情况', breakdown: '分项统计', by: '统计维度',
    year: '提出年份', session: '届次', topic: '领域', unit: '承办单位', area: '涉及区域',
    note: '一件建议由几个单位办理时，各单位分别计；区域含下级区域，社区、村计入所在街道、镇。各行之和因此可能大于总数。',
    compare: '同比：与上年同期提出的建议相比，两年均为目前的办理结果，差值为百分点。', choose: '选择提出年份后显示同比。', small: '※ 样本少：分母很小，一件的变化就会使比例大幅变动，不宜据此比较。',
    none: '没有可统计的建议', noneText: '可以放宽筛选条件；建议受理后计入。', clear: '清除全部条件',
  },
  en: {
    title: 'Figures', lead: 'Over the suggestions that you may see; imported records with a flag stand outside. Follow a number to its rows.', figures: 'The whole', breakdown: 'Broken down', by: 'By',
    year: 'Submitted in', session: 'Session', topic: 'Topic', unit: 'Unit', area: 'Area',
    note: 'Where several units handle a suggestion, each counts its own; an area holds those below it. Rows may add up to more than the whole.',
    compare: 'Beside the same days of the year before: both years as they stand now, with the difference in percentage points.', choose: 'Choose a year to compare it with the year before.', small: '※ Few cases: one case moves the ratio a lot; not fit for comparison.',
    none: 'Nothing to count', noneText: 'Widen the filters; suggestions count once they are accepted.', clear: 'Clear all conditions',
  },
});

/** 办理统计 — the legal clock on top, implementation before satisfaction, then broken down beside the year before. */
export default function FiguresPage() {
  const text = useMessages(messages);
  const names = useMessages(dimensionNames);
  const may = usePermissions();
  const search = useSearch();
  const [state, setState] = useUrlState(FIGURES_DEFAULTS);
  const by = tabOf(state);
  const filter = figuresFilterOf(state, TODAY);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: FiguresDocument,
    variables: { by, filter },
    refetchOn: ['Suggestion', 'Handling', 'Commitment'],
    requestPolicy: 'cache-and-network',
  });
  const columns = useFiguresColumns(by);
  const filters = useFiguresFilters();

  const descending = state.sort.startsWith('-');
  const chosen = columns.find(({ key }) => key === state.sort.replace('-', ''));
  const rows = data && sorted(data.suggestionBreakdown, chosen?.value, descending);
  const sortable = columns.map((column) => {
    if (!column.value) return column;
    const direction = column !== chosen ? ('none' as const) : descending ? ('descending' as const) : ('ascending' as const);
    return { ...column, sort: { direction, onToggle: () => setState({ sort: direction === 'descending' ? column.key : `-${column.key}` }) } };
  });
  const compares = filter.submittedFrom !== undefined || by === 'YEAR' || by === 'SESSION';
  const words = filters.flatMap((each) => {
    const value = state[each.key as keyof typeof state];
    return value === '' || !('options' in each) ? [] : [`${each.label}：${each.options.find((option) => option.value === value)?.label ?? value}`];
  });
  return (
    <Page title={text.title} lead={text.lead}>
      <FilterBar filters={filters} state={state} onChange={(changes) => setState(changes)} />
      {!data && !error ? (
        <Panel>
          <Loading rows={8} />
        </Panel>
      ) : (
        <>
          {data && (
            <section aria-labelledby="rep-figures-whole">
              <div className="rep-section-head">
                <h2 id="rep-figures-whole">{text.figures}</h2>
              </div>
              <SuggestionFigures figures={data.suggestionFigures} />
            </section>
          )}
          <Panel title={text.breakdown}>
            <nav className="rep-tabs rp-no-print" aria-label={text.by}>
              {TABS.map((tab) => (
                <Link key={tab} href={`/representation/figures${writeUrlState(search, { by: tab, sort: '' }, FIGURES_DEFAULTS)}`} aria-current={tab === by ? 'page' : undefined}>
                  {names[tab]}
                </Link>
              ))}
            </nav>
            <p className="rp-quiet">{compares ? text.compare : text.choose}</p>
            <DataTable
              label={`${text.breakdown}：${names[by]}`}
              storageKey="suggestion-figures"
              columns={sortable}
              rows={rows}
              rowKey={(row) => row.key}
              loading={fetching}
              error={error}
              onRetry={() => refetch({ requestPolicy: 'network-only' })}
              totalCount={rows?.length}
              empty={
                <EmptyState title={text.none} action={<Link href="/representation/figures">{text.clear}</Link>}>
                  {text.noneText}
                </EmptyState>
              }
              tools={
                may.export && data && rows && (
                  <FiguresExport columns={columns} rows={rows} asOf={readFragment(SuggestionFiguresFragment, data.suggestionFigures).total.asOf} words={words} demo={may.demo} filter={{ by, ...filter }} />
                )
              }
            />
            <p className="rp-quiet">{text.note}</p>
            <p className="rp-quiet">{text.small}</p>
          </Panel>
        </>
      )}
    </Page>
  );
}

function useFiguresFilters(): Filter[] {
  const text = useMessages(messages);
  const vocabulary = useVocabulary();
  const years = useYearChoices();
  return [
    { key: 'year', kind: 'one', label: text.year, options: years },
    { key: 'congressSession', kind: 'one', label: text.session, options: vocabulary.sessions },
    { key: 'topic', kind: 'one', label: text.topic, options: vocabulary.topics },
    { key: 'unit', kind: 'one', label: text.unit, options: vocabulary.units.flatMap((group) => group.choices) },
    { key: 'area', kind: 'one', label: text.area, options: vocabulary.areas },
  ];
}
