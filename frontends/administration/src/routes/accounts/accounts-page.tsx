import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { TextField } from '@redpine/ui/fields';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { useQuery } from 'urql';
import { graphql } from '../../gql/gql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { OpenForm } from '../../parts/open-form.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { common } from '../../words.ts';
import { AccountOpenDocument } from './account-documents.ts';
import { accountStatuses, accountTexts, factorStates } from './account-words.ts';
import { OneTimePassword, type ShownPassword } from './one-time-password.tsx';

const AccountsDocument = graphql(`
  query AdministrationAccounts($filter: AccountFilter, $first: Int!, $after: String) {
    accounts(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          __typename
          id
          username
          status
          locked
          secondFactor
          signedInAt
          person {
            id
            name
            posts {
              id
              title
            }
          }
        }
      }
    }
  }
`);

const PeopleDocument = graphql(`
  query AdministrationAccountPeople($filter: PersonFilter) {
    people(filter: $filter, first: 100) {
      edges {
        node {
          id
          name
          posts {
            id
            title
          }
        }
      }
    }
  }
`);

export default function AccountsPage() {
  const text = useMessages(accountTexts);
  const words = useMessages(common);
  const statuses = useMessages(accountStatuses);
  const factors = useMessages(factorStates);
  const format = useFormat();
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', locked: false });
  const [password, setPassword] = useState<ShownPassword>();
  const search = state.search.trim();
  const { data, reload, table } = useList({
    query: AccountsDocument,
    variables: { filter: { ...(state.locked && { locked: true }), ...(search !== '' && { search }) } },
    refetchOn: ['Account', 'Post'],
  });
  if (may && !may.accounts) return <Forbidden page />;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<OpenForm label={text.open} renderForm={(close) => <AccountOpenForm onClose={close} onChanged={reload} onPassword={setPassword} />} />}
    >
      {password && <OneTimePassword {...password} />}
      <p>
        <Link href="/administration/sign-ins">{text.log}</Link>
      </p>
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: words.search },
          { key: 'locked', kind: 'yes', label: text.lockedOnly },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="administration-accounts"
          columns={[
            { key: 'username', title: text.username, heading: true, render: (row) => <Link href={`/administration/accounts/${row.id}`}>{row.username}</Link> },
            {
              key: 'person',
              title: text.person,
              render: (row) => (row.person ? [row.person.name, row.person.posts.map(({ title }) => title).join('、')].filter(Boolean).join(' · ') : '—'),
            },
            {
              key: 'status',
              title: text.status,
              render: (row) => (
                <StateTag tone={row.locked ? 'late' : row.status === 'ACTIVE' ? 'active' : 'quiet'}>{row.locked ? text.locked : statuses[row.status]}</StateTag>
              ),
            },
            { key: 'factor', title: text.factor, render: (row) => factors[row.secondFactor] },
            { key: 'last', title: text.last, render: (row) => (row.signedInAt ? format.instant(row.signedInAt) : text.never) },
          ]}
          {...table(data?.accounts)}
          empty={<EmptyState title={words.none} />}
        />
      </Panel>
    </Page>
  );
}

interface OpenProps {
  onClose: () => void;
  onChanged: () => void;
  onPassword: (shown: ShownPassword) => void;
}

function AccountOpenForm({ onClose, onChanged, onPassword }: OpenProps) {
  const text = useMessages(accountTexts);
  const words = useMessages(common);
  const [name, setName] = useState('');
  const [{ data }] = useQuery({ query: PeopleDocument, variables: { filter: name.trim() === '' ? {} : { search: name.trim() } } });
  const choices = (data?.people.edges ?? []).map(({ node }) => ({ value: node.id, label: [node.name, ...node.posts.map(({ title }) => title)].join(' · ') }));
  return (
    <ActForm
      document={AccountOpenDocument}
      title={text.open}
      submitText={text.open}
      doneText={words.done}
      fields={[
        { key: 'person', label: text.person, kind: 'choice', required: true, hint: text.personHint, choices },
        { key: 'username', label: text.username, kind: 'text', required: true, hint: text.usernameHint },
        { key: 'subject', label: text.subject, kind: 'text', hint: text.subjectHint },
      ]}
      toInput={({ person = '', username = '', subject }) => ({ person, username, subject: subject || null })}
      onClose={onClose}
      onChanged={onChanged}
      onDone={({ password, account }) => onPassword({ username: account.username, password: password ?? null })}
    >
      <TextField label={text.personSearch} value={name} onChange={setName} />
    </ActForm>
  );
}
