/**
 * Counts over what the viewer may see, by row of a dimension. What she sees at large comes from sums made beforehand
 * (`figure_rollup`) where a grain tells apart what is asked for; what concerns her, what was changed since and the days
 * outside whole months are counted from facts, and stand in place of what the sums say of them.
 */
import type { Actor } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { filtered } from '@redpine/kit/view/connection';
import { type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, date, isDay, join, plannedAnew, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { SuggestionFilter } from '../generated/types.ts';
import { suggestionFilters } from '../suggestion/suggestion.filter.ts';
import { parts, suggestionRow } from '../suggestion/suggestion.visibility.ts';
import { atLarge, concerning } from './audience.ts';
import { repliedOn, summed, type Tally } from './counted.ts';
import { type Dimension, DIMENSIONS } from './dimension.ts';
import { FRESH, OUTDATED, RENEWED } from './facts.ts';

export type FilterEntry = readonly [field: keyof SuggestionFilter, value: Sql];

/** Where in the graph the figures stand, such as on an organ. */
export interface Place {
  /** Which suggestions belong there, where the viewer may know it. */
  where(suggestion: Row, context: ViewContext): Sql;
  /** The organ whose handlings alone count; null for all. */
  unit: Sql | null;
  /** The same as a field of the filter, for the list behind the figures. */
  filter: readonly FilterEntry[];
}

export interface Over {
  filter: SuggestionFilter;
  place: Place;
  by: Dimension;
}

/** What cells of the rollup may be told apart by, as the bits of their grain, the highest first. */
const GRAINED = ['topic_id', 'area_id', 'organ_id', 'lead_deputy_id', 'congress_session_id', 'submitted_at'] as const;
export type Grained = (typeof GRAINED)[number];
/** The fields of the filter that cells can answer; all cells are told apart by state, origin and confidentiality. */
const FIELDS: Readonly<Partial<Record<keyof SuggestionFilter, Grained | null>>> = {
  topic: 'topic_id', area: 'area_id', unit: 'organ_id', deputy: 'lead_deputy_id', congressSession: 'congress_session_id', submittedFrom: 'submitted_at',
  submittedUntil: 'submitted_at', states: null, origin: null, confidential: null,
};
/** As migration 0019 has them, the one with the fewest cells first. */
const GRAINS: readonly (readonly Grained[])[] = [
  [], ['topic_id'], ['organ_id'], ['area_id'], ['lead_deputy_id'], ['congress_session_id', 'submitted_at'],
  ['topic_id', 'submitted_at'], ['organ_id', 'submitted_at'], ['area_id', 'submitted_at'],
];

/** Rows to count. */
interface Source {
  over: 'facts' | 'cells';
  from: Sql;
  /** Whose eyes they are seen with. */
  actor: Actor;
  filter: SuggestionFilter;
  where: readonly Sql[];
  /** Taken away, and not added. */
  minus?: true;
}

/** A table (key, and a column for each tally, `total` among them): a row for each of the dimension that has any suggestion. */
export function counts(over: Over, context: ViewContext, tallies: ReadonlyMap<string, Tally>): Sql {
  const all = sources(over, context);
  const branches = all.map((source) => branch(source, over, context, tallies));
  const sums = [...tallies.keys()].map((name) => sql`sum(${raw(name)})::bigint as ${raw(name)}`);
  const [key, grouped] = over.by === DIMENSIONS.WHOLE ? [`''`, ''] : ['key', 'group by key having sum(total) <> 0'];
  const counted = sql`(select ${raw(key)} as key, ${join(sums, ', ')} from (${join(branches, ' union all ')}) as counted ${raw(grouped)})`;
  // Without cells, one filter may leave most of all facts, and another none.
  return all.every(({ over: rows }) => rows === 'facts') ? plannedAnew(counted) : counted;
}

function branch(source: Source, { filter: { unit }, place, by }: Over, context: ViewContext, tallies: ReadonlyMap<string, Tally>): Sql {
  const { actor, filter, from, minus, over } = source;
  const eyes = { ...context, actor };
  const id = raw(over === 'facts' ? 'f.suggestion_id' : 'null::uuid');
  const suggestion: Row = (column) => (column === 'id' ? id : raw(`f.${column}`));
  const seen = parts(actor, suggestionRow(suggestion));
  const [organ, other] = [...(place.unit ? [place.unit] : []), ...(isGiven(unit) ? [uuid(unit)] : [])];
  const ofUnits = organ !== undefined || by.ofUnit;
  // A fact of the organ says that it handles the suggestion; of another organ, only the suggestion's own rows do.
  const asked = other === undefined ? { ...filter, unit: null } : filter;
  const isOfFacts = fieldsOf(asked).every((field) => field in FIELDS);
  const where = and([
    seen.row,
    ...(seen[by.part] === seen.row ? [] : [seen[by.part]]),
    raw('m.key is not null'),
    ...(ofUnits ? [seen.units, organ === undefined ? raw('f.organ_id is not null') : sql`f.organ_id = ${organ}`] : []),
    place.where(suggestion, eyes),
    // A row of one organ's handlings has its own replies, and no other unit's.
    ...(ofUnits && (isGiven(filter.repliedFrom) || isGiven(filter.repliedUntil)) ? [seen.details(raw('f.organ_id')), repliedOn(filter)] : []),
    ...filtered(suggestionFilters, asked, isOfFacts ? suggestion : rowOf('own'), eyes),
    ...source.where,
  ]);
  const both = other === undefined ? [] : [sql`f.organ_id = ${other}`];
  const columns = [...tallies].map(([name, tally]) =>
    sql`${raw(minus ? '-' : '')}coalesce(${summed(tally, over, date(legalDay(context.clock())), !ofUnits)}, 0) as ${raw(name)}`);
  // OFFSET 0 has what the viewer may see worked out once for each row, and not once for each count.
  return sql`select key, ${join(columns, ', ')} from (
      select m.key::text as key, f.*, ${and([...both, seen.units])} as seen, ${and([...both, seen.details(raw('f.organ_id'))])} as readable
      from ${from} as f ${raw(isOfFacts ? '' : 'join suggestion as own on own.id = f.suggestion_id')} ${by.members(filter)}
      where ${where} offset 0) as f group by key`;
}

/** What is counted from where. */
function sources({ filter, place, by }: Over, context: ViewContext): Source[] {
  const { actor } = context;
  const [large, concerned] = [atLarge(actor), concerning(actor)];
  const fresh: Source = { over: 'facts', from: FRESH, actor, filter, where: [] };
  const renewed: Source = { over: 'facts', from: RENEWED, actor, filter, where: [] };
  // As an array, so that the facts are found by their index.
  const hers = sql`f.suggestion_id = any(array${concerned ?? raw('(select null::uuid)')})`;
  if (!large) return [{ ...fresh, where: [hers] }, renewed];
  const grain = grainOf({ filter, place, by });
  const days = wholeMonths(filter);
  if (!grain || !days) return [fresh, renewed];
  const atLargeWithin = { actor: large, filter: { ...filter, ...days.inside } };
  const minus = { ...atLargeWithin, minus: true } as const;
  return [
    { ...atLargeWithin, over: 'cells', from: raw('figure_rollup'), where: [raw(`f.grain = ${grain.mask}`)] },
    { ...renewed, ...minus, from: OUTDATED },
    renewed,
    ...(concerned ? [{ ...fresh, ...minus, where: [hers] }, { ...fresh, where: [hers] }] : []),
    ...days.outside.map((edge) => ({ ...fresh, actor: large, filter: { ...filter, ...edge }, where: concerned ? [sql`f.suggestion_id not in ${concerned}`] : [] })),
  ];
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
const fieldsOf = (filter: SuggestionFilter): (keyof SuggestionFilter)[] =>
  (Object.keys(filter) as (keyof SuggestionFilter)[]).filter((field) => isGiven(filter[field]));

/** The coarsest grain that tells apart what is asked for; null where none does. */
function grainOf({ filter, place, by }: Over): { mask: number } | null {
  const fields = [...fieldsOf(filter), ...place.filter.map(([field]) => field)];
  // What two organs handle together stands in no cell.
  if (place.unit && isGiven(filter.unit)) return null;
  const wanted = [...fields.map((field) => FIELDS[field]), by.grained];
  if (wanted.includes(undefined)) return null;
  const grain = GRAINS.find((each) => wanted.every((one) => one === null || one === undefined || each.includes(one)));
  if (!grain) return null;
  return { mask: GRAINED.reduce((mask, one) => mask * 2 + (grain.includes(one) ? 0 : 1), 0) };
}

type Days = Pick<SuggestionFilter, 'submittedFrom' | 'submittedUntil'>;

/** The whole months between the filter's days, and the days before and after them; null where there is no whole month. */
function wholeMonths({ submittedFrom: from, submittedUntil: until }: SuggestionFilter): { inside: Days; outside: Days[] } | null {
  if ((isGiven(from) && !isDay(from)) || (isGiven(until) && !isDay(until))) return null;
  const first = isDay(from) ? (from.endsWith('-01') ? from : monthAfter(from)) : null;
  const end = isDay(until) ? monthOf(dayAfter(until)) : null;
  if (first !== null && end !== null && first >= end) return null;
  return {
    inside: { submittedFrom: first, submittedUntil: end === null ? null : dayAfter(end, -1) },
    outside: [
      ...(isDay(from) && first !== null && first !== from ? [{ submittedFrom: from, submittedUntil: dayAfter(first, -1) }] : []),
      ...(isDay(until) && end !== null && end <= until ? [{ submittedFrom: end, submittedUntil: until }] : []),
    ],
  };
}

const monthOf = (day: string): string => `${day.slice(0, 8)}01`;
const monthAfter = (day: string): string => monthOf(dayAfter(monthOf(day), 31));

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
