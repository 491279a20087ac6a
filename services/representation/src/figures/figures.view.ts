/**
 * Figures over the suggestions that the viewer may see.
 *
 * - What was withdrawn, or turned into a letter, is no longer one of them; what is archived still is.
 * - Suggestions count from acceptance on. Imported rows with flags stand outside (`counted`).
 * - Replies count by handling: of a unit that must reply (not a co-handler) and has not returned the assignment. Under
 *   a unit, its own handlings alone count; a name that matches no organ belongs to no unit.
 * - Results and evaluations count where the viewer may read them; unreturned evaluations are in no count.
 */
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { asInstant, computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { SuggestionFigures, SuggestionFilter } from '../generated/types.ts';
import { isExtended, suggestionFilters } from '../suggestion/suggestion.filter.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';

/** Where in the graph the figures stand, such as on an organ. */
export interface Place {
  /** Which suggestions belong there. */
  where(suggestion: Row): Sql;
  /** The organ whose handlings alone count; null for all. */
  unit: Sql | null;
  /** The same as a field of the filter, for the list behind the figures. */
  filter: readonly [field: keyof SuggestionFilter, value: Sql][];
}

const EVERYWHERE: Place = { where: () => raw('true'), unit: null, filter: [] };

export function suggestionFigures(at: (row: Row) => Place = () => EVERYWHERE): Field {
  return computed<{ filter?: SuggestionFilter | null }>(({ row, args, context, selected }) =>
    figures(at(row), args.filter ?? {}, context, selected),
  );
}

const BY_HANDLING: readonly string[] = ['replied', 'repliedInTime', 'solved', 'satisfied', 'satisfiedFirst'];

function figures(
  place: Place,
  filter: SuggestionFilter,
  context: ViewContext,
  selected: ReadonlySet<string>,
): Sql {
  const suggestion = rowOf('s');
  const today = date(legalDay(context.clock()));
  const { row, units, details } = parts(context.actor, suggestionRow(suggestion));
  const filteredUnit = typeof filter.unit === 'string' ? uuid(filter.unit) : null;
  const ofUnits = [place.unit, filteredUnit]
    .filter((unit) => unit !== null)
    .map((unit) => sql`h.organ_id = ${unit}`);
  const where = and([
    row,
    sql`s.counted and s.state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')`,
    place.where(suggestion),
    ...filtered(suggestionFilters, filter, suggestion, context),
  ]);
  const overdue = sql`${units} and exists (select 1 from deadline d left join handling h on h.id = d.handling_id
    where d.suggestion_id = s.id and d.met_on is null and d.lapsed_on is null and d.due_on < ${today} and ${and(ofUnits)})`;

  const extended = sql`${units} and exists (select 1 from deadline d left join handling h on h.id = d.handling_id
    where d.suggestion_id = s.id and ${isExtended} and ${and(ofUnits)})`;

  const asOf = asInstant(sql`${context.clock()}`);
  const path = (figure: Partial<SuggestionFilter>): Sql => drillDown(place, { ...filter, ...figure });
  const count = (value: string, behind: Partial<SuggestionFilter>): Sql =>
    sql`jsonb_build_object('value', ${raw(value)}, 'asOf', ${asOf}, 'drillDown', ${path(behind)})`;
  const ratio = (name: string, behind: Partial<SuggestionFilter>): Sql => {
    const [numerator, denominator] = [raw(`${name}_n`), raw(`${name}_d`)];
    return sql`jsonb_build_object('numerator', ${numerator}, 'denominator', ${denominator},
      'value', round(100.0 * ${numerator} / nullif(${denominator}, 0), 2), 'asOf', ${asOf}, 'drillDown', ${path(behind)})`;
  };
  const all: Readonly<Record<Exclude<keyof SuggestionFigures, '__typename'>, () => Sql>> = {
    total: () => count('total', { states: ['ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'], flagged: false }),
    inHand: () => count('in_hand', { states: ['ASSIGNED'], flagged: false }),
    overdue: () => count('overdue', { overdue: true, flagged: false }),
    replied: () => ratio('replied', { states: ['ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'], flagged: false }),
    repliedInTime: () => ratio('in_time', { repliedInTime: true }),
    solved: () => ratio('solved', { replyCategory: 'A', flagged: false }),
    satisfiedFirst: () => ratio('satisfied_first', { states: ['ANSWERED', 'CLOSED'], flagged: false }),
    inExtension: () => count('in_extension', { extended: true, flagged: false }),
    satisfied: () => ratio('satisfied', { dissatisfied: false, states: ['ANSWERED', 'CLOSED', 'ARCHIVED'], flagged: false }),
  };
  const entries = Object.entries(all).filter(([name]) => selected.has(name));
  const object = entries.map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);

  const bySuggestion = sql`(select count(*) as total, count(*) filter (where s.state = 'ASSIGNED') as in_hand,
      count(*) filter (where ${selected.has('overdue') ? overdue : raw('false')}) as overdue,
      count(*) filter (where ${selected.has('inExtension') ? extended : raw('false')}) as in_extension
    from suggestion s where ${where}) as by_suggestion`;
  // OFFSET 0 has what the viewer may see worked out once for each row, and not once for each count.
  const byHandling = sql`(select
      count(*) filter (where seen and state not in ('OFFERED', 'IN_HAND')) as replied_n,
      count(*) filter (where seen) as replied_d,
      count(*) filter (where seen and met_on <= due_on) as in_time_n,
      count(*) filter (where seen and (met_on is not null or (lapsed_on is null and due_on < ${today}))) as in_time_d,
      count(*) filter (where readable and category = 'A') as solved_n,
      count(*) filter (where readable and category <> 'NOT_STATED') as solved_d,
      count(*) filter (where readable and result in ('SATISFIED', 'BASICALLY_SATISFIED')) as satisfied_n,
      count(*) filter (where readable and result is not null) as satisfied_d,
      count(*) filter (where readable and first_result in ('SATISFIED', 'BASICALLY_SATISFIED')) as satisfied_first_n,
      count(*) filter (where readable and first_result is not null) as satisfied_first_d
    from (select h.state, d.met_on, d.due_on, d.lapsed_on, c.code as category, e.result, f.result as first_result, ${units} as seen,
        ${details(sql`h.organ_id`)} as readable
      from suggestion s join handling h on h.suggestion_id = s.id and h.role <> 'CO' and h.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN')
        left join deadline d on d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded
        left join reply r on r.handling_id = h.id and not r.superseded left join reply_category c on c.id = r.category_id
        left join evaluation e on e.handling_id = h.id and not e.superseded
        left join evaluation f on f.handling_id = h.id and f.round = 1
      where ${and([where, ...ofUnits])} offset 0) as handled) as by_handling`;
  const sources = [
    ...(['total', 'inHand', 'overdue', 'inExtension'].some((name) => selected.has(name)) ? [bySuggestion] : []),
    ...(BY_HANDLING.some((name) => selected.has(name)) ? [byHandling] : []),
  ];
  const from = sources.length > 0 ? sql` from ${join(sources, ' cross join ')}` : raw('');
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')})${from})`);
}

/** The list of suggestions with this filter, as a path of the web application: each field under its own name. */
function drillDown(place: Place, filter: Partial<SuggestionFilter>): Sql {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(
    given.map(([field, value]) => [field, Array.isArray(value) ? value.join(',') : String(value)]),
  );
  const path = ['/representation/suggestions', query.toString()].filter((part) => part !== '').join('?');
  const more = place.filter.map(([field, value], index) => {
    const separator = index === 0 && query.size === 0 ? '?' : '&';
    return sql` || ${`${separator}${field}=`} || ${value}`;
  });
  return sql`(${path}${more.length > 0 ? join(more, '') : raw('')})`;
}
