import { say } from '@redpine/kit/language';
import { column, computed, defineView, instant, json, many } from '@redpine/kit/view/define';
import { sql } from '@redpine/kit/view/sql';
import type { RecordType } from '../context.ts';

const PLATFORM = { zh: '平台自动办理', en: 'The platform' };
/** What no person did stands under the service's own name. */
const OWN_NAME = 'representation';

/** Reached from its record alone: whoever has an account and sees that sees what happened to it. It names who works here, so it stays where a record is public. */
export const historyView = defineView({
  type: 'HistoryEntry',
  from: 'history_entry',
  visible: (_entry, { actor }) => sql`${actor.kind !== 'ANONYMOUS'}`,
  fields: {
    id: column('id'),
    at: instant('at'),
    action: column('action'),
    // Titles often name the organ themselves.
    actor: column(({ row, context }) => sql`case when ${row('actor_post')} is null and ${row('actor_name')} = ${OWN_NAME}
      then ${say(PLATFORM, context.language)}
      else concat_ws(' ', case when strpos(${row('actor_post')}, ${row('actor_organ')}) = 1 then null else ${row('actor_organ')} end,
        ${row('actor_post')}, ${row('actor_name')}) end`),
    facts: json('facts'),
    note: column('note'),
    legalBasis: computed(
      ({ row }) => sql`case when ${row('law')} is not null then
        jsonb_build_object('law', ${row('law')}, 'article', ${row('article')}, 'mark', ${row('mark')}) end`,
    ),
  },
});

/** The field `history` of a record, in order. */
export const historyOf = (type: RecordType) =>
  many('HistoryEntry', {
    where: ({ row, other }) => sql`${other('subject_id')} = ${row('id')} and ${other('subject_type')} = ${type}`,
    orderBy: (entry) => sql`${entry('at')}, ${entry('id')}`,
    limit: 200,
  });
