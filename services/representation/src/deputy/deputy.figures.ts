/** Counts of the deputies: they name nobody, so that analysts read them too. */
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { countFigure, ratioFigure } from '../figures/figure.ts';
import type { DeputyFigures, DeputyFilter } from '../generated/types.ts';
import { deputyFilters } from './deputy.filter.ts';
import type { DeputyLevel } from './deputy.policy.ts';

const LEVELS: readonly DeputyLevel[] = ['TOWN', 'DISTRICT', 'CITY', 'PROVINCE', 'NATION'];

/** Of one level, the district's by default as in the list; `levels` over all. */
export const deputyFigures: Field = computed<{ filter?: DeputyFilter | null }>(({ args, context, selected }) => figures(args.filter ?? {}, context, selected));

function figures(filter: DeputyFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const deputy = rowOf('d');
  const today = date(legalDay(context.clock()));
  const { status: _status, published: _published, level = 'DISTRICT', ...rest } = filter;
  const where = and([raw(context.actor.kind === 'ANONYMOUS' ? 'false' : 'true'), ...filtered(deputyFilters, rest, deputy, context)]);
  const path = (behind: DeputyFilter): Sql => drillDown({ ...rest, level, ...behind });
  const serving = (of: string): Sql => countFigure(context, sql`count(*) filter (where serves and level = ${of})`, path({ level: of as DeputyLevel }));
  const here = (condition: Sql): Sql => sql`count(*) filter (where level = ${level} and ${condition})`;
  const all: Readonly<Record<Exclude<keyof DeputyFigures, '__typename'>, () => Sql>> = {
    serving: () => serving(level ?? 'DISTRICT'),
    suspended: () => countFigure(context, here(raw(`status = 'SUSPENDED'`)), path({ status: 'SUSPENDED' })),
    ended: () => countFigure(context, here(raw(`status = 'ENDED'`)), path({ status: 'ENDED' })),
    published: () => ratioFigure(context, here(raw('serves and published')), here(raw('serves')), path({ published: true })),
    levels: () => sql`jsonb_build_array(${join(LEVELS.map((of) => sql`jsonb_build_object('level', ${of}::text, 'serving', ${serving(of)})`), ', ')})`,
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select ${deputy('level')} as level, ${deputy('status')} as status,
      ${deputy('status')} = 'ACTIVE' and ${deputy('from_on')} <= ${today} and coalesce(${deputy('until_on')} >= ${today}, true) as serves,
      exists (select 1 from published_deputy shown where shown.id = ${deputy('id')}) as published
    from deputy as d where ${where}) as counted)`);
}

/** The list with this filter, as a path of the web application. */
function drillDown(filter: DeputyFilter): Sql {
  const given = Object.entries(filter).filter(([field, value]) => value !== null && value !== undefined && !(field === 'level' && value === 'DISTRICT'));
  const query = new URLSearchParams(given.map(([field, value]) => [field, String(value)]));
  return sql`${['/representation/deputies', query.toString()].filter((part) => part !== '').join('?')}`;
}
