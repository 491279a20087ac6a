/** Who sees which opinion, as SQL. Those who lead see figures alone. */
import type { Actor } from '@redpine/kit/actor';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { or, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import { isKeptBy } from '../area/area.visibility.ts';
import { unitsOf } from '../suggestion/suggestion.visibility.ts';
import { countsAll, readsDeidentified } from './opinion.policy.ts';

/** It is with the actor: with her as a deputy, or with a unit that she holds a post of. */
export function isWith(actor: Actor, opinion: Row): Sql {
  const units = unitsOf(actor);
  return or([
    ...(actor.person === null ? [] : [sql`${opinion('deputy_id')} in (select d.id from deputy d where d.person_id = ${uuid(actor.person)})`]),
    ...(units.length === 0 ? [] : [sql`${opinion('organ_id')} = any(${uuids(units)})`]),
  ]);
}

/** She heard it on her home visit, or was the deputy visited whose opinion it is; or she was at the reception that it was raised at. */
function wasThere(person: string, opinion: Row): Sql {
  const seats = sql`(select d.id from deputy d where d.person_id = ${uuid(person)})`;
  return or([
    sql`exists (select 1 from visit v join tie k on k.id = v.tie_id where v.id = ${opinion('visit_id')}
      and (coalesce(k.member_person_id = ${uuid(person)}, false) or k.deputy_id in ${seats}))`,
    sql`exists (select 1 from home_event_deputy turn where turn.event_id = ${opinion('home_event_id')} and turn.attended and turn.deputy_id in ${seats})`,
  ]);
}

/** All of it: 代工委 everywhere, a subdistrict or town in its own area, whoever it is with, who recorded it, and who was there. */
export function readsWhole(opinion: Row, { actor }: Pick<ViewContext, 'actor'>): Sql {
  if (actor.kind !== 'ACCOUNT') return raw('false');
  return or([
    isKeptBy(actor, opinion('area_id')),
    isWith(actor, opinion),
    ...(actor.person === null ? [] : [sql`coalesce(${opinion('recorded_by')} = ${uuid(actor.person)}, false)`, wasThere(actor.person, opinion)]),
  ]);
}

/** What it is about and how it goes. */
export function seesOpinion(opinion: Row, context: Pick<ViewContext, 'actor'>): Sql {
  return readsDeidentified(context.actor) && context.actor.kind === 'ACCOUNT' ? raw('true') : readsWhole(opinion, context);
}

/** Which opinions the actor's figures are over. */
export function isCountedFor(opinion: Row, context: Pick<ViewContext, 'actor'>): Sql {
  return context.actor.kind === 'ACCOUNT' && countsAll(context.actor) ? raw('true') : readsWhole(opinion, context);
}
