import { column, defineView, many, one, publicToAll } from '@redpine/kit/view/define';
import { sql, uuid } from '@redpine/kit/view/sql';

export const areaView = defineView({
  type: 'Area',
  from: 'area',
  visible: publicToAll,
  fields: {
    id: column('id'),
    code: column('code'),
    name: column('name'),
    kind: column('kind'),
    parent: one(() => areaView, 'parent_id'),
    children: many(() => areaView, {
      where: ({ row, other }) => sql`${other('parent_id')} = ${row('id')}`,
      orderBy: (area) => area('code'),
      limit: 100,
    }),
  },
});

interface AreasArguments {
  filter?: { kind?: string | null; parent?: string | null } | null;
}

export const areas = many<AreasArguments>(() => areaView, {
  where: ({ other, args: { filter } }) => sql`
    ${filter?.kind ? sql`${other('kind')} = ${filter.kind}` : sql`true`} and
    ${filter?.parent ? sql`${other('parent_id')} = ${uuid(filter.parent)}` : sql`true`}`,
  // The district's code of 6 digits begins the codes of all its areas: a text order walks the tree.
  orderBy: (area) => area('code'),
  limit: 200,
});
