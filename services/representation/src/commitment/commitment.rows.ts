/** Rows of commitments and what holds of them now. */
import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { date, sql, type Sql } from '@redpine/kit/view/sql';
import { KEPT_STATES, OPEN_STATES } from './commitment.workflow.ts';

/** Rows of commitments with the columns that visibility and filters follow from. */
export const commitmentRows = sql`(select c.*, h.organ_id as handling_unit, s.state as suggestion_state,
    s.origin as suggestion_origin, s.lead_deputy_id as suggestion_lead, s.confidential as suggestion_confidential, s.title as suggestion_title, s.topic_id, s.area_id, s.congress_session_id
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
