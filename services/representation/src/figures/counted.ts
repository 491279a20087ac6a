/**
 * What each figure counts, said once: figures count by it, and the list behind a figure filters by it.
 *
 * - Suggestions count from acceptance on, and not once they are withdrawn or turned into a letter. Imported rows with
 *   flags stand outside (`counted`).
 * - Replies count by handling: of a unit that must reply (not a co-handler) and has not returned the assignment.
 * - Results and evaluations count where the viewer may read them; unreturned evaluations are in no count.
 *
 * 法定时限, where the reply of each handling stands today (代表法 art. 51). Every handling is in one part: handled again
 * now; else replied in time or late; else past its day, within an extended time, or within its time. What has no known
 * day, as in registers, is UNDATED. The day of handling again rests on a local rule: it moves nobody to OVERDUE.
 *
 * 落实, what came of the last reply, by the rule SUGGESTION_IMPLEMENTATION in force on the day it was signed (decision 012):
 * - OUTSIDE where its category is neither `implemented` nor `promised`; none where a register states no category;
 * - PROMISED while it is contested (dissatisfied, handled again, both sides convened), or a commitment of the handling
 *   is not kept yet;
 * - else IMPLEMENTED where its category is `implemented`, or where commitments were registered: all of them are kept,
 *   which the office has confirmed from the unit's report;
 * - else PROMISED.
 *
 * Two questions no fact answers, and rows do: in which days a unit replied first (`repliedOn`), and what was returned for
 * editing, which precedes acceptance (`isReturned`).
 *
 * The conditions themselves are columns of the views `counted_handling` and `figure_now` (migration 0019), so that what
 * is summed beforehand and what is counted from rows are the same.
 */
