/** Figures over the suggestions that the viewer may see; what each counts is said in `counted.ts`. */
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { SuggestionBreakdownRow, SuggestionClock, SuggestionCount, SuggestionFigures, SuggestionFilter } from '../generated/types.ts';
import { suggestionFilters } from '../suggestion/suggestion.filter.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';
import { countedHandlings, HANDLING_COUNTS, isCounted, isOfHandlings, isOverdue, seenBy } from './counted.ts';
import { type Dimension, DIMENSIONS } from './dimension.ts';
import { countFigure, percent, ratioFigure } from './figure.ts';

type Named<T> = Exclude<keyof T, '__typename'>;
type FilterEntry = readonly [field: keyof SuggestionFilter, value: Sql];

/** Where in the graph the figures stand, such as on an organ. */
export interface Place {
  /** Which suggestions belong there, where the viewer may know it. */
  where(suggestion: Row, context: ViewContext): Sql;
  /** The organ whose handlings alone count; null for all. */
  unit: Sql | null;
  /** The same as a field of the filter, for the list behind the figures. */
  filter: readonly FilterEntry[];
}

const EVERYWHERE: Place = { where: () => raw('true'), unit: null, filter: [] };

export function suggestionFigures(at: (row: Row) => Place = () => EVERYWHERE): Field {
  return computed<{ filter?: SuggestionFilter | null }>(({ row, args, context, selected }) => {
    const filter = args.filter ?? {};
    const place = at(row);
    const entries = place.filter.filter(([field]) => !isGiven(filter[field]));
    const figures = figuresOf({ of: 'now', filter, entries }, context, selected);
    return plannedAnew(sql`(select ${figures} from ${counts({ filter, place, by: DIMENSIONS.WHOLE }, context, selected)} as now)`);
  });
}

/** Each ratio with its numerator and denominator; 落实率 stands before satisfaction (参照青岛第三十一条). */
const RATIOS = {
  implemented: ['IMPLEMENTED', raw(`readable and implementation in ('IMPLEMENTED', 'PROMISED')`)],
  replied: ['REPLIED', raw('seen')],
  repliedInTime: ['REPLIED_IN_TIME', raw(`seen and (met_on is not null or clock = 'OVERDUE')`)],
  solved: ['SOLVED', raw(`readable and category <> 'NOT_STATED'`)],
  satisfied: ['SATISFIED', raw('readable and result is not null')],
  satisfiedFirst: ['SATISFIED_FIRST', raw('readable and first_result is not null')],
} as const satisfies Record<string, readonly [SuggestionCount, Sql]>;

type Ratio = keyof typeof RATIOS;
const ratioNames = Object.keys(RATIOS) as Ratio[];

const COUNTS: Readonly<Record<Exclude<Named<SuggestionFigures>, Ratio | 'clock'>, SuggestionCount>> = {
  total: 'TOTAL',
  inHand: 'IN_HAND',
  overdue: 'OVERDUE',
  promised: 'PROMISED',
  outside: 'OUTSIDE',
};

const CLOCK: Readonly<Record<Named<SuggestionClock>, SuggestionCount>> = {
  handlings: 'MUST_REPLY',
  repliedInTime: 'CLOCK_IN_TIME',
  repliedLate: 'CLOCK_LATE',
  within: 'CLOCK_WITHIN',
  inExtension: 'CLOCK_EXTENDED',
  overdue: 'CLOCK_OVERDUE',
  rehandling: 'CLOCK_REHANDLING',
  undated: 'CLOCK_UNDATED',
};

const ALL: ReadonlySet<string> = new Set([...ratioNames, ...Object.keys(COUNTS), 'clock']);

interface Over {
  filter: SuggestionFilter;
  place: Place;
  by: Dimension;
}

