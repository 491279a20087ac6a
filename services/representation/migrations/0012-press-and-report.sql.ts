import { urgeRules } from '../src/urge/urge.rules.ts';
import { insertRules } from './rules.sql.ts';

/** Tables of pressing, of reminders and of the report on handling, in the schema `representation`. */
export const pressAndReportSql = /* sql */ `
create table press (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  suggestion_id uuid not null references suggestion on delete restrict,
  kind text not null check (kind in ('KEY', 'COMMITTEE', 'OFFICE', 'GOVERNMENT')),
  state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  meeting text check (char_length(meeting) <= 100),
  on_day date not null,
  leader_id uuid,
  leader_name text,
  organ_id uuid,
  note text check (char_length(note) <= 1000),
  result text check (char_length(result) <= 2000),
  closed_on date,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'CLOSED') = (result is not null) and (state = 'CLOSED') = (closed_on is not null)),
  check (kind <> 'KEY' or (meeting is not null and leader_id is not null)),
  check ((kind = 'COMMITTEE') = (organ_id is not null)),
  check (kind <> 'GOVERNMENT' or leader_name is not null)
);
create index press_newest on press (started_at desc, id desc);
create index press_by_suggestion on press (suggestion_id, started_at, id);
create unique index press_one_open on press (suggestion_id, kind) where state = 'OPEN' and kind <> 'COMMITTEE';
create unique index press_one_open_of_committee on press (suggestion_id, organ_id) where state = 'OPEN' and kind = 'COMMITTEE';

-- Append-only: how a press went on.
create table press_note (
  id uuid primary key default uuidv7(),
  press_id uuid not null references press on delete restrict,
  text text not null check (char_length(text) <= 2000),
  by text not null,
  at timestamptz not null
);
create index press_note_by_press on press_note (press_id, at, id);
revoke update, delete, truncate on press_note from redpine_representation;

-- Append-only: reminders, which the limit counts.
create table urge (
  id uuid primary key default uuidv7(),
  handling_id uuid not null references handling on delete restrict,
  part text not null check (part in ('DEPUTY', 'OFFICE', 'GOVERNMENT')),
  note text not null check (char_length(note) <= 500),
  on_day date not null,
  at timestamptz not null
);
create index urge_by_handling on urge (handling_id, at desc, id);
revoke update, delete, truncate on urge from redpine_representation;

create table handling_report (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'DRAFTED'
    check (state in ('DRAFTED', 'SUBMITTED', 'HEARD', 'FOLLOWED_UP', 'PRINTED', 'PUBLISHED')),
  title text not null check (char_length(title) <= 100),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  sections jsonb not null check (jsonb_typeof(sections) = 'array'),
  submitted_on date,
  meeting text,
  heard_on date,
  ballot text,
  opinions text,
  follow_up text,
  printed_for text,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (from_on, until_on),
  check ((submitted_on is null) = (state = 'DRAFTED')),
  check ((heard_on is null) = (state in ('DRAFTED', 'SUBMITTED')) and (heard_on is null) = (opinions is null) and (heard_on is null) = (meeting is null)),
  check ((follow_up is null) = (state in ('DRAFTED', 'SUBMITTED', 'HEARD'))),
  check ((printed_for is null) = (state not in ('PRINTED', 'PUBLISHED'))),
  check ((published_at is not null) = (state = 'PUBLISHED'))
);
create index handling_report_newest on handling_report (created_at desc, id desc);

${insertRules(urgeRules)}
`;
