/**
 * What everybody may read of the homes: columns that are declared here, of homes in force, with what was published of their
 * receptions and activities. Rows that are not served do not exist for these views, whatever id is guessed.
 */
import { connection } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, many, publicToAll, reference } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';
import type { PublishedHomeFilter } from '../generated/types.ts';
import { homeOrders, publishedHomeFilters, today } from './home.filter.ts';

const publishedHomeView = defineView({
  type: 'PublishedHome',
  from: sql`(select id, name, label, kind, level, area_id, topic_id, address, opening_hours, contact, square_metres, zones, barrier_free, opened_on
    from home where state = 'OPEN')`,
  visible: publicToAll,
  fields: {
    id: column('id'),
    name: column('name'),
    label: column('label'),
    kind: column('kind'),
    level: column('level'),
    area: reference('Area', 'area_id', 'Area'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    address: column('address'),
    openingHours: column('opening_hours'),
    contact: column('contact'),
    facilities: computed(({ row }) => sql`jsonb_build_object('squareMetres', ${row('square_metres')}, 'zones', ${row('zones')}, 'barrierFree', ${row('barrier_free')})`),
    openedOn: day('opened_on'),
    coming: many('PublishedHomeEvent', {
      where: ({ row, other, context }) => sql`${other('home_id')} = ${row('id')} and ${other('state')} = 'PUBLISHED' and ${other('on_day')} >= ${today(context)}`,
      orderBy: (event) => sql`${event('on_day')}, ${event('from_time')}, ${event('id')}`,
      limit: 30,
    }),
    past: many('PublishedHomeEvent', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')} and ${other('state')} = 'VERIFIED'`,
      orderBy: (event) => sql`${event('on_day')} desc, ${event('id')} desc`,
      limit: 20,
    }),
  },
});

/** Names of deputies are published by duty (代表法 art. 58): of those who receive, not of those who cannot come. */
const publishedHomeEventView = defineView({
  type: 'PublishedHomeEvent',
  from: sql`(select e.id, e.home_id, e.kind, e.state, e.subject, e.on_day, e.from_time, e.until_time,
      (select coalesce(jsonb_agg(d.name order by t.id), '[]') from home_event_deputy t join deputy d on d.id = t.deputy_id
        where t.event_id = e.id and coalesce(t.attended, t.answer <> 'DECLINED')) as deputies
    from home_event e join home h on h.id = e.home_id where h.state = 'OPEN' and e.state in ('PUBLISHED', 'VERIFIED'))`,
  visible: publicToAll,
  fields: {
    id: column('id'),
    kind: column('kind'),
    subject: column('subject'),
    on: day('on_day'),
    from: column('from_time'),
    until: column('until_time'),
    deputies: computed('deputies'),
  },
});

export const publishedHomeViews = [publishedHomeView, publishedHomeEventView];

export const publishedHomeQueries = {
  publishedHome: byId('PublishedHome'),
  publishedHomes: connection<PublishedHomeFilter>('PublishedHome', { filters: publishedHomeFilters, orders: homeOrders }),
};
