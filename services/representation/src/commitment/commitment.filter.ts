/** Which commitments a list or a figure is over, and in which order. Whoever sees a commitment sees all that is filtered by. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { CommitmentFilter } from '../generated/types.ts';
import { inArea } from '../suggestion/suggestion.filter.ts';
import { KEPT_STATES, OPEN_STATES } from './commitment.workflow.ts';

/** Rows of commitments with the columns that visibility and filters follow from. */
export const commitmentRows = sql`(select c.*, h.organ_id as handling_unit, s.state as suggestion_state,
    s.origin as suggestion_origin, s.lead_deputy_id as suggestion_lead, s.confidential as suggestion_confidential, s.title as suggestion_title, s.topic_id, s.area_id
  from commitment c join handling h on h.id = c.handling_id join suggestion s on s.id = c.suggestion_id)`;

export const isOpen = (commitment: Row): Sql => sql`${commitment('state')} = any(${[...OPEN_STATES]})`;
export const isKept = (commitment: Row): Sql => sql`${commitment('state')} = any(${[...KEPT_STATES]})`;

/** Owed and past its day. What is reported and waits for the office is judged by the day of the report. */
export function isOverdueNow(commitment: Row, context: ViewContext): Sql {
  const today = date(legalDay(context.clock()));
  return sql`(${isOpen(commitment)} and ${commitment('due_on')} < coalesce(${commitment('met_on')}, ${today}))`;
}

export function isKeptInTime(commitment: Row): Sql {
  return sql`(${isKept(commitment)} and ${commitment('met_on')} <= ${commitment('due_on')})`;
}

/** Kept late, or open past its day: the other part of what is counted. */
export function isLate(commitment: Row, context: ViewContext): Sql {
  return sql`((${isKept(commitment)} and ${commitment('met_on')} > ${commitment('due_on')}) or ${isOverdueNow(commitment, context)})`;
}

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

export const commitmentFilters = filters<CommitmentFilter>({
  states: (states, commitment) => sql`${commitment('state')} = any(${states})`,
  promisedYear: (year, commitment) => inYear(commitment('promised_on'), year),
  dueYear: (year, commitment) => inYear(commitment('due_on'), year),
  unit: (unit, commitment) => sql`${commitment('handling_unit')} = ${uuid(unit)}`,
  area: (area, commitment) => inArea(commitment, uuid(area)),
  topic: (code, commitment) => sql`${commitment('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  overdue: (isSo, commitment, context) => negated(isSo, isOverdueNow(commitment, context)),
  fulfilled: (isSo, commitment) => negated(isSo, isKept(commitment)),
  fulfilledInTime: (isSo, commitment, context) => (isSo ? isKeptInTime(commitment) : isLate(commitment, context)),
  pressYear: (year, commitment) =>
    sql`exists (select 1 from commitment_press p where p.commitment_id = ${commitment('id')} and p.year = ${as('int', year)})`,
  search: (search, commitment) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(concat_ws(' ', ${commitment('suggestion_title')}, ${commitment('text')}, ${commitment('measure')})),
      search_text(${search.trim()})) > 0`;
  },
});

function inYear(day: Sql, year: number): Sql {
  return sql`extract(year from ${day}) = ${as('int', year)}`;
}

export const commitmentOrders = {
  DUE: order('date', (commitment) => commitment('due_on'), 'asc', 'never null'),
  NEWEST: order('date', (commitment) => commitment('promised_on'), 'desc', 'never null'),
};
