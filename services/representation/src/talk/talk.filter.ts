/** Which talks a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, date, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import type { TalkFilter } from '../generated/types.ts';

export const isHeld = (talk: Row): Sql => sql`${talk('state')} in ('HELD', 'CONFIRMED')`;

/** Its day has come, or it was held before it. */
export const isDue = (talk: Row, { clock }: ViewContext): Sql =>
  sql`(${isHeld(talk)} or (${talk('state')} <> 'CANCELLED' and ${talk('planned_on')} <= ${date(legalDay(clock()))}))`;

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);

export const talkFilters = filters<TalkFilter>({
  states: (states, talk) => sql`${talk('state')} = any(${states})`,
  speaker: (speaker, talk) => sql`${talk('speaker_id')} = ${uuid(speaker)}`,
  area: (area, talk) => liesIn(talk('area_id'), uuid(area)),
  topic: (code, talk) => sql`${talk('topic_id')} = (select id from topic where code = ${code} limit 1)`,
  year: (year, talk) => sql`extract(year from ${talk('planned_on')}) = ${as('int', year)}`,
  due: (isSo, talk, context) => negated(isSo, isDue(talk, context)),
  held: (isSo, talk) => negated(isSo, isHeld(talk)),
  search: (search, talk) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(concat_ws(' ', ${talk('subject')}, ${talk('place')})), search_text(${search.trim()})) > 0`;
  },
});

export const talkOrders = { LATEST: order('date', (talk) => talk('planned_on'), 'desc', 'never null') };
