/** Which reports to voters a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { VoterReportFilter } from '../generated/types.ts';

export const isHeld = (report: Row): Sql => sql`${report('state')} in ('HELD', 'APPRAISED', 'CLOSED')`;

/** Its day has come, or it was held before it. */
export const isDue = (report: Row, { clock }: ViewContext): Sql =>
  sql`(${isHeld(report)} or (${report('state')} <> 'CANCELLED' and ${report('planned_on')} <= ${date(legalDay(clock()))}))`;

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

export const voterReportFilters = filters<VoterReportFilter>({
  states: (states, report) => sql`${report('state')} = any(${states})`,
  deputy: (deputy, report) => sql`${report('deputy_id')} = ${uuid(deputy)}`,
  area: (area, report) => liesIn(report('area_id'), uuid(area)),
  year: (year, report) => sql`extract(year from ${report('planned_on')}) = ${as('int', year)}`,
  due: (isSo, report, context) => negated(isSo, isDue(report, context)),
  held: (isSo, report) => negated(isSo, isHeld(report)),
  search: (search, report) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(${report('place')}), search_text(${search.trim()})) > 0`;
  },
});

export const voterReportOrders = { LATEST: order('date', (report) => report('planned_on'), 'desc', 'never null') };
