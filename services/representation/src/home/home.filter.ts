/** Which homes a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import { type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { HomeBreakdownFilter, HomeFilter, PublishedHomeFilter } from '../generated/types.ts';

export const today = ({ clock }: Pick<ViewContext, 'clock'>): Sql => date(legalDay(clock()));
/** Null where nobody entered it. */
export const locationOf = (home: Row): Sql =>
  sql`case when ${home('latitude')} is not null then jsonb_build_object('latitude', ${home('latitude')}, 'longitude', ${home('longitude')}) end`;
export const isInForce = (home: Row): Sql => sql`${home('state')} = 'OPEN'`;

/** 待加强 */
export const isWeak = (home: Row, context: ViewContext): Sql =>
  sql`(${isInForce(home)} and home_weaknesses(${home('id')}, ${today(context)}) <> '[]'::jsonb)`;

/** 工作覆盖 */
export const hasWorked = (home: Row, context: ViewContext): Sql =>
  sql`(${isInForce(home)} and home_worked(${home('id')}, ${home('opened_on')}, ${today(context)}))`;

/** Members of today. */
export const isMember = (member: Row, context: ViewContext): Sql =>
  sql`(${member('from_on')} <= ${today(context)} and coalesce(${member('until_on')} >= ${today(context)}, true))`;

/** A deputy attached today to a home in force that meets the condition. */
export function isAttached(deputy: Sql, context: ViewContext, which: (home: Row) => Sql): Sql {
  const [member, home] = [rowOf('m'), rowOf('h')];
  return sql`exists (select from home_member m join home h on h.id = m.home_id
    where m.deputy_id = ${deputy} and ${isMember(member, context)} and ${isInForce(home)} and ${which(home)})`;
}

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);
const ofTopic = (code: string, home: Row): Sql => sql`${home('topic_id')} = (select id from topic where code = ${code} limit 1)`;

function contains(search: string, home: Row): Sql {
  if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
  return sql`strpos(search_text(concat_ws(' ', ${home('name')}, ${home('address')})), search_text(${search.trim()})) > 0`;
}

export const homeFilters = filters<HomeFilter>({
  states: (states, home) => sql`${home('state')} = any(${states})`,
  kinds: (kinds, home) => sql`${home('kind')} = any(${kinds})`,
  levels: (levels, home) => sql`${home('level')} = any(${levels})`,
  area: (area, home) => liesIn(home('area_id'), uuid(area)),
  topic: ofTopic,
  grades: (grades, home) => sql`${home('grade')} = any(${grades})`,
  weak: (isSo, home, context) => negated(isSo, isWeak(home, context)),
  worked: (isSo, home, context) => negated(isSo, hasWorked(home, context)),
  deputy: (deputy, home, context) => sql`exists (select from home_member m where m.home_id = ${home('id')} and m.deputy_id = ${uuid(deputy)}
    and m.from_on <= ${today(context)} and coalesce(m.until_on >= ${today(context)}, true))`,
  search: contains,
});

/** Rows of a breakdown without an area are none of these. */
export const breakdownFilters = filters<HomeBreakdownFilter>({
  covered: (isSo, row, context) => {
    const required = (more: Sql): Sql => sql`exists (select from area a where ${liesIn(raw('a.id'), row('area_id'))} and home_is_required(a.code, a.kind, ${today(context)})
      and coalesce(a.until_on >= ${today(context)}, true) and ${more})`;
    const without = required(sql`not exists (select from home h where h.area_id = a.id and h.kind = 'AREA' and h.state = 'OPEN')`);
    return sql`(${required(raw('true'))} and ${negated(!isSo, without)})`;
  },
  idleQuarters: (quarters, row, context) => {
    if (quarters < 1 || quarters > 8) throw badInput('idleQuarters is 1–8');
    const quarter = sql`date_trunc('quarter', ${today(context)})`;
    return sql`(${row('area_id')} is not null and not exists (select from home_event e join home h on h.id = e.home_id
      where ${liesIn(raw('h.area_id'), row('area_id'))} and e.kind = 'RECEPTION' and e.state = 'VERIFIED'
        and e.on_day >= ${quarter} - make_interval(months => ${as('int', 3 * quarters)}) and e.on_day < ${quarter}))`;
  },
});

export const publishedHomeFilters = filters<PublishedHomeFilter>({
  kinds: (kinds, home) => sql`${home('kind')} = any(${kinds})`,
  area: (area, home) => liesIn(home('area_id'), uuid(area)),
  topic: ofTopic,
  search: contains,
  located: (isSo, home) => negated(isSo, sql`${home('latitude')} is not null`),
});

/** Names sort by pinyin. */
export const homeOrders = { NAME: order('text', (home) => sql`${home('name')} collate "zh-x-icu"`, 'asc', 'never null') };
