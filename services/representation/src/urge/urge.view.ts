import { legalDay } from '@redpine/kit/clock';
import { along, column, defineView, derived, instant, many, type ViewContext } from '@redpine/kit/view/define';
import { date, sql, type Sql } from '@redpine/kit/view/sql';
import { ofHandling, parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import type { UrgeFacts } from './urge.policy.ts';
import { urgingAction } from './urge.policy.ts';

export const urgeView = defineView({
  type: 'Urge',
  from: ofHandling('urge'),
  visible: (urge, { actor }) => parts(actor, rowOfSuggestion(urge)).details(urge('handling_unit')),
  fields: { id: column('id'), part: column('part'), note: column('note'), at: instant('at') },
});

function limitsNow({ clock }: ViewContext): Sql {
  const today = date(legalDay(clock()));
  return sql`coalesce((select r.value from rule r where r.code = 'HANDLING_URGE' and r.area is null and r.effective_from <= ${today}
    and coalesce(r.effective_until >= ${today}, true) order by r.version desc limit 1), '{"deputy":0,"office":0,"government":0,"days":0}')`;
}

/** What a handling shows of reminders. */
export const urgesOfHandling = {
  urges: many('Urge', {
    where: along('handling_id'),
    orderBy: (urge) => sql`${urge('at')} desc, ${urge('id')}`,
    limit: 20,
  }),
  urging: derived<UrgeFacts>({
    facts: ({ row, context }) => sql`json_build_object('state', ${row('state')}, 'today', ${legalDay(context.clock())},
      'leadPerson', (select d.person_id from suggestion s join deputy d on d.id = s.lead_deputy_id where s.id = ${row('suggestion_id')}),
      'given', (select coalesce(json_agg(json_build_object('part', u.part, 'on', u.on_day)), '[]') from urge u where u.handling_id = ${row('id')}),
      'limits', ${limitsNow(context)})`,
    compute: (facts, { actor, language }) => urgingAction(facts, actor, language),
  }),
};
