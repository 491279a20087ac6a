/** Which groups and activities a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isKeptBy, liesIn } from '../area/area.visibility.ts';
import type { DeputyGroupFilter, GroupActivityFilter } from '../generated/types.ts';

/** Activities with where their group lies. */
export const ACTIVITIES = sql`(select a.*, g.area_id from group_activity a join deputy_group g on g.id = a.group_id)`;

export const isHeld = (activity: Row): Sql => sql`${activity('state')} in ('HELD', 'CONFIRMED')`;

/** Its day has come, or it was held before it. */
export const isDue = (activity: Row, { clock }: ViewContext): Sql =>
  sql`(${isHeld(activity)} or (${activity('state')} <> 'CANCELLED' and ${activity('planned_on')} <= ${date(legalDay(clock()))}))`;

/** Whether the deputy is a member of the group now. */
export const hasMember = (group: Sql, deputy: Sql): Sql =>
  sql`${group} in (select m.group_id from deputy_group_member m where m.deputy_id = ${deputy} and m.until_on is null)`;

/** Whether the deputy was a member of its group on the activity's day. */
export function concerns(activity: Row, deputy: Sql): Sql {
  const day = sql`coalesce(${activity('held_on')}, ${activity('planned_on')})`;
  return sql`exists (select 1 from deputy_group_member m where m.group_id = ${activity('group_id')} and m.deputy_id = ${deputy}
    and m.from_on <= ${day} and coalesce(m.until_on >= ${day}, true))`;
}

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);
const contains = (text: Sql, search: string): Sql => {
  if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
  return sql`strpos(search_text(${text}), search_text(${search.trim()})) > 0`;
};

export const groupFilters = filters<DeputyGroupFilter>({
  states: (states, group) => sql`${group('state')} = any(${states})`,
  formedBy: (formedBy, group) => sql`${group('formed_by')} = ${formedBy}`,
  area: (area, group) => liesIn(group('area_id'), uuid(area)),
  topic: (code, group) => sql`${group('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  deputy: (deputy, group) => hasMember(group('id'), uuid(deputy)),
  search: (search, group) => contains(group('name'), search),
});

export const groupOrders = { NAME: order('text', (group) => sql`${group('name')} collate "zh-x-icu"`, 'asc', 'never null') };

export const activityFilters = filters<GroupActivityFilter>({
  states: (states, activity) => sql`${activity('state')} = any(${states})`,
  kinds: (kinds, activity) => sql`${activity('kind')} = any(${kinds})`,
  group: (group, activity) => sql`${activity('group_id')} = ${uuid(group)}`,
  area: (area, activity) => liesIn(activity('area_id'), uuid(area)),
  deputy: (deputy, activity) => concerns(activity, uuid(deputy)),
  kept: (isSo, activity, { actor }) => negated(isSo, isKeptBy(actor, activity('area_id'))),
  year: (year, activity) => sql`extract(year from ${activity('planned_on')}) = ${as('int', year)}`,
  due: (isSo, activity, context) => negated(isSo, isDue(activity, context)),
  held: (isSo, activity) => negated(isSo, isHeld(activity)),
  search: (search, activity) => contains(sql`concat_ws(' ', ${activity('title')}, ${activity('place')})`, search),
});

export const activityOrders = { LATEST: order('date', (activity) => activity('planned_on'), 'desc', 'never null') };
