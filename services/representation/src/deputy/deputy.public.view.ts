/**
 * Deputies as the public finds them: the columns that are published by duty (代表法 art. 58) and no others, of those who
 * serve today. Whoever is suspended or whose mandate is over is not there, whatever id is guessed.
 */
import { legalDay } from '@redpine/kit/clock';
import { connection, filters, order } from '@redpine/kit/view/connection';
import { byId, column, defineView, one, publicToAll, reference, type ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { PublicDeputyFilter } from '../generated/types.ts';
import { publishedDuties } from '../duty/duty.view.ts';
import { registerOrders } from '../publication/register.view.ts';
import { areasWithin } from '../suggestion/suggestion.filter.ts';

const SEARCH_LENGTH = 50;

const serving = ({ clock }: ViewContext): Sql => {
  const today = date(legalDay(clock()));
  return sql`(select id, name, electoral_district_id, delegation_id, term_id, demo from deputy
    where status = 'ACTIVE' and from_on <= ${today} and coalesce(until_on >= ${today}, true))`;
};

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
    publishedSuggestions: connection('PublishedSuggestion', {
      where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
      orders: registerOrders,
    }),
    publishedDuties,
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
      area: (area, deputy) => sql`${deputy('electoral_district_id')} in (${districtsOf(uuid(area))})`,
    }),
    orders: { NAME: order('text', (deputy) => sql`${deputy('name')} collate "zh-x-icu"`, 'asc', 'never null') },
  }),
};

/** The electoral districts that cover the area, one around it or one within it: a resident may know any of the three. */
function districtsOf(area: Sql): Sql {
  return sql`select covered.electoral_district_id from electoral_district_area covered
    where covered.area_id in (${areasWithin(area)})
      or covered.area_id in (select around.id from area around join area here on starts_with(here.path, around.path) where here.id = ${area})`;
}