/** A table (key, and a column for each count): one row for each row of the dimension that has any suggestion. */
function counts({ filter, place, by }: Over, context: ViewContext, wanted: ReadonlySet<string>): Sql {
  const suggestion = rowOf('s');
  const seen = parts(context.actor, suggestionRow(suggestion));
  const ofUnits = [
    ...(place.unit ? [sql`h.organ_id = ${place.unit}`] : []),
    ...(typeof filter.unit === 'string' ? [sql`h.organ_id = ${uuid(filter.unit)}`] : []),
    ...(by.ofUnit ? [raw('h.organ_id = m.key')] : []),
  ];
  const where = and([
    seen.row,
    ...(seen[by.part] === seen.row ? [] : [seen[by.part]]),
    raw('m.key is not null'),
    isCounted(suggestion),
    place.where(suggestion, context),
    ...filtered(suggestionFilters, filter, suggestion, context),
  ]);
  const whole = by === DIMENSIONS.WHOLE;
  const grouped = whole ? raw('') : raw('group by 1');
  const key = (of: string): Sql => (whole ? raw(`''`) : raw(`${of}::text`));
  const handlings = countedHandlings(seenBy(context.actor, suggestion), legalDay(context.clock()));
  const tally = (name: string, condition: Sql): Sql => sql`count(*) filter (where ${condition}) as ${raw(name)}`;
  const bySuggestion = sql`(select ${key('m.key')} as key, count(*) as total, ${tally('in_hand', raw(`s.state = 'ASSIGNED'`))},
      ${tally('overdue', wanted.has('overdue') ? isOverdue(suggestion, context, ofUnits) : raw('false'))}
    from suggestion s ${by.members(filter)} where ${where} ${grouped})`;
  const tallies = [
    ...Object.entries(HANDLING_COUNTS).map(([name, condition]) => tally(name.toLowerCase(), condition)),
    ...ratioNames.map((name) => tally(denominatorOf(name), RATIOS[name][1])),
  ];
  // OFFSET 0 has what the viewer may see worked out once for each row, and not once for each count.
  const byHandling = sql`(select ${key('key')} as key, ${join(tallies, ', ')}
    from (select m.key, ${handlings.columns} from suggestion s ${by.members(filter)} join handling h on h.suggestion_id = s.id
        ${handlings.joins} where ${and([where, handlings.where, ...ofUnits])} offset 0) as handled ${grouped})`;
  const countsHandlings = [...wanted].some((name) => name !== 'total' && name !== 'inHand' && name !== 'overdue');
  return countsHandlings ? sql`(select * from ${bySuggestion} as a left join ${byHandling} as b using (key))` : bySuggestion;
}

const denominatorOf = (ratio: Ratio): string => `of_${ratio.toLowerCase()}`;

interface Shown {
  /** Alias of the table of counts. */
  of: string;
  filter: SuggestionFilter;
  /** Fields of the filter that follow from the row. */
  entries: readonly FilterEntry[];
}

/** SuggestionFigures from a row of `counts`; a row without any has zeros. */
function figuresOf({ of, filter, entries }: Shown, context: ViewContext, wanted: ReadonlySet<string>): Sql {
  const path = (counted: SuggestionCount): Sql => drillDown(entries, { ...filter, counted });
  const count = (counted: SuggestionCount): Sql => countFigure(context, columnOf(of, counted.toLowerCase()), path(counted));
  const object = (names: Readonly<Record<string, SuggestionCount>>, those = Object.keys(names)): Sql[] =>
    Object.entries(names).filter(([name]) => those.includes(name)).map(([name, counted]) => sql`${raw(`'${name}'`)}, ${count(counted)}`);
  const ratios = ratioNames.filter((name) => wanted.has(name)).map((name) =>
    sql`${raw(`'${name}'`)}, ${ratioFigure(context, columnOf(of, RATIOS[name][0].toLowerCase()), columnOf(of, denominatorOf(name)), path(RATIOS[name][0]))}`);
  const clock = wanted.has('clock') ? [sql`'clock', jsonb_build_object(${join(object(CLOCK), ', ')})`] : [];
  return sql`jsonb_build_object(${join([...object(COUNTS, [...wanted]), ...clock, ...ratios], ', ')})`;
}

const columnOf = (of: string, name: string): Sql => raw(`coalesce(${of}.${name}, 0)`);

