/**
 * The public register: the snapshot that was written at publication and nothing else. Rows that are not served do not
 * exist for this view, whoever asks and whatever id is guessed: superseded versions, withdrawn and confidential ones.
 */
import { connection, filters, order } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, instant, publicToAll, reference } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { and, as, sql, uuid } from '@redpine/kit/view/sql';
import type { PublishedSuggestionFilter } from '../generated/types.ts';
import { inArea } from '../suggestion/suggestion.filter.ts';
import { searchWords } from '../suggestion/titleRuns.ts';

const served = sql`(select p.id, x.number, x.title, x.text, x.replies, x.replies_text, x.topic_id, x.area_id, x.deputy_name, x.submitted_on,
    case when x.deputy_name is not null then s.lead_deputy_id end as deputy_id, x.published_at, x.search
  from publication p join publication_snapshot x on x.publication_id = p.id and x.ordinal = p.snapshot_ordinal
    join suggestion s on s.id = p.suggestion_id
  where p.state = 'PUBLISHED' and not s.confidential)`;

export const publishedSuggestionView = defineView({
  type: 'PublishedSuggestion',
  from: served,
  visible: publicToAll,
  fields: {
    id: column('id'),
    number: column('number'),
    title: column('title'),
    text: column('text'),
    replies: computed('replies'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    area: reference('Area', 'area_id', 'Area'),
    deputyName: column('deputy_name'),
    submittedOn: day('submitted_on'),
    publishedAt: instant('published_at'),
  },
});

export const registerOrders = { NEWEST: order('timestamptz', (row) => row('published_at'), 'desc', 'never null') };

export const registerQueries = {
  publishedSuggestion: byId('PublishedSuggestion'),
  publishedSuggestions: connection<PublishedSuggestionFilter>('PublishedSuggestion', {
    filters: filters<PublishedSuggestionFilter>({
      search: (search, row) => {
        if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
        // Lexemes find candidates; strpos makes sure that the whole word stands there.
        const all = sql`search_text(concat_ws(' ', ${row('number')}, ${row('title')}, ${row('text')}, ${row('replies_text')}))`;
        return and(searchWords(search).map((word) => sql`(${row('search')} @@ search_query(${word}) and strpos(${all}, search_text(${word})) > 0)`));
      },
      topic: (code, row) => sql`${row('topic_id')} = (select id from topic where code = ${code} limit 1)`,
      area: (area, row) => inArea(row, uuid(area)),
      unit: (unit, row) => sql`${row('replies')} @> jsonb_build_array(jsonb_build_object('organ', ${uuid(unit)}))`,
      year: (year, row) => sql`extract(year from ${row('submitted_on')}) = ${as('int', year)}`,
    }),
    orders: registerOrders,
  }),
};
