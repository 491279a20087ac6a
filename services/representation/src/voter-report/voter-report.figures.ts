/** Figures over the reports to voters. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { VoterReportFigures, VoterReportFilter } from '../generated/types.ts';
import { isDue, isHeld, voterReportFilters } from './voter-report.filter.ts';
import { knowsTalks } from '../talk/talk.policy.ts';

/** The record at hand whose reports are counted, by the filter's field that names it. */
type Within = readonly ['area' | 'deputy', Sql];

/** Over all reports, or over those of the record at hand. */
export function voterReportFigures(within: (row: Row) => Within | null = () => null): Field {
  return computed<{ filter?: VoterReportFilter | null }>(({ row, args, context, selected }) => figures(within(row), args.filter ?? {}, context, selected));
}

function figures(within: Within | null, filter: VoterReportFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const report = rowOf('t');
  const where = and([
    sql`${knowsTalks(context.actor)}`,
    ...(within ? [within[0] === 'area' ? liesIn(report('area_id'), within[1]) : sql`${report('deputy_id')} = ${within[1]}`] : []),
    ...filtered(voterReportFilters, filter, report, context),
  ]);
  const path = (behind: VoterReportFilter): Sql => drillDown(within, { ...filter, ...behind });
  const all: Readonly<Record<Exclude<keyof VoterReportFigures, '__typename'>, () => Sql>> = {
    scheduled: () => countFigure(context, raw('scheduled'), path({ states: ['SCHEDULED', 'HELD', 'APPRAISED', 'CLOSED'] })),
    held: () => ratioFigure(context, raw('held'), raw('due'), path({ due: true })),
    voters: () => countFigure(context, raw('voters'), path({ held: true })),
    good: () => ratioFigure(context, raw('good'), raw('votes'), path({ held: true })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  const votes = (of: string): Sql => sql`coalesce(sum((${report('appraisal')} ->> ${of})::int), 0)`;
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select
      count(*) filter (where ${report('state')} <> 'CANCELLED') as scheduled,
      count(*) filter (where ${isHeld(report)}) as held,
      count(*) filter (where ${isDue(report, context)}) as due,
      coalesce(sum(${report('voters')}) filter (where ${isHeld(report)}), 0) as voters,
      ${votes('good')} as good, ${votes('good')} + ${votes('basically')} + ${votes('poor')} as votes
    from voter_report as t where ${where}) as counted)`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(within: Within | null, filter: VoterReportFilter): Sql {
  return listPath('voter-reports', filter, within ? [within] : []);
}
