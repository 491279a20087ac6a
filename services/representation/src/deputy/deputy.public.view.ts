/**
 * Deputies as the public finds them: what was published of them by duty (代表法 art. 58) and by their consent, and nothing
 * else, of those who serve today. Whoever is suspended or whose mandate is over is not there, whatever id is guessed.
 */
import { legalDay } from '@redpine/kit/clock';
import { say } from '@redpine/kit/language';
import { connection, filters, order } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, derived, instant, many, one, publicToAll, reference, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { PublicDeputyFilter } from '../generated/types.ts';
import { publishedDeedOrders } from '../deed/deed.filter.ts';
import { publishedDuties } from '../duty/duty.view.ts';
import { isMember } from '../home/home.filter.ts';
import { byTime, isComing } from '../home/home.public.view.ts';
import { registerOrders } from '../publication/register.view.ts';
import { areasWithin } from '../suggestion/suggestion.filter.ts';
import { publishedReports } from '../voter-report/voter-report.view.ts';

const SEARCH_LENGTH = 50;

/** The snapshot; of the live record only whether she serves, and whether she is invented. */
const serving = ({ clock }: ViewContext): Sql => {
  const today = date(legalDay(clock()));
  return sql`(select p.*, d.demo from published_deputy p join deputy d on d.id = p.id
    where d.status = 'ACTIVE' and d.from_on <= ${today} and coalesce(d.until_on >= ${today}, true))`;
};

interface Counted {
  kind: string;
  zh: string;
  en: string;
  count: number;
}

export const publicDeputyView = defineView({
  type: 'PublicDeputy',
  from: serving,
  visible: publicToAll,
  fields: {
    id: column('id'),
    name: column('name'),
    electoralDistrict: one('ElectoralDistrict', 'electoral_district_id'),
    delegation: one('Delegation', 'delegation_id'),
    term: reference('Term', 'term_id', 'Term'),
    level: column('level'),
    area: reference('Area', 'town_id', 'Area'),
    electoralUnit: column('electoral_unit'),
    from: day('from_on'),
    occupation: column('occupation'),
    introduction: column('introduction'),
    phone: column('phone'),
    photo: computed(({ row }) => sql`${row('files')} -> 0`),
    duties: derived<Counted[]>({
      facts: ({ row }) => row('duties'),
      compute: (duties, { language }) => duties.map(({ kind, count, zh, en }) => ({ kind, count, name: say({ zh, en }, language) })),
    }),
    dutiesSince: day('duties_since'),
    publishedAt: instant('published_at'),
    publishedSuggestions: connection('PublishedSuggestion', {
      where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
      orders: registerOrders,
    }),
    publishedDuties,
    publishedReports,
    homes: many('PublishedHome', {
      where: ({ row, other, context }) => sql`${other('id')} in (select m.home_id from home_member m where m.deputy_id = ${row('id')} and ${isMember(rowOf('m'), context)})`,
      orderBy: (home) => sql`${home('name')}, ${home('id')}`,
      limit: 10,
    }),
    coming: many('PublishedHomeEvent', {
      where: ({ row, other, context }) => sql`${isComing(other, context)}
        and exists (select from home_event_deputy t where t.event_id = ${other('id')} and t.deputy_id = ${row('id')} and t.answer <> 'DECLINED')`,
      orderBy: byTime,
      limit: 10,
    }),
    publishedDeeds: connection('PublishedDeed', {
      where: ({ row, other }) => sql`exists (select from deed d where d.id = ${other('id')} and d.deputy_id = ${row('id')})`,
      orders: publishedDeedOrders,
    }),
    demo: column('demo'),
  },
});

export const publicDeputyQueries = {
  publicDeputy: byId('PublicDeputy'),
  publicDeputies: connection<PublicDeputyFilter>('PublicDeputy', {
    filters: filters<PublicDeputyFilter>({
      search: (search, deputy) => {
        if (search.trim() === '' || Array.from(search).length > SEARCH_LENGTH) throw badInput(`search is 1–${SEARCH_LENGTH} characters`);
        return sql`strpos(search_text(${deputy('name')}), search_text(${search.trim()})) > 0`;
      },
      area: (area, deputy) => sql`${deputy('area_ids')} && array(${areasAround(uuid(area))})`,
    }),
    orders: { NAME: order('text', (deputy) => sql`${deputy('name')} collate "zh-x-icu"`, 'asc', 'never null') },
  }),
};

/** The area, those around it and those within it: a resident may know any of the three. */
function areasAround(area: Sql): Sql {
  return sql`${areasWithin(area)} union select around.id from area around join area here on starts_with(here.path, around.path) where here.id = ${area}`;
}
