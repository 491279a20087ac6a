/** What is counted of a handling that must reply: true or false in a row of facts, a sum in a rollup. */
const COUNTS = [
  'must_reply', 'rehandling', 'in_time', 'late', 'undated', 'replied', 'replied_in_time', 'met', 'solved', 'stated', 'implemented', 'promised',
  'outside', 'satisfied', 'evaluated', 'satisfied_first', 'evaluated_first',
] as const;

const SUBJECT = ['state', 'origin', 'confidential', 'topic_id', 'area_id', 'lead_deputy_id', 'congress_session_id', 'submitted_at'];
/** The columns of a fact, as its table has them. */
const FACT = [
  'suggestion_id', 'organ_id', 'topic_id', 'area_id', 'lead_deputy_id', 'congress_session_id', 'submitted_at', 'due_on', 'reply_due_on', 'whole', 'confidential',
  'extended', ...COUNTS, 'state', 'origin',
];
/** The order of the bits of `grain`, the first the highest. */
const GRAINED = ['topic_id', 'area_id', 'organ_id', 'lead_deputy_id', 'congress_session_id', 'submitted_at'];
const GRAINS = ['', 'congress_session_id, submitted_at', ...['topic_id', 'area_id', 'organ_id'].flatMap((one) => [one, `${one}, submitted_at`]), 'lead_deputy_id'];
const KEY = ['grain', ...GRAINED, 'due_on', 'state', 'origin', 'confidential'];
const SUMS = ['rows', 'total', 'owing', 'open', 'open_extended', ...COUNTS];

/** Cells of the rollup from facts with a `sign`; `total` and `owing` are of suggestions, once each, or once for each unit. */
const cells = (facts: string): string => `
  select grouping(${GRAINED.join(', ')}) as grain, ${GRAINED.join(', ')}, day as due_on, state, origin, confidential, sum(sign) as rows,
    coalesce(case grouping(organ_id) when 1 then sum(sign) filter (where counts and whole) else sum(sign) filter (where counts) end, 0) as total,
    coalesce(case grouping(organ_id) when 1 then sum(sign) filter (where owes and whole) else sum(sign) filter (where owes) end, 0) as owing,
    coalesce(sum(sign) filter (where replies), 0) as open, coalesce(sum(sign) filter (where replies and extended), 0) as open_extended,
    ${COUNTS.map((name) => `coalesce(sum(sign) filter (where counts and ${name}), 0) as ${name}`).join(', ')}
  from (
    select f.sign, v.*, f.whole, f.organ_id, ${SUBJECT.filter((name) => name !== 'submitted_at').map((name) => `f.${name}`).join(', ')},
      date_trunc('month', f.submitted_at, 'Asia/Shanghai') as submitted_at, f.extended, ${COUNTS.map((name) => `f.${name}`).join(', ')}
    from ${facts} as f
    cross join lateral (values (null::date, true, false, false), (f.due_on, false, true, false), (f.reply_due_on, false, false, true)) as v (day, counts, owes, replies)
    where v.counts or v.day is not null) as parts
  group by day, state, origin, confidential, grouping sets (${GRAINS.map((grain) => `(${grain})`).join(', ')})
  having grouping(organ_id) = 1 or organ_id is not null`;

/** The suggestions of changed rows, by the table that they are in. */
const OF_SUGGESTION = (rows: string): string => `select distinct suggestion_id from ${rows}`;
const OF_HANDLING = (rows: string): string => `select distinct h.suggestion_id from ${rows} r join handling h on h.id = r.handling_id`;
const SOURCES: Readonly<Record<string, (rows: string) => string>> = {
  suggestion: (rows) => `select id from ${rows}`,
  handling: OF_SUGGESTION,
  deadline: OF_SUGGESTION,
  commitment: OF_SUGGESTION,
  reply: OF_HANDLING,
  evaluation: OF_HANDLING,
};

const subject = (row: string): string => ['counted', ...SUBJECT].map((name) => `${row}.${name}`).join(', ');

