/** One statement for each question, as somebody writes it who knows the tables, their indexes and who asks: an official. */
import type { Read } from '../questions.ts';

export interface Statement {
  text: string;
  /** The variables that are its parameters, in order; `today` is the legal day. */
  parameters: readonly string[];
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instant = (of: string): string => `to_char(${of} at time zone 'UTC', ${INSTANT})`;

const HANDLINGS = `(select coalesce(json_agg(json_build_object('role', h.role, 'state', h.state, 'unit', h.organ_id)
  order by h.state in ('RETURNED', 'WITHDRAWN'), h.position), '[]') from handling h where h.suggestion_id = s.id)`;

const a = `select json_build_object('suggestions', coalesce(json_agg(json_build_object('number', s.number, 'title', s.title, 'state', s.state,
    'handlings', ${HANDLINGS},
    'cosigners', (select coalesce(json_agg(json_build_object('name', d.name, 'state', c.state) order by c.position), '[]')
      from cosigner c join deputy d on d.id = c.deputy_id where c.suggestion_id = s.id),
    'events', (select coalesce(json_agg(json_build_object('at', ${instant('e.at')}, 'action', e.action, 'note', e.note) order by e.at, e.id), '[]')
      from (select t.id, t.at, t.action, t.note from timeline_entry t where t.suggestion_id = s.id order by t.at desc, t.id desc limit 5) e)
  ) order by s.listed_at desc, s.id desc), '[]'))::text as answer
  from (select id, number, title, state, listed_at from suggestion where lead_deputy_id = $1 and state <> 'DRAFT'
    order by listed_at desc, id desc limit 50) s`;

/** The newest of an area and of those below it: each one's own newest first, then the newest of all. */
const newestBelow = (columns: string, limit: number): string => `select s.* from area below cross join lateral (
      select ${columns}, listed_at from suggestion where area_id = below.id and state <> 'DRAFT' order by listed_at desc, id desc limit ${limit}) s
    where below.path ~>=~ a.path and below.path ~<~ (a.path || 'x') order by s.listed_at desc, s.id desc limit ${limit}`;

const b = `select json_build_object('areas', json_agg(json_build_object('id', a.id, 'suggestions', newest.list) order by a.code))::text as answer
  from area a cross join lateral (
    select coalesce(json_agg(json_build_object('number', s.number, 'title', s.title, 'state', s.state, 'handlings', ${HANDLINGS})
      order by s.listed_at desc, s.id desc), '[]') as list
    from (${newestBelow('id, number, title, state', 20)}) s) newest
  where a.id = any($1::uuid[])`;

/** Of the sums that the figures are kept in: those not told apart by anything, and those of each lead deputy. */
const WHOLE = 63;
const OF_DEPUTY = 59;
const sum = (column: string): string => `coalesce(sum(${column}), 0)`;
const late = (column: string): string => `coalesce(sum(${column}) filter (where due_on < $TODAY::date), 0)`;
const early = (column: string): string => `coalesce(sum(${column}) filter (where due_on >= $TODAY::date), 0)`;
const object = (of: Readonly<Record<string, string>>): string =>
  `json_build_object(${Object.entries(of).map(([name, value]) => `'${name}', ${value}`).join(', ')})`;
const ratio = (numerator: string, denominator: string): string => object({ numerator, denominator });
const IN_TIME = ratio(sum('replied_in_time'), `${sum('met')} + ${late('open')}`);
const SATISFIED = ratio(sum('satisfied'), sum('evaluated'));

const c = `select ${object({
  counts: object({ total: sum('total'), overdue: late('owing'), promised: sum('promised'), outside: sum('outside') }),
  ratios: object({
    replied: ratio(sum('replied'), sum('must_reply')), repliedInTime: IN_TIME, implemented: ratio(sum('implemented'), sum('implemented + promised')),
    solved: ratio(sum('solved'), sum('stated')), satisfied: SATISFIED, satisfiedFirst: ratio(sum('satisfied_first'), sum('evaluated_first')),
  }),
  clock: object({
    handlings: sum('must_reply'), repliedInTime: sum('in_time'), repliedLate: sum('late'), within: early('open - open_extended'),
    inExtension: early('open_extended'), overdue: late('open'), rehandling: sum('rehandling'), undated: sum('undated'),
  }),
})}::text as answer from figure_rollup where grain = ${WHOLE}`.replaceAll('$TODAY', '$1');

/** Those whose title holds the word, then the others; each the newest first, found by the spans of time of the search's index. */
const d = `select json_build_object('suggestions', coalesce(json_agg(json_build_object('id', id, 'title', title)
    order by rank desc, listed_at desc, id desc), '[]'))::text as answer
  from (select hit.* from search_steps(array[1, 0], null, null, null) step cross join lateral (
      select s.id, s.title, s.listed_at, step.rank from suggestion_search f join suggestion s on s.id = f.suggestion_id
      where f.terms @> search_asked(case step.rank when 1 then 0 else 2 end, array[$1])
        and f.terms && step.spans and s.state <> 'DRAFT'
        and case step.rank when 1 then strpos(f.title, search_text($1)) > 0
          else strpos(f.title, search_text($1)) = 0 and (strpos(f.body, search_text($1)) > 0 or strpos(f.number, search_text($1)) > 0) end
      order by s.listed_at desc, s.id desc limit 20) hit limit 20) found`;

const page = (after: string): string => `select json_build_object('suggestions', coalesce(json_agg(
    json_build_object('id', s.id, 'number', s.number, 'title', s.title, 'state', s.state) order by s.listed_at desc, s.id desc) filter (where s.place <= 20), '[]'),
    'hasNextPage', count(*) > 20)::text as answer
  from (select p.*, row_number() over (order by p.listed_at desc, p.id desc) as place from (
    select id, number, title, state, listed_at from suggestion where state <> 'DRAFT' ${after} order by listed_at desc, id desc limit 21) p) s`;

const f = `select json_build_object('suggestion', json_build_object('id', s.id, 'number', s.number, 'title', s.title, 'state', s.state,
    'submittedAt', ${instant('s.submitted_at')}, 'leadDeputy', d.name))::text as answer
  from suggestion s left join deputy d on d.id = s.lead_deputy_id where s.id = $1 and s.state <> 'DRAFT'`;

const g = `with shown as (
    select a.name, s.* from area a cross join lateral (${newestBelow('id, number, title, lead_deputy_id', 10)}) s where a.id = $1),
  figures as (
    select l.id, l.name, f.* from deputy l cross join lateral (
      select ${sum('total')} as total, ${IN_TIME} as in_time, ${SATISFIED} as satisfied from figure_rollup
      where grain = ${OF_DEPUTY} and topic_id is null and area_id is null and organ_id is null and lead_deputy_id = l.id) f
    where l.id in (select lead_deputy_id from shown))
  select json_build_object('area', json_build_object('name', max(shown.name), 'suggestions', json_agg(json_build_object(
    'number', shown.number, 'title', shown.title,
    'units', (select coalesce(json_agg(o.name order by h.state in ('RETURNED', 'WITHDRAWN'), h.position), '[]')
      from handling h join organ o on o.id = h.organ_id where h.suggestion_id = shown.id),
    'deputy', json_build_object('name', figures.name, 'total', figures.total, 'repliedInTime', figures.in_time, 'satisfied', figures.satisfied))
    order by shown.listed_at desc, shown.id desc)))::text as answer
  from shown join figures on figures.id = shown.lead_deputy_id`.replaceAll('$TODAY', '$2');

export const STATEMENTS: Readonly<Record<Read, Statement>> = {
  a: { text: a, parameters: ['deputy'] },
  b: { text: b, parameters: ['areas'] },
  c: { text: c, parameters: ['today'] },
  d: { text: d, parameters: ['search'] },
  e1: { text: page(''), parameters: [] },
  e: { text: page('and (listed_at, id) < ($1::timestamptz, $2::uuid)'), parameters: ['listedAt', 'id'] },
  f: { text: f, parameters: ['id'] },
  g: { text: g, parameters: ['area', 'today'] },
};
