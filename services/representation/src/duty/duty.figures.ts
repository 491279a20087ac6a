/** Figures over duty events, with the denominators that they rest on. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { legalDay } from '@redpine/kit/clock';
import { and, date, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { DeputyFilter, DutyEventFilter, DutyFigures } from '../generated/types.ts';
import { dutyFilters, electedIn, isWaiting } from './duty.filter.ts';
import { seesDuty, seesScore } from './duty.visibility.ts';

/** Over all events, or over those of the deputy or the area at hand. */
export function dutyFigures(of: { deputy?: (row: Row) => Sql; area?: (row: Row) => Sql } = {}): Field {
  return computed<{ filter?: DutyEventFilter | null }>(({ row, args, context, selected }) =>
    figures({ deputy: of.deputy?.(row) ?? null, area: of.area?.(row) ?? null }, args.filter ?? {}, context, selected));
}

interface Place {
  deputy: Sql | null;
  area: Sql | null;
}

function figures(place: Place, filter: DutyEventFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const event = rowOf('t');
  const where = and([
    seesDuty(event, context.actor),
    ...(place.deputy ? [sql`${event('deputy_id')} = ${place.deputy}`] : []),
    ...(place.area ? [electedIn(event('deputy_id'), place.area)] : []),
    ...filtered(dutyFilters, filter, event, context),
  ]);
  const path = (behind: DutyEventFilter): Sql => drillDown(place, { ...filter, ...behind });
  // The list of deputies knows years and areas alone.
  const isOfYear = !place.deputy && typeof filter.year === 'number' && Object.keys(filter).every((field) => field === 'year' || field === 'area');
  const all: Readonly<Record<Exclude<keyof DutyFigures, '__typename'>, () => Sql>> = {
    verified: () => countFigure(context, raw('verified'), path({ states: ['VERIFIED'] })),
    waiting: () => countFigure(context, raw('waiting'), path({ waiting: true })),
    accepted: () => ratioFigure(context, raw('verified'), raw('decided'), path({ states: ['VERIFIED', 'REJECTED'] })),
    reach: () => ratioFigure(context, raw('reached'), serving(place, filter, context), isOfYear ? drillDown(place, { ...filter, active: true }, 'deputies') : path({ states: ['VERIFIED'] })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select
      count(*) filter (where ${event('state')} = 'VERIFIED') as verified,
      count(*) filter (where ${isWaiting(event)}) as waiting,
      count(*) filter (where ${event('state')} in ('VERIFIED', 'REJECTED')) as decided,
      count(distinct ${event('deputy_id')}) filter (where ${event('state')} = 'VERIFIED'
        and ${event('deputy_id')} in (select d.id from deputy d where ${isServing(context)})) as reached
    from duty_event as t where ${where}) as counted)`);
}

const isServing = ({ clock }: ViewContext): Sql => sql`(d.level = 'DISTRICT' and d.status = 'ACTIVE' and d.from_on <= ${date(legalDay(clock()))}
  and coalesce(d.until_on >= ${date(legalDay(clock()))}, true))`;

/** Serving deputies whose records the actor reads, within the filter's place. */
function serving({ deputy, area }: Place, filter: DutyEventFilter, context: ViewContext): Sql {
  const id = raw('d.id');
  return sql`(select count(*) from deputy d where ${and([
    isServing(context),
    seesScore(context.actor, id),
    ...(deputy ? [sql`d.id = ${deputy}`] : []),
    ...(filter.deputy ? [sql`d.id = ${uuid(filter.deputy)}`] : []),
    ...(area ? [electedIn(id, area)] : []),
    ...(filter.area ? [electedIn(id, uuid(filter.area))] : []),
  ])})`;
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown({ deputy, area }: Place, filter: DutyEventFilter | DeputyFilter, page: 'duty' | 'deputies' = 'duty'): Sql {
  return listPath(page, filter, deputy ? [['deputy', deputy]] : area ? [['area', area]] : []);
}
