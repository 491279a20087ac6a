/** What is kept of deputies, as SQL: the same answer as `deputy.policy.ts`. */
import type { Actor } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { date, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';

/** Whether the actor keeps a deputy of the level; `area` is her town. */
export function keepsDeputy(actor: Actor, level: Sql, area: Sql): Sql {
  const office = actor.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE') ? sql`${level} <> 'TOWN'` : raw('false');
  const towns = actor.posts.flatMap(({ kind, area: town }) => (kind === 'TOWN_PRESIDIUM' && town !== null ? [town] : []));
  return towns.length === 0 ? office : sql`(${office} or (${level} = 'TOWN' and ${area} in (select below.id from area above
    join area below on starts_with(below.path, above.path) where above.id = any(${uuids(towns)}))))`;
}

/** Whether the actor keeps the deputy with the id, or is her. */
export function keepsOrIs(actor: Actor, deputy: Sql): Sql {
  return sql`${deputy} in (select kept.id from deputy kept where ${keepsDeputy(actor, raw('kept.level'), raw('kept.area_id'))}
    or ${actor.person === null ? raw('false') : sql`kept.person_id = ${uuid(actor.person)}`})`;
}

/** json of `DeputyParties` with the status, of the deputy with the id. */
export function partiesJson(deputy: Sql): Sql {
  return sql`(select json_build_object('level', d.level, 'lies', ${areaAndAboveJson(raw('d.area_id'))}, 'person', d.person_id, 'status', d.status)
    from deputy d where d.id = ${deputy})`;
}

/** The actor's own seat, suspended or not, as of today. */
export function isOwnSeat(deputy: Row, { actor, clock }: ViewContext): Sql {
  const today = date(legalDay(clock()));
  return sql`(${deputy('person_id')} = ${uuid(actor.person)} and ${deputy('from_on')} <= ${today}
    and coalesce(${deputy('until_on')} >= ${today}, true))`;
}
