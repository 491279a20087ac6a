import { legalDay } from '@redpine/kit/clock';
import { connection, filters, order } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, one, rowOf } from '@redpine/kit/view/define';
import { as, date, sql, uuid } from '@redpine/kit/view/sql';
import { keepsOrIs, partiesJson } from '../deputy/deputy.visibility.ts';
import { isOwnSeat } from '../deputy/deputy.visibility.ts';
import type { DeputyLeaveFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { askingActions, leaveActions } from './leave.policy.ts';
import type { LeaveFacts } from './leave.workflow.ts';

export const leaveView = defineView({
  type: 'DeputyLeave',
  from: 'deputy_leave',
  // Illness and family are nobody's business but hers and of those who answer.
  visible: (leave, { actor }) => keepsOrIs(actor, leave('deputy_id')),
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    deputy: one('Deputy', 'deputy_id'),
    cause: column('cause'),
    occasion: column('occasion'),
    reason: column('reason'),
    from: day('from_on'),
    until: day('until_on'),
    answer: column('answer'),
    history: historyOf('DeputyLeave'),
    availableActions: derived<LeaveFacts>({
      facts: ({ row, context }) => sql`((${partiesJson(row('deputy_id'))})::jsonb
        || jsonb_build_object('state', ${row('state')}, 'from', ${row('from_on')}, 'today', ${date(legalDay(context.clock()))}))`,
      compute: (facts, { actor, language }) => leaveActions(facts, actor, language),
    }),
    askedAt: instant('asked_at'),
    updatedAt: instant('updated_at'),
  },
});

const leaveFilters = filters<DeputyLeaveFilter>({
  states: (states, leave) => sql`${leave('state')} = any(${states})`,
  deputy: (deputy, leave) => sql`${leave('deputy_id')} = ${uuid(deputy)}`,
  on: (on, leave) => sql`${date(on)} between ${leave('from_on')} and ${leave('until_on')}`,
  year: (year, leave) => sql`extract(year from ${leave('from_on')}) = ${as('int', year)}`,
});
const leaveOrders = { LATEST: order('date', (leave) => leave('from_on'), 'desc', 'never null') };

export const leaveQueries = {
  deputyLeave: byId('DeputyLeave'),
  deputyLeaves: connection<DeputyLeaveFilter>('DeputyLeave', { filters: leaveFilters, orders: leaveOrders }),
  deputyLeaveActions: guarded('no row: what the viewer’s own posts and seat allow', derived<{ seat: DeputyStatus | null }>({
    facts: ({ context }) => sql`json_build_object('seat', (select d.status from deputy d where ${isOwnSeat(rowOf('d'), context)} order by d.from_on desc limit 1))`,
    compute: ({ seat }, { actor, language }) => askingActions(actor, seat, language),
  })),
};

/** Her leaves, of a deputy. */
export const leavesOfDeputy = connection('DeputyLeave', { where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`, orders: leaveOrders });
