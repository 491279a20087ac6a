/** 请假, as the duty record counts it: what was approved. */
import { sql, type Sql } from '@redpine/kit/view/sql';

/** json array of `{from, until}`. */
export function leavesJson(deputy: Sql): Sql {
  return sql`(select coalesce(json_agg(json_build_object('from', l.from_on, 'until', l.until_on)), '[]')
    from deputy_leave l where l.deputy_id = ${deputy} and l.state = 'APPROVED')`;
}
