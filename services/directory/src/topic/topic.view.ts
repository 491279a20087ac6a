import { column, defineView, many, one, publicToAll } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';

export const topicView = defineView({
  type: 'Topic',
  from: 'topic',
  visible: publicToAll,
  fields: { id: column('id'), code: column('code'), name: column('name') },
});

export const topics = many(() => topicView, {
  where: () => sql`true`,
  orderBy: (topic) => sql`${topic('position')}, ${topic('code')}`,
  limit: 100,
});

export const topic = one<{ code: string }>(() => topicView, ({ other, args }) => sql`${other('code')} = ${args.code}`);
