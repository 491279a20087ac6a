/** Which deeds a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { DeedFilter, PublishedDeedFilter } from '../generated/types.ts';

export const isVerified = (deed: Row): Sql => sql`${deed('state')} in ('VERIFIED', 'PUBLISHED')`;

export const deedFilters = filters<DeedFilter>({
  states: (states, deed) => sql`${deed('state')} = any(${states})`,
  deputy: (deputy, deed) => sql`${deed('deputy_id')} = ${uuid(deputy)}`,
  area: (area, deed) => liesIn(deed('area_id'), uuid(area)),
  topic: (code, deed) => sql`${deed('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  year: (year, deed) => sql`extract(year from ${deed('due_on')}) = ${as('int', year)}`,
  overdue: (isSo, deed, { clock }) => {
    const overdue = sql`(${deed('state')} in ('PLEDGED', 'IN_HAND') and ${deed('due_on')} < ${date(legalDay(clock()))})`;
    return isSo ? overdue : sql`not ${overdue}`;
  },
  search: (search, deed) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(concat_ws(' ', ${deed('title')}, ${deed('measure')})), search_text(${search.trim()})) > 0`;
  },
});

export const deedOrders = { LATEST: order('date', (deed) => deed('due_on'), 'desc', 'never null') };

export const publishedDeedFilters = filters<PublishedDeedFilter>({
  area: (area, deed) => liesIn(deed('area_id'), uuid(area)),
});

export const publishedDeedOrders = { LATEST: order('timestamptz', (deed) => deed('published_at'), 'desc', 'never null') };
