import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, many, one, reference, rowOf, type Personal, type Row, type Visibility } from '@redpine/kit/view/define';
import { and, date, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import { isOwnSeat } from '../deputy/deputy.visibility.ts';
import type { TieFigureFilter, TieFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { periodOf } from './period.ts';
import { inTerm, isVisited, tieFigures } from './tie.figures.ts';
import { contactsIn, requiredOn, tieFilters, tieOrders, today } from './tie.filter.ts';
import { COMMITTEE, pairingActions, seesMemberTies, seesTies, tieActions } from './tie.policy.ts';
import { isTieSeen, isTieWorkedOn } from './tie.visibility.ts';
import type { TieFacts } from './tie.workflow.ts';

/** The facts of a tie's table as json, over its row. */
export function tieFactsJson(tie: Row): Sql {
  return sql`(select json_build_object('state', ${tie('state')}, 'kind', ${tie('kind')}, 'lies', ${areaAndAboveJson(tie('area_id'))},
    'memberPerson', ${tie('member_person_id')}, 'memberServes', true, 'deputyPerson', d.person_id, 'deputyStatus', d.status,
    'hasData', exists (select 1 from constituent c where c.id = ${tie('constituent_id')} and c.erased_at is null))
    from deputy d where d.id = ${tie('deputy_id')})`;
}

const tieView = defineView({
  type: 'Tie',
  from: 'tie',
  visible: isTieSeen,
  fields: {
    id: column('id'),
    version: column('version'),
    kind: column('kind'),
    state: column('state'),
    member: reference('Person', 'member_person_id', 'Person'),
    deputy: one('Deputy', 'deputy_id'),
    constituent: one('Constituent', 'constituent_id'),
    area: reference('Area', 'area_id', 'Area'),
    from: day('from_on'),
    endedOn: day('ended_on'),
    endReason: column('end_reason'),
    required: column(({ row, context }) => requiredOn(row, today(context))),
    contactedThisYear: column(({ row, context }) => contactsIn(row, Number(today(context).slice(0, 4)))),
    lastContactOn: day(({ row }) => sql`(select max(a.on_day) from tie_activity a where a.tie_id = ${row('id')})`),
    contacts: many('TieContact', {
      where: ({ row, other }) => sql`${other('tie_id')} = ${row('id')}`,
      orderBy: (contact) => sql`${contact('on_day')} desc, ${contact('id')} desc`,
      limit: 100,
    }),
    visits: many('Visit', {
      where: ({ row, other }) => sql`${other('tie_id')} = ${row('id')}`,
      orderBy: (visit) => sql`${visit('planned_on')} desc, ${visit('id')} desc`,
      limit: 100,
    }),
    history: historyOf('Tie'),
    availableActions: derived<TieFacts>({
      facts: ({ row }) => tieFactsJson(row),
      compute: (facts, { actor, language }) => tieActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

/** Whose tie names it: her deputy and the offices over where she lives. */
const isKnown: Visibility = (constituent, context) => {
  if (!seesTies(context.actor)) return raw('false');
  return sql`exists (select 1 from tie k where k.constituent_id = ${constituent('id')} and ${isTieWorkedOn(rowOf('k'), context)})`;
};
/** Nobody's lists show her whole. */
const kept = (kind: Personal['kind'], field: string): Personal => ({
  kind, field, purpose: { zh: '代表联系选民、家访', en: 'for deputies to keep contact with voters and visit them' }, whole: () => raw('false'), reveal: isKnown,
});

const constituentView = defineView({
  type: 'Constituent',
  from: 'constituent',
  visible: isKnown,
  personal: { name: kept('NAME', 'name'), phone: kept('PHONE', 'phone'), address: kept('PLACE', 'address') },
  fields: {
    id: column('id'),
    kind: column('kind'),
    name: column('name'),
    phone: column('phone'),
    address: column('address'),
    revealable: column(({ row, context }) => isKnown(row, context)),
    erasedAt: instant('erased_at'),
  },
});

const tieContactView = defineView({
  type: 'TieContact',
  from: 'tie_contact',
  visible: (contact, context) => sql`exists (select 1 from tie k where k.id = ${contact('tie_id')} and ${isTieSeen(rowOf('k'), context)})`,
  fields: {
    id: column('id'),
    on: day('on_day'),
    mode: column('mode'),
    summary: column('summary'),
    recordedBy: column('recorded_by'),
  },
});

export const tieViews = [tieView, constituentView, tieContactView];

export const tieQueries = {
  tie: byId('Tie'),
  ties: connection<TieFilter>('Tie', { filters: tieFilters, orders: tieOrders }),
  tieFigures: guarded('counts alone, for everybody with an account', tieFigures()),
  deputiesNotVisited: many<{ filter?: TieFigureFilter | null }>('Deputy', {
    where: ({ other, args, context }) => {
      const filter = args.filter ?? {};
      const period = periodOf(filter, today(context));
      return and([sql`${seesTies(context.actor) && seesMemberTies(context.actor)}`, inTerm(other, null, filter, period), sql`not ${isVisited(other, period)}`]);
    },
    orderBy: (deputy) => sql`${deputy('name')} collate "zh-x-icu", ${deputy('id')}`,
    limit: 100,
  }),
  committeeMembers: many('Person', {
    where: ({ other, context }) => sql`${seesTies(context.actor) && seesMemberTies(context.actor)} and exists (select 1 from post p where p.person_id = ${other('id')}
      and p.kind = any(${COMMITTEE}) and p.from_on <= ${date(today(context))} and coalesce(p.until_on >= ${date(today(context))}, true))`,
    orderBy: (person) => sql`${person('name')} collate "zh-x-icu", ${person('id')}`,
    limit: 100,
  }),
  tieActions: guarded('no row: what the viewer’s own posts and seat allow', derived<{ seat: TieFacts['deputyStatus'] }>({
    facts: ({ context }) => sql`json_build_object('seat', (select d.status from deputy d where ${isOwnSeat(rowOf('d'), context)} order by d.from_on desc limit 1))`,
    compute: ({ seat }, { actor, language }) => pairingActions(actor, seat, language),
  })),
};

/** Her ties, of a deputy. */
export const tiesOfDeputy = connection('Tie', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
  orders: tieOrders,
});
