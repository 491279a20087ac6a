import { column, defineView, derived, one, publicToAll, rowOf } from '@redpine/kit/view/define';
import { join, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { isOwnSeat } from './deputy/deputy.view.ts';
import type { WorkQueue, WorkQueueCode } from './generated/types.ts';
import { rulePermissions } from './rules/rules.policy.ts';
import { permissions } from './suggestion/suggestion.policy.ts';
import { hasQueue, overdueInQueue, QUEUES, waitsInQueue } from './suggestion/suggestion.queue.ts';
import { parts, suggestionRow } from './suggestion/suggestion.visibility.ts';
import type { DeputyStatus } from './suggestion/suggestion.workflow.ts';

interface ViewerFacts {
  seat: DeputyStatus | null;
  queues: { code: WorkQueueCode; count: number; overdue: number }[];
}

/** The one who asks: nobody else's entry exists for her. */
export const viewerView = defineView({
  type: 'Viewer',
  from: ({ actor }) => sql`(select ${actor.id} as id)`,
  key: 'text',
  visible: publicToAll,
  fields: {
    id: column('id'),
    representation: derived<ViewerFacts>({
      facts: ({ context, selected }) => {
        const suggestion = rowOf('s');
        const visible = parts(context.actor, suggestionRow(suggestion)).row;
        // Whether she has a seat is known to the statement alone; queues of deputies are asked for with a person.
        const asked = QUEUES.filter((queue) => hasQueue(queue, context.actor, context.actor.person !== null));
        const counts = asked.map(
          (queue): Sql => sql`(select json_build_object('code', ${queue}, 'count', count(*),
              'overdue', count(*) filter (where ${overdueInQueue(queue, suggestion, context)}))
            from suggestion s where ${visible} and ${waitsInQueue(queue, suggestion, context)})`,
        );
        return sql`json_build_object(
          'seat', (select d.status from deputy d where ${isOwnSeat(rowOf('d'), context)} order by d.from_on desc limit 1),
          'queues', json_build_array(${selected.has('queues') && counts.length > 0 ? join(counts, ', ') : raw('')}))`;
      },
      compute: ({ seat, queues }, { actor, clock }) => ({
        ...permissions(actor, seat),
        ...rulePermissions(actor),
        queues: queues
          .filter(({ code }) => hasQueue(code, actor, seat !== null))
          .map(({ code, count, overdue }): Omit<WorkQueue, '__typename'> => ({
            code,
            count: {
              value: count,
              asOf: clock().toISOString(),
              drillDown: `/representation/suggestions?queue=${code}`,
            },
            overdue,
          })),
      }),
    }),
    deputy: one('Deputy', ({ other, context }) => isOwnSeat(other, context)),
  },
});