// A suggestion is changed by nearly every act, and seldom in what figures are told apart by: each row is asked, which costs least.
const updated = (table: string): string =>
  table === 'suggestion'
    ? `create trigger figure_updated after update on suggestion for each row
  when ((${subject('old')}) is distinct from (${subject('new')})) execute function figure_mark_suggestion();`
    : `create trigger figure_updated after update on ${table} referencing new table as changed for each statement execute function figure_mark_${table}();`;

const triggers = Object.entries(SOURCES).map(([table, of]) => `
create function figure_mark_${table}() returns trigger language plpgsql set search_path from current as $$
begin
  ${table === 'suggestion' ? `if tg_level = 'ROW' then insert into figure_stale values (new.id); return null; end if;` : ''}
  insert into figure_stale ${of('changed')};
  return null;
end $$;
create trigger figure_inserted after insert on ${table} referencing new table as changed for each statement execute function figure_mark_${table}();
create trigger figure_deleted after delete on ${table} referencing old table as changed for each statement execute function figure_mark_${table}();
${updated(table)}
create trigger figure_truncated after truncate on ${table} for each statement execute function figure_mark_all();`).join('\n');

/**
 * Figures by rollups, in the schema `representation`. What each figure counts is said here, in `counted_handling` and
 * `figure_now`, and nowhere else.
 *
 * - `figure_now`: the facts of every counted suggestion as they are, read from its rows: one for the suggestion
 *   (`whole`), one for each unit that handles it, one for each handling of a unit that is known by name alone.
 * - `figure_fact`: the same, as last folded; `figure_rollup`: sums over `figure_fact`, for each grain. `grain` has a bit
 *   for each of topic, area, organ, lead deputy, session and month that its cells are not told apart by;
 *   `submitted_at` is where the month begins. What depends on the day of reading is never summed: such cells have a
 *   `due_on`, and are added up for the days before the reading's.
 * - `figure_stale`: suggestions that were changed since. Triggers add to it and to nothing else, so that acts neither wait for each
 *   other nor count. A reading takes the rollup, without the facts of what is stale, and with what `figure_now` says of it.
 * - `figure_fold()` takes up what is stale; the service calls it when acts were committed. How many suggestions it took up.
 * - `figure_rebuild()` makes facts and rollup anew, from rows that came without triggers: after seeding or healing.
 * - `figure_differences()` says how many facts and cells are not what the rows say: 0, or something wrote past the triggers.
 */
