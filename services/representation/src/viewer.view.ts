import { column, defineView, derived, one, publicToAll, rowOf } from '@redpine/kit/view/define';
import { join, raw, sql } from '@redpine/kit/view/sql';
import { isOwnSeat } from './deputy/deputy.visibility.ts';
import type { WorkQueue, WorkQueueCode } from './generated/types.ts';
import { countOf, queuesOf } from './queue/work.queue.ts';
import { rulePermissions } from './rules/rules.policy.ts';
import { permissions } from './suggestion/suggestion.policy.ts';
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
        // Whether she has a seat is known to the statement alone; queues of deputies are asked for with a person.
        const asked = queuesOf(context.actor, context.actor.person !== null);
        const counts = asked.map(({ code }) => countOf(code, context));
        return sql`json_build_object(
          'seat', (select d.status from deputy d where d.level = 'DISTRICT' and ${isOwnSeat(rowOf('d'), context)} order by d.from_on desc limit 1),
          'queues', json_build_array(${selected.has('queues') && counts.length > 0 ? join(counts, ', ') : raw('')}))`;
      },
      compute: ({ seat, queues }, { actor, clock }) => ({
        ...permissions(actor, seat),
        ...rulePermissions(actor),
        queues: queuesOf(actor, seat !== null).flatMap(({ code, path }): Omit<WorkQueue, '__typename'>[] => {
          const counted = queues.find((each) => each.code === code);
          if (!counted) return [];
          return [{ code, count: { value: counted.count, asOf: clock().toISOString(), drillDown: path }, overdue: counted.overdue }];
        }),
      }),
    }),
    deputy: one('Deputy', ({ other, context }) => sql`${other('id')} = (select seat.id from deputy seat where ${isOwnSeat(rowOf('seat'), context)}
      order by seat.level <> 'DISTRICT', seat.from_on desc limit 1)`),
  },
});
