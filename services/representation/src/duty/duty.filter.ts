/** Which duty events a list or a figure is over, and in which order. */
import { filters, order } from '@redpine/kit/view/connection';
import type { Row } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { verifiesDuty } from './duty.visibility.ts';
import type { DutyEventFilter } from '../generated/types.ts';

/** The deputy's objection to it is not decided yet; a verified one counts until then. */
export const isContested = (event: Row): Sql => sql`(${event('objection')} is not null and ${event('objection')} ->> 'decidedOn' is null and ${event('state')} in ('OBJECTED', 'VERIFIED'))`;
export const isWaiting = (event: Row): Sql => sql`(${event('state')} = 'RECORDED' or ${isContested(event)})`;

/** The kind's row as of the event's day. */
export const kindOf = (event: Row, kind: (column: string) => Sql): Sql => sql`${kind('code')} = ${event('kind')}
  and ${kind('effective_from')} <= ${event('on_day')} and coalesce(${kind('effective_until')} >= ${event('on_day')}, true)`;

/** Of deputies elected in the area or below it. */
export const electedIn = (deputy: Sql, area: Sql): Sql => sql`${deputy} in (select d.id from deputy d
  join electoral_district_area e using (electoral_district_id) where ${liesIn(raw('e.area_id'), area)})`;

export const dutyFilters = filters<DutyEventFilter>({
  states: (states, event) => sql`${event('state')} = any(${states})`,
  deputy: (deputy, event) => sql`${event('deputy_id')} = ${uuid(deputy)}`,
  kind: (kind, event) => sql`${event('kind')} = ${kind}`,
  part: (part, event) => sql`exists (select 1 from duty_kind k where ${kindOf(event, (of) => raw(`k.${of}`))} and k.part = ${part})`,
  year: (year, event) => sql`${event('on_day')} between ${date(`${year}-01-01`)} and ${date(`${year}-12-31`)}`,
  area: (area, event) => electedIn(event('deputy_id'), uuid(area)),
  waiting: (isSo, event) => (isSo ? isWaiting(event) : sql`not ${isWaiting(event)}`),
  contested: (isSo, event) => (isSo ? isContested(event) : sql`not ${isContested(event)}`),
  mine: (isSo, event, { actor }) => {
    const own = sql`${event('deputy_id')} in (select d.id from deputy d where d.person_id = ${uuid(actor.person)})`;
    return isSo ? own : sql`not ${own}`;
  },
  verifies: (isSo, event, { actor }) => (isSo ? verifiesDuty(event, actor) : sql`not ${verifiesDuty(event, actor)}`),
  search: (search, event) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(${event('title')}), search_text(${search.trim()})) > 0`;
  },
});

export const dutyOrders = { LATEST: order('date', (event) => event('on_day'), 'desc', 'never null') };
