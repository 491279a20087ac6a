import { legalDay } from '@redpine/kit/clock';
import { say } from '@redpine/kit/language';
import { connection } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, derived, guarded, instant, many, masked, one, reference, type Row } from '@redpine/kit/view/define';
import { or, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { areaAndAboveJson, isKeptBy } from '../area/area.visibility.ts';
import type { InvitationFilter, OccasionFilter, OccasionShareFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import type { InvitationFacts } from './invitation.workflow.ts';
import { electedIn, invitationFilters, invitationOrders, occasionFilters, occasionOrders, shareFilters, shareOrders } from './occasion.filter.ts';
import { occasionFigures, sharesOf } from './occasion.figures.ts';
import { invitationActions, knowsOccasions, knowsShares, occasionActions, planningActions } from './occasion.policy.ts';
import { BASES, type OccasionFacts } from './occasion.workflow.ts';

const standing = (occasion: Sql, states: string): Sql => sql`(select count(*)::int from invitation i where i.occasion_id = ${occasion} and i.state ${raw(states)})`;

const occasionView = defineView({
  type: 'Occasion',
  from: 'occasion',
  visible: (_occasion, { actor }) => sql`${knowsOccasions(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    kind: column('kind'),
    withCertificate: column('with_certificate'),
    title: column('title'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    area: reference('Area', 'area_id', 'Area'),
    place: column('place'),
    on: day('on_day'),
    seats: column('seats'),
    seatsTaken: column(({ row }) => standing(row('id'), `not in ('DECLINED', 'WITHDRAWN')`)),
    organiser: reference('Organ', 'organ_id', 'Organ'),
    owner: computed(({ row }) => sql`case when ${row('owner_id')} is not null then
      jsonb_build_object('service', ${row('owner_service')}, 'type', ${row('owner_type')}, 'record', ${row('owner_id')}) end`),
    legalBasis: computed(({ row }) => sql`${JSON.stringify(BASES)}::jsonb -> ${row('kind')}`),
    cancelReason: column('cancel_reason'),
    invitations: many('Invitation', {
      where: ({ row, other }) => sql`${other('occasion_id')} = ${row('id')}`,
      orderBy: (invitation) => sql`${invitation('invited_at')}, ${invitation('id')}`,
      limit: 200,
    }),
    candidates: many('OccasionCandidate', {
      where: ({ row, other }) => sql`${other('occasion_id')} = ${row('id')}`,
      orderBy: (candidate) => sql`${candidate('invited')}, ${candidate('is_local')} desc, ${candidate('interest')} desc, ${candidate('last_on')} nulls first, ${candidate('name')} collate "zh-x-icu", ${candidate('id')}`,
      limit: 20,
    }),
    history: historyOf('Occasion'),
    availableActions: derived<OccasionFacts>({
      facts: ({ row, context }) => sql`json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'on', to_char(${row('on_day')}, 'YYYY-MM-DD'), 'today', ${legalDay(context.clock())},
        'unmarked', ${standing(row('id'), `in ('INVITED', 'ACCEPTED')`)}, 'unhandled', ${standing(row('id'), `= 'OPINION_GIVEN'`)})`,
      compute: (facts, { actor, language }) => occasionActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

const areaOf = (invitation: Row): Sql => sql`(select o.area_id from occasion o where o.id = ${invitation('occasion_id')})`;

const invitationView = defineView({
  type: 'Invitation',
  from: 'invitation',
  visible: (_invitation, { actor }) => sql`${knowsOccasions(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    occasion: one('Occasion', 'occasion_id'),
    deputy: one('Deputy', 'deputy_id'),
    invitedAt: instant('invited_at'),
    answeredAt: instant('answered_at'),
    // Why one cannot come may be private: herself and the organiser.
    declineReason: masked(column('decline_reason'), ({ row, context: { actor } }) =>
      or([isKeptBy(actor, areaOf(row)), sql`exists (select 1 from deputy d where d.id = ${row('deputy_id')} and d.person_id = ${uuid(actor.person)})`])),
    withdrawReason: column('withdraw_reason'),
    opinion: column('opinion'),
    opinionOn: day('opinion_on'),
    handledBy: column('handled_by'),
    handlingResult: column('handling_result'),
    handledOn: day('handled_on'),
    history: historyOf('Invitation'),
    availableActions: derived<InvitationFacts>({
      facts: ({ row }) => sql`(select json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(sql`o.area_id`)},
        'deputyPerson', d.person_id, 'deputyStatus', d.status, 'occasion', o.state)
        from occasion o, deputy d where o.id = ${row('occasion_id')} and d.id = ${row('deputy_id')})`,
      compute: (facts, { actor, language }) => invitationActions(facts, actor, language),
    }),
  },
});

const shareFields = {
  id: column('id'),
  deputy: one('Deputy', 'id'),
  invited: column('invited'),
  attended: column('attended'),
  opinions: column('opinions'),
  lastOn: day('last_on'),
};

/** How often each serving deputy was invited and came. */
const occasionShareView = defineView({
  type: 'OccasionShare',
  from: sharesOf,
  visible: (_share, { actor }) => sql`${knowsShares(actor)}`,
  fields: shareFields,
});

const WHY = {
  invited: { zh: '本届受邀 %s 次', en: 'invited %s times in this term' },
  local: { zh: '由本区域选民选出', en: 'elected in this area' },
  interest: { zh: '在本领域领衔提出建议 %s 件', en: 'led %s suggestions on this topic' },
} as const;

/** Who might be invited next to an occasion; shown as a proposal to those who keep it, each with the reason. */
const occasionCandidateView = defineView({
  type: 'OccasionCandidate',
  from: (context) => sql`(select share.*, o.id as occasion_id, o.area_id,
      ${electedIn(sql`share.id`, sql`o.area_id`)} as is_local,
      (select count(*)::int from suggestion s where s.lead_deputy_id = share.id and s.topic_id = o.topic_id and not s.confidential
        and s.state not in ('DRAFT', 'RETURNED', 'WITHDRAWN')) as interest
    from occasion o cross join ${sharesOf(context)} as share
    where o.state = 'OPEN' and not exists (select 1 from invitation i where i.occasion_id = o.id and i.deputy_id = share.id))`,
  visible: (candidate, { actor }) => isKeptBy(actor, candidate('area_id')),
  fields: {
    id: column('id'),
    deputy: one('Deputy', 'id'),
    invited: column('invited'),
    interest: column('interest'),
    lastOn: day('last_on'),
    reason: column(({ row, context: { language } }) => sql`concat_ws(${language === 'en' ? '; ' : '；'},
      format(${say(WHY.invited, language)}, ${row('invited')}), case when ${row('is_local')} then ${say(WHY.local, language)} end,
      case when ${row('interest')} > 0 then format(${say(WHY.interest, language)}, ${row('interest')}) end)`),
  },
});

export const occasionViews = [occasionView, invitationView, occasionShareView, occasionCandidateView];

export const occasionQueries = {
  occasion: byId('Occasion'),
  invitation: byId('Invitation'),
  occasions: connection<OccasionFilter>('Occasion', { filters: occasionFilters, orders: occasionOrders }),
  invitations: connection<InvitationFilter>('Invitation', { filters: invitationFilters, orders: invitationOrders }),
  occasionShares: connection<OccasionShareFilter>('OccasionShare', { filters: shareFilters, orders: shareOrders }),
  occasionFigures: guarded('counts over the rows that the predicate of Occasion lets the viewer see, and numbers of deputies', occasionFigures()),
  occasionActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => planningActions(actor, language),
  })),
};

/** Her invitations, of a deputy, and her share of all. */
export const invitationsOfDeputy = connection('Invitation', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
  orders: invitationOrders,
});
export const shareOfDeputy = one('OccasionShare', 'id');
