/**
 * Tables of the aggregates suggestion, handling and deputy, in the schema `representation`.
 *
 * - `organ_id`, `area_id`, `topic_id`, `person_id`, `term_id`, `congress_session_id` name rows of directory's
 *   projections; they carry no foreign key, since a projection may arrive later than what refers to it.
 * - `files` and `flags` and `crossed` are arrays of objects with the field names of the GraphQL types
 *   FileReference, ImportFlag and CrossedDay.
 * - The checks on states hold for what is entered on the platform; an imported register may lack parts.
 */
export const tablesSql = /* sql */ `
create table electoral_district (
  id uuid primary key default uuidv7(),
  ordinal integer not null unique check (ordinal > 0),
  name text not null
);
create table electoral_district_area (
  electoral_district_id uuid not null references electoral_district on delete cascade,
  area_id uuid not null,
  primary key (electoral_district_id, area_id)
);
create table delegation (
  id uuid primary key default uuidv7(),
  ordinal integer not null unique check (ordinal > 0),
  name text not null unique
);
create table deputy (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  name text not null,
  term_id uuid not null,
  electoral_district_id uuid references electoral_district,
  delegation_id uuid references delegation,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'ENDED')),
  from_on date not null,
  until_on date,
  demo boolean not null default false,
  unique (person_id, term_id),
  check (until_on is null or until_on >= from_on)
);
create index deputy_by_name on deputy (status, name, id);
create index deputy_by_delegation on deputy (delegation_id);
create index deputy_by_electoral_district on deputy (electoral_district_id);

create table reply_category (
  id uuid primary key default uuidv7(),
  code text not null,
  name text not null,
  effective_from date not null,
  effective_until date,
  mark text not null check (mark in ('F', 'S', 'M', 'D')),
  position integer not null default 0,
  unique (code, effective_from),
  check (effective_until is null or effective_until >= effective_from)
);

create table number_counter (
  term_id uuid not null,
  congress_session_id uuid,
  origin text not null check (origin in ('IN_SESSION', 'BETWEEN_SESSIONS')),
  last integer not null default 0 check (last >= 0),
  unique nulls not distinct (term_id, congress_session_id, origin)
);

create table suggestion (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  title text not null default '' check (char_length(title) <= 300),
  facts text not null default '',
  proposal text not null default '',
  state text not null default 'DRAFT'
    check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'ASSIGNED', 'ANSWERED', 'CLOSED')),
  origin text not null check (origin in ('IN_SESSION', 'BETWEEN_SESSIONS')),
  topic_id uuid,
  area_id uuid,
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  lead_deputy_id uuid references deputy,
  lead_deputy_text text,
  term_id uuid,
  congress_session_id uuid,
  number text,
  number_no integer check (number_no > 0),
  number_key text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  accepted_at timestamptz,
  closed_at timestamptz,
  return_reason text,
  assigned_on date,
  assignment_mode text check (assignment_mode in ('ALONE', 'LEAD_WITH_COHANDLERS', 'SEPARATE')),
  track text check (track in ('THREE_MONTHS', 'SIX_MONTHS')),
  track_reason text,
  next_due_on date,
  source text not null default 'PLATFORM' check (source in ('PLATFORM', 'IMPORTED')),
  source_system text,
  external_id text,
  import_id uuid,
  flags jsonb not null default '[]' check (jsonb_typeof(flags) = 'array'),
  counted boolean not null default true,
  listed_at timestamptz not null generated always as (coalesce(submitted_at, created_at)) stored,
  due_key date not null generated always as (coalesce(next_due_on, 'infinity'::date)) stored,
  constraint suggestion_external unique (source_system, external_id),
  constraint suggestion_number unique nulls distinct (term_id, congress_session_id, origin, number_no),
  constraint suggestion_number_key unique (number_key),
  constraint suggestion_lead check (lead_deputy_id is not null or (source = 'IMPORTED')),
  constraint suggestion_flagged check (counted = (flags = '[]')),
  constraint suggestion_imported check ((source = 'IMPORTED') = (source_system is not null)
    and (source = 'IMPORTED') = (external_id is not null)),
  constraint suggestion_submitted check (source = 'IMPORTED' or state in ('DRAFT', 'RETURNED')
    or (submitted_at is not null and title <> '' and facts <> '' and proposal <> '' and topic_id is not null)),
  constraint suggestion_returned check ((state = 'RETURNED') = (return_reason is not null)),
  constraint suggestion_numbered check (source = 'IMPORTED' or
    (state in ('ACCEPTED', 'ASSIGNED', 'ANSWERED', 'CLOSED'))
      = (number is not null and number_no is not null and number_key is not null and accepted_at is not null
         and term_id is not null)),
  constraint suggestion_assigned check (source = 'IMPORTED' or state not in ('ASSIGNED', 'ANSWERED', 'CLOSED')
    or (assigned_on is not null and assignment_mode is not null and track is not null)),
  constraint suggestion_track check (source = 'IMPORTED' or track is distinct from 'SIX_MONTHS' or track_reason is not null),
  constraint suggestion_closed check (source = 'IMPORTED' or (state = 'CLOSED') = (closed_at is not null))
);
create index suggestion_newest on suggestion (listed_at desc, id desc);
create index suggestion_submitted_at on suggestion (submitted_at desc, id desc);
create index suggestion_by_state on suggestion (state, listed_at desc, id desc);
create index suggestion_by_deputy on suggestion (lead_deputy_id, listed_at desc, id desc);
create index suggestion_by_topic on suggestion (topic_id, listed_at desc, id desc);
create index suggestion_by_area on suggestion (area_id, listed_at desc, id desc);
create index suggestion_by_session on suggestion (congress_session_id, listed_at desc, id desc);
create index suggestion_by_due on suggestion (due_key, id);
create index suggestion_by_number on suggestion (number_key, id);
create index suggestion_by_import on suggestion (import_id) where import_id is not null;
create index suggestion_unmatched on suggestion (lead_deputy_text) where lead_deputy_id is null;
create index suggestion_flagged_rows on suggestion (listed_at desc, id desc) where not counted;
create index suggestion_files on suggestion using gin (files jsonb_path_ops);

create table cosigner (
  id uuid primary key default uuidv7(),
  suggestion_id uuid not null references suggestion on delete cascade,
  deputy_id uuid not null references deputy,
  state text not null default 'INVITED' check (state in ('INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED')),
  since timestamptz not null,
  position integer not null,
  unique (suggestion_id, deputy_id)
);
create index cosigner_by_deputy on cosigner (deputy_id, state, suggestion_id);

create table handling (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  suggestion_id uuid not null references suggestion on delete cascade,
  organ_id uuid,
  unit_text text,
  role text not null check (role in ('ALONE', 'LEAD', 'CO', 'SEPARATE')),
  state text not null default 'OFFERED'
    check (state in ('OFFERED', 'RETURNED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED')),
  position integer not null,
  offered_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  updated_at timestamptz not null,
  return_reason text,
  constraint handling_unit check (organ_id is not null or unit_text is not null),
  constraint handling_returned check ((state = 'RETURNED') = (return_reason is not null)),
  constraint handling_concluded check (state <> 'CONCLUDED' or role = 'CO'),
  constraint handling_must_not_reply check (role <> 'CO' or state in ('OFFERED', 'RETURNED', 'IN_HAND', 'CONCLUDED')),
  unique (suggestion_id, position)
);
create unique index handling_one_per_unit on handling (suggestion_id, organ_id)
  where organ_id is not null and state not in ('RETURNED', 'CONCLUDED');
create unique index handling_one_lead on handling (suggestion_id)
  where role in ('ALONE', 'LEAD') and state <> 'RETURNED';
create index handling_by_unit on handling (organ_id, state, suggestion_id);
create index handling_by_state on handling (state, suggestion_id);
create index handling_unmatched on handling (unit_text) where organ_id is null;

create table contact (
  id uuid primary key default uuidv7(),
  handling_id uuid not null references handling on delete cascade,
  on_day date not null,
  mode text not null check (mode in ('FACE_TO_FACE', 'VISIT', 'SEMINAR', 'TELEPHONE', 'LETTER')),
  stage text not null check (stage in ('BEFORE', 'DURING', 'AFTER')),
  note text not null,
  recorded_at timestamptz not null
);
create index contact_by_handling on contact (handling_id, on_day, id);

create table reply_draft (
  handling_id uuid primary key references handling on delete cascade,
  category_code text,
  text text not null,
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  saved_at timestamptz not null
);
create index reply_draft_files on reply_draft using gin (files jsonb_path_ops);

create table reply (
  handling_id uuid primary key references handling on delete cascade,
  category_id uuid not null references reply_category,
  text text not null,
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  signatory_id uuid,
  signatory_name text not null,
  signed_on date not null,
  sent_at timestamptz not null
);
create index reply_by_category on reply (category_id);
create index reply_files on reply using gin (files jsonb_path_ops);

create table evaluation (
  handling_id uuid primary key references reply on delete cascade,
  attitude text not null check (attitude in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
  result text not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
  comment text,
  at timestamptz not null,
  constraint evaluation_comment check (comment is not null or (attitude <> 'DISSATISFIED' and result <> 'DISSATISFIED'))
);
create index evaluation_by_result on evaluation (result);

-- open: met_on and lapsed_on are null. lapsed_on is the day on which the obligation fell away without being met
-- (the handling was returned, the evaluation window passed). Overdue: due_on < coalesce(met_on, lapsed_on, today).
create table deadline (
  id uuid primary key default uuidv7(),
  suggestion_id uuid not null references suggestion on delete cascade,
  handling_id uuid references handling on delete cascade,
  kind text not null check (kind in ('ASSIGN', 'RETURN', 'REPLY', 'EVALUATE')),
  start_on date not null,
  due_on date not null,
  counted_to date not null,
  length integer not null check (length > 0),
  unit text not null check (unit in ('WORKDAY', 'DAY', 'MONTH')),
  crossed jsonb not null default '[]' check (jsonb_typeof(crossed) = 'array'),
  rule_code text not null,
  rule_version integer not null,
  law text not null,
  article text not null,
  mark text not null check (mark in ('F', 'S', 'M', 'D')),
  certainty text not null check (certainty in ('CONFIRMED', 'PROVISIONAL')),
  met_on date,
  lapsed_on date,
  check ((kind = 'ASSIGN') = (handling_id is null)),
  check (met_on is null or lapsed_on is null)
);
create unique index deadline_one_per_handling on deadline (handling_id, kind) where handling_id is not null;
create unique index deadline_one_open_assign on deadline (suggestion_id)
  where kind = 'ASSIGN' and met_on is null and lapsed_on is null;
create index deadline_by_suggestion on deadline (suggestion_id, start_on, id);
create index deadline_open on deadline (due_on, kind, suggestion_id) where met_on is null and lapsed_on is null;
create index deadline_reply on deadline (kind, handling_id, due_on, met_on);

create function deadline_next_due() returns trigger language plpgsql set search_path from current as $$
begin
  update suggestion s set next_due_on = n.due_on
  from (
    select c.suggestion_id, min(d.due_on) filter (where d.met_on is null and d.lapsed_on is null) as due_on
    from (select distinct suggestion_id from changed) c join deadline d using (suggestion_id)
    group by c.suggestion_id
  ) n
  where s.id = n.suggestion_id and s.next_due_on is distinct from n.due_on;
  return null;
end $$;
create trigger deadline_next_due_insert after insert on deadline
  referencing new table as changed for each statement execute function deadline_next_due();
create trigger deadline_next_due_update after update on deadline
  referencing new table as changed for each statement execute function deadline_next_due();

-- Append-only: what happened, with names and posts as they stood.
create table timeline_entry (
  id uuid primary key default uuidv7(),
  suggestion_id uuid not null references suggestion on delete cascade,
  at timestamptz not null,
  action text not null,
  handling_id uuid references handling on delete cascade,
  actor_name text not null,
  actor_post text,
  actor_organ text,
  note text,
  law text,
  article text,
  mark text check (mark in ('F', 'S', 'M', 'D')),
  check ((law is null) = (article is null) and (law is null) = (mark is null))
);
create index timeline_by_suggestion on timeline_entry (suggestion_id, at, id);
revoke update, delete, truncate on timeline_entry from redpine_representation;
`;

