import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { date, sql, type Sql } from '@redpine/kit/view/sql';

/** Whether the row has not ended by the legal day of the request. */
export function lastsToday(row: Row, { clock }: ViewContext): Sql {
  return sql`coalesce(${row('until_on')} >= ${date(legalDay(clock()))}, true)`;
}
