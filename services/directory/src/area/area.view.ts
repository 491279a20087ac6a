import { column, day, defineView, many, one, publicToAll } from '@redpine/kit/view/define';
import { sql, uuid } from '@redpine/kit/view/sql';
import { lastsToday } from '../lasting.ts';

export const areaView = defineView({
  type: 'Area',
  from: 'area',
  visible: publicToAll,
  fields: {
    id: column('id'),
    version: column('version'),
    code: column('code'),
    name: column('name'),
    kind: column('kind'),
    parent: one(() => areaView, 'parent_id'),
    children: many(() => areaView, {
      where: ({ row, other, context }) => sql`${other('parent_id')} = ${row('id')} and ${lastsToday(other, context)}`,
      orderBy: (area) => area('code'),
      limit: 100,
    }),
    until: day('until_on'),
  },
});

interface AreasArguments {
  filter?: { kind?: string | null; parent?: string | null; withEnded?: boolean | null } | null;
}

export const areas = many<AreasArguments>(() => areaView, {
  where: ({ other, args: { filter }, context }) => sql`
    ${filter?.withEnded ? sql`true` : lastsToday(other, context)} and
    ${filter?.kind ? sql`${other('kind')} = ${filter.kind}` : sql`true`} and
    ${filter?.parent ? sql`${other('parent_id')} = ${uuid(filter.parent)}` : sql`true`}`,
  // The district's code of 6 digits begins the codes of all its areas: a text order walks the tree.
  orderBy: (area) => area('code'),
  limit: 200,
});
