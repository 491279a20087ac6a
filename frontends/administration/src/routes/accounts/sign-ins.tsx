import { browserName } from '@redpine/ui/browser-name';
import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag, type Tone } from '@redpine/ui/state-tag';
import { EmptyState } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import type { SignInKind } from '../../gql/graphql.ts';
import { accountTexts, signInKinds } from './account-words.ts';

const SignInsDocument = graphql(`
  query AdministrationSignIns($filter: SignInFilter, $first: Int!, $after: String) {
    signIns(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          kind
          address
          browser
          account {
            id
            username
          }
        }
      }
    }
  }
`);

const TONES: Readonly<Record<SignInKind, Tone>> = {
  SIGNED_IN: 'done', WRONG_PASSWORD: 'waiting', WRONG_CODE: 'waiting', LOCKED: 'late', REFUSED_LOCKED: 'late', REFUSED_DISABLED: 'late', UNKNOWN_NAME: 'quiet', UNLOCKED: 'active',
};

/** 登录日志 — Of one account, or of all. */
export function SignIns({ account, kind }: { account?: string; kind?: SignInKind | undefined }) {
  const text = useMessages(accountTexts);
  const kinds = useMessages(signInKinds);
  const format = useFormat();
  const { data, table } = useList({
    query: SignInsDocument,
    variables: { filter: { ...(account !== undefined && { account }), ...(kind !== undefined && { kind }) } },
    refetchOn: ['Account'],
  });
  return (
    <DataTable
      label={text.log}
      storageKey="administration-sign-ins"
      columns={[
        { key: 'at', title: text.at, heading: true, render: (row) => format.instant(row.at) },
        { key: 'kind', title: text.kind, render: (row) => <StateTag tone={TONES[row.kind]}>{kinds[row.kind]}</StateTag> },
        { key: 'account', title: text.username, render: (row) => (row.account ? <Link href={`/administration/accounts/${row.account.id}`}>{row.account.username}</Link> : text.nobody) },
        { key: 'address', title: text.address, render: (row) => row.address || '—' },
        { key: 'browser', title: text.browser, render: (row) => (row.browser === '' ? '—' : (browserName(row.browser) ?? text.unknown)) },
      ]}
      {...table(data?.signIns)}
      empty={<EmptyState title={text.noEvents} />}
    />
  );
}
