/** Figures over the homes: what is there, what works, and what came of it. */
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, ratioFigure } from '../figures/figure.ts';
import type { HomeFigureFilter, HomeFigures, HomeFilter } from '../generated/types.ts';
import { hasWorked, isInForce, isMember, isWeak, today } from './home.filter.ts';
import { knowsHomes } from './home.policy.ts';

/** What figures are over beside the filter, as columns of the row at hand; each may be null. */
interface Place {
  area?: Sql;
  level?: Sql;
  topic?: Sql;
}

/** Over all homes, or over those of the place at hand. */
export function homeFigures(place: (row: Row) => Place = () => ({})): Field {
  return computed<{ filter?: HomeFigureFilter | null }>(({ row, args, context, selected }) => figures(place(row), args.filter ?? {}, context, selected));
}

function figures(place: Place, filter: HomeFigureFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const home = rowOf('h');
  const area = rowOf('a');
  const member = rowOf('m');
  const known = sql`${knowsHomes(context.actor)}`;
  const lies = (of: Sql): Sql => and([
    ...(place.area ? [sql`(${place.area} is null or ${liesIn(of, place.area)})`] : []),
    ...(filter.area ? [liesIn(of, uuid(filter.area))] : []),
  ]);
  const levelled = (level: Sql): Sql => and([
    ...(place.level ? [sql`(${place.level} is null or ${level} = ${place.level})`] : []),
    ...(filter.levels ? [sql`${level} = any(${filter.levels})`] : []),
  ]);
  const topical = (topic: Sql): Sql => and([
    ...(place.topic ? [sql`(${place.topic} is null or ${topic} = ${place.topic})`] : []),
    ...(filter.topic ? [sql`${topic} = (select id from topic where code = ${filter.topic} limit 1)`] : []),
  ]);
  const ofPlace = and([known, lies(home('area_id')), levelled(home('level')), topical(home('topic_id'))]);
  const isRequired = sql`home_is_required(${area('code')}, ${area('kind')}, ${today(context)})`;
  const thisYear = (day: string): Sql => sql`(${raw(day)} >= date_trunc('year', ${today(context)})::date and ${raw(day)} <= ${today(context)})`;
  const ofDeputies = place.area || filter.area ? sql`exists (select from electoral_district_area c
    where c.electoral_district_id = p.electoral_district_id and ${lies(raw('c.area_id'))})` : raw('true');
  // Homes of a deputy may lie elsewhere: the place is that of her electoral district.
  const isAttached = sql`exists (select from home_member m join home h on h.id = m.home_id
    where m.deputy_id = p.id and ${isMember(member, context)} and ${isInForce(home)} and ${levelled(home('level'))} and ${topical(home('topic_id'))})`;
  const path = (behind: HomeFilter & { view?: 'map' }): Sql => drillDown(place, { ...filter, ...behind });
  const events = sql`(select count(*) as n, coalesce(sum(e.visitors), 0) as visitors, coalesce(sum(e.matters), 0) as matters
    from home_event e join home h on h.id = e.home_id where e.kind = 'RECEPTION' and e.state = 'VERIFIED' and ${thisYear('e.on_day')} and ${ofPlace})`;
  const received = (column: string): Sql => sql`(select r.${raw(column)} from ${events} r)`;
  const outputs = (condition: Sql): Sql => sql`(select count(*) from home_output o join home h on h.id = o.home_id where ${thisYear('o.on_day')} and ${condition} and ${ofPlace})`;
  const homes = (condition: Sql): Sql => sql`(select count(*) from home h where ${condition} and ${ofPlace})`;
  const areas = (condition: Sql): Sql => sql`(select count(*) from area a where ${condition} and ${isRequired}
    and coalesce(a.until_on >= ${today(context)}, true) and ${and([known, lies(area('id')), levelled(area('kind')), ...(place.topic || filter.topic ? [noTopic(place, filter)] : [])])})`;
  const organised = areas(sql`exists (select from home h where h.area_id = a.id and h.kind = 'AREA' and ${isInForce(home)})`);
  const deputies = (condition: Sql): Sql => sql`(select count(*) from deputy p where p.status = 'ACTIVE' and ${known} and ${ofDeputies} and ${condition})`;
  const inForce = homes(isInForce(home));
  const all: Readonly<Record<Exclude<keyof HomeFigures, '__typename'>, () => Sql>> = {
    required: () => countFigure(context, areas(raw('true')), path({ view: 'map' })),
    organisational: () => ratioFigure(context, organised, areas(raw('true')), path({ kinds: ['AREA'], states: ['OPEN'] })),
    work: () => ratioFigure(context, homes(hasWorked(home, context)), inForce, path({ worked: true })),
    attached: () => ratioFigure(context, deputies(isAttached), deputies(raw('true')), sql`'/representation/deputies'::text`),
    good: () => ratioFigure(context, homes(sql`(${isInForce(home)} and h.grade in ('GOOD', 'EXCELLENT'))`), inForce, path({ states: ['OPEN'], grades: ['GOOD', 'EXCELLENT'] })),
    weak: () => countFigure(context, homes(isWeak(home, context)), path({ weak: true })),
    receptions: () => countFigure(context, received('n'), path({})),
    visitors: () => countFigure(context, received('visitors'), path({})),
    matters: () => countFigure(context, received('matters'), path({})),
    outputs: () => countFigure(context, outputs(raw('true')), path({})),
    converted: () => ratioFigure(context, outputs(sql`o.kind in ('SUGGESTION', 'REPORT')`), outputs(raw('true')), path({})),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}))`);
}

/** Areas have no field: none of them is counted where figures are of one. */
function noTopic(place: Place, filter: HomeFigureFilter): Sql {
  return filter.topic ? raw('false') : sql`${place.topic ?? raw('null')} is null`;
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(place: Place, { view, ...filter }: HomeFigureFilter & HomeFilter & { view?: 'map' }): Sql {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given.flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map((one) => [field, String(one)])));
  const { area, level, topic } = place;
  const more = [
    ...(area ? [sql` || coalesce(${'&area='} || ${area}, '')`] : []),
    ...(level ? [sql` || coalesce(${'&levels='} || ${level}, '')`] : []),
    ...(topic ? [sql` || coalesce(${'&topic='} || (select code from topic where id = ${topic}), '')`] : []),
  ];
  return sql`(${`/representation/homes${view === 'map' ? '/map' : ''}?${query.toString()}`}${more.length > 0 ? join(more, '') : raw('')})`;
}
