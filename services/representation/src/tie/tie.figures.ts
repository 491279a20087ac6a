/** Reach of ties and home visits: counts over all of them, for everybody with an account, and no names. */
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { computed, type Field, rowOf } from '@redpine/kit/view/define';
import { and, date, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isOffice } from '../area/area.policy.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { TieFigureFilter, TieFigures } from '../generated/types.ts';
import { isAnswered, needsAnswer } from '../opinion/opinion.filter.ts';
import { type Period, periodOf } from './period.ts';
import { deputyLiesIn, isMet, isReachedIn, lastsIn, tieLiesIn, today } from './tie.filter.ts';
import { knowsReach, seesMemberTies, seesTies } from './tie.policy.ts';

/** What the figures are narrowed to by where they stand: a field of the filter, and its value as SQL. */
export type Standing = readonly ['area' | 'deputy', Sql] | null;

/** Over all ties, or over those of the area or the deputy at hand. */
export function tieFigures(standing: (row: Row) => Standing = () => null): Field {
  return computed<{ filter?: TieFigureFilter | null }>(({ row, args, context, selected }) => figures(standing(row), args.filter ?? {}, context, selected));
}

const narrowed = (field: 'area' | 'deputy', standing: Standing, filter: TieFigureFilter): Sql[] => [
  ...(standing?.[0] === field ? [standing[1]] : []),
  ...(typeof filter[field] === 'string' ? [uuid(filter[field])] : []),
];

/** Conditions on a row of `tie`. */
function overTies(tie: Row, standing: Standing, filter: TieFigureFilter): Sql[] {
  return [
    ...narrowed('area', standing, filter).map((area) => tieLiesIn(tie, area)),
    ...narrowed('deputy', standing, filter).map((deputy) => sql`${tie('deputy_id')} = ${deputy}`),
    ...(filter.kind ? [sql`${tie('kind')} = ${filter.kind}`] : []),
  ];
}

/** Deputies of the district in term in the period, as a condition on a row of `deputy`. */
export function inTerm(deputy: Row, standing: Standing, filter: TieFigureFilter, { from, until }: Period): Sql {
  return and([
    sql`${deputy('level')} = 'DISTRICT' and ${deputy('status')} <> 'ENDED' and ${deputy('from_on')} <= ${date(until)} and coalesce(${deputy('until_on')} >= ${date(from)}, true)`,
    ...narrowed('area', standing, filter).map((area) => deputyLiesIn(deputy('id'), area)),
    ...narrowed('deputy', standing, filter).map((id) => sql`${deputy('id')} = ${id}`),
  ]);
}

export const isVisited = (deputy: Row, { from, until }: Period): Sql => sql`exists (select 1 from tie k join visit v on v.tie_id = k.id
  where k.deputy_id = ${deputy('id')} and k.kind = 'MEMBER_DEPUTY' and v.state in ('VISITED', 'VERIFIED') and v.visited_on between ${date(from)} and ${date(until)})`;

function figures(standing: Standing, filter: TieFigureFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const period = periodOf(filter, today(context));
  const { from, until } = period;
  const [tie, deputy] = [rowOf('t'), rowOf('d')];
  const known = sql`${knowsReach(context.actor)}`;
  const ties = (more: readonly Sql[]): Sql => and([known, lastsIn(tie, period), ...overTies(tie, standing, filter), ...more]);
  const count = (where: Sql): Sql => sql`(select count(*) from tie as t where ${where})`;
  const deputies = (more: readonly Sql[]): Sql => sql`(select count(*) from deputy as d where ${and([known, inTerm(deputy, standing, filter, period), ...more])})`;
  const opinions = (more: readonly Sql[]): Sql => sql`(select count(*) from opinion o join visit v on v.id = o.visit_id join tie as t on t.id = v.tie_id
    where ${and([known, needsAnswer(rowOf('o')), sql`v.state in ('VISITED', 'VERIFIED') and v.visited_on between ${date(from)} and ${date(until)}`, ...overTies(tie, standing, filter), ...more])})`;
  const within = { year: period.year, quarter: period.quarter };
  const ofOne = standing?.[0] === 'deputy' || typeof filter.deputy === 'string';
  // Who sees no such rows is led to the counts by quarter and place.
  const path = (page: string, behind: object, kind = filter.kind): Sql =>
    ofOne || seesRows(context, kind) ? drillDown(page, standing, { ...filter, ...within, ...behind }) : drillDown('reach', null, within);
  // Deputies; of one of them, her visits.
  const visited = (): Sql => ofOne
    ? path('visits', { kind: 'MEMBER_DEPUTY', states: ['VISITED', 'VERIFIED'] })
    : path('deputies', { kind: null, visited: true }, 'MEMBER_DEPUTY');
  const all: Readonly<Record<Exclude<keyof TieFigures, '__typename'>, () => Sql>> = {
    from: () => sql`${from}`,
    until: () => sql`${until}`,
    active: () => ratioFigure(context, count(ties([isReachedIn(tie, period)])), count(ties([])), path('ties', { lasting: true, reached: true })),
    met: () => ratioFigure(context, count(ties([isMet(tie, period, context)])), count(ties([])), path('ties', { lasting: true, met: true })),
    deputiesVisited: () => ratioFigure(context, deputies([isVisited(deputy, period)]), deputies([]), visited()),
    votersReached: () => countFigure(context, count(ties([sql`${tie('kind')} = 'DEPUTY_VOTER'`, isReachedIn(tie, period)])), path('ties', { kind: 'DEPUTY_VOTER', lasting: true, reached: true }, 'DEPUTY_VOTER')),
    opinionsAnswered: () => ratioFigure(context, opinions([isAnswered(rowOf('o'))]), opinions([]), path('visits', { states: ['VISITED', 'VERIFIED'] })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`jsonb_build_object(${join(object, ', ')})`);
}

/** Ties with voters are seen by offices alone, those with members by who leads too. */
function seesRows({ actor }: ViewContext, kind: TieFigureFilter['kind']): boolean {
  return isOffice(actor) || (kind === 'MEMBER_DEPUTY' && seesTies(actor) && seesMemberTies(actor));
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(page: string, standing: Standing, filter: object): Sql {
  return listPath(page, filter, standing ? [standing] : []);
}
