import { useSyncExternalStore } from 'react';
import { listen } from '@redpine/ui/event-bus';
import { grantedIn, type ViewerPermissions } from '@redpine/ui/permissions';
import { createSliceClient } from '@redpine/ui/slice-client';
import { graphql } from './gql/gql.ts';

export const client = createSliceClient();

const ViewerDocument = graphql(`
  query ShellViewer {
    me {
      __typename
      id
      kind
      name
      demo
      unreadNotificationCount
      administration {
        areas
        organs
        people
        posts
        terms
        topics
        accounts
        audit
      }
      posts {
        id
        title
        organ {
          id
          name
        }
        area {
          id
          name
        }
      }
      delegations {
        id
        post {
          id
          title
          person {
            id
            name
          }
        }
      }
    }
  }
`);

/** Apart from the viewer: when representation is down, only its doors are missing. */
const PermissionsDocument = graphql(`
  query ShellPermissions {
    me {
      id
      representation {
        draft
        browse
        review
        assign
        handle
        import
        export
        rules
        calendar
        publish
        oversee
      }
    }
  }
`);

export interface ShellViewer extends ViewerPermissions {
  /** `loading` until the first answer, `unreachable` while there is none */
  status: 'loading' | 'ready' | 'unreachable';
  name: string;
  demo: boolean;
  unread: number;
  posts: readonly { id: string; title: string; organ?: string | undefined; area?: string | undefined }[];
}

let viewer: ShellViewer = {
  status: 'loading',
  signedIn: false,
  granted: new Set(),
  name: '',
  demo: false,
  unread: 0,
  posts: [],
};
const listeners = new Set<() => void>();

function publish(changes: Partial<ShellViewer>): void {
  viewer = { ...viewer, ...changes };
  for (const listener of listeners) listener();
}

export function currentViewer(): ShellViewer {
  return viewer;
}

export function useViewer(): ShellViewer {
  return useSyncExternalStore(onViewerChange, currentViewer);
}

export function onViewerChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks who the viewer is and what is to be shown. Both answers come before anything is published. */
export async function loadViewer(): Promise<void> {
  const options = { requestPolicy: 'network-only' } as const;
  const [who, may] = await Promise.all([
    client.query(ViewerDocument, {}, options).toPromise(),
    client.query(PermissionsDocument, {}, options).toPromise(),
  ]);
  const me = who.data?.me;
  if (!me) {
    if (viewer.status === 'loading') publish({ status: 'unreachable' });
    return;
  }
  publish({
    status: 'ready',
    signedIn: me.kind !== 'ANONYMOUS',
    name: me.name,
    demo: me.demo,
    unread: me.unreadNotificationCount,
    granted: may.data
      ? grantedIn({ administration: me.administration, representation: may.data.me.representation })
      : viewer.granted,
    posts: [
      ...me.posts.map(({ id, title, organ, area }) => ({ id, title, organ: organ?.name, area: area?.name })),
      // As the records of what is done so have it; titles are Chinese in either language.
      ...me.delegations.map(({ id, post }) => ({ id, title: `代 ${post.person.name}（${post.title}）` })),
    ],
  });
}

/** Keeps the unread count true: a signal says that there is something new, never what. */
export function followViewer(): void {
  listen('notification', () => void loadViewer());
  listen('resync', () => void loadViewer());
}

/** Ends the session on the server, then starts anew: nothing of the last viewer stays in memory. */
export async function signOut(): Promise<void> {
  await fetch('/auth/logout', { method: 'POST', headers: { 'x-redpine': '1' }, credentials: 'same-origin' });
  location.assign('/');
}

/** Where one signs in, coming back to the present page. */
export function signInAddress(): string {
  return `/auth/login?return=${encodeURIComponent(location.pathname + location.search)}`;
}
