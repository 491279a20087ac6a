import { DataTable, type Column } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { SuggestionListPartsFragment } from '../gql/graphql.ts';
import { suggestionStates, suggestionTones } from '../words.ts';
import { DueDay } from './due-day.tsx';

const SuggestionListFragment = graphql(`
  fragment SuggestionListParts on SuggestionConnection {
    totalCount
    edges {
      node {
        __typename
        id
        number
        title
        state
        topic {
          id
          name
        }
        submittedAt
        nextDeadline {
          id
          kind
          dueOn
          overdue
          daysLeft
          certainty
        }
      }
    }
  }
`);

/** On a phone's card a row without a value is left out. */
const NONE = <span className="rep-none">—</span>;

type Row = SuggestionListPartsFragment['edges'][number]['node'];

const messages = defineMessages({
  zh: {
    title: '代表建议',
    all: '在列表中查看全部',
    number: '编号',
    name: '案由',
    state: '状态',
    topic: '领域',
    due: '最近期限',
    submitted: '提出时间',
    none: '没有可以查看的建议',
  },
  en: {
    title: 'Suggestions',
    all: 'See all in the list',
    number: 'No.',
    name: 'Title',
    state: 'State',
    topic: 'Topic',
    due: 'Next due day',
    submitted: 'Submitted',
    none: 'No suggestions that you may see',
  },
});

interface SuggestionListProps {
  connection: FragmentType<typeof SuggestionListFragment> | null | undefined;
  /** the whole list with its filters */
  allHref: string;
}

/** The latest suggestions of a deputy or a unit, and the way to all of them. */
export function SuggestionList({ connection, allHref }: SuggestionListProps) {
  const text = useMessages(messages);
  const states = useMessages(suggestionStates);
  const format = useFormat();
  const list = readFragment(SuggestionListFragment, connection);
  const columns: Column<Row>[] = [
    { key: 'number', title: text.number, width: '8em', render: (row) => row.number ?? NONE },
    { key: 'title', title: text.name, heading: true, render: (row) => <Link href={`/representation/suggestions/${row.id}`}>{row.title}</Link> },
    { key: 'state', title: text.state, width: '8em', render: (row) => <StateTag tone={suggestionTones[row.state]}>{states[row.state]}</StateTag> },
    { key: 'topic', title: text.topic, width: '7em', render: (row) => row.topic?.name ?? NONE },
    { key: 'due', title: text.due, render: (row) => (row.nextDeadline ? <DueDay deadline={row.nextDeadline} /> : NONE) },
    { key: 'submitted', title: text.submitted, optional: true, width: '11em', render: (row) => (row.submittedAt ? format.instant(row.submittedAt) : NONE) },
  ];
  return (
    <Panel title={text.title} extra={<Link href={allHref}>{text.all}</Link>}>
      <DataTable
        label={text.title}
        storageKey="suggestions-of"
        columns={columns}
        rows={list?.edges.map((edge) => edge.node) ?? []}
        rowKey={(row) => row.id}
        loading={false}
        totalCount={list?.totalCount}
        empty={<EmptyState title={text.none} />}
      />
    </Panel>
  );
}
