import { byId, one, type RootField, type View } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';
import { createViews, type Views } from '@redpine/kit/view/views';
import type { DocumentNode } from 'graphql';
import { accounts, accountSessionView, accountView, personalTokenView, signIns, signInView } from './account/account.view.ts';
import { areas, areaView } from './area/area.view.ts';
import { delegationView, postDelegations } from './delegation/delegation.view.ts';
import { notificationView } from './notification/notification.view.ts';
import { organs, organView, postView } from './organ/organ.view.ts';
import { personContactView } from './personal/contact.view.ts';
import { people, personView } from './person/person.view.ts';
import { congressSessionView, terms, termView } from './term/term.view.ts';
import { topic, topics, topicView } from './topic/topic.view.ts';
import { viewerView } from './viewer/viewer.view.ts';

/** How every type is read, with who sees its rows, and every root field that views answer; `of` is what the viewer is told of the installation. */
export function directoryReads(of: { demo: boolean; emailOffered: boolean; passwordOffered: boolean }): {
  views: readonly View[];
  queries: Readonly<Record<string, RootField>>;
} {
  const { demo, emailOffered, passwordOffered } = of;
  const viewer = viewerView(demo, emailOffered);
  const account = accountView(passwordOffered);
  return {
    views: [
      viewer,
      areaView,
      organView,
      personView,
      personContactView,
      postView,
      delegationView,
      topicView,
      termView,
      congressSessionView,
      notificationView,
      account,
      accountSessionView,
      personalTokenView,
      signInView,
    ],
    queries: {
      me: one(() => viewer, () => sql`true`),
      area: byId(() => areaView),
      areas,
      organ: byId(() => organView),
      organs,
      person: byId(() => personView),
      people,
      postDelegations,
      topics,
      topic,
      terms,
      account: byId(() => account),
      accounts,
      signIns,
    },
  };
}

/** The read side of the subgraph. */
export function createDirectoryViews(typeDefs: DocumentNode, demo: boolean, emailOffered: boolean, passwordOffered: boolean): Views {
  return createViews({ typeDefs, ...directoryReads({ demo, emailOffered, passwordOffered }) });
}

/** The views that hold personal data. */
export const personalViews: readonly View[] = [personContactView, accountView(true), accountSessionView, signInView];
