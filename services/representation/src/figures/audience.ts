/** Whom a suggestion concerns, told apart from whoever sees it for what it is: the one is counted row by row, the other from sums. */
import type { Actor } from '@redpine/kit/actor';
import { isUuid, join, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import {
  AREA_READERS, CONFIDENTIAL_READERS, FULL_READERS, PRESS_LEADERS, PRESSING_OFFICES,
} from '../suggestion/suggestion.policy.ts';
import { unitsOf } from '../suggestion/suggestion.visibility.ts';

const AT_LARGE: readonly string[] = [...FULL_READERS, 'SESSION_OFFICE', 'ANALYST', 'DEPUTY'];

/**
 * The actor as far as state, origin and confidentiality alone decide what she sees; null where they let her see nothing.
 * `parts` of this actor looks into no other table.
 */
export function atLarge(actor: Actor): Actor | null {
  const posts = actor.posts.filter(({ kind }) => AT_LARGE.includes(kind));
  return posts.length === 0 ? null : { ...actor, person: null, posts };
}

/**
 * A table of the ids of all suggestions of which the actor may see other parts than she sees at large: her own, those
 * that she signs, her unit's, those pressed by her or her committee, and those of her area's deputies. Null where there
 * are none among those that count.
 */
export function concerning(actor: Actor): Sql | null {
  const posts = (kinds: readonly string[]) => actor.posts.filter(({ kind }) => kinds.includes(kind));
  // Who reads the confidential reads every submitted suggestion whole.
  if (posts(CONFIDENTIAL_READERS).length > 0) return null;
  const committees = posts(PRESSING_OFFICES).flatMap(({ organ }) => organ ?? []);
  const areas = posts(AREA_READERS).flatMap(({ area }) => area ?? []);
  const units = unitsOf(actor);
  const isSomebody = isUuid(actor.person);
  const tables = [
    ...(isSomebody
      ? [
          sql`select id from suggestion where lead_deputy_id in (select seat.id from deputy seat where seat.person_id = ${uuid(actor.person)})`,
          sql`select signer.suggestion_id from cosigner signer join deputy seat on seat.id = signer.deputy_id where seat.person_id = ${uuid(actor.person)}`,
        ]
      : []),
    ...(isSomebody && posts(PRESS_LEADERS).length > 0 ? [sql`select suggestion_id from press where leader_id = ${uuid(actor.person)}`] : []),
    ...(units.length > 0 ? [sql`select suggestion_id from handling where organ_id = any(${uuids(units)})`] : []),
    ...(committees.length > 0 ? [sql`select suggestion_id from press where organ_id = any(${uuids(committees)})`] : []),
    ...(areas.length > 0
      ? [sql`select id from suggestion where lead_deputy_id in (select deputy.id from deputy join electoral_district_area using (electoral_district_id)
          where electoral_district_area.area_id in (select below.id from area above join area below on starts_with(below.path, above.path) where above.id = any(${uuids(areas)})))`]
      : []),
  ];
  return tables.length === 0 ? null : sql`(${join(tables, ' union ')})`;
}
