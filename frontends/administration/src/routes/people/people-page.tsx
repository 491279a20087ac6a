import { Highlight, runsOf } from '@redpine/ui/highlight';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Ledger, useLastDay } from '../../parts/ledger.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { common } from '../../words.ts';
import { PersonAddDocument } from './person-documents.ts';

const PeopleDocument = graphql(`
  query AdministrationPeople($filter: PersonFilter, $first: Int!, $after: String) {
    people(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          __typename
          id
          name
          until
          posts {
            id
            title
          }
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: { title: '人员任职', lead: '权限只来自职务：任职自首日起生效，免职后保留在沿革里。', addTitle: '新增人员', posts: '现任职务', addHint: '同名的人分别登记；新增后在人员页任职' },
  en: { title: 'People and posts', lead: 'Authority follows from posts alone: a post holds from its first day, and stays in the history when it ends.', addTitle: 'Add a person', posts: 'Posts today', addHint: 'Namesakes are people of their own; posts are given on the person’s page' },
});

export default function PeoplePage() {
  const text = useMessages(messages);
  const words = useMessages(common);
  const lastDay = useLastDay();
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', ended: false });
  const search = state.search.trim();
  const { data, reload, table } = useList({
    query: PeopleDocument,
    variables: { filter: { withEnded: state.ended, ...(search !== '' && { search }) } },
    refetchOn: ['Person', 'Post'],
  });
  return (
    <Ledger
      title={text.title}
      lead={text.lead}
      name="people"
      may={may?.people}
      addText={text.addTitle}
      renderAdd={(close) => (
        <ActForm
          document={PersonAddDocument}
          title={text.addTitle}
          submitText={words.add}
          doneText={words.done}
          fields={[{ key: 'name', label: words.name, kind: 'text', required: true, hint: text.addHint }]}
          toInput={({ name = '' }) => ({ name })}
          onClose={close}
          onChanged={reload}
        />
      )}
      state={state}
      onState={(changes) => setState(changes)}
      columns={[
        {
          key: 'name',
          title: words.name,
          heading: true,
          render: (row) => (
            <Link href={`/administration/people/${row.id}`}>
              <Highlight runs={runsOf(row.name, state.search)} />
            </Link>
          ),
        },
        { key: 'posts', title: text.posts, render: (row) => row.posts.map(({ title }) => title).join('、') || '—' },
        lastDay,
      ]}
      {...table(data?.people)}
    />
  );
}
