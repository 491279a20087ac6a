import { legalDay } from '@redpine/kit/clock';
import { column, defineView, derived, instant, many, type ViewContext } from '@redpine/kit/view/define';
import { date, sql, type Sql } from '@redpine/kit/view/sql';
import { parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import type { UrgeFacts } from './urge.policy.ts';
import { urgingAction } from './urge.policy.ts';

export const urgeView = defineView({
  type: 'Urge',
  from: sql`(select u.*, h.organ_id as handling_unit, h.suggestion_id, s.state as suggestion_state, s.origin as suggestion_origin,
      s.lead_deputy_id as suggestion_lead, s.confidential as suggestion_confidential
    from urge u join handling h on h.id = u.handling_id join suggestion s on s.id = h.suggestion_id)`,
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
    where: ({ row, other }) => sql`${other('handling_id')} = ${row('id')}`,
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
