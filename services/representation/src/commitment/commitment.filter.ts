/** Which commitments a list or a figure is over, and in which order. Whoever sees a commitment sees what is filtered by, or is said otherwise. */
import { filters, order } from '@redpine/kit/view/connection';
import { badInput } from '@redpine/kit/view/refuse';
import { as, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { CommitmentFilter } from '../generated/types.ts';
import { parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import { inArea } from '../suggestion/suggestion.filter.ts';
import { COMMITMENT_QUEUES, waitsInCommitmentQueue } from './commitment.queue.ts';
import { isKept, isKeptInTime, isLate, isOverdueNow } from './commitment.rows.ts';

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

export const commitmentFilters = filters<CommitmentFilter>({
  states: (states, commitment) => sql`${commitment('state')} = any(${states})`,
  promisedYear: (year, commitment) => inYear(commitment('promised_on'), year),
  dueYear: (year, commitment) => inYear(commitment('due_on'), year),
  unit: (unit, commitment) => sql`${commitment('handling_unit')} = ${uuid(unit)}`,
  area: (area, commitment) => inArea(commitment, uuid(area)),
  topic: (code, commitment) => sql`${commitment('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  deputy: (deputy, commitment, { actor }) =>
    sql`(${parts(actor, rowOfSuggestion(commitment)).persons} and ${commitment('suggestion_lead')} = ${uuid(deputy)})`,
  congressSession: (session, commitment) => sql`${commitment('congress_session_id')} = ${uuid(session)}`,
  overdue: (isSo, commitment, context) => negated(isSo, isOverdueNow(commitment, context)),
  fulfilled: (isSo, commitment) => negated(isSo, isKept(commitment)),
  fulfilledInTime: (isSo, commitment, context) => (isSo ? isKeptInTime(commitment) : isLate(commitment, context)),
  pressYear: (year, commitment) =>
    sql`exists (select 1 from commitment_press p where p.commitment_id = ${commitment('id')} and p.year = ${as('int', year)})`,
  queue: (queue, commitment, context) => {
    const own = COMMITMENT_QUEUES.find((each) => each === queue);
    if (!own) throw badInput(`${queue} is no queue of commitments`);
    return waitsInCommitmentQueue(own, commitment, context);
  },
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
