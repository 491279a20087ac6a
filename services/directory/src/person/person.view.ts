import { connection, filters, order } from '@redpine/kit/view/connection';
import { column, day, defineView, many, one } from '@redpine/kit/view/define';
import type { ViewContext, Visibility } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import { lastsToday } from '../lasting.ts';
import { byPrecedence, heldToday, latestFirst } from '../post/post.order.ts';
import { contains } from '../search.ts';

/** Names of people are for those who have signed in; a visitor sees none. */
export const signedIn: Visibility = (_row, { actor }: ViewContext) => raw(actor.kind === 'ANONYMOUS' ? 'false' : 'true');

export const personView = defineView({
  type: 'Person',
  from: 'person',
  visible: signedIn,
  fields: {
    id: column('id'),
    version: column('version'),
    name: column('name'),
    demo: column('demo'),
    contact: one('PersonContact', 'id'),
    posts: many('Post', {
      where: ({ row, other, context }) => sql`${other('person_id')} = ${row('id')} and ${heldToday(other, context)}`,
      orderBy: byPrecedence,
      limit: 100,
    }),
    postHistory: many('Post', {
      where: ({ row, other }) => sql`${other('person_id')} = ${row('id')}`,
      orderBy: latestFirst,
      limit: 200,
    }),
    until: day('until_on'),
  },
});

interface PersonFilter {
  search: string;
  withEnded: boolean;
}

export const people = connection(() => personView, {
  where: ({ other, args, context }) => {
    const { filter } = args as { filter?: { withEnded?: boolean | null } | null };
    return filter?.withEnded ? sql`true` : lastsToday(other, context);
  },
  filters: filters<PersonFilter>({
    search: (value, person) => sql`${contains(person('name'), value)}`,
    // Said by the condition above: without the filter the ended are left out.
    withEnded: () => sql`true`,
  }),
  // Names in the order of their pinyin, which the database's own order by code points is not.
  orders: { NAME: order('text', (person) => sql`${person('name')} collate "zh-x-icu"`, 'asc') },
});
