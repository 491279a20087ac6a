import { connection, filters, order } from '@redpine/kit/view/connection';
import { column, defineView } from '@redpine/kit/view/define';
import type { ViewContext, Visibility } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import { contains } from '../search.ts';

/** Names of people are for those who have signed in; a visitor sees none. */
export const signedIn: Visibility = (_row, { actor }: ViewContext) => raw(actor.kind === 'ANONYMOUS' ? 'false' : 'true');

export const personView = defineView({
  type: 'Person',
  from: 'person',
  visible: signedIn,
  fields: { id: column('id'), name: column('name'), demo: column('demo') },
});

interface PersonFilter {
  search: string;
}

export const people = connection(() => personView, {
  filters: filters<PersonFilter>({ search: (value, person) => sql`${contains(person('name'), value)}` }),
  // Names in the order of their pinyin, which the database's own order by code points is not.
  orders: { NAME: order('text', (person) => sql`${person('name')} collate "zh-x-icu"`, 'asc') },
});
