/** Figures over groups and their activities: who is on leave is expected nowhere. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { GroupActivityFilter, GroupFigures } from '../generated/types.ts';
import { ACTIVITIES, activityFilters, concerns, hasMember, isDue, isHeld } from './group.filter.ts';
import { knowsGroups } from './group.policy.ts';

type Scope = 'area' | 'deputy' | 'group';
/** What the figures are narrowed to by where they stand: a field of the filter, and its value as SQL. */
type Standing = readonly [Scope, Sql] | null;

/** Over all groups, or over those of the area, the deputy or the group at hand. */
export function groupFigures(standing: (row: Row) => Standing = () => null): Field {
  return computed<{ filter?: GroupActivityFilter | null }>(({ row, args, context, selected }) => figures(standing(row), args.filter ?? {}, context, selected));
}

const narrowed = (scope: Scope, standing: Standing, filter: GroupActivityFilter): Sql[] => [
  ...(standing?.[0] === scope ? [standing[1]] : []),
  ...(typeof filter[scope] === 'string' ? [uuid(filter[scope])] : []),
];

const OF_ACTIVITY: Readonly<Record<Scope, (activity: Row, value: Sql) => Sql>> = {
  area: (activity, area) => liesIn(activity('area_id'), area),
  deputy: concerns,
  group: (activity, group) => sql`${activity('group_id')} = ${group}`,
};
const OF_GROUP: Readonly<Record<Scope, (group: Row, value: Sql) => Sql>> = {
  area: (group, area) => liesIn(group('area_id'), area),
  deputy: (group, deputy) => hasMember(group('id'), deputy),
  group: (group, id) => sql`${group('id')} = ${id}`,
};

function figures(standing: Standing, filter: GroupActivityFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const [group, activity] = [rowOf('g'), rowOf('a')];
  const known = sql`${knowsGroups(context.actor)}`;
  const over = and([known, ...filtered(activityFilters, filter, activity, context), ...(standing ? [OF_ACTIVITY[standing[0]](activity, standing[1])] : [])]);
  const groups = and([known, sql`${group('state')} = 'ACTIVE'`,
    ...(['area', 'deputy', 'group'] as const).flatMap((scope) => narrowed(scope, standing, filter).map((value) => OF_GROUP[scope](group, value)))]);
  const count = (condition: Sql): Sql => sql`(select count(*) from ${ACTIVITIES} as a where ${over} and ${condition})`;
  const attended = (condition: string): Sql => sql`(select count(*) from ${ACTIVITIES} as a join group_activity_attendance t on t.activity_id = a.id
    where ${and([over, sql`${activity('state')} = 'CONFIRMED'`, raw(condition), ...narrowed('deputy', standing, filter).map((deputy) => sql`t.deputy_id = ${deputy}`)])})`;
  const path = (behind: GroupActivityFilter): Sql => drillDown('groups/activities', standing, { ...filter, ...behind });
  const { area, deputy } = filter;
  const all: Readonly<Record<Exclude<keyof GroupFigures, '__typename'>, () => Sql>> = {
    groups: () => countFigure(context, sql`(select count(*) from deputy_group as g where ${groups})`, drillDown('groups', standing, { states: ['ACTIVE'], area, deputy })),
    held: () => ratioFigure(context, count(isHeld(activity)), count(isDue(activity, context)), path({ due: true })),
    attendance: () => ratioFigure(context, attended(`t.presence = 'PRESENT'`), attended(`t.presence <> 'ON_LEAVE'`), path({ states: ['CONFIRMED'] })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`jsonb_build_object(${join(object, ', ')})`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(page: string, standing: Standing, filter: object): Sql {
  return listPath(page, filter, standing ? [standing] : []);
}
