/**
 * Tables of publication, in the schema `representation`, after search.
 *
 * A snapshot is written once and never changed: the application may insert and read. What the public reads is the one
 * whose `ordinal` is its publication's `snapshot_ordinal`, while the state is PUBLISHED; all others stay for audit.
 */
export const publicationSql = /* sql */ `
create table publication (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  suggestion_id uuid not null unique references suggestion on delete restrict,
  state text not null check (state in ('PROPOSED', 'REDACTED', 'PUBLISHED', 'WITHDRAWN', 'CONFIDENTIAL')),
  title text not null,
  text text not null,
  replies jsonb not null check (jsonb_typeof(replies) = 'array'),
  show_deputy boolean not null default true,
  changed boolean not null default true,
  snapshot_ordinal integer not null default 0 check (snapshot_ordinal >= 0),
  confidential_by text check (confidential_by in ('DEPUTY', 'OFFICE')),
  reason text,
  proposed_at timestamptz,
  redacted_at timestamptz,
  updated_at timestamptz not null,
  check (state <> 'PUBLISHED' or (snapshot_ordinal > 0 and redacted_at is not null)),
  check ((state = 'CONFIDENTIAL') = (confidential_by is not null)),
  check ((reason is not null) = (state in ('WITHDRAWN', 'CONFIDENTIAL')))
);
create index publication_newest on publication (updated_at desc, id desc);
create index publication_by_state on publication (state, updated_at desc, id desc);

create function replies_text(replies jsonb) returns text language sql immutable strict parallel safe
begin atomic
  select coalesce(string_agg(concat_ws(' ', reply ->> 'unitName', reply ->> 'text'), ' '), '') from jsonb_array_elements(replies) as reply;
end;

create table publication_snapshot (
  id uuid primary key default uuidv7(),
  publication_id uuid not null references publication on delete restrict,
  ordinal integer not null check (ordinal > 0),
  number text,
  title text not null,
  text text not null,
  replies jsonb not null check (jsonb_typeof(replies) = 'array'),
  replies_text text not null generated always as (replies_text(replies)) stored,
  topic_id uuid,
  area_id uuid,
  deputy_name text,
  submitted_on date,
  published_at timestamptz not null,
  published_by text not null,
  search tsvector not null generated always as
    (search_lexemes(coalesce(number, '') || ' ' || title || ' ' || text || ' ' || replies_text(replies))) stored,
  unique (publication_id, ordinal)
);
create index publication_snapshot_newest on publication_snapshot (published_at desc);
create index publication_snapshot_search on publication_snapshot using gin (search);
create index publication_snapshot_replies on publication_snapshot using gin (replies jsonb_path_ops);
revoke update, delete, truncate on publication_snapshot from redpine_representation;
`;
