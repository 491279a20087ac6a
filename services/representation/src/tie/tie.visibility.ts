/** Which ties a viewer sees, as SQL: her own, those that her office keeps, and for who leads those with members alone. */
import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isOffice } from '../area/area.policy.ts';
import { isKeptBy } from '../area/area.visibility.ts';
import { seesMemberTies, seesTies } from './tie.policy.ts';

/** The deputy's side, as long as her mandate lasts. */
export function isDeputySide(deputy: Sql, { actor, clock }: ViewContext): Sql {
  if (actor.person === null) return raw('false');
  return sql`${deputy} in (select d.id from deputy d where d.person_id = ${uuid(actor.person)} and d.status <> 'ENDED'
    and coalesce(d.until_on >= ${date(legalDay(clock()))}, true))`;
}

function isOwn(tie: Row, context: ViewContext): Sql {
  const { actor } = context;
  if (actor.person === null) return raw('false');
  return sql`(coalesce(${tie('member_person_id')} = ${uuid(actor.person)}, false) or ${isDeputySide(tie('deputy_id'), context)})`;
}

function isKept(tie: Row, { actor }: ViewContext): Sql {
  if (!isOffice(actor)) return raw('false');
  if (actor.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE')) return raw('true');
  return sql`(coalesce(${isKeptBy(actor, tie('area_id'))}, false) or (${tie('kind')} = 'MEMBER_DEPUTY' and exists (select 1 from deputy d
    join electoral_district_area e using (electoral_district_id) where d.id = ${tie('deputy_id')} and ${isKeptBy(actor, raw('e.area_id'))})))`;
}

export function isTieSeen(tie: Row, context: ViewContext): Sql {
  if (!seesTies(context.actor)) return raw('false');
  return sql`(${isOwn(tie, context)} or ${isKept(tie, context)} or (${tie('kind')} = 'MEMBER_DEPUTY' and ${seesMemberTies(context.actor)}))`;
}

/** The contactor's side and the offices: who reads what is kept of a voter, and the notes of a visit. */
export function isTieWorkedOn(tie: Row, context: ViewContext): Sql {
  const { actor } = context;
  if (!seesTies(actor)) return raw('false');
  const contactor = actor.person === null ? raw('false') : sql`case when ${tie('kind')} = 'MEMBER_DEPUTY' then ${tie('member_person_id')} = ${uuid(actor.person)} else ${isDeputySide(tie('deputy_id'), context)} end`;
  const office = isOffice(actor) ? sql`coalesce(${isKeptBy(actor, tie('area_id'))}, false)` : raw('false');
  return sql`(${contactor} or ${office})`;
}
