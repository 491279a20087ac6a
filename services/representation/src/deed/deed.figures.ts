/** Figures over the deeds. */
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { DeedFigures, DeedFilter } from '../generated/types.ts';
import { deedFilters, isVerified } from './deed.filter.ts';
import { knowsDeeds } from './deed.policy.ts';

/** The record at hand whose deeds are counted, by the filter's field that names it. */
type Within = readonly ['area' | 'deputy', Sql];

/** Over all deeds, or over those of the record at hand. */
export function deedFigures(within: (row: Row) => Within | null = () => null): Field {
  return computed<{ filter?: DeedFilter | null }>(({ row, args, context, selected }) => figures(within(row), args.filter ?? {}, context, selected));
}

function figures(within: Within | null, filter: DeedFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const deed = rowOf('t');
  const today = date(legalDay(context.clock()));
  const own = within && (within[0] === 'area' ? liesIn(deed('area_id'), within[1]) : sql`${deed('deputy_id')} = ${within[1]}`);
  const where = and([sql`${knowsDeeds(context.actor)}`, ...(own ? [own] : []), ...filtered(deedFilters, filter, deed, context)]);
  const path = (behind: DeedFilter): Sql => drillDown(within, { ...filter, ...behind });
  const all: Readonly<Record<Exclude<keyof DeedFigures, '__typename'>, () => Sql>> = {
    pledged: () => countFigure(context, raw('pledged'), path({ states: ['PLEDGED', 'IN_HAND', 'DONE', 'VERIFIED', 'PUBLISHED'] })),
    verified: () => ratioFigure(context, raw('verified'), raw('pledged'), path({ states: ['VERIFIED', 'PUBLISHED'] })),
    overdue: () => countFigure(context, raw('overdue'), path({ overdue: true })),
    published: () => countFigure(context, raw('published'), path({ states: ['PUBLISHED'] })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select
      count(*) filter (where ${deed('state')} <> 'ABANDONED') as pledged,
      count(*) filter (where ${isVerified(deed)}) as verified,
      count(*) filter (where ${deed('state')} in ('PLEDGED', 'IN_HAND') and ${deed('due_on')} < ${today}) as overdue,
      count(*) filter (where ${deed('state')} = 'PUBLISHED') as published
    from deed as t where ${where}) as counted)`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(within: Within | null, filter: DeedFilter): Sql {
  return listPath('deeds', filter, within ? [within] : []);
}
