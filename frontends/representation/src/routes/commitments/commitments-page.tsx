import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { FilterBar, type Filter } from '@redpine/ui/filter-bar';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { CommitmentLedgerQuery } from '../../gql/graphql.ts';
import { BarSelect } from '../../parts/bar-select.tsx';
import { useYearChoices, useYesNo } from '../../parts/filter-choices.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { queueNames } from '../../words.ts';
import { commitmentStates } from '../suggestion/commitment-words.ts';
import { CommitmentExport } from './commitment-export.tsx';
import { COMMITMENT_DEFAULTS, COMMITMENT_QUEUES, COMMITMENT_STATES, commitmentFilterOf } from './commitment-filter.ts';
import { CommitmentRow, useCommitmentColumns } from './commitment-columns.tsx';

const LedgerDocument = graphql(`
  query CommitmentLedger($filter: CommitmentFilter, $orderBy: CommitmentOrder!, $first: Int!, $after: String) {
    commitments(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id ...CommitmentRow } }
    }
    commitmentFigures(filter: $filter) {
      total { value asOf drillDown }
      open { value asOf drillDown }
      overdue { value asOf drillDown }
      fulfilled { numerator denominator value small asOf drillDown }
      fulfilledInTime { numerator denominator value small asOf drillDown }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '承诺事项台账', lead: '答复中承诺的事项，逐年跟踪到落实、再评、销号。', figures: '落实情况', total: '承诺事项', open: '未办结', overdue: '逾期待落实', fulfilled: '落实率', fulfilledInTime: '按期落实率',
    search: '搜索承诺内容、目标和建议', states: '状态', promisedYear: '承诺年份', dueYear: '到期年份', unit: '承诺单位', area: '涉及区域', topic: '领域',
    isOverdue: '逾期', isFulfilled: '已落实', inTime: '按期落实', pressYear: '滚动督办年份', queue: '待办', order: '排序', DUE: '期限最近', NEWEST: '最新承诺',
    none: '没有符合条件的承诺事项', noneText: '可以放宽筛选条件。', clear: '清除全部条件', nothing: '还没有承诺事项', nothingText: '答复后，承办单位或代工委在建议页面登记。',
  },
  en: {
    title: 'Ledger of commitments', lead: 'What replies promised, followed across years until it is kept, evaluated again and closed.', figures: 'How promises are kept', total: 'Commitments', open: 'Open', overdue: 'Past the due day', fulfilled: 'Kept', fulfilledInTime: 'Kept in time',
    search: 'Search promises, measures and suggestions', states: 'State', promisedYear: 'Promised in', dueYear: 'Due in', unit: 'Unit', area: 'Area', topic: 'Topic',
    isOverdue: 'Overdue', isFulfilled: 'Kept', inTime: 'Kept in time', pressYear: 'Pressed in', queue: 'Queue', order: 'Order', DUE: 'Nearest due day', NEWEST: 'Latest promise',
    none: 'No commitment meets these conditions', noneText: 'Widen the filters.', clear: 'Clear all conditions', nothing: 'No commitments yet', nothingText: 'The unit or the office registers them on the suggestion’s page once it is replied to.',
  },
});

/** 承诺事项台账 — across years, with figures and export. */
export default function CommitmentsPage() {
  const text = useMessages(messages);
  const may = usePermissions();
  const [state, setState] = useUrlState(COMMITMENT_DEFAULTS);
  const filter = commitmentFilterOf(state);
  const orderBy = state.order === 'NEWEST' ? 'NEWEST' : 'DUE';
  const { data, table } = useList({ query: LedgerDocument, variables: { filter, orderBy }, refetchOn: ['Commitment'] });
  const columns = useCommitmentColumns();
  const filters = useCommitmentFilters();
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page title={text.title} lead={text.lead}>
      <FilterBar filters={filters} state={state} onChange={(changes) => setState(changes)} />
      {data && <Figures figures={data.commitmentFigures} />}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="commitments"
          columns={columns}
          {...table(data?.commitments)}
          rows={data?.commitments.edges.map((edge) => readFragment(CommitmentRow, edge.node))}
          empty={
            <EmptyState title={narrowed ? text.none : text.nothing} action={narrowed && <Link href="/representation/commitments">{text.clear}</Link>}>
              {narrowed ? text.noneText : text.nothingText}
            </EmptyState>
          }
          tools={
            <>
              <BarSelect
                label={text.order}
                value={orderBy}
                options={(['DUE', 'NEWEST'] as const).map((value) => ({ value, label: text[value] }))}
                onChange={(order) => setState({ order })}
              />
              {may.export && <CommitmentExport filter={filter} orderBy={orderBy} columns={columns} demo={may.demo} />}
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function useCommitmentFilters(): Filter[] {
  const text = useMessages(messages);
  const states = useMessages(commitmentStates);
  const queues = useMessages(queueNames);
  const vocabulary = useVocabulary();
  const yesNo = useYesNo();
  const years = useYearChoices();
  return [
    { key: 'search', kind: 'search', label: text.search },
    { key: 'states', kind: 'many', label: text.states, options: COMMITMENT_STATES.map((value) => ({ value, label: states[value] })) },
    { key: 'promisedYear', kind: 'one', label: text.promisedYear, options: years },
    { key: 'dueYear', kind: 'one', label: text.dueYear, options: years },
    { key: 'unit', kind: 'one', label: text.unit, options: vocabulary.units.flatMap((group) => group.choices) },
    { key: 'area', kind: 'one', label: text.area, options: vocabulary.areas },
    { key: 'topic', kind: 'one', label: text.topic, options: vocabulary.topics },
    { key: 'overdue', kind: 'one', label: text.isOverdue, options: yesNo },
    { key: 'fulfilled', kind: 'one', label: text.isFulfilled, options: yesNo },
    { key: 'fulfilledInTime', kind: 'one', label: text.inTime, options: yesNo },
    { key: 'pressYear', kind: 'one', label: text.pressYear, options: years },
    { key: 'queue', kind: 'one', label: text.queue, options: COMMITMENT_QUEUES.map((value) => ({ value, label: queues[value] })) },
  ];
}

function Figures({ figures }: { figures: CommitmentLedgerQuery['commitmentFigures'] }) {
  const text = useMessages(messages);
  return (
    <section aria-label={text.figures} className="rp-figures">
      <Figure label={text.total} figure={figures.total} />
      <Figure label={text.open} figure={figures.open} />
      <Figure label={text.overdue} figure={figures.overdue} tone={figures.overdue.value > 0 ? 'late' : 'plain'} />
      <Figure label={text.fulfilled} figure={figures.fulfilled} />
      <Figure label={text.fulfilledInTime} figure={figures.fulfilledInTime} />
    </section>
  );
}
