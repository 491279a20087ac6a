/** Which opinions a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isKeptBy, liesIn } from '../area/area.visibility.ts';
import type { OpinionFigureFilter, OpinionFilter } from '../generated/types.ts';
import { isWith, readsWhole } from './opinion.visibility.ts';

/** An answer is owed. */
export const isOwed = (opinion: Row): Sql => sql`${opinion('state')} in ('RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED')`;
export const isOverdue = (opinion: Row, { clock }: ViewContext): Sql => sql`(${isOwed(opinion)} and ${opinion('due_on')} < ${date(legalDay(clock()))})`;
/** It is answered here, and not by way of another or elsewhere. */
export const needsAnswer = (opinion: Row): Sql => sql`${opinion('state')} not in ('MERGED', 'TRANSFERRED', 'DECLINED')`;
/** Once answered, it counts as answered whatever came after. */
export const isAnswered = (opinion: Row): Sql => sql`${opinion('in_time')} is not null`;
export const isConverted = (opinion: Row): Sql => sql`${opinion('suggestion_id')} is not null`;
export const isRated = (opinion: Row): Sql => sql`${opinion('rating')} is not null`;
/** Of those rated. */
export const isSatisfied = (opinion: Row): Sql => sql`coalesce(${opinion('rating')} in ('SATISFIED', 'BASICALLY_SATISFIED'), false)`;
export const hasToTell = (opinion: Row): Sql =>
  sql`exists (select 1 from opinion_notice n where n.opinion_id = ${opinion('id')} and n.told_at is null)`;

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

/** Raised at a reception or an activity of the home. */
export const isOfHome = (opinion: Row, home: Sql): Sql => sql`${opinion('home_event_id')} in (select e.id from home_event e where e.home_id = ${home})`;

/** From an area that the electoral district covers, or one below it. */
export const isOfDistrict = (opinion: Row, district: Sql): Sql => sql`${opinion('area_id')} in (select below.id from electoral_district_area c
  join area above on above.id = c.area_id join area below on starts_with(below.path, above.path) where c.electoral_district_id = ${district})`;

export const opinionFigureFilters = filters<OpinionFigureFilter>({
  channel: (code, opinion) => sql`${opinion('channel')} = ${code}`,
  area: (area, opinion) => liesIn(opinion('area_id'), uuid(area)),
  topic: (code, opinion) => sql`${opinion('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  kind: (kind, opinion) => sql`${opinion('kind')} = ${kind}`,
  deputy: (deputy, opinion) => sql`${opinion('deputy_id')} = ${uuid(deputy)}`,
  unit: (unit, opinion) => sql`${opinion('organ_id')} = ${uuid(unit)}`,
  home: (home, opinion) => isOfHome(opinion, uuid(home)),
  electoralDistrict: (district, opinion) => isOfDistrict(opinion, uuid(district)),
  receivedFrom: (day, opinion) => sql`${opinion('received_on')} >= ${date(day)}`,
  receivedUntil: (day, opinion) => sql`${opinion('received_on')} <= ${date(day)}`,
  year: (year, opinion) => sql`extract(year from ${opinion('received_on')}) = ${as('int', year)}`,
});

export const opinionFilters = filters<OpinionFilter>({
  ...opinionFigureFilters,
  states: (states, opinion) => sql`${opinion('state')} = any(${states})`,
  mine: (isSo, opinion, { actor }) => negated(isSo, isWith(actor, opinion)),
  kept: (isSo, opinion, { actor }) => negated(isSo, isKeptBy(actor, opinion('area_id'))),
  overdue: (isSo, opinion, context) => negated(isSo, isOverdue(opinion, context)),
  answered: (isSo, opinion) => negated(isSo, isAnswered(opinion)),
  inTime: (isSo, opinion) => sql`${opinion('in_time')} is ${raw(isSo ? 'true' : 'false')}`,
  satisfied: (isSo, opinion) => negated(isSo, isSatisfied(opinion)),
  converted: (isSo, opinion) => negated(isSo, isConverted(opinion)),
  rated: (isSo, opinion) => negated(isSo, isRated(opinion)),
  // Whom the office has yet to call is no news for who sees neither senders nor notices.
  toTell: (isSo, opinion, context) => sql`(${readsWhole(opinion, context)} and ${negated(isSo, hasToTell(opinion))})`,
  search: (search, opinion) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(${opinion('subject')}), search_text(${search.trim()})) > 0`;
  },
});

export const opinionOrders = {
  DUE: order('date', (opinion) => sql`case when ${isOwed(opinion)} then ${opinion('due_on')} else ${raw(`'infinity'::date`)} end`, 'asc', 'never null'),
  NEWEST: order('date', (opinion) => opinion('received_on'), 'desc', 'never null'),
};
