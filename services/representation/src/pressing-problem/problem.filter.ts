/** Which pressing problems a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import { isKeptBy, liesIn } from '../area/area.visibility.ts';
import type { PressingProblemFilter } from '../generated/types.ts';
import { unitsOf } from '../suggestion/suggestion.visibility.ts';
import { isWith } from '../opinion/opinion.visibility.ts';

/** The remedy is owed and its day has passed. */
export const isLate = (problem: Row, { clock }: ViewContext): Sql => sql`(${problem('state')} = 'ASSIGNED' and ${problem('due_on')} < ${date(legalDay(clock()))})`;

/** It is with the viewer: her unit remedies it, or she verifies it as a deputy. */
export const isMine = (problem: Row, { actor }: ViewContext): Sql =>
  sql`coalesce(${isWith(actor, (column) => problem(column === 'deputy_id' ? 'verifier_id' : column))}, false)`;

/** As the policy's: the named deputy, or the office of the area for the community; no unit its own work. */
export function verifiesProblem(problem: Row, { actor }: Pick<ViewContext, 'actor'>): Sql {
  const named = actor.person === null ? raw('false') : sql`${problem('verifier_id')} in (select d.id from deputy d where d.person_id = ${uuid(actor.person)})`;
  return sql`coalesce((${named} or (${problem('verifier_id')} is null and ${isKeptBy(actor, problem('area_id'))})) and not coalesce(${problem('organ_id')} = any(${uuids(unitsOf(actor))}), false), false)`;
}

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

export const problemFilters = filters<PressingProblemFilter>({
  states: (states, problem) => sql`${problem('state')} = any(${states})`,
  source: (source, problem) => sql`${problem('source')} = ${source}`,
  area: (area, problem) => liesIn(problem('area_id'), uuid(area)),
  topic: (code, problem) => sql`${problem('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  unit: (unit, problem) => sql`${problem('organ_id')} = ${uuid(unit)}`,
  mine: (isSo, problem, context) => negated(isSo, isMine(problem, context)),
  kept: (isSo, problem, { actor }) => negated(isSo, isKeptBy(actor, problem('area_id'))),
  verifies: (isSo, problem, context) => negated(isSo, verifiesProblem(problem, context)),
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
