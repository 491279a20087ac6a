/** Figures over the occasions, and how fairly invitations were shared out in the term. */
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { OccasionFigures, OccasionFilter } from '../generated/types.ts';
import { electedIn, occasionFilters } from './occasion.filter.ts';
import { knowsOccasions } from './occasion.policy.ts';

/** Serving deputies of the district in the present term. A withdrawn invitation counts for none, a declined one does: she was asked. */
export function sharesOf({ clock }: ViewContext): Sql {
  const today = date(legalDay(clock()));
  const count = (states: string): Sql => sql`(select count(*)::int from invitation i where i.deputy_id = d.id and i.state ${raw(states)})`;
  return sql`(select d.id, d.name, ${count(`<> 'WITHDRAWN'`)} as invited,
      ${count(`in ('ATTENDED', 'OPINION_GIVEN', 'OPINION_HANDLED')`)} as attended, ${count(`in ('OPINION_GIVEN', 'OPINION_HANDLED')`)} as opinions,
      (select max(o.on_day) from invitation i join occasion o on o.id = i.occasion_id where i.deputy_id = d.id and i.state <> 'WITHDRAWN') as last_on
    from deputy d where d.level = 'DISTRICT' and d.status = 'ACTIVE' and d.from_on <= ${today} and coalesce(d.until_on >= ${today}, true))`;
}

/** Over all occasions, or over those in the area at hand. */
export function occasionFigures(area: (row: Row) => Sql | null = () => null): Field {
  return computed<{ filter?: OccasionFilter | null }>(({ row, args, context, selected }) => figures(area(row), args.filter ?? {}, context, selected));
}

function figures(area: Sql | null, filter: OccasionFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const occasion = rowOf('t');
  const where = and([
    sql`${knowsOccasions(context.actor)}`,
    ...(area ? [liesIn(occasion('area_id'), area)] : []),
    ...filtered(occasionFilters, filter, occasion, context),
  ]);
  // Of deputies the area alone is asked: the fairness is that of the whole term.
  const asked = typeof filter.area === 'string' ? [uuid(filter.area)] : [];
  const elected = [...(area ? [area] : []), ...asked].map((each) => electedIn(sql`share.id`, each));
  const path = (behind: OccasionFilter): Sql => drillDown(area, 'occasions', { ...filter, ...behind });
  const all: Readonly<Record<Exclude<keyof OccasionFigures, '__typename'>, () => Sql>> = {
    occasions: () => countFigure(context, raw('occasions'), path({ states: ['OPEN', 'HELD', 'CLOSED'] })),
    attended: () => ratioFigure(context, raw('attended'), raw('marked'), path({ states: ['HELD', 'CLOSED'] })),
    handled: () => ratioFigure(context, raw('handled'), raw('opinions'), path({ states: ['HELD', 'CLOSED'] })),
    deputiesInvited: () =>
      ratioFigure(context, raw('deputies_invited'), raw('deputies'), drillDown(area, 'occasions/shares', { ...(typeof filter.area === 'string' && { area: filter.area }), invited: true })),
    distribution: () => raw('distribution'),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  const invitations = (states: string): Sql => sql`coalesce(sum((select count(*) from invitation i where i.occasion_id = ${occasion('id')} and i.state ${raw(states)}))::int, 0)`;
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select
      count(*) filter (where ${occasion('state')} <> 'CANCELLED') as occasions,
      ${invitations(`in ('ATTENDED', 'OPINION_GIVEN', 'OPINION_HANDLED')`)} as attended,
      ${invitations(`in ('ATTENDED', 'EXCUSED', 'ABSENT', 'OPINION_GIVEN', 'OPINION_HANDLED')`)} as marked,
      ${invitations(`= 'OPINION_HANDLED'`)} as handled, ${invitations(`in ('OPINION_GIVEN', 'OPINION_HANDLED')`)} as opinions
    from occasion as t where ${where}) as counted, (select
      coalesce(sum(shared.deputies) filter (where shared.invited > 0), 0)::int as deputies_invited, coalesce(sum(shared.deputies), 0)::int as deputies,
      coalesce(jsonb_agg(jsonb_build_object('invitations', shared.invited, 'deputies', shared.deputies) order by shared.invited), '[]') as distribution
    from (select least(share.invited, 10) as invited, count(*)::int as deputies from ${sharesOf(context)} as share
      where ${and([sql`${knowsOccasions(context.actor)}`, ...elected])} group by 1) as shared) as fair)`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(area: Sql | null, list: string, filter: object): Sql {
  return listPath(list, filter, area ? [['area', area]] : []);
}
