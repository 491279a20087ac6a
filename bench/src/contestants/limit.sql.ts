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

const COUNTED = `s.counted and s.state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')`;
const MUST_REPLY = `h.role <> 'CO' and h.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN')`;
const GOOD = `('SATISFIED', 'BASICALLY_SATISFIED')`;

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

const count = (condition: string): string => `count(*) filter (where ${condition})`;
const counts = (of: Readonly<Record<string, string>>): string =>
  `json_build_object(${Object.entries(of).map(([name, condition]) => `'${name}', ${count(condition)}`).join(', ')})`;
const ratio = (numerator: string, denominator: string): string =>
  `json_build_object('numerator', ${count(numerator)}, 'denominator', ${count(denominator)})`;
const codes = (setting: string): string => `string_to_array(replace(i.value ->> '${setting}', ' ', ''), ',')`;

const c = `with handled as (
    select h.state, d.met_on, d.due_on, c.code as category, e.result, f.result as first_result,
      case when h.state = 'REHANDLING' then 'REHANDLING' when d.met_on <= d.due_on then 'IN_TIME' when d.met_on > d.due_on then 'LATE'
        when d.due_on is null or d.lapsed_on is not null then 'UNDATED' when d.due_on < $1::date then 'OVERDUE'
        when d.rule_code = 'HANDLING_EXTENSION' then 'EXTENDED' else 'WITHIN' end as clock,
      case when c.code is null or c.code = 'NOT_STATED' then null
        when c.code <> all(${codes('implemented')}) and c.code <> all(${codes('promised')}) then 'OUTSIDE'
        when h.state in ('DISSATISFIED', 'REHANDLING', 'ESCALATED') or k.owed > 0 then 'PROMISED'
        when c.code = any(${codes('implemented')}) or k.kept > 0 then 'IMPLEMENTED' else 'PROMISED' end as implementation
    from suggestion s join handling h on h.suggestion_id = s.id
      left join deadline d on d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded
      left join reply r on r.handling_id = h.id and not r.superseded left join reply_category c on c.id = r.category_id
      left join rule i on i.code = 'SUGGESTION_IMPLEMENTATION' and i.area is null and i.effective_from <= r.signed_on
        and (i.effective_until is null or i.effective_until >= r.signed_on)
      left join (select p.handling_id, count(*) filter (where p.state in ('FULFILLED', 'EVALUATED_AGAIN', 'CLOSED')) as kept,
          count(*) filter (where p.state not in ('FULFILLED', 'EVALUATED_AGAIN', 'CLOSED')) as owed from commitment p group by 1) k on k.handling_id = h.id
      left join evaluation e on e.handling_id = h.id and not e.superseded
      left join evaluation f on f.handling_id = h.id and f.round = 1
    where ${COUNTED} and ${MUST_REPLY}),
  late as (select distinct suggestion_id from deadline where met_on is null and lapsed_on is null and due_on < $1::date),
  whole as (select count(*) as total, count(late.suggestion_id) as overdue from suggestion s left join late on late.suggestion_id = s.id where ${COUNTED})
  select json_build_object(
    'counts', json_build_object('total', max(whole.total), 'overdue', max(whole.overdue),
      'promised', ${count(`implementation = 'PROMISED'`)}, 'outside', ${count(`implementation = 'OUTSIDE'`)}),
    'ratios', json_build_object(
      'replied', ${ratio(`handled.state not in ('OFFERED', 'IN_HAND')`, 'handled.state is not null')},
      'repliedInTime', ${ratio('met_on <= due_on', `met_on is not null or clock = 'OVERDUE'`)},
      'implemented', ${ratio(`implementation = 'IMPLEMENTED'`, `implementation in ('IMPLEMENTED', 'PROMISED')`)},
      'solved', ${ratio(`category = 'A'`, `category <> 'NOT_STATED'`)},
      'satisfied', ${ratio(`result in ${GOOD}`, 'result is not null')},
      'satisfiedFirst', ${ratio(`first_result in ${GOOD}`, 'first_result is not null')}),
    'clock', ${counts({
      handlings: 'handled.state is not null', repliedInTime: `clock = 'IN_TIME'`, repliedLate: `clock = 'LATE'`, within: `clock = 'WITHIN'`,
      inExtension: `clock = 'EXTENDED'`, overdue: `clock = 'OVERDUE'`, rehandling: `clock = 'REHANDLING'`, undated: `clock = 'UNDATED'`,
    })})::text as answer
  from whole left join handled on true`;

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
    select l.id, l.name, (select count(*) from suggestion s where s.lead_deputy_id = l.id and ${COUNTED}) as total, h.*
    from deputy l cross join lateral (
      select ${ratio('d.met_on <= d.due_on', `d.met_on is not null or (h.state <> 'REHANDLING' and d.lapsed_on is null and d.due_on < $2::date)`)} as in_time,
        ${ratio(`e.result in ${GOOD}`, 'e.result is not null')} as satisfied
      from suggestion s join handling h on h.suggestion_id = s.id
        left join deadline d on d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded
        left join evaluation e on e.handling_id = h.id and not e.superseded
      where s.lead_deputy_id = l.id and ${COUNTED} and ${MUST_REPLY}) h
    where l.id in (select lead_deputy_id from shown))
  select json_build_object('area', json_build_object('name', max(shown.name), 'suggestions', json_agg(json_build_object(
    'number', shown.number, 'title', shown.title,
    'units', (select coalesce(json_agg(o.name order by h.state in ('RETURNED', 'WITHDRAWN'), h.position), '[]')
      from handling h join organ o on o.id = h.organ_id where h.suggestion_id = shown.id),
    'deputy', json_build_object('name', figures.name, 'total', figures.total, 'repliedInTime', figures.in_time, 'satisfied', figures.satisfied))
    order by shown.listed_at desc, shown.id desc)))::text as answer
  from shown join figures on figures.id = shown.lead_deputy_id`;

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
