/** Which profiles wait for a look at them. */
import type { Actor } from '@redpine/kit/actor';
import type { Row } from '@redpine/kit/view/define';
import { sql, type Sql } from '@redpine/kit/view/sql';
import { keepsDeputy } from '../deputy/deputy.visibility.ts';

/** Of a serving deputy whom the actor keeps, with something written that is not published as it stands. */
export function waitsForPublication(deputy: Row, actor: Actor): Sql {
  return sql`(${deputy('status')} = 'ACTIVE' and ${keepsDeputy(actor, deputy('level'), deputy('area_id'))} and exists (select 1 from deputy_profile p
    left join published_deputy shown on shown.id = p.deputy_id where p.deputy_id = ${deputy('id')} and (p.state = 'DRAFT' or (p.state = 'PUBLISHED'
      and (shown.occupation, shown.introduction, shown.phone, shown.files) is distinct from (p.occupation, p.introduction, p.phone, p.files)))))`;
}
