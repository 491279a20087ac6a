/** Which suggestions a list or a figure is over, and in which order. */
import { legalDay } from '@redpine/kit/clock';
import { filters, order, steady } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { and, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { hasReplied, isBehind, isExtended, isReturned, isReviewed } from '../figures/counted.ts';
import type { SuggestionFilter } from '../generated/types.ts';
import { isKey, isPressed } from '../press/press.view.ts';
import { SUGGESTION_QUEUES, waitsInQueue } from './suggestion.queue.ts';
import { newestSteps, relevance, relevanceSteps, searched } from './suggestion.search.ts';
import { isLead, parts, suggestionRow, within } from './suggestion.visibility.ts';

const of = (suggestion: Row, context: ViewContext) => parts(context.actor, suggestionRow(suggestion));

/** What the actor may not see of a suggestion, she cannot find it by either. */
export function byPart(
  part: 'heading' | 'units' | 'text' | 'persons',
  suggestion: Row,
  context: ViewContext,
  condition: Sql,
): Sql {
  const seen = of(suggestion, context);
  return within(seen, seen[part], condition);
}

const byHeading = (suggestion: Row, context: ViewContext, condition: Sql): Sql =>
  byPart('heading', suggestion, context, condition);

/** Some handling of the suggestion whose reply and evaluation the actor may read. */
const withReadable = (suggestion: Row, context: ViewContext, condition: Sql): Sql =>
  sql`exists (select 1 from handling h where h.suggestion_id = ${suggestion('id')}
    and ${of(suggestion, context).details(sql`h.organ_id`)} and ${condition})`;

/** An obligation that is open now and past its day. */
export function overdueNow(suggestion: Row, context: ViewContext): Sql {
  return sql`exists (select 1 from deadline d where d.suggestion_id = ${suggestion('id')}
    and d.met_on is null and d.lapsed_on is null and d.due_on < ${date(legalDay(context.clock()))})`;
}

export const suggestionFilters = filters<SuggestionFilter>({
  states: (states, suggestion) => sql`${suggestion('state')} = any(${states})`,
  origin: (origin, suggestion) => sql`${suggestion('origin')} = ${origin}`,
  source: (source, suggestion) => sql`${suggestion('source')} = ${source}`,
  topic: steady((code, suggestion, context) =>
    byHeading(
      suggestion,
      context,
      sql`${suggestion('topic_id')} = (select id from topic where code = ${code} limit 1)`,
    ),
  ),
  area: (area, suggestion, context) => byHeading(suggestion, context, inArea(suggestion, uuid(area))),
  unit: (unit, suggestion, context) => byPart('units', suggestion, context, handledBy(suggestion, uuid(unit))),
  deputy: steady((deputy, suggestion, context) =>
    byPart('persons', suggestion, context, sql`${suggestion('lead_deputy_id')} = ${uuid(deputy)}`),
  ),
  congressSession: (session, suggestion, context) =>
    byHeading(suggestion, context, sql`${suggestion('congress_session_id')} = ${uuid(session)}`),
  replyCategory: (code, suggestion, context) =>
    withReadable(
      suggestion,
      context,
      sql`exists (select 1 from reply r join reply_category c on c.id = r.category_id where r.handling_id = h.id and not r.superseded and c.code = ${code})`,
    ),
  overdue: (isSo, suggestion, context) =>
    byPart(
      'units',
      suggestion,
      context,
      isSo ? overdueNow(suggestion, context) : sql`not ${overdueNow(suggestion, context)}`,
    ),
  dissatisfied: (isSo, suggestion, context) => {
    const found = withReadable(
      suggestion,
      context,
      sql`exists (select 1 from evaluation e where e.handling_id = h.id and not e.superseded and e.result = 'DISSATISFIED')`,
    );
    return isSo ? found : sql`not ${found}`;
  },
  extended: (isSo, suggestion, context) => {
    const found = sql`exists (select 1 from deadline d where d.suggestion_id = ${suggestion('id')} and ${isExtended})`;
    return byPart('units', suggestion, context, isSo ? found : sql`not ${found}`);
  },
  repliedInTime: (isInTime, suggestion, context) =>
    byPart(
      'units',
      suggestion,
      context,
      and([suggestion('counted'), repliedInTime(suggestion, context, isInTime)]),
    ),
  submittedFrom: (day, suggestion, context) =>
    byHeading(
      suggestion,
      context,
      sql`${suggestion('submitted_at')} >= ${date(day)}::timestamp at time zone 'Asia/Shanghai'`,
    ),
  submittedUntil: (day, suggestion, context) =>
    byHeading(
      suggestion,
      context,
      sql`${suggestion('submitted_at')} < (${date(day)} + 1)::timestamp at time zone 'Asia/Shanghai'`,
    ),
  flagged: (isSo, suggestion, context) =>
    byPart('text', suggestion, context, sql`${suggestion('counted')} = ${!isSo}`),
  unmatched: (isSo, suggestion, context) => {
    const found = sql`(${suggestion('lead_deputy_id')} is null and ${suggestion('lead_deputy_text')} is not null
      or exists (select 1 from handling h where h.suggestion_id = ${suggestion('id')} and h.organ_id is null
        and h.unit_text <> ''))`;
    return byPart('persons', suggestion, context, isSo ? found : sql`not ${found}`);
  },
  confidential: (isSo, suggestion, context) =>
    byPart('text', suggestion, context, sql`${suggestion('confidential')} = ${isSo}`),
  jointCase: (jointCase, suggestion, context) =>
    byPart('units', suggestion, context, sql`${suggestion('joint_case_id')} = ${uuid(jointCase)}`),
  pressed: (isSo, suggestion, context) =>
    byPart('units', suggestion, context, isSo ? isPressed(suggestion) : sql`not ${isPressed(suggestion)}`),
  key: (isSo, suggestion, context) => byPart('units', suggestion, context, isSo ? isKey(suggestion) : sql`not ${isKey(suggestion)}`),
  meeting: (meeting, suggestion, context) =>
    byPart('units', suggestion, context, sql`${suggestion('meeting_id')} = ${uuid(meeting)}`),
  queue: (queue, suggestion, context) => {
    const own = SUGGESTION_QUEUES.find((each) => each === queue);
    if (!own) throw badInput(`${queue} is no queue of suggestions`);
    return waitsInQueue(own, suggestion, context);
  },
  mine: (isSo, suggestion, context) => {
    const mine = sql`(${isLead(context.actor, suggestionRow(suggestion))} or exists (
      select 1 from cosigner c join deputy d on d.id = c.deputy_id where c.suggestion_id = ${suggestion('id')}
        and c.state = 'CONFIRMED' and d.person_id = ${uuid(context.actor.person)}))`;
    return isSo ? mine : sql`${mine} is not true`;
  },
  repliedFrom: (_day, suggestion, context, filter) => hasReplied(suggestion, context, filter),
  // Both days are asked of one reply.
  repliedUntil: (_day, suggestion, context, filter) =>
    typeof filter.repliedFrom === 'string' ? raw('true') : hasReplied(suggestion, context, filter),
  returned: (isSo, suggestion, context) => {
    const found = isReturned(suggestion);
    return byPart('text', suggestion, context, and([isReviewed(suggestion), isSo ? found : sql`not ${found}`]));
  },
  counted: (counted, suggestion, context, { unit }) => isBehind(counted, suggestion, context, unit),
  search: searched,
});

/** Concerning the area or one below it: an area's path begins the paths of those below. */
export function inArea(suggestion: Row, area: Sql): Sql {
  return sql`${suggestion('area_id')} in (${areasWithin(area)})`;
}

/** The area and all below it, by the index of paths. */
export function areasWithin(area: Sql): Sql {
  return sql`select below.id from area above join area below
    on below.path ~>=~ above.path and below.path ~<~ (above.path || '\u{10ffff}') where above.id = ${area}`;
}

export function handledBy(suggestion: Row, unit: Sql): Sql {
  return sql`exists (select 1 from handling h where h.suggestion_id = ${suggestion('id')} and h.organ_id = ${unit})`;
}

function repliedInTime(suggestion: Row, context: ViewContext, isInTime: boolean): Sql {
  const today = date(legalDay(context.clock()));
  const condition = isInTime
    ? sql`d.met_on <= d.due_on`
    : sql`(d.met_on > d.due_on or (d.met_on is null and d.lapsed_on is null and d.due_on < ${today}))`;
  return sql`exists (select 1 from deadline d where d.suggestion_id = ${suggestion('id')} and d.kind = 'REPLY' and not d.superseded and ${condition})`;
}

export const suggestionOrders = {
  NEWEST: order('timestamptz', (suggestion) => suggestion('listed_at'), 'desc', 'never null', newestSteps),
  DEADLINE: order('date', (suggestion) => suggestion('due_key'), 'asc', 'never null'),
  NUMBER: order('text', (suggestion) => suggestion('number_key'), 'asc'),
  RELEVANCE: order('float8', relevance, 'desc', 'never null', relevanceSteps),
};
