import { say } from '@redpine/kit/language';
import { type At, column, computed, defineView, type Emission, instant, many, masked, one, type Viewed } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { raw, sql, type Sql } from '@redpine/kit/view/sql';
import { ofSuggestionOrHandling, parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';

const DEPUTY = { zh: '代表', en: 'Deputy' };
const PLATFORM = { zh: '平台自动办理', en: 'The platform' };

/** What no person did stands under the service's own name. */
const OWN_NAME = 'representation';

const persons = ({ row, context }: At): Sql => parts(context.actor, rowOfSuggestion(row)).persons;

export const timelineView = defineView({
  type: 'TimelineEntry',
  from: ofSuggestionOrHandling('timeline_entry'),
  visible: (entry, { actor }) => {
    const { text, details } = parts(actor, rowOfSuggestion(entry));
    return sql`case when ${entry('handling_id')} is null then ${text} else ${details(entry('handling_unit'))} end`;
  },
  fields: {
    id: column('id'),
    at: instant('at'),
    action: column('action'),
    actor: column((at) => {
      const { row, context } = at;
      // Titles often name the organ themselves.
      const named = sql`concat_ws(' ', case when strpos(${row('actor_post')}, ${row('actor_organ')}) = 1 then null
        else ${row('actor_organ')} end, ${row('actor_post')}, ${row('actor_name')})`;
      // Other acts without a post are a deputy's own.
      return sql`case when ${row('actor_post')} is null and ${row('actor_name')} = ${OWN_NAME} then ${say(PLATFORM, context.language)}
        when ${persons(at)} then ${named} else coalesce(${row('actor_organ')}, ${say(DEPUTY, context.language)}) end`;
    }),
    handling: one('Handling', 'handling_id'),
    // A note may name people.
    note: masked(column('note'), persons),
    legalBasis: computed(
      ({ row }) => sql`case when ${row('law')} is not null then
        jsonb_build_object('law', ${row('law')}, 'article', ${row('article')}, 'mark', ${row('mark')}) end`,
    ),
  },
});

const MOST = 500;
const MOST_LATEST = 100;

const entries = (direction: 'asc' | 'desc', limit: number): Viewed =>
  many('TimelineEntry', {
    where: ({ row, other }) => sql`${other('suggestion_id')} = ${row('id')}`,
    orderBy: (entry) => sql`${entry('at')} ${raw(direction)}, ${entry('id')} ${raw(direction)}`,
    limit,
  });
const all = entries('asc', MOST);

/** In order; of the latest alone, the index is read from its end and the few entries are turned round. */
export const timelineOfSuggestion: Viewed = {
  ...all,
  emit(at: Emission) {
    const latest = at.args['latest'];
    if (typeof latest !== 'number') return all.emit(at);
    if (latest < 1 || latest > MOST_LATEST) throw badInput(`${at.field.key}: latest is 1–${MOST_LATEST}`);
    const turned = raw(at.compiler.alias());
    return sql`(select coalesce(json_agg(${turned}.value order by ${turned}.ordinality desc), '[]'::json)
      from json_array_elements(${entries('desc', latest).emit(at)}) with ordinality as ${turned})`;
  },
};
