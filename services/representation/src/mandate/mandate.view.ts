import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json, masked, one, reference, type Row, type ViewContext } from '@redpine/kit/view/define';
import { raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import { type DeputyParties, knowsDeputies } from '../deputy/deputy.policy.ts';
import { keepsDeputy, partiesJson } from '../deputy/deputy.visibility.ts';
import type { MandateMatterFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { mandateFilters, mandateOrders } from './mandate.filter.ts';
import { basisOf } from './mandate.law.ts';
import { electingActions, mandateActions, MEETING_LEADERS, openingActions } from './mandate.policy.ts';
import type { MandateFacts } from './mandate.workflow.ts';

/** Facts, papers and defence are for who keeps the matter and whom it is about. */
function isParty(matter: Row, { actor }: ViewContext): Sql {
  const own = actor.person === null ? raw('false') : sql`${matter('person_id')} = ${uuid(actor.person)}`;
  return sql`(${own} or ${keepsDeputy(actor, matter('level'), matter('area_id'))})`;
}

/** Announced to everybody with an account; before, to its parties and to those who prepare the meetings. */
function seesMatter(matter: Row, context: ViewContext): Sql {
  const { actor } = context;
  if (!knowsDeputies(actor)) return raw('false');
  if (actor.posts.some(({ kind }) => (MEETING_LEADERS as readonly string[]).includes(kind))) return raw('true');
  return sql`(${matter('state')} = 'ANNOUNCED' or ${isParty(matter, context)})`;
}

const forParties = ({ row, context }: { row: Row; context: ViewContext }): Sql => isParty(row, context);
const another = (matter: Sql, person: Sql, level: Sql): Sql => sql`exists (select 1 from mandate_matter open where open.person_id = ${person} and open.level = ${level}
  and open.id is distinct from ${matter} and (open.state in ('OPEN', 'DECIDED') or (open.state = 'REPORTED' and open.kind not in ('SUSPEND', 'RESTORE'))))`;

export const mandateMatterView = defineView({
  type: 'MandateMatter',
  from: 'mandate_matter',
  visible: seesMatter,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    kind: column('kind'),
    ground: column('ground'),
    level: column('level'),
    deputy: one('Deputy', 'deputy_id'),
    person: reference('Person', 'person_id', 'Person'),
    name: column(({ row }) => sql`(select named.name from person named where named.id = ${row('person_id')})`),
    electoralDistrict: one('ElectoralDistrict', 'electoral_district_id'),
    area: reference('Area', 'area_id', 'Area'),
    facts: masked(column('facts'), forParties),
    files: masked(json('files'), forParties),
    effectiveOn: day('effective_on'),
    defence: masked(json('defence'), forParties),
    decision: json('decision'),
    report: json('report'),
    announcement: json('announcement'),
    rejectionReason: masked(column('rejection_reason'), forParties),
    legalBasis: derived<Pick<MandateFacts, 'kind' | 'ground' | 'level'>>({
      facts: ({ row }) => sql`json_build_object('kind', ${row('kind')}, 'ground', ${row('ground')}, 'level', ${row('level')})`,
      compute: ({ kind, ground, level }) => basisOf(kind, ground, level),
    }),
    history: historyOf('MandateMatter'),
    availableActions: derived<MandateFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'kind', ${row('kind')}, 'ground', ${row('ground')}, 'level', ${row('level')},
        'lies', ${areaAndAboveJson(row('area_id'))}, 'person', ${row('person_id')}, 'isAnotherOpen', false, 'isDefended', ${row('defence')} is not null,
        'status', case when ${row('deputy_id')} is null then (select d.status from deputy d where d.person_id = ${row('person_id')} and d.level = ${row('level')} and d.status <> 'ENDED' limit 1)
          else (select d.status from deputy d where d.id = ${row('deputy_id')}) end)`,
      compute: (facts, { actor, language }) => mandateActions(facts, actor, language),
    }),
    openedAt: instant('opened_at'),
    updatedAt: instant('updated_at'),
  },
});

export const mandateQueries = {
  mandateMatter: byId('MandateMatter'),
  mandateMatters: connection<MandateMatterFilter>('MandateMatter', { filters: mandateFilters, orders: mandateOrders }),
  mandateMatterActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => electingActions(actor, language),
  })),
};

/** What happened to a deputy's mandate, and what the viewer may open on it. */
export const mandateOfDeputy = {
  mandateMatters: connection('MandateMatter', { where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`, orders: mandateOrders }),
  mandateActions: derived<DeputyParties & { status: DeputyStatus; isAnotherOpen: boolean }>({
    facts: ({ row }) => sql`(select p || jsonb_build_object('isAnotherOpen', ${another(raw('null::uuid'), row('person_id'), row('level'))})
      from (select (${partiesJson(row('id'))})::jsonb as p) as parties)`,
    compute: (facts, { actor, language }) => openingActions(facts, actor, language),
  }),
};
