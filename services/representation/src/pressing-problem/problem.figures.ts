/** Figures over pressing problems. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { PressingProblemFigures, PressingProblemFilter } from '../generated/types.ts';
import { isLate, problemFilters } from './problem.filter.ts';
import { knowsProblems } from './problem.policy.ts';

/** What a figure stands on: the field of the filter that narrows it, its value, and the condition. */
interface Within {
  field: 'area' | 'topic' | 'unit';
  value: Sql;
  holds: (problem: Row) => Sql;
}

/** Over all problems, or over those of the row at hand. */
export function problemFigures(within: (row: Row) => Within | null = () => null): Field {
  return computed<{ filter?: PressingProblemFilter | null }>(({ row, args, context, selected }) => figures(within(row), args.filter ?? {}, context, selected));
}

export const problemsOfArea = problemFigures((area) => ({ field: 'area', value: area('id'), holds: (problem) => liesIn(problem('area_id'), area('id')) }));
export const problemsOfTopic = problemFigures((topic) => ({ field: 'topic', value: topic('code'), holds: (problem) => sql`${problem('topic_id')} = ${topic('id')}` }));
export const problemsOfOrgan = problemFigures((organ) => ({ field: 'unit', value: organ('id'), holds: (problem) => sql`${problem('organ_id')} = ${organ('id')}` }));

function figures(within: Within | null, filter: PressingProblemFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const problem = rowOf('p');
  const where = and([sql`${knowsProblems(context.actor)}`, ...(within ? [within.holds(problem)] : []), ...filtered(problemFilters, filter, problem, context)]);
  const path = (behind: PressingProblemFilter): Sql => drillDown(within, { ...filter, ...behind });
  const all: Readonly<Record<Exclude<keyof PressingProblemFigures, '__typename'>, () => Sql>> = {
    listed: () => countFigure(context, raw('listed'), path({ states: ['LISTED', 'ASSIGNED', 'REMEDIED', 'VERIFIED', 'CLOSED'] })),
    closed: () => ratioFigure(context, raw('closed'), raw('listed'), path({ states: ['CLOSED'] })),
    overdue: () => countFigure(context, raw('overdue'), path({ overdue: true })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select
      count(*) filter (where ${problem('state')} <> 'DROPPED') as listed,
      count(*) filter (where ${problem('state')} = 'CLOSED') as closed,
      count(*) filter (where ${isLate(problem, context)}) as overdue
    from pressing_problem as p where ${where}) as counted)`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(within: Within | null, filter: PressingProblemFilter): Sql {
  return listPath('problems', filter, within ? [[within.field, within.value]] : []);
}
