/** Figures over the talks. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { TalkFigures, TalkFilter } from '../generated/types.ts';
import { isDue, isHeld, talkFilters } from './talk.filter.ts';
import { knowsTalks } from './talk.policy.ts';

/** The record at hand whose talks are counted, by the filter's field that names it. */
type Within = readonly ['area' | 'speaker', Sql];

/** Over all talks, or over those of the record at hand. */
export function talkFigures(within: (row: Row) => Within | null = () => null): Field {
  return computed<{ filter?: TalkFilter | null }>(({ row, args, context, selected }) => figures(within(row), args.filter ?? {}, context, selected));
}

function figures(within: Within | null, filter: TalkFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const talk = rowOf('t');
  const where = and([
    sql`${knowsTalks(context.actor)}`,
    ...(within ? [within[0] === 'area' ? liesIn(talk('area_id'), within[1]) : sql`${talk('speaker_id')} = ${within[1]}`] : []),
    ...filtered(talkFilters, filter, talk, context),
  ]);
  const path = (behind: TalkFilter): Sql => drillDown(within, { ...filter, ...behind });
  const all: Readonly<Record<Exclude<keyof TalkFigures, '__typename'>, () => Sql>> = {
    assigned: () => countFigure(context, raw('assigned'), path({ states: ['ASSIGNED', 'HELD', 'CONFIRMED'] })),
    held: () => ratioFigure(context, raw('held'), raw('due'), path({ due: true })),
    listeners: () => countFigure(context, raw('listeners'), path({ held: true })),
    good: () => ratioFigure(context, raw('good'), raw('forms'), path({ states: ['CONFIRMED'] })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  const forms = (of: string): Sql => sql`coalesce(sum((${talk('feedback')} ->> ${of})::int), 0)`;
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select
      count(*) filter (where ${talk('state')} <> 'CANCELLED') as assigned,
      count(*) filter (where ${isHeld(talk)}) as held,
      count(*) filter (where ${isDue(talk, context)}) as due,
      coalesce(sum(${talk('listeners')}) filter (where ${isHeld(talk)}), 0) as listeners,
      ${forms('good')} as good, ${forms('good')} + ${forms('fair')} + ${forms('poor')} as forms
    from talk as t where ${where}) as counted)`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(within: Within | null, filter: TalkFilter): Sql {
  return listPath('talks', filter, within ? [within] : []);
}
