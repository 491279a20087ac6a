import { useQuery } from 'urql';
import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { usePaging, useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import type { PublishedSuggestionFilter } from '../../gql/graphql.ts';
import { useYearChoices } from '../../parts/filter-choices.ts';
import { given, idOf, searchOf, yearOf } from '../../parts/filters.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';

const RegisterDocument = graphql(`
  query PublicRegister($filter: PublishedSuggestionFilter, $first: Int!, $after: String) {
    publishedSuggestions(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id number title deputyName submittedOn publishedAt topic { id name } area { id name } replies { unitName categoryName } } }
    }
  }
`);

const DEFAULTS = { search: '', topic: '', area: '', unit: '', year: '' } as const;

const messages = defineMessages({
  zh: {
    title: '代表建议公开目录', portal: '网上代表之家', lead: '依照代表法第五十一条公开的代表建议和办理答复。', search: '搜索标题、正文和答复', topic: '领域', area: '涉及区域', unit: '承办单位', year: '提出年份',
    name: '标题', number: '编号', deputy: '领衔代表', units: '承办单位和办理结果', published: '公开日期', none: '没有符合条件的公开建议', noneText: '可以换一个搜索词，或放宽筛选条件。',
  },
  en: {
    title: 'Public register of suggestions', portal: 'Deputies’ home online', lead: 'Suggestions and replies published under art. 51 of the Deputies Law.', search: 'Search titles, texts and replies', topic: 'Topic', area: 'Area', unit: 'Unit', year: 'Submitted in',
    name: 'Title', number: 'No.', deputy: 'Lead deputy', units: 'Units and results', published: 'Published', none: 'No published suggestion meets these conditions', noneText: 'Search for another word, or widen the filters.',
  },
});

/** The public register: open to everybody, signed in or not. */
export default function RegisterPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const [state, setState] = useUrlState(DEFAULTS);
  const paging = usePaging();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: RegisterDocument,
    variables: { filter: filterOf(state), first: 20, after: paging.after ?? null },
    requestPolicy: 'cache-and-network',
  });
  const years = useYearChoices().slice(1);
  return (
    <Page title={text.title} lead={<>{text.lead} <a href="/portal">{text.portal}</a></>}>
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'topic', kind: 'one', label: text.topic, options: vocabulary.topics },
          { key: 'area', kind: 'one', label: text.area, options: vocabulary.areas },
          { key: 'unit', kind: 'one', label: text.unit, options: vocabulary.units.flatMap((group) => group.choices) },
          { key: 'year', kind: 'one', label: text.year, options: years },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="register"
          columns={[
            { key: 'number', title: text.number, width: '8em', render: (row) => row.number ?? '—' },
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/register/${row.id}`}>{row.title}</Link> },
            { key: 'topic', title: text.topic, width: '7em', render: (row) => row.topic?.name ?? '—' },
            { key: 'deputy', title: text.deputy, width: '7em', render: (row) => row.deputyName ?? '—' },
            { key: 'units', title: text.units, render: (row) => row.replies.map(({ unitName, categoryName }) => `${unitName}：${categoryName}`).join('；') },
            { key: 'published', title: text.published, width: '10em', render: (row) => format.instant(row.publishedAt) },
          ]}
          rows={data?.publishedSuggestions.edges.map(({ node }) => node)}
          rowKey={(row) => row.id}
          loading={fetching}
          error={error}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
          pageInfo={data?.publishedSuggestions.pageInfo}
          totalCount={data?.publishedSuggestions.totalCount}
          paging={paging}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
    </Page>
  );
}

function filterOf(state: Readonly<Record<keyof typeof DEFAULTS, string>>): PublishedSuggestionFilter {
  return given<PublishedSuggestionFilter>({
    search: searchOf(state.search),
    topic: idOf(state.topic), area: idOf(state.area), unit: idOf(state.unit),
    year: yearOf(state.year),
  });
}