import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { and, date, join, or, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { SuggestionCount, SuggestionFilter } from '../generated/types.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';
import { FACTS_AS_THEY_ARE, rowOfFacts } from './facts.ts';

/** A deadline `d` for the reply that was extended and is open. */
export const isExtended = raw(
  `(d.kind = 'REPLY' and d.rule_code = 'HANDLING_EXTENSION' and d.met_on is null and d.lapsed_on is null)`,
);

/** Whether figures are over this suggestion at all. */
export function isCounted(suggestion: Row): Sql {
  return sql`(${suggestion('counted')} and ${suggestion('state')} in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'))`;
}

type OfSuggestions = 'TOTAL' | 'IN_HAND' | 'OVERDUE';
export type OfHandlings = Exclude<SuggestionCount, OfSuggestions>;

/** What a handling counts in, and by which part of it: that the unit handles, or what came of it. */
export type HandlingColumn =
  | 'must_reply' | 'rehandling' | 'in_time' | 'late' | 'undated' | 'replied' | 'replied_in_time' | 'met' | 'solved' | 'stated' | 'implemented'
  | 'promised' | 'outside' | 'satisfied' | 'evaluated' | 'satisfied_first' | 'evaluated_first' | Daily;
/** What the day of reading decides. */
type Daily = 'overdue' | 'in_extension' | 'within';

const HANDLING_COLUMNS: Readonly<Record<OfHandlings, HandlingColumn>> = {
  MUST_REPLY: 'must_reply',
  CLOCK_IN_TIME: 'in_time',
  CLOCK_LATE: 'late',
  CLOCK_WITHIN: 'within',
  CLOCK_EXTENDED: 'in_extension',
  CLOCK_OVERDUE: 'overdue',
  CLOCK_REHANDLING: 'rehandling',
  CLOCK_UNDATED: 'undated',
  IMPLEMENTED: 'implemented',
  PROMISED: 'promised',
  OUTSIDE: 'outside',
  REPLIED: 'replied',
  REPLIED_IN_TIME: 'replied_in_time',
  SOLVED: 'solved',
  SATISFIED: 'satisfied',
  SATISFIED_FIRST: 'satisfied_first',
};

const OF_RESULTS: ReadonlySet<HandlingColumn> = new Set<HandlingColumn>([
  'implemented', 'promised', 'outside', 'solved', 'stated', 'satisfied', 'evaluated', 'satisfied_first', 'evaluated_first',
]);

/** Over a row of `counted_handling`, or of facts. */
const DAILY: Readonly<Record<Daily, (today: Sql) => Sql>> = {
  overdue: (today) => sql`reply_due_on < ${today}`,
  in_extension: (today) => sql`(reply_due_on >= ${today} and extended)`,
  within: (today) => sql`(reply_due_on >= ${today} and extended is not true)`,
};

/** Over a cell of the rollup, how many. */
const DAILY_SUMS: Readonly<Record<Daily, (today: Sql) => Sql>> = {
  overdue: (today) => sql`case when due_on < ${today} then open else 0 end`,
  in_extension: (today) => sql`case when due_on >= ${today} then open_extended else 0 end`,
  within: (today) => sql`case when due_on >= ${today} then open - open_extended else 0 end`,
};

/** A number beside the figures: of suggestions, or of handlings that are in one of the columns. */
export type Tally = { of: OfSuggestions } | { of: 'HANDLINGS'; in: readonly HandlingColumn[] };

export function tallyOf(count: SuggestionCount): Tally {
  return isOfHandlings(count) ? { of: 'HANDLINGS', in: [HANDLING_COLUMNS[count]] } : { of: count };
}

export const isOfHandlings = (count: SuggestionCount): count is OfHandlings => count in HANDLING_COLUMNS;

const isDaily = (column: HandlingColumn): column is Daily => column in DAILY;

/** Whether a row of `counted_handling`, or of facts, counts. */
export function isHandling(count: OfHandlings, today: string): Sql {
  return inColumn(HANDLING_COLUMNS[count], date(today));
}

const inColumn = (column: HandlingColumn, today: Sql): Sql => (isDaily(column) ? DAILY[column](today) : raw(column));

/**
 * The sum of a tally over facts, or over cells, that tell whether the viewer sees the units (`seen`) and what came of it
 * (`readable`). Of suggestions, `once` has facts of the suggestion itself count, and not those of its units.
 */
export function summed(tally: Tally, over: 'facts' | 'cells', today: Sql, once: boolean): Sql {
  if (tally.of === 'HANDLINGS') {
    const part = tally.in.some((column) => OF_RESULTS.has(column)) ? raw('readable') : raw('seen');
    if (over === 'facts') return sql`count(*) filter (where ${part} and ${or(tally.in.map((column) => inColumn(column, today)))})`;
    const sums = tally.in.map((column) => (isDaily(column) ? DAILY_SUMS[column](today) : raw(column)));
    return sql`sum(${join(sums, ' + ')}) filter (where ${part})`;
  }
  const where: Readonly<Record<OfSuggestions, Sql[]>> = {
    TOTAL: [],
    IN_HAND: [raw(`state = 'ASSIGNED'`)],
    OVERDUE: [raw('seen'), sql`due_on < ${today}`],
  };
  if (over === 'facts') return sql`count(*) filter (where ${and([...(once ? [raw('whole')] : []), ...where[tally.of]])})`;
  return sql`sum(${raw(tally.of === 'OVERDUE' ? 'owing' : 'total')}) filter (where ${and(where[tally.of])})`;
}

/** Submitted on the platform, whatever became of it; registers do not say what went before acceptance. */
export function isReviewed(suggestion: Row): Sql {
  return sql`(${suggestion('source')} = 'PLATFORM' and ${suggestion('submitted_at')} is not null and ${suggestion('state')} <> 'DRAFT')`;
}

/** 退回修改, at least once. */
export function isReturned(suggestion: Row): Sql {
  return sql`exists (select 1 from timeline_entry e where e.suggestion_id = ${suggestion('id')} and e.handling_id is null and e.action = 'RETURN')`;
}

type ReplyDays = Pick<SuggestionFilter, 'repliedFrom' | 'repliedUntil'>;

/** Whether the organ of a fact `f` sent its first reply in these days. */
export function repliedOn({ repliedFrom, repliedUntil }: ReplyDays): Sql {
  const beginning = (day: Sql): Sql => sql`(${day})::timestamp at time zone 'Asia/Shanghai'`;
  const days = [
    ...(typeof repliedFrom === 'string' ? [sql`r.sent_at >= ${beginning(date(repliedFrom))}`] : []),
    ...(typeof repliedUntil === 'string' ? [sql`r.sent_at < ${beginning(sql`${date(repliedUntil)} + 1`)}`] : []),
  ];
  return sql`(f.replied and exists (select 1 from handling h join reply r on r.handling_id = h.id and r.round = 1
    where h.suggestion_id = f.suggestion_id and h.organ_id = f.organ_id and ${and(days)}))`;
}

/** The suggestions behind replies of these days: of the unit where one is asked for, else of any that the viewer may read. */
export function hasReplied(suggestion: Row, context: ViewContext, { unit, ...days }: SuggestionFilter): Sql {
  const ofUnit = typeof unit === 'string' ? [sql`f.organ_id = ${uuid(unit)}`] : [];
  return sql`(${isCounted(suggestion)} and (${suggestion('id')} in (select f.suggestion_id from ${FACTS_AS_THEY_ARE} as f
    where ${and([...ofUnit, parts(context.actor, rowOfFacts).details(raw('f.organ_id')), repliedOn(days)])})) is true)`;
}

/** Some obligation is open and past its day: of the unit where there is one, else any. */
function isOverdue(suggestion: Row, context: ViewContext, ofUnits: readonly Sql[]): Sql {
  return sql`(${parts(context.actor, suggestionRow(suggestion)).units} and exists (select 1 from deadline d left join handling h on h.id = d.handling_id
    where d.suggestion_id = ${suggestion('id')} and d.met_on is null and d.lapsed_on is null
      and d.due_on < ${date(legalDay(context.clock()))} and ${and(ofUnits)}))`;
}

/** The suggestions behind a figure; where a unit is asked for, its handlings alone make them so. */
export function isBehind(count: SuggestionCount, suggestion: Row, context: ViewContext, unit: string | null | undefined): Sql {
  const counted = isCounted(suggestion);
  if (isOfHandlings(count)) {
    // All at once and not for each suggestion: a list is read over the whole register. IS TRUE keeps the planner from making
    // a join of it, which it would repeat for each row.
    const seen = parts(context.actor, rowOfFacts);
    const part = OF_RESULTS.has(HANDLING_COLUMNS[count]) ? seen.details(raw('f.organ_id')) : seen.units;
    const ofUnit = typeof unit === 'string' ? [sql`f.organ_id = ${uuid(unit)}`] : [];
    return sql`(${counted} and (${suggestion('id')} in (select suggestion_id from ${FACTS_AS_THEY_ARE} as f
      where ${and([isHandling(count, legalDay(context.clock())), ...ofUnit, part])})) is true)`;
  }
  const ofUnits = typeof unit === 'string' ? [sql`h.organ_id = ${uuid(unit)}`] : [];
  const conditions: Readonly<Record<OfSuggestions, () => Sql>> = {
    TOTAL: () => raw('true'),
    IN_HAND: () => sql`${suggestion('state')} = 'ASSIGNED'`,
    OVERDUE: () => isOverdue(suggestion, context, ofUnits),
  };
  return and([counted, conditions[count]()]);
}
