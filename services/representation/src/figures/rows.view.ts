/** Figures that no sum holds (decision 024): counted from rows each time, under the predicates that lists have. */
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { and, plannedAnew, raw, sql } from '@redpine/kit/view/sql';
import type { SuggestionFilter } from '../generated/types.ts';
import { suggestionFilters } from '../suggestion/suggestion.filter.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';
import { isReturned, isReviewed, repliedOn } from './counted.ts';
import type { Place } from './counts.ts';
import { FACTS_AS_THEY_ARE, rowOfFacts } from './facts.ts';
import { listPath, ratioFigure } from './figure.ts';

/** 退回率 — Who reads the text reads what happened to it: over those suggestions, and no others. */
export function suggestionsReturned(at?: (row: Row) => Place): Field {
  return computed<{ filter?: SuggestionFilter | null }>(({ row, args, context }) => {
    const filter = args.filter ?? {};
    const place = at?.(row);
    const suggestion = rowOf('s');
    const where = and([
      parts(context.actor, suggestionRow(suggestion)).text,
      isReviewed(suggestion),
      ...(place ? [place.where(suggestion, context)] : []),
      ...filtered(suggestionFilters, filter, suggestion, context),
    ]);
    const standing = (place?.filter ?? []).filter(([field]) => filter[field] === null || filter[field] === undefined);
    const figure = ratioFigure(context, raw('returned'), raw('submitted'), listPath('suggestions', { ...filter, returned: true }, standing));
    return plannedAnew(sql`(select ${figure} from (select count(*) filter (where ${isReturned(suggestion)}) as returned, count(*) as submitted
      from suggestion as s where ${where}) as counted)`);
  });
}

/** 答复月份分布 — Of an organ; a unit has one handling that counts in a suggestion, so that the list behind has a row for each reply. */
export const repliesInMonth = computed<{ year: number; month: number }>(({ row: organ, args: { year, month }, context }) => {
  if (year < 1990 || year > 2100) throw badInput('year is 1990–2100');
  if (month < 1 || month > 12) throw badInput('month is 1–12');
  const days = { repliedFrom: legalDay(new Date(Date.UTC(year, month - 1, 1))), repliedUntil: legalDay(new Date(Date.UTC(year, month, 0))) };
  const where = and([
    sql`f.organ_id = ${organ('id')}`,
    parts(context.actor, rowOfFacts).details(raw('f.organ_id')),
    repliedOn({ repliedFrom: `${year}-01-01`, repliedUntil: `${year}-12-31` }),
  ]);
  const figure = ratioFigure(context, raw('in_month'), raw('in_year'), listPath('suggestions', days, [['unit', organ('id')]]));
  return plannedAnew(sql`(select ${figure} from (select count(*) filter (where ${repliedOn(days)}) as in_month, count(*) as in_year
    from ${FACTS_AS_THEY_ARE} as f where ${where}) as counted)`);
});
