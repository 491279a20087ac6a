import { say } from '@redpine/kit/language';
import { along, type At, column, computed, defineView, instant, json, masked, one, type Row, type Viewed } from '@redpine/kit/view/define';
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
    const ofHandling = details(entry('handling_unit'));
    return text === ofHandling ? text : sql`case when ${entry('handling_id')} is null then ${text} else ${ofHandling} end`;
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
        when ${at.holds(persons(at)) ? raw('true') : persons(at)} then ${named} else coalesce(${row('actor_organ')}, ${say(DEPUTY, context.language)}) end`;
    }),
    handling: one('Handling', 'handling_id'),
    // A fact and a note may name people.
    facts: masked(json('facts'), persons),
    note: masked(column('note'), persons),
    legalBasis: computed(
      ({ row }) => sql`case when ${row('law')} is not null then
        jsonb_build_object('law', ${row('law')}, 'article', ${row('article')}, 'mark', ${row('mark')}) end`,
    ),
  },
});

const MOST = 500;
const MOST_LATEST = 100;

const order = (entry: Row, direction: 'asc' | 'desc'): Sql => sql`${entry('at')} ${raw(direction)}, ${entry('id')} ${raw(direction)}`;

/** In order; of the latest alone, the index is read from its end. */
export const timelineOfSuggestion: Viewed = {
  target: 'TimelineEntry',
  emit(at) {
    const { latest } = at.args;
    if (typeof latest === 'number' && (latest < 1 || latest > MOST_LATEST))
      throw badInput(`${at.field.key}: latest is 1–${MOST_LATEST}`);
    return at.compiler.many(at.compiler.view('TimelineEntry'), at, {
      where: along('suggestion_id'),
      orderBy: (entry) => order(entry, 'asc'),
      limit: MOST,
      ...(typeof latest === 'number' ? { latest: { orderBy: (entry) => order(entry, 'desc'), limit: latest } } : {}),
    });
  },
};