export const figureRollupsSql = /* sql */ `
create view counted_handling as
select h.id, h.suggestion_id, h.organ_id, c.code as category, e.result, true as must_reply,
  h.state = 'REHANDLING' as rehandling,
  h.state <> 'REHANDLING' and d.met_on <= d.due_on as in_time,
  h.state <> 'REHANDLING' and d.met_on > d.due_on as late,
  h.state <> 'REHANDLING' and d.met_on is null and (d.due_on is null or d.lapsed_on is not null) as undated,
  case when h.state <> 'REHANDLING' and d.met_on is null and d.lapsed_on is null then d.due_on end as reply_due_on,
  d.rule_code = 'HANDLING_EXTENSION' and d.met_on is null and d.lapsed_on is null as extended,
  h.state not in ('OFFERED', 'IN_HAND') as replied,
  d.met_on <= d.due_on as replied_in_time,
  d.met_on is not null as met,
  c.code = 'A' as solved,
  c.code <> 'NOT_STATED' as stated,
  i.came = 'IMPLEMENTED' as implemented,
  i.came = 'PROMISED' as promised,
  i.came = 'OUTSIDE' as outside,
  e.result in ('SATISFIED', 'BASICALLY_SATISFIED') as satisfied,
  e.result is not null as evaluated,
  f.result in ('SATISFIED', 'BASICALLY_SATISFIED') as satisfied_first,
  f.result is not null as evaluated_first
from handling h
left join deadline d on d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded
left join reply r on r.handling_id = h.id and not r.superseded
left join reply_category c on c.id = r.category_id
left join rule u on u.code = 'SUGGESTION_IMPLEMENTATION' and u.area is null and u.effective_from <= r.signed_on
  and (u.effective_until is null or u.effective_until >= r.signed_on)
left join lateral (select string_to_array(replace(u.value ->> 'implemented', ' ', ''), ',') as implemented,
    string_to_array(replace(u.value ->> 'promised', ' ', ''), ',') as promised) by_rule on true
left join lateral (select count(*) filter (where p.state in ('FULFILLED', 'EVALUATED_AGAIN', 'CLOSED')) as kept,
    count(*) filter (where p.state not in ('FULFILLED', 'EVALUATED_AGAIN', 'CLOSED')) as owed
  from commitment p where p.handling_id = h.id and r.id is not null) k on true
left join lateral (select case when c.code is null or c.code = 'NOT_STATED' then null
    when c.code <> all(by_rule.implemented) and c.code <> all(by_rule.promised) then 'OUTSIDE'
    when h.state in ('DISSATISFIED', 'REHANDLING', 'ESCALATED') or k.owed > 0 then 'PROMISED'
    when c.code = any(by_rule.implemented) or k.kept > 0 then 'IMPLEMENTED' else 'PROMISED' end as came) i on true
left join evaluation e on e.handling_id = h.id and not e.superseded
left join evaluation f on f.handling_id = h.id and f.round = 1
where h.role <> 'CO' and h.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN');

-- At most one handling of a unit counts (handling_one_per_unit): the aggregates are over one row, or over none.
create view figure_now as
select s.id as suggestion_id, null::uuid as organ_id, true as whole, ${SUBJECT.map((name) => `s.${name}`).join(', ')},
  (select min(d.due_on) from deadline d where d.suggestion_id = s.id and d.met_on is null and d.lapsed_on is null) as due_on,
  null::date as reply_due_on, false as extended, ${COUNTS.map((name) => `false as ${name}`).join(', ')}
from suggestion s
where s.counted and s.state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')
union all
select u.suggestion_id, u.organ_id, false, ${SUBJECT.map((name) => `s.${name}`).join(', ')}, u.due_on, u.reply_due_on, u.extended, ${COUNTS.map((name) => `u.${name}`).join(', ')}
from suggestion s
join (select h.suggestion_id, h.organ_id, min(o.due_on) as due_on, max(c.reply_due_on) as reply_due_on, coalesce(bool_or(c.extended), false) as extended,
    ${COUNTS.map((name) => `coalesce(bool_or(c.${name}), false) as ${name}`).join(', ')}
  from handling h
  left join counted_handling c on c.id = h.id
  left join lateral (select min(d.due_on) as due_on from deadline d where d.handling_id = h.id and d.met_on is null and d.lapsed_on is null) o on true
  group by h.suggestion_id, h.organ_id, coalesce(h.organ_id, h.id)) u on u.suggestion_id = s.id
where s.counted and s.state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED');

-- No foreign key: what is deleted is taken from the rollup by what stood here.
create table figure_fact (
  suggestion_id uuid not null,
  organ_id uuid,
  topic_id uuid,
  area_id uuid,
  lead_deputy_id uuid,
  congress_session_id uuid,
  submitted_at timestamptz,
  due_on date,
  reply_due_on date,
  whole boolean not null,
  confidential boolean not null,
  extended boolean not null,
  ${COUNTS.map((name) => `${name} boolean not null,`).join('\n  ')}
  state text not null,
  origin text not null
);
create index figure_fact_by_suggestion on figure_fact (suggestion_id);
create index figure_fact_by_organ on figure_fact (organ_id) where organ_id is not null;
create index figure_fact_by_topic on figure_fact (topic_id);
create index figure_fact_by_area on figure_fact (area_id);
create index figure_fact_by_deputy on figure_fact (lead_deputy_id);
create index figure_fact_by_session on figure_fact (congress_session_id);
create index figure_fact_by_submission on figure_fact (submitted_at);

create table figure_rollup (
  id bigint primary key generated always as identity,
  grain integer not null,
  ${GRAINED.map((name) => `${name} ${name === 'submitted_at' ? 'timestamptz' : 'uuid'},`).join('\n  ')}
  due_on date,
  state text not null,
  origin text not null,
  confidential boolean not null,
  ${SUMS.map((name) => `${name} integer not null`).join(',\n  ')}
);
create unique index figure_rollup_cell on figure_rollup (${KEY.join(', ')}) nulls not distinct;

create table figure_stale (suggestion_id uuid not null);

create function figure_mark_all() returns trigger language plpgsql set search_path from current as $$
begin
  insert into figure_stale select distinct suggestion_id from figure_fact;
  return null;
end $$;
-- What came of a reply follows from a rule and from the reply's category: another one lets all replies be counted anew.
create function figure_mark_replies() returns trigger language plpgsql set search_path from current as $$
begin
  insert into figure_stale select distinct h.suggestion_id from reply r join handling h on h.id = r.handling_id;
  return null;
end $$;
create function figure_mark_rule() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from changed where code = 'SUGGESTION_IMPLEMENTATION') then
    insert into figure_stale select distinct h.suggestion_id from reply r join handling h on h.id = r.handling_id;
  end if;
  return null;
end $$;
create trigger figure_inserted after insert on rule referencing new table as changed for each statement execute function figure_mark_rule();
create trigger figure_updated after update on rule referencing new table as changed for each statement execute function figure_mark_rule();
create trigger figure_deleted after delete on rule referencing old table as changed for each statement execute function figure_mark_rule();
create trigger figure_updated after update on reply_category for each statement execute function figure_mark_replies();
${triggers}

-- What stands in place of the facts of what is stale. Planned once for each connection.
create function figure_renewed() returns setof figure_fact language plpgsql stable set search_path from current as $$
declare
  ids uuid[] := array(select distinct suggestion_id from figure_stale);
begin
  if cardinality(ids) = 0 then return; end if;
  return query select ${FACT.join(', ')} from figure_now where suggestion_id = any (ids);
end $$;

create function figure_fold() returns integer language plpgsql set search_path from current as $$
declare
  ids uuid[];
  emptied bigint[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('redpine:representation:figures', 0)) then return 0; end if;
  -- Marked before what is read next: a change between the two is read, and its mark stays.
  with taken as (delete from figure_stale returning suggestion_id)
    select array_agg(distinct suggestion_id) into ids from taken;
  if ids is null then return 0; end if;
  with was as (delete from figure_fact where suggestion_id = any (ids) returning ${FACT.join(', ')}),
    is_now as (insert into figure_fact (${FACT.join(', ')}) select ${FACT.join(', ')} from figure_now where suggestion_id = any (ids) returning ${FACT.join(', ')}),
    delta as (${cells(`(select -1 as sign, * from was union all select 1, * from is_now)`)}),
    folded as (insert into figure_rollup as r (${[...KEY, ...SUMS].join(', ')}) select ${[...KEY, ...SUMS].join(', ')} from delta
      where (${SUMS.join(', ')}) <> (${SUMS.map(() => '0').join(', ')}) order by ${KEY.join(', ')}
      on conflict (${KEY.join(', ')}) do update set ${SUMS.map((name) => `${name} = r.${name} + excluded.${name}`).join(', ')}
      returning id, rows)
    select array_agg(id) into emptied from folded where rows = 0;
  delete from figure_rollup where id = any (emptied);
  return cardinality(ids);
end $$;

create function figure_rebuild() returns void language plpgsql set search_path from current as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('redpine:representation:figures', 0));
  delete from figure_stale;
  delete from figure_fact;
  insert into figure_fact (${FACT.join(', ')}) select ${FACT.join(', ')} from figure_now;
  delete from figure_rollup;
  insert into figure_rollup (${[...KEY, ...SUMS].join(', ')}) ${cells('(select 1 as sign, * from figure_fact)')};
end $$;

create function figure_differences() returns bigint language sql stable set search_path from current
begin atomic
  with stood as (select ${FACT.join(', ')} from figure_fact where suggestion_id not in (select suggestion_id from figure_stale)),
    stands as (select ${FACT.join(', ')} from figure_now where suggestion_id not in (select suggestion_id from figure_stale)),
    held as (select ${[...KEY, ...SUMS].join(', ')} from figure_rollup),
    holds as (select ${[...KEY, ...SUMS].join(', ')} from (${cells('(select 1 as sign, * from figure_fact)')}) as counted)
  select (select count(*) from (table stood except all table stands) as a) + (select count(*) from (table stands except all table stood) as b)
    + (select count(*) from (table held except all table holds) as c) + (select count(*) from (table holds except all table held) as d);
end;

select figure_rebuild();
`;
