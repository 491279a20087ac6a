/** What the viewer sees of duty records, as SQL: the same answer as `duty.policy.ts`. */
import type { Actor } from '@redpine/kit/actor';
import type { Row } from '@redpine/kit/view/define';
import { or, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isKeptBy } from '../area/area.visibility.ts';
import { knowsDeputies } from '../deputy/deputy.policy.ts';
import { leads } from './duty.policy.ts';

const isDeputiesOffice = ({ posts }: Actor): boolean => posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');

/** The deputy's record is the actor's own, or kept by her office. */
export function keepsRecord(actor: Actor, deputy: Sql): Sql {
  if (isDeputiesOffice(actor)) return raw('true');
  const own = actor.person === null ? raw('false') : sql`${deputy} in (select own.id from deputy own where own.person_id = ${uuid(actor.person)})`;
  return or([own, sql`${deputy} in (select d.id from deputy d join electoral_district_area e using (electoral_district_id)
    where ${isKeptBy(actor, raw('e.area_id'))})`]);
}

/** Her own events and those an office keeps in every state; those verified for whoever leads the standing committee. */
export function seesDuty(event: Row, actor: Actor): Sql {
  if (!knowsDeputies(actor)) return raw('false');
  const verified = leads(actor) ? sql`${event('state')} = 'VERIFIED'` : raw('false');
  return or([keepsRecord(actor, event('deputy_id')), verified]);
}

/** Whose points the actor reads. */
export function seesScore(actor: Actor, deputy: Sql): Sql {
  return leads(actor) ? raw('true') : keepsRecord(actor, deputy);
}

/** json array of the areas of the deputy's electoral district and all above them, for facts of a policy. */
export function areasOfDeputyJson(deputy: Sql): Sql {
  return sql`(select coalesce(json_agg(distinct above.id), '[]') from deputy d join electoral_district_area e using (electoral_district_id)
    join area here on here.id = e.area_id join area above on starts_with(here.path, above.path) where d.id = ${deputy})`;
}
