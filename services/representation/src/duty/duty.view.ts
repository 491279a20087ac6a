import { legalDay } from '@redpine/kit/clock';
import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json, many, one, publicToAll } from '@redpine/kit/view/define';
import { date, or, raw, sql } from '@redpine/kit/view/sql';
import type { DutyEventFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { dutyFigures } from './duty.figures.ts';
import { dutyFilters, dutyOrders, isContested, kindOf } from './duty.filter.ts';
import { dutyActions, enteringActions, publishesDuty } from './duty.policy.ts';
import { dutyRanking } from './duty.score.ts';
import { areasOfDeputyJson, seesDuty } from './duty.visibility.ts';
import type { DutyFacts } from './duty.workflow.ts';
import { publicationActions, type PublicationState, publishingActions } from './publication.workflow.ts';

const dutyEventView = defineView({
  type: 'DutyEvent',
  from: 'duty_event',
  visible: (event, { actor }) => seesDuty(event, actor),
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    deputy: one('Deputy', 'deputy_id'),
    kindCode: column('kind'),
    kind: one('DutyKind', ({ row, other }) => kindOf(row, other)),
    on: day('on_day'),
    title: column('title'),
    path: column('path'),
    manual: column(({ row }) => sql`${row('entered_by')} is not null`),
    note: column('note'),
    files: json('files'),
    reason: column('reason'),
    objectUntil: day('object_until'),
    objection: json('objection'),
    history: historyOf('DutyEvent'),
    availableActions: derived<DutyFacts>({
      facts: ({ row, context }) => sql`(select json_build_object('state', ${row('state')}, 'lies', ${areasOfDeputyJson(row('deputy_id'))},
        'person', d.person_id, 'enteredBy', ${row('entered_by')}, 'objectUntil', ${row('object_until')},
        'wasObjected', ${row('objection')} is not null, 'isContested', ${isContested(row)}, 'today', ${date(legalDay(context.clock()))}) from deputy d where d.id = ${row('deputy_id')})`,
      compute: (facts, { actor, language }) => dutyActions(facts, actor, language),
    }),
  },
});

/** Kinds are the district's rules, which everybody may read. */
const dutyKindView = defineView({
  type: 'DutyKind',
  from: 'duty_kind',
  visible: publicToAll,
  fields: {
    id: column('id'),
    code: column('code'),
    name: column(({ row, context }) => row(context.language === 'en' ? 'name_en' : 'name')),
    part: column('part'),
    manual: column('manual'),
    effectiveFrom: day('effective_from'),
    mark: column('mark'),
  },
});

const dutyPublicationView = defineView({
  type: 'DutyPublication',
  from: 'duty_publication',
  visible: (publication, { actor }) => or([sql`${publication('state')} = 'PUBLISHED'`, sql`${publishesDuty(actor)}`]),
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    year: column('year'),
    quarter: column('quarter'),
    deputies: column('deputies'),
    publishedAt: instant('published_at'),
    withdrawReason: column('withdraw_reason'),
    published: many('PublishedDuty', {
      where: ({ row, other }) => sql`${other('publication_id')} = ${row('id')}`,
      orderBy: (published) => sql`${published('name')} collate "zh-x-icu", ${published('id')}`,
      limit: 400,
    }),
    history: historyOf('DutyPublication'),
    availableActions: derived<{ state: PublicationState }>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')})`,
      compute: (facts, { actor, language }) => publicationActions(facts, actor, language),
    }),
  },
});

/** Reached from its publication alone: whoever sees that sees what it says. */
const publishedDutyView = defineView({
  type: 'PublishedDuty',
  from: sql`(select d.*, p.year, p.quarter, p.state from published_duty d join duty_publication p on p.id = d.publication_id)`,
  visible: publicToAll,
  fields: { id: column('id'), year: column('year'), quarter: column('quarter'), name: column('name'), electoralDistrict: column('electoral_district'), parts: json('parts') },
});

export const dutyViews = [dutyEventView, dutyKindView, dutyPublicationView, publishedDutyView];

export const dutyQueries = {
  dutyEvent: byId('DutyEvent'),
  dutyEvents: connection<DutyEventFilter>('DutyEvent', { filters: dutyFilters, orders: dutyOrders }),
  dutyKinds: many('DutyKind', {
    where: ({ other, context }) => {
      const today = date(legalDay(context.clock()));
      return sql`${other('effective_from')} <= ${today} and coalesce(${other('effective_until')} >= ${today}, true)`;
    },
    orderBy: (kind) => sql`${kind('position')}, ${kind('code')}`,
    limit: 60,
  }),
  dutyFigures: guarded('counts over the rows that the predicate of DutyEvent lets the viewer see', dutyFigures()),
  dutyRanking: guarded('null for all but those who keep records or lead; deputies whose records the viewer reads', dutyRanking),
  dutyActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => enteringActions(actor, language),
  })),
  dutyPublicationActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => publishingActions(actor, language),
  })),
  dutyPublication: byId('DutyPublication'),
  dutyPublications: many('DutyPublication', {
    where: () => raw('true'),
    orderBy: (publication) => sql`${publication('year')} desc, ${publication('quarter')} desc, ${publication('id')} desc`,
    limit: 40,
  }),
};

/** 公开的履职情况 of a deputy, while its publication stands. */
export const publishedDuties = many('PublishedDuty', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')} and ${other('state')} = 'PUBLISHED'`,
  orderBy: (published) => sql`${published('year')} desc, ${published('quarter')} desc`,
  limit: 8,
});

/** Her events, of a deputy. */
export const dutyEventsOfDeputy = connection<DutyEventFilter>('DutyEvent', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
  filters: dutyFilters,
  orders: dutyOrders,
});
