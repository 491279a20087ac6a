/**
 * 双为双真: what deputies pledge to voters, how it went, and what the voters of the area made of it.
 *
 * `verification` and `files` have the field names of the GraphQL types. What the public reads is the snapshot of
 * `published_deed`, written at publication; the live record is never read without an account.
 */
export const deedSql = /* sql */ `
create table deed (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'PLEDGED' check (state in ('PLEDGED', 'IN_HAND', 'DONE', 'VERIFIED', 'PUBLISHED', 'ABANDONED')),
  deputy_id uuid not null references deputy,
  title text not null check (title <> ''),
  measure text not null check (measure <> ''),
  topic_id uuid,
  area_id uuid not null,
  due_on date not null,
  done_on date,
  result text,
  verification jsonb,
  return_reason text,
  abandon_reason text,
  pledged_at timestamptz not null,
  updated_at timestamptz not null,
  check (state not in ('DONE', 'VERIFIED', 'PUBLISHED') or (done_on is not null and result is not null)),
  check ((state in ('VERIFIED', 'PUBLISHED')) = (verification is not null)),
  check ((state = 'ABANDONED') = (abandon_reason is not null))
);
create index deed_by_due on deed (due_on desc, id desc);
create index deed_by_deputy on deed (deputy_id, due_on desc, id desc);

create table deed_progress (
  id uuid primary key default uuidv7(),
  deed_id uuid not null references deed,
  text text not null check (text <> ''),
  files jsonb not null default '[]',
  at timestamptz not null
);
create index deed_progress_of_deed on deed_progress (deed_id, at, id);
create index deed_progress_files on deed_progress using gin (files jsonb_path_ops) where files <> '[]';
revoke update, delete on deed_progress from redpine_representation;

create table published_deed (
  id uuid primary key references deed,
  title text not null,
  measure text not null,
  result text not null,
  deputy_name text not null,
  area_id uuid not null,
  due_on date not null,
  done_on date not null,
  asked integer not null,
  confirmed integer not null,
  published_at timestamptz not null
);
create index published_deed_by_day on published_deed (published_at desc, id desc);
`;
