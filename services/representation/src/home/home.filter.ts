/** Which homes a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { HomeFilter, PublishedHomeFilter } from '../generated/types.ts';

export const today = ({ clock }: Pick<ViewContext, 'clock'>): Sql => date(legalDay(clock()));
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

export const publishedHomeFilters = filters<PublishedHomeFilter>({
  kinds: (kinds, home) => sql`${home('kind')} = any(${kinds})`,
  area: (area, home) => liesIn(home('area_id'), uuid(area)),
  topic: ofTopic,
  search: contains,
});

/** Names sort by pinyin. */
export const homeOrders = { NAME: order('text', (home) => sql`${home('name')} collate "zh-x-icu"`, 'asc', 'never null') };
