/** Figures over the suggestions that the viewer may see; what each counts is said in `counted.ts`. */
import { computed, type Field, type Row, type ViewContext } from '@redpine/kit/view/define';
import { join, raw, sql, type Sql } from '@redpine/kit/view/sql';
import type { SuggestionBreakdownRow, SuggestionClock, SuggestionCount, SuggestionFigures, SuggestionFilter } from '../generated/types.ts';
import { type HandlingColumn, isOfHandlings, type Tally, tallyOf } from './counted.ts';
import { counts, type FilterEntry, type Place } from './counts.ts';
import { DIMENSIONS } from './dimension.ts';
import { countFigure, percent, ratioFigure } from './figure.ts';

type Named<T> = Exclude<keyof T, '__typename'>;

const EVERYWHERE: Place = { where: () => raw('true'), unit: null, filter: [] };

export function suggestionFigures(at: (row: Row) => Place = () => EVERYWHERE): Field {
  return computed<{ filter?: SuggestionFilter | null }>(({ row, args, context, selected }) => {
    const filter = args.filter ?? {};
    const place = at(row);
    const entries = place.filter.filter(([field]) => !isGiven(filter[field]));
    const figures = figuresOf({ of: 'now', filter, entries }, context, selected);
    return sql`(select ${figures} from ${counts({ filter, place, by: DIMENSIONS.WHOLE }, context, talliesOf(selected))} as now)`;
  });
}

/** Each ratio with its numerator and, as what it is of, its denominator; 落实率 stands before satisfaction (参照青岛第三十一条). */
const RATIOS = {
  implemented: ['IMPLEMENTED', ['implemented', 'promised']],
  replied: ['REPLIED', ['must_reply']],
  repliedInTime: ['REPLIED_IN_TIME', ['met', 'overdue']],
  solved: ['SOLVED', ['stated']],
  satisfied: ['SATISFIED', ['evaluated']],
  satisfiedFirst: ['SATISFIED_FIRST', ['evaluated_first']],
} as const satisfies Record<string, readonly [SuggestionCount, readonly HandlingColumn[]]>;

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

/** The tallies that figures are made of, by the column that holds each. */
function talliesOf(wanted: ReadonlySet<string>): ReadonlyMap<string, Tally> {
  const names = ratioNames.filter((name) => wanted.has(name));
  const all: SuggestionCount[] = [
    'TOTAL',
    ...Object.entries(COUNTS).flatMap(([name, count]) => (wanted.has(name) ? [count] : [])),
    ...(wanted.has('clock') ? Object.values(CLOCK) : []),
    ...names.map((name) => RATIOS[name][0]),
  ];
  return new Map([
    ...all.map((count) => [count.toLowerCase(), tallyOf(count)] as const),
    ...names.map((name) => [denominatorOf(name), { of: 'HANDLINGS', in: RATIOS[name][1] }] as const),
  ]);
}

const denominatorOf = (ratio: Ratio): string => `of_${ratio.toLowerCase()}`;

const ALL_TALLIES = talliesOf(ALL);

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
  const now = counts({ filter, place: EVERYWHERE, by }, context, ALL_TALLIES);
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
  const before = earlier && (by.yearly ? raw('now') : counts({ filter: earlier, place: EVERYWHERE, by }, context, ALL_TALLIES));
  return sql`(with now as materialized ${now}${before && !by.yearly ? sql`, ago as materialized ${before}` : raw('')}
    select coalesce(jsonb_agg(row order by place), '[]') from (
      select jsonb_build_object(${join(entries, ', ')}) as row, row_number() over (order by ${by.orderBy}) as place
      from ${by.labels} as label left join now on now.key = label.key
        ${before ? sql`left join ${by.yearly ? raw('now as ago on ago.key = label.previous') : raw('ago on ago.key = label.key')}` : raw('')}
      where now.key is not null ${before && !by.yearly ? raw('or ago.key is not null') : raw('')}
      order by place limit ${MOST_ROWS}) as rows)`;
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
  return sql`(select coalesce(now.${raw(counted.toLowerCase())}, 0)
    from ${counts({ filter, place: EVERYWHERE, by: DIMENSIONS.WHOLE }, context, new Map([['total', tallyOf('TOTAL')], [counted.toLowerCase(), tallyOf(counted)]]))} as now)`;
});
