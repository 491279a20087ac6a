/**
 * What the search of suggestions reads, beside the suggestion and not in its row: an act that changes the state leaves
 * it alone. Decision 026.
 *
 * - The texts stand here normalised, so that a hit is made sure of by `strpos` alone.
 * - One GIN index holds numbers: pairs of neighbouring characters, each with the field that it stands in, and the spans
 *   of time that the suggestion lies in, from an hour to centuries. So the newest hits are found without the others:
 *   `search_steps` goes back through spans that grow eightfold. One character alone is looked for in each of them.
 * - A trigger writes it, in the transaction of whatever writes the suggestion: nothing can forget it.
 */
export const suggestionSearchSql = /* sql */ `
-- The fields: the heading (title and number), the number alone, the whole (heading and body), and the spans of time.
create function search_pairs(field bigint, value text) returns bigint[]
  language sql immutable strict parallel safe
begin atomic
  -- A character is at most 21 bits.
  select array(
    select (field << 42) | (ascii(c)::bigint << 21) | ascii(d)
    from (select string_to_array(value, null) as letters) as of_value, unnest(letters, letters[2:]) as neighbours(c, d)
    where c <> ' ' and d <> ' '
  );
end;

-- Seconds since the year 1.
create function search_second(at timestamptz) returns bigint
  language sql immutable strict parallel safe
  return floor(extract(epoch from at at time zone 'UTC') + 62135596800)::bigint;

-- Where a hit stands: by rank, then the newest first, to the millisecond.
create function search_key(rank integer, at timestamptz) returns double precision
  language sql immutable strict parallel safe
  return rank * 1e15::double precision + floor((extract(epoch from at at time zone 'UTC') + 62135596800) * 1000)::double precision;

create function search_terms(number text, title text, body text, at timestamptz) returns bigint[]
  language sql immutable strict parallel safe
begin atomic
  select search_pairs(0, heading) || search_pairs(1, number) || search_pairs(2, heading || ' ' || body)
    || array(select (3::bigint << 42) | (size::bigint << 38) | (search_second(at) >> (12 + 3 * size)) from generate_series(0, 7) as size)
  from (select title || ' ' || number as heading) as of_row;
end;

create table suggestion_search (
  suggestion_id uuid primary key references suggestion on delete cascade,
  listed_at timestamptz not null,
  number text not null,
  title text not null,
  body text not null,
  -- Kept, so that a plan that looks at rows one by one has not to work it out, which takes a tenth of a millisecond.
  terms bigint[] not null generated always as (search_terms(number, title, body, listed_at)) stored
);
-- Out of the row of a long text: what the index has found is looked at for its texts alone.
alter table suggestion_search alter column terms set storage external;

-- What the words leave in a field that has them all: nothing, where each is one character.
create function search_asked(field bigint, words text[]) returns bigint[]
  language sql immutable strict parallel safe
begin atomic
  select coalesce(array_agg(distinct term), '{}') from unnest(words) as word, unnest(search_pairs(field, search_text(word))) as term;
end;

/*
 * The spans of time from the latest to the earliest, for each rank through all of them, the best rank first: a list takes
 * what the first give until it has enough. They grow eightfold, from 4,096 seconds. After a place (a key), what stands
 * before it is left out.
 */
create function search_steps(ranks integer[], place double precision, earliest timestamptz, latest timestamptz)
  returns table (rank integer, spans bigint[]) language sql stable parallel safe
begin atomic
  with known as materialized (
    select least(search_second(latest), (select search_second(max(listed_at)) from suggestion)) as newest,
      coalesce(search_second(earliest), 0) as oldest),
  starting as materialized (
    -- A key of another rank, or of no time at all, is later than the newest.
    select of_rank.rank,
      least(newest, (floor(greatest(least(place - of_rank.rank * 1e15::double precision, 1e15), 0) / 1000))::bigint) as second,
      oldest
    from known, unnest(ranks) as of_rank(rank)
    where place is null or place >= of_rank.rank * 1e15::double precision)
  select rank, array(
    select (3::bigint << 42) | (size::bigint << 38) | span
    from generate_series(
      greatest(oldest >> (12 + 3 * size), case when size = 7 then 0 else (here >> 3) << 3 end),
      here - case when size = 0 then 0 else 1 end) as span)
  from starting, generate_series(0, 7) as size, lateral (select second >> (12 + 3 * size) as here) as at_size
  where (size = 0 or size = 7 or (here & 7) > 0) and (size = 0 or (here << (12 + 3 * size)) > oldest)
  order by rank desc, size;
end;

/*
 * Writes what is missing, and says how much. For bulk loads without the trigger, which analyse after; the owner calls it.
 * Into an empty table the index is made after the rows, which takes a tenth of the time.
 */
create function search_filled() returns bigint language plpgsql set search_path from current as $$
declare
  is_empty constant boolean := not exists (select from suggestion_search);
  how_many bigint;
begin
  if is_empty then
    drop index if exists suggestion_search_terms;
  end if;
  insert into suggestion_search (suggestion_id, listed_at, number, title, body)
    select id, listed_at, search_text(coalesce(number, '')), search_text(title), search_text(facts || ' ' || proposal)
    from suggestion s where not exists (select from suggestion_search f where f.suggestion_id = s.id);
  get diagnostics how_many = row_count;
  if is_empty then
    -- Without pending entries: each of a search's steps would read them all.
    create index suggestion_search_terms on suggestion_search using gin (terms) with (fastupdate = off);
  end if;
  return how_many;
end $$;

create function suggestion_searchable() returns trigger language plpgsql set search_path from current as $$
begin
  insert into suggestion_search as known (suggestion_id, listed_at, number, title, body)
    values (new.id, new.listed_at, search_text(coalesce(new.number, '')), search_text(new.title),
      search_text(new.facts || ' ' || new.proposal))
    on conflict (suggestion_id) do update set listed_at = excluded.listed_at, number = excluded.number,
      title = excluded.title, body = excluded.body;
  return null;
end $$;
create trigger suggestion_written after insert on suggestion for each row execute function suggestion_searchable();
create trigger suggestion_rewritten after update of title, facts, proposal, number, submitted_at on suggestion for each row
  when ((old.title, old.facts, old.proposal, old.number, old.listed_at)
    is distinct from (new.title, new.facts, new.proposal, new.number, new.listed_at))
  execute function suggestion_searchable();

select search_filled();
alter table suggestion drop column search_heading, drop column search_body;
`;
