import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, instant, json, many, masked, one, rowOf } from '@redpine/kit/view/define';
import { or, sql, uuid } from '@redpine/kit/view/sql';
import { areaAndAboveJson, isKeptBy } from '../area/area.visibility.ts';
import type { HomeEventFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { isAnswered } from '../opinion/opinion.filter.ts';
import { homeEventFilters, homeEventOrders } from './home-event.filter.ts';
import { homeEventActions } from './home-event.policy.ts';
import type { HomeEventFacts } from './home-event.workflow.ts';
import { today } from './home.filter.ts';
import { knowsHomes } from './home.policy.ts';

const homeEventView = defineView({
  type: 'HomeEvent',
  from: sql`(select e.*, h.area_id from home_event e join home h on h.id = e.home_id)`,
  visible: (_event, { actor }) => sql`${knowsHomes(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    kind: column('kind'),
    home: one('Home', 'home_id'),
    subject: column('subject'),
    on: day('on_day'),
    from: column('from_time'),
    until: column('until_time'),
    publishedAt: instant('published_at'),
    deputies: many('HomeEventDeputy', {
      where: ({ row, other }) => sql`${other('event_id')} = ${row('id')}`,
      orderBy: (turn) => turn('id'),
      limit: 30,
    }),
    visitors: column('visitors'),
    matters: column('matters'),
    summary: column('summary'),
    files: json('files'),
    stateReason: column('state_reason'),
    opinions: many('Opinion', { where: ({ row, other }) => sql`${other('home_event_id')} = ${row('id')}`, orderBy: (opinion) => opinion('id'), limit: 100 }),
    opinionsRaised: column(({ row }) => sql`(select count(*) from opinion o where o.home_event_id = ${row('id')})`),
    opinionsAnswered: column(({ row }) => sql`(select count(*) from opinion o where o.home_event_id = ${row('id')} and ${isAnswered(rowOf('o'))})`),
    mayRecordOpinion: column(({ row, context }) => sql`(${row('kind')} = 'RECEPTION' and ${row('state')} <> 'CANCELLED' and ${row('on_day')} <= ${today(context)}
      and ${or([
        isKeptBy(context.actor, row('area_id')),
        sql`exists (select 1 from home_event_deputy t join deputy d on d.id = t.deputy_id where t.event_id = ${row('id')} and d.person_id = ${uuid(context.actor.person)})`,
      ])})`),
    history: historyOf('HomeEvent'),
    availableActions: derived<HomeEventFacts>({
      facts: ({ row, context }) => sql`json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'persons', (select coalesce(json_agg(d.person_id), '[]') from home_event_deputy t join deputy d on d.id = t.deputy_id where t.event_id = ${row('id')}),
        'on', ${row('on_day')}, 'today', ${today(context)}, 'notice', coalesce((rule_value('HOME_NOTICE', ${today(context)}) ->> 'daysAhead')::int, 0))`,
      compute: (facts, { actor, language }) => homeEventActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

const homeEventDeputyView = defineView({
  type: 'HomeEventDeputy',
  from: sql`(select t.*, h.area_id, d.person_id from home_event_deputy t join deputy d on d.id = t.deputy_id
    join home_event e on e.id = t.event_id join home h on h.id = e.home_id)`,
  visible: (_turn, { actor }) => sql`${knowsHomes(actor)}`,
  fields: {
    id: column('id'),
    deputy: one('Deputy', 'deputy_id'),
    answer: column('answer'),
    // Illness and family are nobody's business but of those who find somebody else for the turn.
    reason: masked(column('reason'), ({ row, context: { actor } }) => or([isKeptBy(actor, row('area_id')), sql`coalesce(${row('person_id')} = ${uuid(actor.person)}, false)`])),
    attended: column('attended'),
  },
});

export const homeEventViews = [homeEventView, homeEventDeputyView];

export const homeEventQueries = {
  homeEvent: byId('HomeEvent'),
  homeEvents: connection<HomeEventFilter>('HomeEvent', { filters: homeEventFilters, orders: homeEventOrders }),
};

/** Receptions and activities that a deputy is part of. */
export const homeEventsOfDeputy = connection('HomeEvent', {
  where: ({ row, other }) => sql`${other('id')} in (select event_id from home_event_deputy where deputy_id = ${row('id')})`,
  orders: { LATEST: homeEventOrders.LATEST },
});
