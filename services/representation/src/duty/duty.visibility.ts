/** What the viewer sees of duty records, as SQL: the same answer as `duty.policy.ts`. */
import type { Actor } from '@redpine/kit/actor';
import type { Row } from '@redpine/kit/view/define';
import { and, or, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isKeptBy } from '../area/area.visibility.ts';
import { knowsDeputies } from '../deputy/deputy.policy.ts';
import { isDeputiesOffice, leads } from './duty.policy.ts';

const isOwn = (actor: Actor, deputy: Sql): Sql =>
  actor.person === null ? raw('false') : sql`${deputy} in (select own.id from deputy own where own.person_id = ${uuid(actor.person)})`;

/** The deputy is elected where the actor holds an office. */
function isKeptFor(actor: Actor, deputy: Sql): Sql {
  if (isDeputiesOffice(actor)) return raw('true');
  return sql`${deputy} in (select d.id from deputy d join electoral_district_area e using (electoral_district_id)
    where ${isKeptBy(actor, raw('e.area_id'))})`;
}

/** The deputy's record is the actor's own, or kept by her office. */
export const keepsRecord = (actor: Actor, deputy: Sql): Sql => (isDeputiesOffice(actor) ? raw('true') : or([isOwn(actor, deputy), isKeptFor(actor, deputy)]));

/** Whether the actor may verify it: the same answer as the policy's `verifies`. */
export function verifiesDuty(event: Row, actor: Actor): Sql {
  if (actor.person === null) return raw('false');
  return and([isKeptFor(actor, event('deputy_id')), sql`not ${isOwn(actor, event('deputy_id'))}`, sql`${event('entered_by')} is distinct from ${uuid(actor.person)}`]);
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
