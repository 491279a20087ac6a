import { useState } from 'react';
import { Button } from '@redpine/ui/button';
import { useAct } from '@redpine/ui/act';
import { useFormat } from '@redpine/ui/format';
import { useLanguage } from '@redpine/ui/language';
import { useLiveQuery } from '@redpine/ui/live-query';
import { useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { apps } from 'virtual:redpine-apps';
import { graphql } from './gql/gql.ts';
import { texts } from './texts.ts';
import { loadViewer } from './viewer.ts';

const PAGE = 20;

const NotificationsDocument = graphql(`
  query ShellNotifications($unreadOnly: Boolean!, $first: Int!) {
    me {
      id
      notifications(unreadOnly: $unreadOnly, first: $first) {
        totalCount
        edges {
          node {
            __typename
            id
            kind
            subject
            path
            at
            readAt
          }
        }
      }
    }
  }
`);

const MarkReadDocument = graphql(`
  mutation ShellNotificationMarkRead($input: NotificationMarkReadInput!) {
    notificationMarkRead(input: $input) {
      __typename
      ... on NotificationMarkReadSuccess {
        notification {
          __typename
          id
          readAt
        }
      }
      ...ShellProblems
    }
  }
`);

const MarkAllReadDocument = graphql(`
  mutation ShellNotificationMarkAllRead($input: NotificationMarkAllReadInput!) {
    notificationMarkAllRead(input: $input) {
      __typename
      ... on NotificationMarkAllReadSuccess {
        marked
      }
      ...ShellProblems
    }
  }
`);

/** The words for a kind of notification come from the app that it belongs to. */
function useKindTitle(): (kind: string) => string | undefined {
  const inEnglish = useLanguage() === 'en';
  return (kind) => {
    const title = apps.flatMap((app) => app.notifications?.[kind] ?? [])[0];
    return title && (inEnglish ? title.en : title.zh);
  };
}

export function Notifications() {
  const text = useMessages(texts);
  const format = useFormat();
  const titleOf = useKindTitle();
  const [{ unread }, setFilter] = useUrlState({ unread: false });
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: NotificationsDocument,
    variables: { unreadOnly: unread, first },
    refetchOn: ['Notification'],
  });
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    void loadViewer();
  };
  const markRead = useAct(MarkReadDocument, { onSuccess: reload });
  const markAll = useAct(MarkAllReadDocument, { onSuccess: reload, successText: text.markedAll });
  const notifications = data?.me.notifications;
  const rows = notifications?.edges.map((edge) => edge.node) ?? [];

  return (
    <Page
      title={text.notifications}
      actions={
        <Button loading={markAll.running} onClick={() => void markAll.run({})}>
          {text.markAll}
        </Button>
      }
      state={{ loading: fetching && !data, error: data ? undefined : error, onRetry: reload }}
    >
      <fieldset className="shell-switch">
        <legend className="rp-visually-hidden">{text.notifications}</legend>
        <button type="button" aria-pressed={!unread} onClick={() => setFilter({ unread: false })}>
          {text.all}
        </button>
        <button type="button" aria-pressed={unread} onClick={() => setFilter({ unread: true })}>
          {text.unreadOnly}
        </button>
      </fieldset>
      <Panel>
        {rows.length === 0 && <EmptyState title={text.noNotifications}>{text.noNotificationsText}</EmptyState>}
        <ul className="shell-notifications">
          {rows.map((row) => (
            <li key={row.id} data-unread={row.readAt ? undefined : ''}>
              <Link
                href={row.path}
                onClick={() => {
                  if (!row.readAt) void markRead.run({ notification: row.id });
                }}
              >
                {!row.readAt && <span className="rp-visually-hidden">{text.isUnread} </span>}
                {titleOf(row.kind) && <strong>{titleOf(row.kind)}</strong>}
                <span>{row.subject}</span>
              </Link>
              <time dateTime={row.at}>{format.instant(row.at)}</time>
            </li>
          ))}
        </ul>
        {notifications && notifications.totalCount > rows.length && first < 100 && (
          <Button onClick={() => setFirst(Math.min(first + PAGE, 100))}>{text.more}</Button>
        )}
      </Panel>
    </Page>
  );
}
