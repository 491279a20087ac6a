import { connection, filtered } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, derived, guarded, instant, json, many, masked, one, reference } from '@redpine/kit/view/define';
import { and, raw, sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson, liesIn } from '../area/area.visibility.ts';
import type { HomeBreakdownFilter, HomeFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { homeEventFilters, homeEventOrders } from './home-event.filter.ts';
import { opinionsOfHome } from '../opinion/opinion.figures.ts';
import { homeFigures } from './home.figures.ts';
import { breakdownFilters, homeFilters, homeOrders, isInForce, isMember, locationOf, today } from './home.filter.ts';
import { homeActions, knowsHomes, knowsNames, planningActions } from './home.policy.ts';
import type { HomeFacts } from './home.workflow.ts';

const homeView = defineView({
  type: 'Home',
  from: 'home',
  visible: (_home, { actor }) => sql`${knowsHomes(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    kind: column('kind'),
    level: column('level'),
    name: column('name'),
    statutoryKind: column('statutory_kind'),
    label: column('label'),
    area: reference('Area', 'area_id', 'Area'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    address: column('address'),
    openingHours: column('opening_hours'),
    contact: column('contact'),
    location: computed(({ row }) => locationOf(row)),
    facilities: computed(({ row }) => sql`jsonb_build_object('squareMetres', ${row('square_metres')}, 'zones', ${row('zones')}, 'barrierFree', ${row('barrier_free')})`),
    openedOn: day('opened_on'),
    stateReason: column('state_reason'),
    grade: column('grade'),
    gradedOn: day('graded_on'),
    opinionFigures: opinionsOfHome,
    criteria: computed(({ row, context }) => sql`home_criteria(${row('id')}, ${today(context)})`),
    weaknesses: computed(({ row, context }) => sql`case when ${isInForce(row)} then home_weaknesses(${row('id')}, ${today(context)}) else '[]'::jsonb end`),
    lastReceptionOn: day(({ row }) => sql`(select max(e.on_day) from home_event e where e.home_id = ${row('id')} and e.kind = 'RECEPTION' and e.state = 'VERIFIED')`),
    members: many('HomeMember', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')}`,
      orderBy: (member) => sql`${member('until_on')} desc nulls first, ${member('from_on')}, ${member('id')}`,
      limit: 200,
    }),
    experts: many('HomeExpert', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')}`,
      orderBy: (expert) => sql`${expert('until_on')} desc nulls first, ${expert('from_on')}, ${expert('id')}`,
      limit: 100,
    }),
    outputs: many('HomeOutput', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')}`,
      orderBy: (output) => sql`${output('on_day')} desc, ${output('id')}`,
      limit: 100,
    }),
    gradings: many('HomeGrading', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')}`,
      orderBy: (grading) => sql`${grading('id')} desc`,
      limit: 50,
    }),
    events: connection('HomeEvent', {
      where: ({ row, other }) => sql`${other('home_id')} = ${row('id')}`,
      filters: homeEventFilters,
      orders: { LATEST: homeEventOrders.LATEST },
    }),
    history: historyOf('Home'),
    availableActions: derived<HomeFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'reachable', ${row('opening_hours')} <> '' and ${row('contact')} <> '')`,
      compute: (facts, { actor, language }) => homeActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

/** Parts of a home are seen by whoever sees the home. */
const seen = (_part: unknown, { actor }: { actor: Parameters<typeof knowsHomes>[0] }) => sql`${knowsHomes(actor)}`;

const memberView = defineView({
  type: 'HomeMember',
  from: 'home_member',
  visible: seen,
  fields: { id: column('id'), deputy: one('Deputy', 'deputy_id'), from: day('from_on'), until: day('until_on') },
});

const expertView = defineView({
  type: 'HomeExpert',
  from: 'home_expert',
  visible: seen,
  fields: {
    id: column('id'),
    name: masked(column('name'), ({ context }) => sql`${knowsNames(context.actor)}`),
    expertise: column('expertise'),
    from: day('from_on'),
    until: day('until_on'),
  },
});

const outputView = defineView({
  type: 'HomeOutput',
  from: 'home_output',
  visible: seen,
  fields: {
    id: column('id'),
    kind: column('kind'),
    title: column('title'),
    on: day('on_day'),
    event: one('HomeEvent', 'event_id'),
    suggestion: one('Suggestion', 'suggestion_id'),
  },
});

const gradingView = defineView({
  type: 'HomeGrading',
  from: 'home_grading',
  visible: seen,
  fields: {
    id: column('id'),
    grade: column('grade'),
    on: day('on_day'),
    standard: column('standard'),
    criteria: json('criteria'),
    decision: column('decision'),
    reason: column('reason'),
    evidence: column('evidence'),
    files: json('files'),
    gradedBy: column('graded_by'),
  },
});

const unitView = defineView({
  type: 'HomeUnit',
  from: (context) => sql`(select a.id, a.code, a.kind as level, case when a.kind in ('COMMUNITY', 'VILLAGE') then a.parent_id when a.kind <> 'DISTRICT' then a.id end as within_id,
      home_is_required(a.code, a.kind, ${today(context)}) as required,
      (select h.id from home h where h.area_id = a.id and h.kind = 'AREA' and h.state <> 'CLOSED') as home_id
    from area a where a.kind in ('DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE') and coalesce(a.until_on >= ${today(context)}, true))`,
  visible: seen,
  fields: {
    id: column('id'),
    area: reference('Area', 'id', 'Area'),
    within: reference('Area', 'within_id', 'Area'),
    level: column('level'),
    required: column('required'),
    home: one('Home', 'home_id'),
  },
});

const LEVELS = ['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'];

const breakdownView = defineView({
  type: 'HomeBreakdownRow',
  key: 'text',
  from: sql`(select 'LEVEL' as by, level as id, level, null::uuid as area_id, null::uuid as topic_id, position::text as position
      from unnest(${LEVELS}) with ordinality as levels(level, position)
    union all select 'SUBDIVISION', id::text, null, id, null, code from area where kind in ('SUBDISTRICT', 'TOWN')
    union all select 'TOPIC', id::text, null, null, id, to_char(position, 'FM0000') from topic where id in (select topic_id from home))`,
  visible: seen,
  fields: {
    level: column('level'),
    area: reference('Area', 'area_id', 'Area'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    figures: homeFigures((row) => ({ area: row('area_id'), level: row('level'), topic: row('topic_id') })),
  },
});

export const homeViews = [homeView, memberView, expertView, outputView, gradingView, unitView, breakdownView];

export const homeQueries = {
  home: byId('Home'),
  homes: connection<HomeFilter>('Home', { filters: homeFilters, orders: homeOrders }),
  homeUnits: many('HomeUnit', { where: ({ other }) => sql`(${other('required')} or ${other('home_id')} is not null)`, orderBy: (unit) => unit('code'), limit: 200 }),
  homeFigures: guarded('counts over homes, none for those who have no account', homeFigures()),
  homeBreakdown: many<{ by: string; filter?: HomeBreakdownFilter | null }>('HomeBreakdownRow', {
    where: ({ other, args, context }) => and([sql`${other('by')} = ${args.by}`, ...filtered(breakdownFilters, args.filter, other, context)]),
    orderBy: (row) => row('position'),
    limit: 60,
  }),
  homeActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => planningActions(actor, language),
  })),
};

/** Homes in an area or below it. */
export const homesInArea = connection('Home', { where: ({ row, other }) => liesIn(other('area_id'), row('id')), orders: homeOrders });

/** The homes that a deputy is attached to today. */
export const homesOfDeputy = many('Home', {
  where: ({ row, other, context }) => sql`${other('state')} <> 'CLOSED' and ${other('id')} in (select m.home_id from home_member m
    where m.deputy_id = ${row('id')} and ${isMember((of) => raw(`m.${of}`), context)})`,
  orderBy: (home) => sql`${home('name')}, ${home('id')}`,
  limit: 20,
});
