import { byId, one } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';
import { createViews, type Views } from '@redpine/kit/view/views';
import type { DocumentNode } from 'graphql';
import { areas, areaView } from './area/area.view.ts';
import { notificationView } from './notification/notification.view.ts';
import { organs, organView, postView } from './organ/organ.view.ts';
import { people, personView } from './person/person.view.ts';
import { congressSessionView, terms, termView } from './term/term.view.ts';
import { topic, topics, topicView } from './topic/topic.view.ts';
import { viewerView } from './viewer/viewer.view.ts';

/** The read side of the subgraph; `demo` and `emailOffered` are what the viewer is told of the installation. */
export function createDirectoryViews(typeDefs: DocumentNode, demo: boolean, emailOffered: boolean): Views {
  const viewer = viewerView(demo, emailOffered);
  return createViews({
    typeDefs,
    views: [
      viewer,
      areaView,
      organView,
      personView,
      postView,
      topicView,
      termView,
      congressSessionView,
      notificationView,
    ],
    queries: {
      me: one(() => viewer, () => sql`true`),
      area: byId(() => areaView),
      areas,
      organ: byId(() => organView),
      organs,
      person: byId(() => personView),
      people,
      topics,
      topic,
      terms,
    },
  });
}
