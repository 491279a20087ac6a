/** Which home visits and opinions a list is over, and in which order. */
import { filters, order } from '@redpine/kit/view/connection';
import { rowOf, type Row, type ViewContext } from '@redpine/kit/view/define';
import { date, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import type { VisitFilter, VisitOpinionFilter } from '../generated/types.ts';
import { type PeriodAsked, periodOf } from '../tie/period.ts';
import { isMine, tieLiesIn, today } from '../tie/tie.filter.ts';
import { ownUnits } from './visit.policy.ts';

/** A condition on the tie that a visit goes along. */
const alongTie = (visit: Row, condition: (tie: Row) => Sql): Sql => sql`exists (select 1 from tie k where k.id = ${visit('tie_id')} and ${condition(rowOf('k'))})`;
const ofVisit = (opinion: Row, condition: (visit: Row) => Sql): Sql => sql`exists (select 1 from visit w where w.id = ${opinion('visit_id')} and ${condition(rowOf('w'))})`;
const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

function within(visit: Row, asked: PeriodAsked, context: ViewContext): Sql {
  const { from, until } = periodOf(asked, today(context));
  return sql`coalesce(${visit('visited_on')}, ${visit('planned_on')}) between ${date(from)} and ${date(until)}`;
}

export const visitFilters = filters<VisitFilter>({
  states: (states, visit) => sql`${visit('state')} = any(${states})`,
  kind: (kind, visit) => alongTie(visit, (tie) => sql`${tie('kind')} = ${kind}`),
  mine: (isSo, visit, context) => negated(isSo, alongTie(visit, (tie) => isMine(tie, context))),
  deputy: (deputy, visit) => alongTie(visit, (tie) => sql`${tie('deputy_id')} = ${uuid(deputy)}`),
  area: (area, visit) => alongTie(visit, (tie) => tieLiesIn(tie, uuid(area))),
  year: (_, visit, context, filter) => within(visit, filter, context),
  quarter: (_, visit, context, filter) => within(visit, filter, context),
});

export const visitOpinionFilters = filters<VisitOpinionFilter>({
  states: (states, opinion) => sql`${opinion('state')} = any(${states})`,
  mine: (isSo, opinion, context) => negated(isSo, isRoutedTo(opinion, context)),
  deputy: (deputy, opinion) => ofVisit(opinion, (visit) => alongTie(visit, (tie) => sql`${tie('deputy_id')} = ${uuid(deputy)}`)),
  kind: (kind, opinion) => ofVisit(opinion, (visit) => alongTie(visit, (tie) => sql`${tie('kind')} = ${kind}`)),
  area: (area, opinion) => ofVisit(opinion, (visit) => alongTie(visit, (tie) => tieLiesIn(tie, uuid(area)))),
  year: (_, opinion, context, filter) => ofVisit(opinion, (visit) => within(visit, filter, context)),
  quarter: (_, opinion, context, filter) => ofVisit(opinion, (visit) => within(visit, filter, context)),
});

/** To the viewer as a deputy, or to her unit. */
export function isRoutedTo(opinion: Row, { actor }: ViewContext): Sql {
  const person = actor.person === null ? raw('false') : sql`exists (select 1 from deputy d where d.id = ${opinion('deputy_id')} and d.person_id = ${uuid(actor.person)} and d.status <> 'ENDED')`;
  const units = ownUnits(actor);
  return units.length === 0 ? person : sql`(${person} or coalesce(${opinion('organ_id')} = any(${uuids(units)}), false))`;
}

export const visitOrders = { LATEST: order('date', (visit) => visit('planned_on'), 'desc', 'never null') };
export const visitOpinionOrders = { LATEST: order('timestamptz', (opinion) => opinion('raised_at'), 'desc', 'never null') };
