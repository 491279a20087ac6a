/**
 * Rules and result categories with the decision they rest on, the calendar that is entered here over the national one,
 * and what deadlines were before they were counted anew.
 *
 * - A row once in force is never edited: the application may set its last day and nothing else.
 * - `decision` has the field names of the GraphQL type RuleDecision.
 * - `settings.revision` counts every change of rules and calendar: whoever caches them compares it.
 */
export const rulesAndCalendarSql = /* sql */ `
alter table rule add column decision jsonb;
alter table reply_category add column source text not null default '两地公开的办理情况报告（A、B、C、D 四类）；各地定义不一，待区里确认';
alter table reply_category alter column source drop default;
alter table reply_category add column decision jsonb;
revoke update, delete, truncate on rule from redpine_representation;
grant update (effective_until) on rule to redpine_representation;
revoke update, delete, truncate on reply_category from redpine_representation;
grant update (effective_until) on reply_category to redpine_representation;

create table holiday_notice (
  id uuid primary key default uuidv7(),
  year integer not null check (year between 2004 and 2100),
  number text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  unique (year, number)
);
-- A day of a notice, or a correction of one day with a number of its own.
create table calendar_day (
  id uuid primary key default uuidv7(),
  on_day date not null,
  kind text not null check (kind in ('HOLIDAY', 'MAKE_UP_WORKDAY', 'WORKDAY')),
  name text,
  notice_id uuid references holiday_notice,
  number text,
  entered_by text not null,
  entered_at timestamptz not null,
  unique (notice_id, on_day),
  check ((notice_id is null) = (number is not null))
);
revoke update, delete, truncate on holiday_notice, calendar_day from redpine_representation;

create table deadline_revision (
  id uuid primary key default uuidv7(),
  deadline_id uuid not null references deadline on delete cascade,
  at timestamptz not null,
  reason text not null check (reason in ('NOTICE', 'CORRECTION')),
  number text not null,
  old_due_on date not null,
  old_counted_to date not null,
  old_crossed jsonb not null,
  old_certainty text not null,
  new_due_on date not null,
  new_counted_to date not null,
  new_crossed jsonb not null,
  new_certainty text not null
);
create index deadline_revision_by_deadline on deadline_revision (deadline_id, at desc);
create index deadline_provisional on deadline (id) where certainty = 'PROVISIONAL' and met_on is null and lapsed_on is null;
revoke update, delete, truncate on deadline_revision from redpine_representation;

create table settings (
  single boolean primary key default true check (single),
  revision bigint not null
);
insert into settings (revision) values (1);
create function settings_changed() returns trigger language plpgsql set search_path from current as $$
begin
  update settings set revision = revision + 1;
  return null;
end $$;
create trigger rule_changed after insert or update or delete on rule for each statement execute function settings_changed();
create trigger notice_changed after insert on holiday_notice for each statement execute function settings_changed();
create trigger day_changed after insert on calendar_day for each statement execute function settings_changed();
`;
