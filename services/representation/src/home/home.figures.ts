/** Figures over the homes: what is there, what works, and what came of it. */
import { legalDay } from '@redpine/kit/clock';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, ratioFigure } from '../figures/figure.ts';
import type { HomeEventFilter, HomeFigureFilter, HomeFigures, HomeFilter } from '../generated/types.ts';
import { hasWorked, isAttached, isInForce, isWeak, today } from './home.filter.ts';
import { periodOf } from '../tie/period.ts';
import { knowsHomes, knowsNames } from './home.policy.ts';

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
  const { from, until } = periodOf({ year: filter.year ?? Number(legalDay(context.clock()).slice(0, 4)) }, legalDay(context.clock()));
  const inYear = (day: string): Sql => sql`${raw(day)} between ${date(from)} and least(${date(until)}, ${today(context)})`;
  const ofDeputies = place.area || filter.area ? sql`exists (select from electoral_district_area c
    where c.electoral_district_id = p.electoral_district_id and ${lies(raw('c.area_id'))})` : raw('true');
  // Homes of a deputy may lie elsewhere: the place is that of her electoral district.
  const attached = isAttached(raw('p.id'), context, (of) => and([levelled(of('level')), topical(of('topic_id'))]));
  const path = (behind: HomeFilter): Sql => drillDown(place, { ...filter, ...behind });
  const events = sql`(select count(*) as n, coalesce(sum(e.visitors), 0) as visitors, coalesce(sum(e.matters), 0) as matters
    from home_event e join home h on h.id = e.home_id where e.kind = 'RECEPTION' and e.state = 'VERIFIED' and ${inYear('e.on_day')} and ${ofPlace})`;
  const received = (column: string): Sql => sql`(select r.${raw(column)} from ${events} r)`;
  const outputs = (condition: Sql): Sql => sql`(select count(*) from home_output o join home h on h.id = o.home_id where ${inYear('o.on_day')} and ${condition} and ${ofPlace})`;
  const homes = (condition: Sql): Sql => sql`(select count(*) from home h where ${condition} and ${ofPlace})`;
  const areas = (condition: Sql): Sql => sql`(select count(*) from area a where ${condition} and ${isRequired}
    and coalesce(a.until_on >= ${today(context)}, true) and ${and([known, lies(area('id')), levelled(area('kind')), ...(place.topic || filter.topic ? [noTopic(place, filter)] : [])])})`;
  const organised = areas(sql`exists (select from home h where h.area_id = a.id and h.kind = 'AREA' and ${isInForce(home)})`);
  const deputies = (condition: Sql): Sql => sql`(select count(*) from deputy p where p.level = 'DISTRICT' and p.status = 'ACTIVE' and ${known} and ${ofDeputies} and ${condition})`;
  const inForce = homes(isInForce(home));
  const turns = drillDown(place, { ...filter, kinds: ['RECEPTION'], states: ['VERIFIED'], from, until }, '/rota');
  const all: Readonly<Record<Exclude<keyof HomeFigures, '__typename'>, () => Sql>> = {
    required: () => countFigure(context, areas(raw('true')), drillDown(place, filter, '/map')),
    organisational: () => ratioFigure(context, organised, areas(raw('true')), path({ kinds: ['AREA'], states: ['OPEN'] })),
    work: () => ratioFigure(context, homes(hasWorked(home, context)), inForce, path({ worked: true })),
    attached: () => ratioFigure(context, deputies(attached), deputies(raw('true')), knowsNames(context.actor) ? ofDeputiesBehind(place, filter) : drillDown(place, filter, '/map')),
    good: () => ratioFigure(context, homes(sql`(${isInForce(home)} and h.grade in ('GOOD', 'EXCELLENT'))`), inForce, path({ states: ['OPEN'], grades: ['GOOD', 'EXCELLENT'] })),
    weak: () => countFigure(context, homes(isWeak(home, context)), path({ weak: true })),
    receptions: () => countFigure(context, received('n'), turns),
    visitors: () => countFigure(context, received('visitors'), turns),
    matters: () => countFigure(context, received('matters'), turns),
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
function drillDown(place: Place, filter: HomeFigureFilter & (HomeFilter | HomeEventFilter), page: '' | '/map' | '/rota' = ''): Sql {
  // The year is of what the homes did.
  return pathOf(`/representation/homes${page}`, { ...filter, year: null }, place, { area: 'area', level: 'levels', topic: 'topic' });
}

/** Deputies of the place, attached to homes of the level and the field; for whoever knows names. */
function ofDeputiesBehind(place: Place, { area, levels, topic }: HomeFigureFilter): Sql {
  return pathOf('/representation/deputies', { attached: true, area, homeLevels: levels, homeTopic: topic }, place, { area: 'area', level: 'homeLevels', topic: 'homeTopic' });
}

function pathOf(page: string, filter: object, { area, level, topic }: Place, as: Readonly<Record<keyof Place, string>>): Sql {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given.flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map((one) => [field, String(one)])));
  const more = [
    ...(area ? [sql` || coalesce(${`&${as.area}=`} || ${area}, '')`] : []),
    ...(level ? [sql` || coalesce(${`&${as.level}=`} || ${level}, '')`] : []),
    ...(topic ? [sql` || coalesce(${`&${as.topic}=`} || (select code from topic where id = ${topic}), '')`] : []),
  ];
  return sql`(${`${page}?${query.toString()}`}${more.length > 0 ? join(more, '') : raw('')})`;
}
