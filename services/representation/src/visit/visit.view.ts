import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, instant, many, one, rowOf, type Visibility } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import type { VisitFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { isAnswered } from '../opinion/opinion.filter.ts';
import { tieFactsJson } from '../tie/tie.view.ts';
import { isTieSeen, isTieWorkedOn } from '../tie/tie.visibility.ts';
import { visitFilters, visitOrders } from './visit.filter.ts';
import { visitActions } from './visit.policy.ts';
import type { VisitFacts } from './visit.workflow.ts';

const isVisitSeen: Visibility = (visit, context) => sql`exists (select 1 from tie k where k.id = ${visit('tie_id')} and ${isTieSeen(rowOf('k'), context)})`;
/** The visitor and the offices that keep the tie: never the visited deputy, and nobody without a reason on record. */
const mayReveal: Visibility = (visit, context) => sql`exists (select 1 from tie k where k.id = ${visit('tie_id')} and ${isTieWorkedOn(rowOf('k'), context)})`;

const visitView = defineView({
  type: 'Visit',
  from: 'visit',
  visible: isVisitSeen,
  personal: { notes: { kind: 'NOTE', field: 'notes', purpose: { zh: '办理家访中了解的情况', en: 'to act on what a home visit found' }, whole: () => raw('false'), reveal: mayReveal } },
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    tie: one('Tie', 'tie_id'),
    plannedOn: day('planned_on'),
    visitedOn: day('visited_on'),
    summary: column('summary'),
    notes: column('notes'),
    revealable: column(({ row, context }) => sql`(${row('notes')} is not null and ${mayReveal(row, context)})`),
    opinions: many('Opinion', {
      where: ({ row, other }) => sql`${other('visit_id')} = ${row('id')}`,
      orderBy: (opinion) => opinion('id'),
      limit: 20,
    }),
    opinionsRaised: column(({ row }) => sql`(select count(*) from opinion o where o.visit_id = ${row('id')})`),
    opinionsAnswered: column(({ row }) => sql`(select count(*) from opinion o where o.visit_id = ${row('id')} and ${isAnswered(rowOf('o'))})`),
    returnReason: column('return_reason'),
    cancelReason: column('cancel_reason'),
    history: historyOf('Visit'),
    availableActions: derived<VisitFacts>({
      facts: ({ row }) => sql`(select json_build_object('state', ${row('state')}, 'tie', ${tieFactsJson(rowOf('k'))}) from tie k where k.id = ${row('tie_id')})`,
      compute: (facts, { actor, language }) => visitActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

export const visitViews = [visitView];

export const visitQueries = {
  visit: byId('Visit'),
  visits: connection<VisitFilter>('Visit', { filters: visitFilters, orders: visitOrders }),
};
