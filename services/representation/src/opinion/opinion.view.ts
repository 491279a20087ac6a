import { legalDay } from '@redpine/kit/clock';
import { connection } from '@redpine/kit/view/connection';
import type { PersonalKind } from '@redpine/kit/personal/mask';
import {
  byId, column, computed, day, defineView, derived, guarded, instant, json, many, masked, one, type Personal, reference, type Row, type ViewContext,
} from '@redpine/kit/view/define';
import { date, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import type { Context } from '../context.ts';
import type { OpinionFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { rateUntil } from './opinion.deadline.ts';
import { opinionFigures } from './opinion.figures.ts';
import { isOwed, opinionFilters, opinionOrders } from './opinion.filter.ts';
import { opinionActions, recordingActions } from './opinion.policy.ts';
import { followsAllowed, reopeningsAllowed } from './opinion.rules.ts';
import { readsWhole, seesOpinion } from './opinion.visibility.ts';
import type { OpinionFacts } from './opinion.workflow.ts';

interface ShownFacts extends Omit<OpinionFacts, 'reopenings' | 'followings' | 'ratingOver'> {
  answeredOn: string | null;
}

const CHANNEL = (channel: Sql, { language }: ViewContext): Sql => sql`(select jsonb_build_object('code', c.code,
  'name', ${raw(language === 'en' ? 'c.name_en' : 'c.name')}, 'public', c.public) from opinion_channel c where c.code = ${channel})`;

/** Rules and calendar are those of the request, which is the service's own context. */
function factsOf({ answeredOn, ...facts }: ShownFacts, context: ViewContext): OpinionFacts {
  const { rules, calendar } = context as Context;
  const today = legalDay(context.clock());
  return {
    ...facts,
    reopenings: reopeningsAllowed(rules, today),
    followings: followsAllowed(rules, today),
    ratingOver: answeredOn !== null && rateUntil(answeredOn, { rules, calendar }) < today,
  };
}

export const opinionView = defineView({
  type: 'Opinion',
  from: 'opinion',
  visible: seesOpinion,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    channel: computed(({ row, context }) => CHANNEL(row('channel'), context)),
    receivedOn: day('received_on'),
    subject: column('subject'),
    text: whole(column('text')),
    supplements: whole(computed(({ row }) => sql`(select coalesce(jsonb_agg(jsonb_build_object('at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'text', s.text) order by s.id), '[]') from (select * from opinion_supplement where opinion_id = ${row('id')} order by id limit 10) s)`)),
    files: whole(json('files')),
    kind: column('kind'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    area: reference('Area', 'area_id', 'Area'),
    anonymous: column('anonymous'),
    sender: one('OpinionSender', ({ row, other }) => sql`${other('id')} = ${row('id')}`),
    visit: one('Visit', 'visit_id'),
    homeEvent: one('HomeEvent', 'home_event_id'),
    deputy: one('Deputy', 'deputy_id'),
    unit: reference('Organ', 'organ_id', 'Organ'),
    suggestion: one('Suggestion', 'suggestion_id'),
    pressingProblems: many('PressingProblem', { where: ({ row, other }) => sql`${other('opinion_id')} = ${row('id')}`, orderBy: (problem) => sql`${problem('id')}`, limit: 20 }),
    mergedInto: one('Opinion', 'merged_into'),
    merged: many('Opinion', { where: ({ row, other }) => sql`${other('merged_into')} = ${row('id')}`, orderBy: (opinion) => sql`${opinion('id')}`, limit: 50 }),
    transferredTo: column('transferred_to'),
    transferredOrgan: column('transferred_organ'),
    reason: whole(column('reason')),
    deadline: computed(({ row, context }) => sql`case when ${row('state')} not in ('MERGED', 'TRANSFERRED', 'DECLINED') then
      ${row('deadline')} || jsonb_build_object('overdue', ${row('due_on')} < case when ${isOwed(row)} then ${date(legalDay(context.clock()))} else ${row('answered_on')} end) end`),
    answer: whole(computed(({ row }) => sql`case when ${row('answer')} is not null then jsonb_build_object('text', ${row('answer')},
      'by', ${row('answered_by')}, 'on', ${row('answered_on')}) end`)),
    rating: column('rating'),
    ratingComment: whole(column('rating_comment')),
    reopened: column('reopened'),
    notices: many('OpinionNotice', { where: ({ row, other }) => sql`${other('opinion_id')} = ${row('id')}`, orderBy: (notice) => sql`${notice('id')}`, limit: 50 }),
    history: whole(historyOf('Opinion')),
    availableActions: derived<ShownFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'kind', ${row('kind')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'deputyPerson', (select d.person_id from deputy d where d.id = ${row('deputy_id')}), 'deputyStatus', (select d.status from deputy d where d.id = ${row('deputy_id')}),
        'unit', ${row('organ_id')}, 'reopened', ${row('reopened')}, 'answeredOn', ${row('answered_on')},
        'follows', (select count(*) from opinion_supplement s where s.opinion_id = ${row('id')}),
        'toTell', (select count(*) from opinion_notice n where n.opinion_id = ${row('id')} and n.told_at is null))`,
      compute: (facts, context) => opinionActions(factsOf(facts, context), context.actor, context.language),
    }),
    updatedAt: instant('updated_at'),
  },
});

/** Nothing of it for de-identified viewers. */
function whole(field: ReturnType<typeof column>): ReturnType<typeof column> {
  return masked(field, ({ row, context }) => readsWhole(row, context));
}

const OF_OPINION = 'o.area_id, o.deputy_id, o.organ_id, o.recorded_by, o.visit_id, o.home_event_id';

const personal = (kind: PersonalKind, field: string): Personal => ({
  kind,
  field,
  purpose: { zh: '告知反映人办理情况、核实反映内容', en: 'to tell the sender, and to ask about what was said' },
  whole: () => raw('false'),
  reveal: readsWhole,
});

/** How a sender is reached: masked to everybody, for those who read the whole opinion. */
export const opinionSenderView = defineView({
  type: 'OpinionSender',
  from: raw(`(select s.*, ${OF_OPINION} from opinion_sender s join opinion o on o.id = s.id)`),
  visible: readsWhole,
  personal: { name: personal('NAME', 'name'), phone: personal('PHONE', 'phone'), email: personal('EMAIL', 'email'), address: personal('PLACE', 'address') },
  fields: {
    id: column('id'),
    name: column('name'),
    phone: column('phone'),
    email: column('email'),
    address: column('address'),
    revealable: column(({ row, context }: { row: Row; context: ViewContext }) => readsWhole(row, context)),
  },
});

export const opinionNoticeView = defineView({
  type: 'OpinionNotice',
  from: raw(`(select n.*, ${OF_OPINION} from opinion_notice n join opinion o on o.id = n.opinion_id)`),
  visible: readsWhole,
  fields: {
    id: column('id'),
    at: instant('at'),
    action: column('action'),
    text: column('text'),
    way: column('way'),
    toldAt: instant('told_at'),
  },
});

export const opinionViews = [opinionView, opinionSenderView, opinionNoticeView];

export const opinionQueries = {
  opinion: byId('Opinion'),
  opinions: connection<OpinionFilter>('Opinion', { filters: opinionFilters, orders: opinionOrders }),
  opinionFigures: guarded('counts: over all for those who lead or keep, else over the rows that the viewer sees whole', opinionFigures()),
  opinionActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => recordingActions(actor, language),
  })),
};
