import { useQuery } from 'urql';
import { DataTable, type Column } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { Highlight, runsOf } from '@redpine/ui/highlight';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { usePaging, useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import type { DeputyFilter, DeputyListQuery, DeputyStatus } from '../../gql/graphql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { deputyStatuses } from '../../words.ts';

const PAGE_SIZE = 30;

const DeputyListDocument = graphql(`
  query DeputyList($filter: DeputyFilter, $first: Int!, $after: String) {
    deputies(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          status
          electoralDistrict {
            id
            name
          }
          delegation {
            id
            name
          }
          term {
            id
            name
          }
        }
      }
    }
    electoralDistricts {
      id
      name
    }
    delegations {
      id
      name
    }
  }
`);

/** On a phone's card a row without a value is left out. */
const NONE = <span className="rep-none">—</span>;

type Row = DeputyListQuery['deputies']['edges'][number]['node'];

const STATUSES: readonly DeputyStatus[] = ['ACTIVE', 'SUSPENDED', 'ENDED'];

const messages = defineMessages({
  zh: {
    title: '代表名录',
    search: '搜索姓名',
    delegation: '代表团',
    district: '选区',
    status: '任职状态',
    name: '姓名',
    term: '届次',
    none: '没有符合条件的代表',
    noneText: '可以放宽筛选条件，或核对姓名。',
  },
  en: {
    title: 'Deputies',
    search: 'Search by name',
    delegation: 'Delegation',
    district: 'Electoral district',
    status: 'Status',
    name: 'Name',
    term: 'Term',
    none: 'No deputy meets these conditions',
    noneText: 'Widen the filters, or check the name.',
  },
});

export default function DeputiesPage() {
  const text = useMessages(messages);
  const statuses = useMessages(deputyStatuses);
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', delegation: '', electoralDistrict: '', status: '' });
  const paging = usePaging();
  const status = STATUSES.find((each) => each === state.status);
  const filter: DeputyFilter = {
    ...(state.search.trim() !== '' && { search: state.search.trim() }),
    ...(state.delegation !== '' && { delegation: state.delegation }),
    ...(state.electoralDistrict !== '' && { electoralDistrict: state.electoralDistrict }),
    ...(status && { status }),
  };
  const [{ data, error, fetching }, refetch] = useQuery({
    query: DeputyListDocument,
    variables: { filter, first: PAGE_SIZE, after: paging.after ?? null },
  });
  if (may.known && !may.browse) return <Forbidden page />;
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: text.name,
      heading: true,
      render: (row) => (
        <Link href={`/representation/deputies/${row.id}`}>
          <Highlight runs={runsOf(row.name, state.search)} />
        </Link>
      ),
    },
    { key: 'delegation', title: text.delegation, render: (row) => row.delegation?.name ?? NONE },
    { key: 'district', title: text.district, render: (row) => row.electoralDistrict?.name ?? NONE },
    { key: 'term', title: text.term, optional: true, render: (row) => row.term?.name ?? NONE },
    {
      key: 'status',
      title: text.status,
      width: '9em',
      render: (row) => <StateTag tone={row.status === 'ACTIVE' ? 'done' : 'quiet'}>{statuses[row.status]}</StateTag>,
    },
  ];
  return (
    <Page title={text.title}>
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'delegation', kind: 'one', label: text.delegation, options: (data?.delegations ?? []).map(option) },
          { key: 'electoralDistrict', kind: 'one', label: text.district, options: (data?.electoralDistricts ?? []).map(option) },
          { key: 'status', kind: 'one', label: text.status, options: STATUSES.map((value) => ({ value, label: statuses[value] })) },
        ]}
        state={state}
        onChange={setState}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="deputies"
          columns={columns}
          rows={data?.deputies.edges.map((edge) => edge.node)}
          rowKey={(row) => row.id}
          loading={fetching}
          error={error}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
          pageInfo={data?.deputies.pageInfo}
          totalCount={data?.deputies.totalCount}
          paging={paging}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
    </Page>
  );
}
