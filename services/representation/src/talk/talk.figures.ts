/** Figures over the talks. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, ratioFigure } from '../figures/figure.ts';
import type { TalkFigures, TalkFilter } from '../generated/types.ts';
import { isDue, isHeld, talkFilters } from './talk.filter.ts';
import { knowsTalks } from './talk.policy.ts';

/** Over all talks, or over those in the area at hand. */
export function talkFigures(area: (row: Row) => Sql | null = () => null): Field {
  return computed<{ filter?: TalkFilter | null }>(({ row, args, context, selected }) => figures(area(row), args.filter ?? {}, context, selected));
}

function figures(area: Sql | null, filter: TalkFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const talk = rowOf('t');
  const where = and([
    sql`${knowsTalks(context.actor)}`,
    ...(area ? [liesIn(talk('area_id'), area)] : []),
    ...filtered(talkFilters, filter, talk, context),
  ]);
  const path = (behind: TalkFilter): Sql => drillDown(area, { ...filter, ...behind });
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
function drillDown(area: Sql | null, filter: TalkFilter): Sql {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given.flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map((one) => [field, String(one)])));
  const path = ['/representation/talks', query.toString()].filter((part) => part !== '').join('?');
  return area ? sql`(${path} || ${`${query.size === 0 ? '?' : '&'}area=`} || ${area})` : sql`${path}`;
}
