/** Which receptions and activities a list is over, and in which order. */
import { filters, order } from '@redpine/kit/view/connection';
import { date, sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { HomeEventFilter } from '../generated/types.ts';

export const homeEventFilters = filters<HomeEventFilter>({
  kinds: (kinds, event) => sql`${event('kind')} = any(${kinds})`,
  states: (states, event) => sql`${event('state')} = any(${states})`,
  home: (home, event) => sql`${event('home_id')} = ${uuid(home)}`,
  area: (area, event) => liesIn(event('area_id'), uuid(area)),
  deputy: (deputy, event) => sql`${event('id')} in (select event_id from home_event_deputy where deputy_id = ${uuid(deputy)})`,
  from: (from, event) => sql`${event('on_day')} >= ${date(from)}`,
  until: (until, event) => sql`${event('on_day')} <= ${date(until)}`,
});

export const homeEventOrders = {
  LATEST: order('date', (event) => event('on_day'), 'desc', 'never null'),
  SOONEST: order('date', (event) => event('on_day'), 'asc', 'never null'),
};
