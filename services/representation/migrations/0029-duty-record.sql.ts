import { DUTY_KINDS, dutyRules } from '../src/duty/duty.rules.ts';
import { insertRules } from './rules.sql.ts';

const kinds = DUTY_KINDS.map(({ code, name, nameEn, part, manual }, n) =>
  `(${[code, name, nameEn, part].map((text) => `'${text}'`).join(', ')}, ${manual}, ${n + 1})`).join(',\n');

/**
 * 履职档案: kinds of duty events as dated rows, and what an office and the deputy do about an event.
 *
 * `objection` and `files` have the field names of the GraphQL types. A publication's rows are a snapshot: what is public
 * is read there and nowhere else (代表法 art. 58).
 */
export const dutyRecordSql = /* sql */ `
create table duty_kind (
  id uuid primary key default uuidv7(),
  code text not null check (code <> ''),
  name text not null,
  name_en text not null,
  part text not null check (part in ('BASICS', 'MEETINGS', 'INSPECTIONS', 'TRAINING', 'GROUP_ACTIVITY', 'SUGGESTIONS', 'REPORTING', 'AWARDS')),
  manual boolean not null,
  position integer not null,
  effective_from date not null default '2004-01-01',
  effective_until date check (effective_until >= effective_from),
  mark text not null default 'D' check (mark in ('F', 'S', 'M', 'D')),
  unique (code, effective_from)
);
insert into duty_kind (code, name, name_en, part, manual, position) values
${kinds};

alter table duty_event
  drop constraint duty_event_state_check,
  add constraint duty_event_state check (state in ('RECORDED', 'VERIFIED', 'REJECTED', 'OBJECTED', 'RETRACTED')),
  add column note text,
  add column files jsonb not null default '[]',
  add column entered_by uuid,
  add column object_until date,
  add column objection jsonb,
  add constraint duty_event_objection check (state <> 'OBJECTED' or objection is not null);
create index duty_event_waiting on duty_event (on_day desc, id desc) where state in ('RECORDED', 'OBJECTED');
create index duty_event_latest on duty_event (on_day desc, id desc);
create index duty_event_files on duty_event using gin (files jsonb_path_ops) where files <> '[]';

create table duty_publication (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'PUBLISHED' check (state in ('PUBLISHED', 'WITHDRAWN')),
  year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  deputies integer not null,
  withdraw_reason text,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'WITHDRAWN') = (withdraw_reason is not null))
);
create unique index duty_publication_once on duty_publication (year, quarter) where state = 'PUBLISHED';
create table published_duty (
  id uuid primary key default uuidv7(),
  publication_id uuid not null references duty_publication,
  deputy_id uuid not null references deputy,
  name text not null,
  electoral_district text,
  parts jsonb not null,
  unique (publication_id, deputy_id)
);
${insertRules(dutyRules)}
`;

/**
 * 述职: `questions`, `appraisal` and `files` have the field names of the GraphQL types. What the public reads is the
 * snapshot, written at publication and served while it is not withdrawn; the live record is never read without an account.
 */
export const voterReportSql = /* sql */ `
create table voter_report (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'SCHEDULED' check (state in ('SCHEDULED', 'HELD', 'APPRAISED', 'CLOSED', 'CANCELLED')),
  deputy_id uuid not null references deputy,
  area_id uuid not null,
  place text not null check (place <> ''),
  planned_on date not null,
  held_on date,
  voters integer check (voters > 0),
  report text,
  questions jsonb not null default '[]',
  files jsonb not null default '[]',
  appraisal jsonb,
  feedback text,
  return_reason text,
  cancel_reason text,
  published_at timestamptz,
  withdraw_reason text,
  scheduled_at timestamptz not null,
  updated_at timestamptz not null,
  check (published_at is null or (state in ('APPRAISED', 'CLOSED') and withdraw_reason is null)),
  check (state in ('SCHEDULED', 'CANCELLED') or (held_on is not null and voters is not null and report is not null)),
  check (state <> 'APPRAISED' or appraisal is not null),
  check ((state = 'CLOSED') = (feedback is not null)),
  check ((state = 'CANCELLED') = (cancel_reason is not null))
);
create index voter_report_by_day on voter_report (planned_on desc, id desc);
create index voter_report_by_deputy on voter_report (deputy_id, planned_on desc, id desc);
create index voter_report_files on voter_report using gin (files jsonb_path_ops) where files <> '[]';

create table published_voter_report (
  id uuid primary key default uuidv7(),
  voter_report_id uuid not null references voter_report,
  deputy_id uuid not null references deputy,
  deputy_name text not null,
  held_on date not null,
  place text not null,
  voters integer not null,
  report text not null,
  questions jsonb not null,
  appraisal jsonb,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index published_voter_report_once on published_voter_report (voter_report_id) where withdrawn_at is null;
create index published_voter_report_of_deputy on published_voter_report (deputy_id, held_on desc, id desc) where withdrawn_at is null;
revoke update, delete on published_voter_report from redpine_representation;
grant update (withdrawn_at) on published_voter_report to redpine_representation;
`;

/** 代表工作计划 (代表法 art. 43): `items` has the field names of the GraphQL type; `published` is the snapshot that everybody reads. */
export const workPlanSql = /* sql */ `
create table work_plan (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'DRAFT' check (state in ('DRAFT', 'PASSED', 'TOLD', 'PUBLISHED')),
  year integer not null unique,
  title text not null check (title <> ''),
  meeting text,
  passed_on date,
  items jsonb not null default '[]',
  published jsonb,
  drafted_at timestamptz not null,
  updated_at timestamptz not null,
  check (state = 'DRAFT' or (meeting is not null and passed_on is not null)),
  check ((state = 'PUBLISHED') = (published is not null))
);
`;
