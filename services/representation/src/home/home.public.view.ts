/**
 * What everybody may read of the homes: columns that are declared here, of homes in force, with what was published of their
 * receptions and activities. Rows that are not served do not exist for these views, whatever id is guessed.
 */
import { connection } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, many, one, publicToAll, reference, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { sql, type Sql } from '@redpine/kit/view/sql';
import type { PublishedHomeFilter } from '../generated/types.ts';
import { homeOrders, isMember, locationOf, publishedHomeFilters, today } from './home.filter.ts';

export const isComing = (event: Row, context: ViewContext): Sql => sql`(${event('state')} = 'PUBLISHED' and ${event('on_day')} >= ${today(context)})`;
export const byTime = (event: Row): Sql => sql`${event('on_day')}, ${event('from_time')}, ${event('id')}`;

const publishedHomeView = defineView({
  type: 'PublishedHome',
  from: sql`(select id, name, label, kind, level, area_id, topic_id, address, opening_hours, contact, square_metres, zones, barrier_free, latitude, longitude, opened_on
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
    location: computed(({ row }) => locationOf(row)),
    facilities: computed(({ row }) => sql`jsonb_build_object('squareMetres', ${row('square_metres')}, 'zones', ${row('zones')}, 'barrierFree', ${row('barrier_free')})`),
    openedOn: day('opened_on'),
    coming: many('PublishedHomeEvent', {
      where: ({ row, other, context }) => sql`${other('home_id')} = ${row('id')} and ${isComing(other, context)}`,
      orderBy: byTime,
      limit: 30,
    }),
    past: many('PublishedHomeEvent', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')} and ${other('state')} = 'VERIFIED'`,
      orderBy: (event) => sql`${event('on_day')} desc, ${event('id')} desc`,
      limit: 20,
    }),
    deputies: many('PublicDeputy', {
      where: ({ row, other, context }) => sql`${other('id')} in (select m.deputy_id from home_member m where m.home_id = ${row('id')} and ${isMember(rowOf('m'), context)})`,
      orderBy: (deputy) => sql`${deputy('name')} collate "zh-x-icu", ${deputy('id')}`,
      limit: 100,
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
    home: one('PublishedHome', 'home_id'),
  },
});

export const publishedHomeViews = [publishedHomeView, publishedHomeEventView];

export const publishedHomeQueries = {
  publishedHome: byId('PublishedHome'),
  publishedHomes: connection<PublishedHomeFilter>('PublishedHome', { filters: publishedHomeFilters, orders: homeOrders }),
};
