import type { Row } from '@redpine/kit/view/define';
import { sql, type Sql } from '@redpine/kit/view/sql';

/** Answered, not confidential, with nothing decided on its publication. */
export function isPublishable(suggestion: Row): Sql {
  return sql`(${suggestion('state')} in ('ANSWERED', 'CLOSED', 'ARCHIVED') and not ${suggestion('confidential')}
    and exists (select 1 from handling h join reply r on r.handling_id = h.id and not r.superseded where h.suggestion_id = ${suggestion('id')})
    and not exists (select 1 from publication p where p.suggestion_id = ${suggestion('id')}))`;
}
