import { legalDay } from '@redpine/kit/clock';
import { type At, column, computed, day, defineView, json, many, one } from '@redpine/kit/view/define';
import { date, sql, type Sql } from '@redpine/kit/view/sql';
import { ofSuggestionOrHandling, parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';

const today = ({ context }: Pick<At, 'context'>): Sql => date(legalDay(context.clock()));

/** Days are part of the heading; a handling's days are seen by whoever sees which units handle. */
export const deadlineView = defineView({
  type: 'Deadline',
  from: ofSuggestionOrHandling('deadline'),
  visible: (deadline, { actor }) => {
    const { heading, units } = parts(actor, rowOfSuggestion(deadline));
    return heading === units ? heading : sql`case when ${deadline('handling_id')} is null then ${heading} else ${units} end`;
  },
  fields: {
    id: column('id'),
    kind: column('kind'),
    handling: one('Handling', 'handling_id'),
    startOn: day('start_on'),
    dueOn: day('due_on'),
    length: column('length'),
    unit: column('unit'),
    countedTo: day('counted_to'),
    crossed: json('crossed'),
    rule: column('rule_code'),
    ruleVersion: column('rule_version'),
    legalBasis: computed(
      ({ row }) =>
        sql`jsonb_build_object('law', ${row('law')}, 'article', ${row('article')}, 'mark', ${row('mark')})`,
    ),
    certainty: column('certainty'),
    metOn: day('met_on'),
    superseded: column('superseded'),
    revisions: many('DeadlineRevision', {
      where: ({ row, other }) => sql`${other('deadline_id')} = ${row('id')}`,
      orderBy: (revision) => sql`${revision('at')} desc, ${revision('id')} desc`,
      limit: 5,
    }),
    overdue: column((at) => {
      const { row } = at;
      return sql`${row('due_on')} < coalesce(${row('met_on')}, ${row('lapsed_on')}, ${today(at)})`;
    }),
    daysLeft: column((at) => {
      const { row } = at;
      return sql`case when ${row('met_on')} is null and ${row('lapsed_on')} is null then ${row('due_on')} - ${today(at)} end`;
    }),
  },
});
