/** Which home visits a list is over, and in which order. */
import { filters, order } from '@redpine/kit/view/connection';
import { rowOf, type Row, type ViewContext } from '@redpine/kit/view/define';
import { date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { VisitFilter } from '../generated/types.ts';
import { type PeriodAsked, periodOf } from '../tie/period.ts';
import { isMine, tieLiesIn, today } from '../tie/tie.filter.ts';

/** A condition on the tie that a visit goes along. */
const alongTie = (visit: Row, condition: (tie: Row) => Sql): Sql => sql`exists (select 1 from tie k where k.id = ${visit('tie_id')} and ${condition(rowOf('k'))})`;
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

export const visitOrders = { LATEST: order('date', (visit) => visit('planned_on'), 'desc', 'never null') };
