/** Which occasions, invitations and deputies’ shares a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { InvitationFilter, OccasionFilter, OccasionShareFilter } from '../generated/types.ts';

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

function contains(text: Sql, search: string): Sql {
  if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
  return sql`strpos(search_text(${text}), search_text(${search.trim()})) > 0`;
}

export const occasionFilters = filters<OccasionFilter>({
  states: (states, occasion) => sql`${occasion('state')} = any(${states})`,
  kinds: (kinds, occasion) => sql`${occasion('kind')} = any(${kinds})`,
  area: (area, occasion) => liesIn(occasion('area_id'), uuid(area)),
  topic: (code, occasion) => sql`${occasion('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  year: (year, occasion) => sql`extract(year from ${occasion('on_day')}) = ${as('int', year)}`,
  due: (isSo, occasion, { clock }) => negated(isSo, sql`(${occasion('state')} <> 'CANCELLED' and ${occasion('on_day')} <= ${date(legalDay(clock()))})`),
  unhandled: (isSo, occasion) =>
    negated(isSo, sql`exists (select 1 from invitation i where i.occasion_id = ${occasion('id')} and i.state = 'OPINION_GIVEN')`),
  search: (search, occasion) => contains(sql`concat_ws(' ', ${occasion('title')}, ${occasion('place')})`, search),
});

export const occasionOrders = { LATEST: order('date', (occasion) => occasion('on_day'), 'desc', 'never null') };

export const invitationFilters = filters<InvitationFilter>({
  states: (states, invitation) => sql`${invitation('state')} = any(${states})`,
  mine: (isSo, invitation, { actor }) =>
    negated(isSo, sql`exists (select 1 from deputy d where d.id = ${invitation('deputy_id')} and d.person_id = ${uuid(actor.person)})`),
});

export const invitationOrders = { LATEST: order('timestamptz', (invitation) => invitation('invited_at'), 'desc', 'never null') };

/** The deputy’s electoral district reaches into the area. */
export const electedIn = (deputy: Sql, area: Sql): Sql => sql`exists (select 1 from deputy elected
  join electoral_district_area covered on covered.electoral_district_id = elected.electoral_district_id
  where elected.id = ${deputy} and ${liesIn(sql`covered.area_id`, area)})`;

export const shareFilters = filters<OccasionShareFilter>({
  invited: (isSo, share) => negated(isSo, sql`(${share('invited')} > 0)`),
  area: (area, share) => electedIn(share('id'), uuid(area)),
  search: (search, share) => contains(share('name'), search),
});

export const shareOrders = {
  FEWEST: order('int', (share) => share('invited'), 'asc', 'never null'),
  MOST: order('int', (share: Row) => share('invited'), 'desc', 'never null'),
};
