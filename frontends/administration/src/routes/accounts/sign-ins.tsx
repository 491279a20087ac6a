import { browserName } from '@redpine/ui/browser-name';
import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag, type Tone } from '@redpine/ui/state-tag';
import { EmptyState } from '@redpine/ui/states';
import { usePaging } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import type { SignInKind } from '../../gql/graphql.ts';
import { accountTexts, signInKinds } from './account-words.ts';

const PAGE_SIZE = 20;

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
  const paging = usePaging();
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: SignInsDocument,
    variables: { filter: { ...(account !== undefined && { account }), ...(kind !== undefined && { kind }) }, first: PAGE_SIZE, after: paging.after ?? null },
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
      rows={data?.signIns.edges.map(({ node }) => node)}
      rowKey={(row) => row.id}
      loading={fetching}
      error={error}
      onRetry={() => refetch({ requestPolicy: 'network-only' })}
      pageInfo={data?.signIns.pageInfo}
      totalCount={data?.signIns.totalCount}
      paging={paging}
      empty={<EmptyState title={text.noEvents} />}
    />
  );
}
