/** Which ties a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { as, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { TieFilter } from '../generated/types.ts';
import { type Period, periodOf } from './period.ts';
import { isDeputySide } from './tie.visibility.ts';

export const today = ({ clock }: Pick<ViewContext, 'clock'>): string => legalDay(clock());

/** The voter's area, or one of those of the deputy's electoral district. */
export function tieLiesIn(tie: Row, area: Sql): Sql {
  return sql`(${liesIn(tie('area_id'), area)} or (${tie('kind')} = 'MEMBER_DEPUTY' and ${deputyLiesIn(tie('deputy_id'), area)}))`;
}

export function deputyLiesIn(deputy: Sql, area: Sql): Sql {
  return sql`exists (select 1 from deputy seat join electoral_district_area e using (electoral_district_id)
    where seat.id = ${deputy} and ${liesIn(raw('e.area_id'), area)})`;
}

export const isMine = (tie: Row, context: ViewContext): Sql =>
  sql`(coalesce(${tie('member_person_id')} = ${uuid(context.actor.person)}, false) or ${isDeputySide(tie('deputy_id'), context)})`;

export const lastsIn = (tie: Row, { from, until }: Pick<Period, 'from' | 'until'>): Sql =>
  sql`(${tie('from_on')} <= ${date(until)} and coalesce(${tie('ended_on')} >= ${date(from)}, true))`;

export const isReachedIn = (tie: Row, { from, until }: Pick<Period, 'from' | 'until'>): Sql =>
  sql`exists (select 1 from tie_activity a where a.tie_id = ${tie('id')} and a.on_day between ${date(from)} and ${date(until)})`;

/** How many contacts a year the rule of the day asks for; null where none does. */
export const requiredOn = (tie: Row, day: string): Sql => sql`(rule_value('TIE_CONTACTS_A_YEAR', ${date(day)}) ->> ${tie('kind')})::int`;

export const contactsIn = (tie: Row, year: number): Sql =>
  sql`(select count(*) from tie_activity a where a.tie_id = ${tie('id')} and extract(year from a.on_day) = ${as('int', year)})`;

/** As the rule had it at the end of the period, or has it today where that lies ahead. */
export function isMet(tie: Row, { until, year }: Period, context: ViewContext): Sql {
  const day = [until, today(context)].toSorted()[0] ?? until;
  return sql`coalesce(${contactsIn(tie, year)} >= ${requiredOn(tie, day)}, false)`;
}

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);
const period = (filter: TieFilter, context: ViewContext): Period => periodOf(filter, today(context));

export const tieFilters = filters<TieFilter>({
  kind: (kind, tie) => sql`${tie('kind')} = ${kind}`,
  state: (state, tie) => sql`${tie('state')} = ${state}`,
  mine: (isSo, tie, context) => negated(isSo, isMine(tie, context)),
  deputy: (deputy, tie) => sql`${tie('deputy_id')} = ${uuid(deputy)}`,
  member: (member, tie) => sql`coalesce(${tie('member_person_id')} = ${uuid(member)}, false)`,
  area: (area, tie) => tieLiesIn(tie, uuid(area)),
  reached: (isSo, tie, context, filter) => negated(isSo, isReachedIn(tie, period(filter, context))),
  lasting: (isSo, tie, context, filter) => negated(isSo, lastsIn(tie, period(filter, context))),
  met: (isSo, tie, context, filter) => negated(isSo, isMet(tie, period(filter, context), context)),
  // They are of the three before.
  year: () => raw('true'),
  quarter: () => raw('true'),
});

export const tieOrders = { LATEST: order('timestamptz', (tie) => tie('paired_at'), 'desc', 'never null') };
