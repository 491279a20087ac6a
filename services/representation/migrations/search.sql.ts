/**
 * Full text search on pairs of neighbouring characters, for the schema `representation`, after the tables.
 *
 * - Chinese has no spaces, and dictionaries miss names: a pair finds every substring of two characters or more. A text's
 *   last character before a space or its end stands alone, so that one character is found as the prefix of a lexeme.
 * - Pairs alone also match where a word's pairs are scattered: whoever searches checks `strpos` on top.
 * - Heading and body are apart, since some viewers may read only the heading.
 * - Lexemes carry no positions: those are capped at 16,383 and at 256 for each lexeme, which long texts exceed.
 */
export const searchSql = /* sql */ `
create function search_text(value text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(lower(normalize(value, NFKC)), '\\s+', ' ', 'g');

create function search_lexemes(value text) returns tsvector
  language sql immutable strict parallel safe
begin atomic
  -- array_to_tsvector sorts and drops what is there twice.
  select array_to_tsvector(array(
    select c || case when d is null or d = ' ' then '' else d end
    from (select string_to_array(search_text(value), null) as letters) as of_value,
      unnest(letters, letters[2:]) as neighbours(c, d)
    where c <> ' '
  ));
end;

-- The lexemes that a word without spaces leaves in any text that contains it; null for an empty word.
create function search_query(word text) returns tsquery
  language sql immutable strict parallel safe
begin atomic
  select case when char_length(letters) = 1
    then ('''' || replace(replace(letters, '\\', '\\\\'), '''', '''''') || ''':*')::tsquery
    else (
      select string_agg('''' || replace(replace(c || d, '\\', '\\\\'), '''', '''''') || '''', ' & ')::tsquery
      from (select string_to_array(letters, null) as each) as of_word, unnest(each, each[2:]) as neighbours(c, d)
      where d is not null
    ) end
  from (select replace(search_text(word), ' ', '') as letters) as normal;
end;

alter table suggestion
  add column search_heading tsvector not null
    generated always as (search_lexemes(title || ' ' || coalesce(number, ''))) stored,
  add column search_body tsvector not null
    generated always as (search_lexemes(facts || ' ' || proposal)) stored;
create index suggestion_search_heading on suggestion using gin (search_heading);
create index suggestion_search_body on suggestion using gin (search_body);
-- Two indexes of the lists. Whether a unit handles the suggestion, asked for every row that a unit may see:
create index handling_of_suggestion on handling (suggestion_id, organ_id);
-- The order NUMBER: those without a number last, by the greatest character there is.
create index suggestion_number_order on suggestion (coalesce(number_key, '\u{10ffff}'), id);
`;
