/**
 * What each figure counts, said once: figures count by it, and the list behind a figure filters by it.
 *
 * - Suggestions count from acceptance on, and not once they are withdrawn or turned into a letter. Imported rows with
 *   flags stand outside (`counted`).
 * - Replies count by handling: of a unit that must reply (not a co-handler) and has not returned the assignment.
 * - Results and evaluations count where the viewer may read them; unreturned evaluations are in no count.
 *
 * 法定时限 `clock`, where the reply of each handling stands today (代表法 art. 51). Every handling is in one part:
 * handled again now; else replied in time or late; else past its day, within an extended time, or within its time.
 * What has no known day, as in registers, is UNDATED. The day of handling again rests on a local rule: it moves nobody
 * to OVERDUE.
 *
 * 落实 `implementation`, what came of the last reply, by the rule SUGGESTION_IMPLEMENTATION in force on the day it was
 * signed (decision 012):
 * - OUTSIDE where its category is neither `implemented` nor `promised`; none where a register states no category;
 * - PROMISED while it is contested (dissatisfied, handled again, both sides convened), or a commitment of the handling
 *   is not kept yet;
 * - else IMPLEMENTED where its category is `implemented`, or where commitments were registered: all of them are kept,
 *   which the office has confirmed from the unit's report;
 * - else PROMISED.
 */
import type { Actor } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { KEPT_STATES } from '../commitment/commitment.workflow.ts';
import type { SuggestionCount } from '../generated/types.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';

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

/** The condition of each count over the columns of `countedHandlings`. */
export const HANDLING_COUNTS: Readonly<Record<OfHandlings, Sql>> = {
  MUST_REPLY: raw('seen'),
  CLOCK_IN_TIME: raw(`seen and clock = 'IN_TIME'`),
  CLOCK_LATE: raw(`seen and clock = 'LATE'`),
  CLOCK_WITHIN: raw(`seen and clock = 'WITHIN'`),
  CLOCK_EXTENDED: raw(`seen and clock = 'EXTENDED'`),
  CLOCK_OVERDUE: raw(`seen and clock = 'OVERDUE'`),
  CLOCK_REHANDLING: raw(`seen and clock = 'REHANDLING'`),
  CLOCK_UNDATED: raw(`seen and clock = 'UNDATED'`),
  IMPLEMENTED: raw(`readable and implementation = 'IMPLEMENTED'`),
  PROMISED: raw(`readable and implementation = 'PROMISED'`),
  OUTSIDE: raw(`readable and implementation = 'OUTSIDE'`),
  REPLIED: raw(`seen and state not in ('OFFERED', 'IN_HAND')`),
  REPLIED_IN_TIME: raw('seen and met_on <= due_on'),
  SOLVED: raw(`readable and category = 'A'`),
  SATISFIED: raw(`readable and result in ('SATISFIED', 'BASICALLY_SATISFIED')`),
  SATISFIED_FIRST: raw(`readable and first_result in ('SATISFIED', 'BASICALLY_SATISFIED')`),
};

export const isOfHandlings = (count: SuggestionCount): count is OfHandlings => count in HANDLING_COUNTS;

/** What the viewer may see of a handling `h`: that the unit handles, and what came of it. */
export interface Seen {
  units: Sql;
  details: Sql;
}

export function seenBy(actor: Actor, suggestion: Row): Seen {
  const { units, details } = parts(actor, suggestionRow(suggestion));
  return { units, details: details(sql`h.organ_id`) };
}

/** Of handlings `h` those that count, with what the counts are made from; `joins` stand after the table of handlings. */
export function countedHandlings({ units, details }: Seen, today: string): { columns: Sql; joins: Sql; where: Sql } {
  const codes = (setting: string): Sql => sql`string_to_array(replace(i.value ->> ${raw(`'${setting}'`)}, ' ', ''), ',')`;
  return {
    columns: sql`h.organ_id, h.suggestion_id, h.state, d.met_on, d.due_on, c.code as category, e.result, f.result as first_result,
      ${units} as seen, ${details} as readable,
      case when h.state = 'REHANDLING' then 'REHANDLING' when d.met_on <= d.due_on then 'IN_TIME' when d.met_on > d.due_on then 'LATE'
        when d.due_on is null or d.lapsed_on is not null then 'UNDATED' when d.due_on < ${date(today)} then 'OVERDUE'
        when ${isExtended} then 'EXTENDED' else 'WITHIN' end as clock,
      case when c.code is null or c.code = 'NOT_STATED' then null
        when c.code <> all(${codes('implemented')}) and c.code <> all(${codes('promised')}) then 'OUTSIDE'
        when h.state in ('DISSATISFIED', 'REHANDLING', 'ESCALATED') or k.owed > 0 then 'PROMISED'
        when c.code = any(${codes('implemented')}) or k.kept > 0 then 'IMPLEMENTED' else 'PROMISED' end as implementation`,
    joins: sql`left join deadline d on d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded
      left join reply r on r.handling_id = h.id and not r.superseded left join reply_category c on c.id = r.category_id
      left join rule i on i.code = 'SUGGESTION_IMPLEMENTATION' and i.area is null and i.effective_from <= r.signed_on
        and (i.effective_until is null or i.effective_until >= r.signed_on)
      left join lateral (select count(*) filter (where p.state = any(${[...KEPT_STATES]})) as kept,
          count(*) filter (where p.state <> all(${[...KEPT_STATES]})) as owed
        from commitment p where p.handling_id = h.id and r.id is not null) k on true
      left join evaluation e on e.handling_id = h.id and not e.superseded
      left join evaluation f on f.handling_id = h.id and f.round = 1`,
    where: raw(`(h.role <> 'CO' and h.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN'))`),
  };
}

/** Some obligation is open and past its day: of the unit where there is one, else any. */
export function isOverdue(suggestion: Row, context: ViewContext, ofUnits: readonly Sql[]): Sql {
  return sql`(${seenBy(context.actor, suggestion).units} and exists (select 1 from deadline d left join handling h on h.id = d.handling_id
    where d.suggestion_id = ${suggestion('id')} and d.met_on is null and d.lapsed_on is null
      and d.due_on < ${date(legalDay(context.clock()))} and ${and(ofUnits)}))`;
}

/** The suggestions behind a figure; where a unit is asked for, its handlings alone make them so. */
export function isBehind(count: SuggestionCount, suggestion: Row, context: ViewContext, unit: string | null | undefined): Sql {
  const ofUnits = typeof unit === 'string' ? [sql`h.organ_id = ${uuid(unit)}`] : [];
  const counted = isCounted(suggestion);
  if (isOfHandlings(count)) {
    // All at once and not for each suggestion: a list is read over the whole register. IS TRUE keeps the planner from making
    // a join of it, which it would repeat for each row.
    const behind = rowOf('b');
    const { columns, joins, where } = countedHandlings(seenBy(context.actor, behind), legalDay(context.clock()));
    return sql`(${counted} and (${suggestion('id')} in (select suggestion_id from (select ${columns} from suggestion b
      join handling h on h.suggestion_id = b.id ${joins} where ${and([where, ...ofUnits])} offset 0) as counted where ${HANDLING_COUNTS[count]})) is true)`;
  }
  const conditions: Readonly<Record<OfSuggestions, () => Sql>> = {
    TOTAL: () => raw('true'),
    IN_HAND: () => sql`${suggestion('state')} = 'ASSIGNED'`,
    OVERDUE: () => isOverdue(suggestion, context, ofUnits),
  };
  return and([counted, conditions[count]()]);
}
