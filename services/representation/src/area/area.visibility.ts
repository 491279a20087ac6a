/** Where rows lie, as SQL: the same answer as `area.policy.ts`. */
import type { Actor } from '@redpine/kit/actor';
import { raw, sql, type Sql, uuids } from '@redpine/kit/view/sql';
import { isOffice } from './area.policy.ts';

/** The area is the given one or lies below it. */
export function liesIn(area: Sql, above: Sql): Sql {
  return sql`${area} in (select below.id from area above join area below on starts_with(below.path, above.path) where above.id = ${above})`;
}

/** json array of the ids of the area and of all above it, for facts of a policy. */
export function areaAndAboveJson(area: Sql): Sql {
  return sql`(select coalesce(json_agg(above.id), '[]') from area here join area above on starts_with(here.path, above.path) where here.id = ${area})`;
}

/** Whether the actor keeps records where this lies: 代工委 everywhere, subdistrict and town in their own area. */
export function isKeptBy(actor: Actor, area: Sql): Sql {
  if (!isOffice(actor)) return raw('false');
  if (actor.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE')) return raw('true');
  const areas = actor.posts.flatMap(({ kind, area: own }) => (kind === 'SUBDISTRICT_OFFICE' || kind === 'TOWN_PRESIDIUM' ? own ?? [] : []));
  return sql`${area} in (select below.id from area above join area below on starts_with(below.path, above.path) where above.id = any(${uuids(areas)}))`;
}
