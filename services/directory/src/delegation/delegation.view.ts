import { type Actor, holds } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { connection, filters, order } from '@redpine/kit/view/connection';
import { column, day, defineView, type Field, instant, many, one, type Row, type ViewContext } from '@redpine/kit/view/define';
import { date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { personView } from '../person/person.view.ts';

const today = ({ clock }: ViewContext): Sql => date(legalDay(clock()));

/** Whose post it is. */
const principal = (delegation: Row): Sql => sql`(select p.person_id from post p where p.id = ${delegation('post_id')})`;

const mine = (delegation: Row, actor: Actor): Sql =>
  sql`(${delegation('person_id')} = ${uuid(actor.person)} or ${principal(delegation)} = ${uuid(actor.person)})`;

const lasts = (delegation: Row, context: ViewContext): Sql =>
  sql`(${delegation('ended_at')} is null and ${delegation('until_on')} >= ${today(context)})`;

/** Those whom it concerns, and the security administrator. */
export const delegationView = defineView({
  type: 'PostDelegation',
  from: 'post_delegation',
  visible: (delegation, { actor }) => (holds(actor, 'SECURITY_ADMIN') ? raw('true') : mine(delegation, actor)),
  fields: {
    id: column('id'),
    version: column('version'),
    post: one('Post', 'post_id'),
    person: one(() => personView, 'person_id'),
    from: day('from_on'),
    until: day('until_on'),
    reason: column('reason'),
    endedAt: instant('ended_at'),
    state: column(({ row, context }) => sql`case when not ${lasts(row, context)} then 'OVER'
      when ${row('from_on')} > ${today(context)} then 'TO_COME' else 'IN_FORCE' end`),
  },
});

interface DelegationFilter {
  own: boolean;
  lasting: boolean;
}

export const postDelegations = connection(() => delegationView, {
  filters: filters<DelegationFilter>({
    own: (value, delegation, { actor }) => sql`coalesce(${mine(delegation, actor)}, false) = ${value}`,
    lasting: (value, delegation, context) => sql`${lasts(delegation, context)} = ${value}`,
  }),
  orders: { NEWEST: order('date', (delegation) => delegation('from_on'), 'desc', 'never null') },
});

/** What the viewer does for others today. */
export const delegatedToViewer = many(() => delegationView, {
  where: ({ other, context }) => sql`${other('person_id')} = ${uuid(context.actor.person)} and ${lasts(other, context)}
    and ${other('from_on')} <= ${today(context)}`,
  orderBy: (delegation) => sql`${delegation('from_on')}, ${delegation('id')}`,
  limit: 50,
});

/** For how many days the viewer may delegate the post; null where the rule says never, or it is not hers to do. */
export const longestDelegation: Field = column(({ row, context }) => {
  const { actor } = context;
  const may = holds(actor, 'SECURITY_ADMIN') ? raw('true') : sql`${row('person_id')} = ${uuid(actor.person)}`;
  return sql`case when ${may} and coalesce(${row('until_on')} >= ${today(context)}, true) then (select r.longest_days from delegation_rule r
    where r.kind = ${row('kind')} and r.from_on <= ${today(context)} order by r.from_on desc limit 1) end`;
});
