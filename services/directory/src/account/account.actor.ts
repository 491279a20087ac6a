import type { Actor } from '@redpine/kit/actor';
import type { Clock } from '@redpine/kit/clock';
import { legalDay } from '@redpine/kit/clock';
import type { Database } from '@redpine/kit/database';
import { isUuid } from '@redpine/kit/view/sql';

const ACTOR = `SELECT jsonb_build_object('id', a.id, 'kind', 'ACCOUNT', 'username', a.username,
    'name', coalesce(p.name, a.username), 'person', a.person_id,
    'posts', coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'title', h.title,
        'organ', h.organ_id, 'area', h.area_id) || CASE WHEN h.principal_id IS NULL THEN '{}' ELSE jsonb_build_object(
          'onBehalfOf', jsonb_build_object('person', h.principal_id, 'name', principal.name)) END
        ORDER BY h.principal_id NULLS FIRST, h.id)
      FROM authority h LEFT JOIN person principal ON principal.id = h.principal_id WHERE h.person_id = a.person_id AND h.from_on <= $2::date
        AND (h.until_on IS NULL OR h.until_on >= $2::date)), '[]')) AS actor
  FROM account a LEFT JOIN person p ON p.id = a.person_id
  WHERE a.id = $1::uuid AND a.status = 'ACTIVE'`;

/** Who acts for this account, with the posts held on the clock's legal day, her own before those she acts for; null where it is unknown or disabled. */
export async function resolveActor(database: Database, clock: Clock, account: string): Promise<Actor | null> {
  if (!isUuid(account)) return null;
  const [row] = await database.query<{ actor: Actor }>(ACTOR, [account, legalDay(clock())], 'account_actor');
  return row?.actor ?? null;
}
