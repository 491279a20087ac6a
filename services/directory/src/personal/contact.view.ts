import { column, defineView, type Personal, type Row, type ViewContext, type Visibility } from '@redpine/kit/view/define';
import { raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import { heldToday } from '../post/post.order.ts';
import { contactScope } from './contact.policy.ts';

const isHerself: Visibility = (row, { actor }) => sql`${row('id')} = ${uuid(actor.person)}`;

/** Whether the person is a deputy of one of the areas, or of an area within. */
function isDeputyOf(areas: readonly string[], contact: Row, context: ViewContext): Sql {
  const post: Row = (of) => raw(`seat.${of}`);
  return sql`exists (select 1 from post seat join area on area.id = seat.area_id join area own on own.id = any(${uuids(areas)})
    where seat.person_id = ${contact('id')} and seat.kind = 'DEPUTY' and area.path like own.path || '%' and ${heldToday(post, context)})`;
}

const mayReveal: Visibility = (row, context) => {
  const scope = contactScope(context.actor);
  return scope === 'ALL' ? raw('true') : sql`(${isHerself(row, context)} or ${isDeputyOf(scope, row, context)})`;
};

const contact = (kind: Personal['kind'], field: string): Personal => ({
  kind,
  field,
  purpose: { zh: '联系代表和工作人员', en: 'to reach deputies and staff' },
  whole: isHerself,
  reveal: mayReveal,
});

/** How a person is reached: hers whole, to other accounts masked, nothing to visitors and analysts. */
export const personContactView = defineView({
  type: 'PersonContact',
  from: 'person_contact',
  visible: (_, { actor }) => raw(String(actor.kind === 'ACCOUNT' && !actor.posts.some(({ kind }) => kind === 'ANALYST'))),
  personal: { phone: contact('PHONE', 'phone'), email: contact('EMAIL', 'email'), address: contact('PLACE', 'address') },
  fields: {
    id: column('id'),
    version: column('version'),
    phone: column('phone'),
    email: column('email'),
    address: column('address'),
    revealable: column(({ row, context }) => mayReveal(row, context)),
  },
});