/** The list of suggestions with this filter, as a path of the web application: each field under its own name. */
function drillDown(entries: readonly FilterEntry[], filter: SuggestionFilter): Sql {
  const given = Object.entries(filter).filter(([field, value]) => isGiven(value) && !entries.some(([own]) => own === field));
  const query = new URLSearchParams(given.flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map((one) => [field, String(one)])));
  const more = entries.map(([field, value]) => sql` || ${`&${field}=`} || ${value}`);
  return sql`(${`/representation/suggestions?${query.toString()}`}${more.length > 0 ? join(more, '') : raw('')})`;
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

const MOST_ROWS = 200;

/** 分项统计 — a row for each of the dimension, beside the same a year earlier. */
export const suggestionBreakdown = computed<{ by: keyof typeof DIMENSIONS; filter?: SuggestionFilter | null }>(({ args, context }) => {
  const by = DIMENSIONS[args.by];
  const filter = args.filter ?? {};
  const now = counts({ filter, place: EVERYWHERE, by }, context, ALL);
  const earlier = by.yearly ? filter : aYearEarlier(filter);
  const figures = (of: 'now' | 'ago', over: SuggestionFilter, key: Sql): Sql => figuresOf({ of, filter: over, entries: by.filter(key, over) }, context, ALL);
  const row: Readonly<Record<Named<SuggestionBreakdownRow>, Sql>> = {
    key: raw('label.key'),
    name: raw('label.name'),
    figures: figures('now', filter, raw('label.key')),
    before: earlier ? sql`case when ago.key is not null then ${figures('ago', earlier, by.yearly ? raw('label.previous') : raw('label.key'))} end` : raw('null'),
    change: earlier ? sql`case when ago.key is not null then ${change()} end` : raw('null'),
  };
  const entries = Object.entries(row).map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`);
  const before = earlier && (by.yearly ? raw('now') : counts({ filter: earlier, place: EVERYWHERE, by }, context, ALL));
  return plannedAnew(sql`(with now as materialized ${now}${before && !by.yearly ? sql`, ago as materialized ${before}` : raw('')}
    select coalesce(jsonb_agg(row order by place), '[]') from (
      select jsonb_build_object(${join(entries, ', ')}) as row, row_number() over (order by ${by.orderBy}) as place
      from ${by.labels} as label left join now on now.key = label.key
        ${before ? sql`left join ${by.yearly ? raw('now as ago on ago.key = label.previous') : raw('ago on ago.key = label.key')}` : raw('')}
      where now.key is not null ${before && !by.yearly ? raw('or ago.key is not null') : raw('')}
      order by place limit ${MOST_ROWS}) as rows)`);
});

/** The difference of the values as shown, in percentage points; none where either has none. */
function change(): Sql {
  const of = (table: string, name: Ratio): Sql => percent(columnOf(table, RATIOS[name][0].toLowerCase()), columnOf(table, denominatorOf(name)));
  return sql`jsonb_build_object(${join(ratioNames.map((name) => sql`${raw(`'${name}'`)}, ${of('now', name)} - ${of('ago', name)}`), ', ')})`;
}

/** The same filter over the same days of the year before; null without days, and within a session, which has no such year. */
function aYearEarlier(filter: SuggestionFilter): SuggestionFilter | null {
  const { submittedFrom, submittedUntil, congressSession } = filter;
  if (typeof submittedFrom !== 'string' || typeof submittedUntil !== 'string' || isGiven(congressSession)) return null;
  return { ...filter, submittedFrom: yearBefore(submittedFrom), submittedUntil: yearBefore(submittedUntil) };
}

function yearBefore(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)];
  return `${String(year).padStart(4, '0')}${rest === '-02-29' ? '-02-28' : rest}`;
}

/** How many handlings stand behind the list of a figure; null where the figure counts suggestions. */
export const suggestionHandlings = computed<{ filter?: SuggestionFilter | null }>(({ args, context }) => {
  const { counted, ...filter } = args.filter ?? {};
  if (!counted || !isOfHandlings(counted)) return raw('null');
  return plannedAnew(sql`(select coalesce(now.${raw(counted.toLowerCase())}, 0)
    from ${counts({ filter, place: EVERYWHERE, by: DIMENSIONS.WHOLE }, context, ALL)} as now)`);
});
