/** Which pressing problems a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { PressingProblemFilter } from '../generated/types.ts';
import { isWith } from '../opinion/opinion.visibility.ts';

/** The remedy is owed and its day has passed. */
export const isLate = (problem: Row, { clock }: ViewContext): Sql => sql`(${problem('state')} = 'ASSIGNED' and ${problem('due_on')} < ${date(legalDay(clock()))})`;

/** It is with the viewer: her unit remedies it, or she verifies it as a deputy. */
const isMine = (problem: Row, { actor }: ViewContext): Sql =>
  sql`coalesce(${isWith(actor, (column) => problem(column === 'deputy_id' ? 'verifier_id' : column))}, false)`;

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

export const problemFilters = filters<PressingProblemFilter>({
  states: (states, problem) => sql`${problem('state')} = any(${states})`,
  source: (source, problem) => sql`${problem('source')} = ${source}`,
  area: (area, problem) => liesIn(problem('area_id'), uuid(area)),
  topic: (code, problem) => sql`${problem('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  unit: (unit, problem) => sql`${problem('organ_id')} = ${uuid(unit)}`,
  mine: (isSo, problem, context) => negated(isSo, isMine(problem, context)),
  overdue: (isSo, problem, context) => negated(isSo, isLate(problem, context)),
  year: (year, problem) => sql`extract(year from ${problem('listed_on')}) = ${as('int', year)}`,
  search: (search, problem) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(${problem('subject')}), search_text(${search.trim()})) > 0`;
  },
});

export const problemOrders = {
  DUE: order('date', (problem) => sql`case when ${problem('state')} = 'ASSIGNED' then ${problem('due_on')} else ${raw(`'infinity'::date`)} end`, 'asc', 'never null'),
};
