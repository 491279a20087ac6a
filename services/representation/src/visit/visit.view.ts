import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, instant, many, one, reference, rowOf, type Visibility } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import type { VisitFilter, VisitOpinionFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { seesTies } from '../tie/tie.policy.ts';
import { tieFactsJson } from '../tie/tie.view.ts';
import { isTieSeen, isTieWorkedOn } from '../tie/tie.visibility.ts';
import { isRoutedTo, visitFilters, visitOpinionFilters, visitOpinionOrders, visitOrders } from './visit.filter.ts';
import { visitActions, visitOpinionActions } from './visit.policy.ts';
import type { VisitFacts, VisitOpinionFacts } from './visit.workflow.ts';

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
    opinions: many('VisitOpinion', {
      where: ({ row, other }) => sql`${other('visit_id')} = ${row('id')}`,
      orderBy: (opinion) => opinion('id'),
      limit: 20,
    }),
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

const visitOpinionView = defineView({
  type: 'VisitOpinion',
  from: 'visit_opinion',
  visible: (opinion, context) => {
    if (!seesTies(context.actor)) return raw('false');
    return sql`(exists (select 1 from visit w join tie k on k.id = w.tie_id where w.id = ${opinion('visit_id')} and ${isTieSeen(rowOf('k'), context)}) or ${isRoutedTo(opinion, context)})`;
  },
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    text: column('text'),
    visit: one('Visit', 'visit_id'),
    raisedOn: day(({ row }) => sql`(select w.visited_on from visit w where w.id = ${row('visit_id')})`),
    route: column('route'),
    deputy: one('Deputy', 'deputy_id'),
    unit: reference('Organ', 'organ_id', 'Organ'),
    suggestion: one('Suggestion', 'suggestion_id'),
    answer: column('answer'),
    answeredOn: day('answered_on'),
    availableActions: derived<VisitOpinionFacts>({
      facts: ({ row }) => sql`(select json_build_object('state', ${row('state')}, 'tie', ${tieFactsJson(rowOf('k'))}, 'routedPerson', (select r.person_id from deputy r where r.id = ${row('deputy_id')}),
        'routedOrgan', ${row('organ_id')}, 'target', null) from visit w join tie k on k.id = w.tie_id where w.id = ${row('visit_id')})`,
      compute: (facts, { actor, language }) => visitOpinionActions(facts, actor, language),
    }),
  },
});

export const visitViews = [visitView, visitOpinionView];

export const visitQueries = {
  visit: byId('Visit'),
  visits: connection<VisitFilter>('Visit', { filters: visitFilters, orders: visitOrders }),
  visitOpinion: byId('VisitOpinion'),
  visitOpinions: connection<VisitOpinionFilter>('VisitOpinion', { filters: visitOpinionFilters, orders: visitOpinionOrders }),
};
