import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { browserName } from '@redpine/ui/browser-name';
import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { EmptyState, NotFound } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import type { AccountActInput } from '../../gql/graphql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { Revealed } from '../../parts/revealed.tsx';
import { type RowAct, RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';
import {
  AccountDisableDocument,
  AccountEnableDocument,
  AccountLinkDocument,
  AccountPasswordResetDocument,
  AccountSecondFactorResetDocument,
  AccountSessionEndDocument,
  AccountSessionsEndDocument,
  AccountTokenRevokeDocument,
  AccountUnlockDocument,
} from './account-documents.ts';
import { accountStatuses, accountTexts, factorStates, tokenScopes } from './account-words.ts';
import { OneTimePassword, type ShownPassword } from './one-time-password.tsx';
import { SignIns } from './sign-ins.tsx';

const AccountDocument = graphql(`
  query AdministrationAccount($id: ID!) {
    account(id: $id) {
      __typename
      id
      version
      username
      status
      locked
      lockedUntil
      mustChangePassword
      secondFactor
      recoveryCodesLeft
      subject
      email
      signedInAt
      createdAt
      passwordOffered
      person {
        id
        name
        posts {
          id
          title
        }
      }
      sessions {
        id
        browser
        address
        startedAt
        lastSeenAt
      }
      tokens {
        id
        name
        scope
        expiresAt
        revokedAt
        live
      }
    }
  }
`);

export default function AccountPage({ id }: { id: string }) {
  const text = useMessages(accountTexts);
  const words = useMessages(common);
  const statuses = useMessages(accountStatuses);
  const factors = useMessages(factorStates);
  const scopes = useMessages(tokenScopes);
  const format = useFormat();
  const may = usePermissions();
  const [password, setPassword] = useState<ShownPassword>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: AccountDocument, variables: { id }, refetchOn: ['Account', 'Post'] });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const account = data?.account;
  if (data && !account) return <NotFound page />;
  const { username = '', version = 0 } = account ?? {};
  const target = { account: id, version };
  const frame = (title: string, close: () => void) => ({ title, lead: username, submitText: title, doneText: words.done, fields: [], onClose: close, onChanged: reload });
  /** An act that needs nothing but the account. */
  const plain = <Data,>(label: string, document: TypedDocumentNode<Data, { input: AccountActInput }>, lead?: string): RowAct => ({
    label,
    renderForm: (close) => (
      <ActForm {...frame(label, close)} document={document} toInput={() => target}>
        {lead !== undefined && <p>{lead}</p>}
      </ActForm>
    ),
  });
  const acts: RowAct[] = account
    ? [
        ...(account.locked ? [plain(text.unlock, AccountUnlockDocument)] : []),
        account.status === 'ACTIVE' ? plain(text.disable, AccountDisableDocument, text.disableLead) : plain(text.enable, AccountEnableDocument),
        {
          label: text.resetPassword,
          renderForm: (close) => (
            <ActForm
              {...frame(text.resetPassword, close)}
              document={AccountPasswordResetDocument}
              toInput={() => target}
              onDone={(done) => setPassword({ username, password: done.password ?? null })}
            >
              <p>{text.resetPasswordLead}</p>
            </ActForm>
          ),
        },
        ...(account.secondFactor === 'ENROLLED' ? [plain(text.resetFactor, AccountSecondFactorResetDocument, text.resetFactorLead)] : []),
        {
          label: text.link,
          renderForm: (close) => (
            <ActForm
              {...frame(text.link, close)}
              document={AccountLinkDocument}
              fields={[{ key: 'subject', label: text.subject, kind: 'text', hint: text.subjectHint, initial: account.subject ?? '' }]}
              toInput={({ subject }) => ({ ...target, subject: subject || null })}
            />
          ),
        },
      ]
    : [];
  const marks = account
    ? [
        [text.person, [account.person?.name ?? '—', ...(account.person?.posts ?? []).map(({ title }) => title)].join(' · ')],
        [text.factor, [factors[account.secondFactor], ...(account.recoveryCodesLeft > 0 ? [text.codesLeft(format.number(account.recoveryCodesLeft))] : [])].join(' · ')],
        [text.last, account.signedInAt ? format.instant(account.signedInAt) : text.never],
        [text.opened, format.instant(account.createdAt)],
        ...(account.subject ? [[text.subject, account.subject]] : []),
        ...(account.mustChangePassword ? [[text.password, text.mustChange]] : []),
        ...(account.lockedUntil ? [[text.locked, text.lockedUntil(format.instant(account.lockedUntil))]] : []),
      ]
    : [];
  return (
    <Page
      title={username}
      mark={account && <StateTag tone={account.locked ? 'late' : account.status === 'ACTIVE' ? 'active' : 'quiet'}>{account.locked ? text.locked : statuses[account.status]}</StateTag>}
      breadcrumb={[{ title: text.title, path: '/administration/accounts' }]}
      state={{ loading: fetching && !data, error, onRetry: reload }}
    >
      {password && <OneTimePassword {...password} />}
      {account && (
        <>
          <Panel title={text.title} extra={may?.accounts && <RowActs of={username} acts={acts} />}>
            <dl className="adm-facts">
              {marks.map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
              {account.email && (
                <div>
                  <dt>{text.email}</dt>
                  <dd>
                    <Revealed value={account.email} label={text.email} subject={{ type: 'ACCOUNT', id: account.id }} field="email" revealable={may?.accounts ?? false} />
                  </dd>
                </div>
              )}
            </dl>
          </Panel>
          <Panel
            title={text.sessions}
            extra={
              may?.accounts &&
              account.sessions.length > 0 && (
                <RowActs
                  of={username}
                  acts={[{ label: text.endAll, renderForm: (close) => <ActForm {...frame(text.endAll, close)} document={AccountSessionsEndDocument} toInput={() => ({ account: id, exceptCurrent: false })} /> }]}
                />
              )
            }
          >
            <DataTable
              label={text.sessions}
              storageKey="administration-sessions"
              columns={[
                { key: 'browser', title: text.browser, heading: true, render: (row) => browserName(row.browser) ?? text.unknown },
                { key: 'address', title: text.address, render: (row) => row.address },
                { key: 'seen', title: text.lastSeen, render: (row) => format.instant(row.lastSeenAt) },
                {
                  key: 'acts',
                  title: words.acts,
                  render: (row) =>
                    may?.accounts && (
                      <RowActs of={row.address} acts={[{ label: text.end, renderForm: (close) => <ActForm {...frame(text.end, close)} document={AccountSessionEndDocument} toInput={() => ({ session: row.id })} /> }]} />
                    ),
                },
              ]}
              rows={account.sessions}
              rowKey={(row) => row.id}
              loading={false}
              empty={<EmptyState title={text.noSessions} />}
            />
          </Panel>
          <Panel title={text.tokens}>
            <DataTable
              label={text.tokens}
              storageKey="administration-tokens"
              columns={[
                { key: 'name', title: text.tokenName, heading: true, render: (row) => row.name },
                { key: 'scope', title: text.scope, render: (row) => scopes[row.scope] },
                { key: 'expires', title: text.expires, render: (row) => format.instant(row.expiresAt) },
                { key: 'status', title: text.status, render: (row) => (row.live ? text.live : row.revokedAt ? text.revoked : text.expired) },
                {
                  key: 'acts',
                  title: words.acts,
                  render: (row) =>
                    may?.accounts &&
                    row.live && (
                      <RowActs of={row.name} acts={[{ label: text.revoke, renderForm: (close) => <ActForm {...frame(text.revoke, close)} document={AccountTokenRevokeDocument} toInput={() => ({ token: row.id })} /> }]} />
                    ),
                },
              ]}
              rows={account.tokens}
              rowKey={(row) => row.id}
              loading={false}
              empty={<EmptyState title={text.noTokens} />}
            />
          </Panel>
          <Panel title={text.log}>
            <SignIns account={id} />
          </Panel>
        </>
      )}
    </Page>
  );
}
