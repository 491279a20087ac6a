import { column, day, defineView, many, one, publicToAll } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';
import { lastsToday } from '../lasting.ts';

export const topicView = defineView({
  type: 'Topic',
  from: 'topic',
  visible: publicToAll,
  fields: {
    id: column('id'),
    version: column('version'),
    code: column('code'),
    name: column('name'),
    position: column('position'),
    until: day('until_on'),
  },
});

export const topics = many<{ withEnded?: boolean }>(() => topicView, {
  where: ({ other, args, context }) => (args.withEnded ? sql`true` : lastsToday(other, context)),
  orderBy: (topic) => sql`${topic('position')}, ${topic('code')}`,
  limit: 100,
});

export const topic = one<{ code: string }>(() => topicView, ({ other, args }) => sql`${other('code')} = ${args.code}`);
