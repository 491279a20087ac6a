/** The dimensions by which figures are broken down: which rows a suggestion counts in, and how each is called and filtered by. */
import { date, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { SuggestionDimension, SuggestionFilter } from '../generated/types.ts';
import type { Grained } from './counts.ts';

export interface Dimension {
  /** Which part of a suggestion tells its rows: what the viewer may not see of it, no row tells her. */
  part: 'row' | 'heading' | 'units' | 'persons';
  /** Joins rows `m (key)` to facts, or to cells of the rollup, `f`. */
  members: (filter: SuggestionFilter) => Sql;
  /** Whether a row counts the handlings of one organ alone: `m.key`. */
  ofUnit: boolean;
  /** What cells have to be told apart by; null for nothing. */
  grained: Grained | null;
  /** Table of (key, name, previous): all keys as text; `previous` is the row a year earlier, where rows are years themselves. */
  labels: Sql;
  /** What stands after ORDER BY, over `label`. */
  orderBy: Sql;
  /** The filter of a row, by field, over its `key`. */
  filter: (key: Sql, given: SuggestionFilter) => readonly (readonly [keyof SuggestionFilter, Sql])[];
  /** Whether rows are years themselves, so that the year earlier is another row. */
  yearly: boolean;
}

const BY_NAME = raw(`label.name collate "zh-x-icu", label.key`);
const NONE = raw('null::text');

function dimension(of: Pick<Dimension, 'part' | 'grained' | 'members' | 'labels' | 'filter'> & Partial<Dimension>): Dimension {
  return { ofUnit: false, orderBy: BY_NAME, yearly: false, ...of };
}

const by = (field: keyof SuggestionFilter): Dimension['filter'] => (key) => [[field, key]];

export const DIMENSIONS: Readonly<Record<SuggestionDimension, Dimension>> = {
  WHOLE: dimension({
    part: 'row',
    grained: null,
    members: () => raw(`cross join (select '' as key) as m`),
    labels: sql`(select '' as key, '' as name, ${NONE} as previous)`,
    filter: () => [],
  }),
  UNIT: dimension({
    part: 'units',
    grained: 'organ_id',
    members: () => raw(`cross join lateral (select f.organ_id as key) as m`),
    ofUnit: true,
    labels: sql`(select id::text as key, coalesce(short_name, name) as name, ${NONE} as previous from organ)`,
    filter: by('unit'),
  }),
  // A row holds what lies below it, as the filter by area does; communities and villages count with what they lie in.
  AREA: dimension({
    part: 'heading',
    grained: 'area_id',
    members: ({ area }) => sql`join (select own.id, above.id as key from area as own join area as above on starts_with(own.path, above.path)
      where above.kind not in ('COMMUNITY', 'VILLAGE')
        and ${typeof area === 'string' ? sql`exists (select 1 from area as chosen where chosen.id = ${uuid(area)} and starts_with(above.path, chosen.path))` : raw('true')}
      offset 0) as m on m.id = f.area_id`,
    labels: sql`(select id::text as key, name, ${NONE} as previous, code from area)`,
    orderBy: raw('label.code, label.key'),
    filter: by('area'),
  }),
  TOPIC: dimension({
    part: 'heading',
    grained: 'topic_id',
    members: () => sql`join topic as t on t.id = f.topic_id cross join lateral (select t.code as key) as m`,
    labels: sql`(select code as key, name, ${NONE} as previous, position from topic)`,
    orderBy: raw('label.position, label.key'),
    filter: by('topic'),
  }),
  SESSION: dimension({
    part: 'heading',
    grained: 'congress_session_id',
    members: () => sql`join (select id as key from congress_session) as m on m.key = f.congress_session_id`,
    labels: sql`(select id::text as key, name, lag(id) over (order by from_on, id)::text as previous, from_on from congress_session)`,
    orderBy: raw('label.from_on desc, label.key'),
    filter: by('congressSession'),
    yearly: true,
  }),
  DEPUTY: dimension({
    part: 'persons',
    grained: 'lead_deputy_id',
    members: () => sql`join (select id as key from deputy) as m on m.key = f.lead_deputy_id`,
    labels: sql`(select id::text as key, name, ${NONE} as previous from deputy)`,
    filter: by('deputy'),
  }),
  YEAR: dimension({
    part: 'heading',
    grained: 'submitted_at',
    members: () => sql`cross join lateral (select extract(year from f.submitted_at at time zone 'Asia/Shanghai')::int as key) as m`,
    labels: sql`(select y::text as key, y::text as name, (y - 1)::text as previous from generate_series(1990, 2100) as y)`,
    orderBy: raw('label.key desc'),
    filter: (key, { submittedFrom, submittedUntil }) => [
      ['submittedFrom', sql`greatest((${key} || '-01-01')::date, ${date(submittedFrom)})`],
      ['submittedUntil', sql`least((${key} || '-12-31')::date, ${date(submittedUntil)})`],
    ],
    yearly: true,
  }),
};
