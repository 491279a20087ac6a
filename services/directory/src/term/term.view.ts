import { column, day, defineView, many, one, publicToAll } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';

export const termView = defineView({
  type: 'Term',
  from: 'term',
  visible: publicToAll,
  fields: {
    id: column('id'),
    version: column('version'),
    ordinal: column('ordinal'),
    name: column('name'),
    from: day('from_on'),
    until: day('until_on'),
    sessions: many(() => congressSessionView, {
      where: ({ row, other }) => sql`${other('term_id')} = ${row('id')}`,
      orderBy: (session) => session('ordinal'),
      limit: 20,
    }),
  },
});

export const congressSessionView = defineView({
  type: 'CongressSession',
  from: 'congress_session',
  visible: publicToAll,
  fields: {
    id: column('id'),
    version: column('version'),
    ordinal: column('ordinal'),
    name: column('name'),
    term: one(() => termView, 'term_id'),
    from: day('from_on'),
    until: day('until_on'),
  },
});

export const terms = many(() => termView, {
  where: () => sql`true`,
  orderBy: (term) => sql`${term('ordinal')} desc`,
  limit: 20,
});
