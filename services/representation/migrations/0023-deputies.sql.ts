import { fundRules } from '../src/fund/fund.rules.ts';
import { insertRules } from './rules.sql.ts';

/**
 * Levels of deputies, and what changes a mandate (代表法 art. 60–63).
 *
 * `area_id` is the town of a town deputy; `electoral_unit` the congress that elected a deputy of a higher level. `defence`,
 * `decision`, `report` and `announcement` have the field names of the GraphQL types.
 */
export const mandateSql = /* sql */ `
alter table deputy
  add column level text not null default 'DISTRICT' check (level in ('TOWN', 'DISTRICT', 'CITY', 'PROVINCE', 'NATION')),
  add column area_id uuid,
  add column electoral_unit text,
  add column confirmed_on date,
  drop constraint deputy_person_id_term_id_key,
  add constraint deputy_mandate unique (person_id, term_id, level, from_on),
  add constraint deputy_town check ((level = 'TOWN') = (area_id is not null));
create unique index deputy_one_mandate on deputy (person_id, term_id, level) where status <> 'ENDED';

create table mandate_matter (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'OPEN' check (state in ('OPEN', 'DECIDED', 'REPORTED', 'ANNOUNCED', 'REJECTED')),
  kind text not null check (kind in ('CONFIRM', 'SUSPEND', 'RESTORE', 'RESIGN', 'ORDERED_RESIGN', 'RECALL', 'LOSE', 'BY_ELECTION')),
  ground text check (ground in ('DETAINED', 'SERVING_SENTENCE', 'MOVED_AWAY', 'ABSENT_TWICE', 'NATIONALITY_LOST', 'RIGHTS_DEPRIVED', 'INCAPACITATED', 'DIED')),
  level text not null check (level in ('TOWN', 'DISTRICT', 'CITY', 'PROVINCE', 'NATION')),
  area_id uuid,
  deputy_id uuid references deputy,
  person_id uuid not null,
  electoral_district_id uuid references electoral_district,
  delegation_id uuid references delegation,
  facts text not null check (facts <> ''),
  files jsonb not null default '[]',
  effective_on date,
  defence jsonb,
  decision jsonb,
  report jsonb,
  announcement jsonb,
  rejection_reason text,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  check (deputy_id is not null or kind = 'BY_ELECTION'),
  check ((level = 'TOWN') = (area_id is not null)),
  check (state not in ('REPORTED', 'ANNOUNCED') or report is not null),
  check ((state = 'ANNOUNCED') = (announcement is not null)),
  check ((state = 'REJECTED') = (rejection_reason is not null))
);
create index mandate_matter_latest on mandate_matter (opened_at desc, id desc);
create index mandate_matter_by_deputy on mandate_matter (deputy_id, opened_at desc, id desc);
create unique index mandate_matter_one_open on mandate_matter (person_id, level) where state in ('OPEN', 'DECIDED')
  or (state = 'REPORTED' and kind not in ('SUSPEND', 'RESTORE'));
create index mandate_matter_files on mandate_matter using gin (files jsonb_path_ops) where files <> '[]';
`;

/** 代表小组: members and attendance are dated rows of their own; `plans` has the field names of DeputyGroupPlan. */
export const deputyGroupSql = /* sql */ `
create table deputy_group (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISSOLVED')),
  name text not null check (name <> ''),
  formed_by text not null check (formed_by in ('AREA', 'FIELD')),
  area_id uuid,
  topic_id uuid,
  formed_on date not null,
  dissolved_on date,
  dissolve_reason text,
  plans jsonb not null default '[]',
  updated_at timestamptz not null,
  check ((formed_by = 'AREA') = (area_id is not null)),
  check ((formed_by = 'FIELD') = (topic_id is not null)),
  check ((state = 'DISSOLVED') = (dissolved_on is not null))
);
create unique index deputy_group_name on deputy_group (name) where state = 'ACTIVE';
create table deputy_group_member (
  id uuid primary key default uuidv7(),
  group_id uuid not null references deputy_group,
  deputy_id uuid not null references deputy,
  role text not null default 'MEMBER' check (role in ('LEADER', 'MEMBER')),
  from_on date not null,
  until_on date check (until_on >= from_on)
);
create unique index deputy_group_member_once on deputy_group_member (group_id, deputy_id) where until_on is null;
create unique index deputy_group_one_leader on deputy_group_member (group_id) where until_on is null and role = 'LEADER';
create index deputy_group_member_by_deputy on deputy_group_member (deputy_id);

create table group_activity (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'CONFIRMED', 'CANCELLED')),
  group_id uuid not null references deputy_group,
  kind text not null check (kind in ('STUDY', 'SURVEY', 'INSPECTION', 'VOTERS', 'OTHER')),
  title text not null check (title <> ''),
  place text not null check (place <> ''),
  planned_on date not null,
  held_on date,
  summary text,
  files jsonb not null default '[]',
  return_reason text,
  cancel_reason text,
  planned_at timestamptz not null,
  updated_at timestamptz not null,
  check (state not in ('HELD', 'CONFIRMED') or (held_on is not null and summary is not null)),
  check ((state = 'CANCELLED') = (cancel_reason is not null))
);
create index group_activity_by_group on group_activity (group_id, planned_on desc, id desc);
create index group_activity_by_day on group_activity (planned_on desc, id desc);
create index group_activity_files on group_activity using gin (files jsonb_path_ops) where files <> '[]';
create table group_activity_attendance (
  id uuid not null default uuidv7(),
  activity_id uuid not null references group_activity,
  deputy_id uuid not null references deputy,
  presence text not null check (presence in ('PRESENT', 'ON_LEAVE', 'ABSENT')),
  primary key (activity_id, deputy_id)
);
create index group_activity_attendance_by_deputy on group_activity_attendance (deputy_id);
`;

/** 代表请假 and 代表活动经费, in fen. */
export const leaveAndFundSql = /* sql */ `
create table deputy_leave (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'ASKED' check (state in ('ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  deputy_id uuid not null references deputy,
  cause text not null check (cause in ('HEALTH', 'FAMILY', 'WORK', 'OTHER')),
  occasion text not null check (occasion <> ''),
  reason text not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  answer text,
  asked_at timestamptz not null,
  updated_at timestamptz not null
);
create index deputy_leave_by_deputy on deputy_leave (deputy_id, from_on desc, id desc);
create index deputy_leave_latest on deputy_leave (from_on desc, id desc);

create table fund_spending (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'RECORDED' check (state in ('RECORDED', 'VOIDED')),
  deputy_id uuid not null references deputy,
  on_day date not null,
  purpose text not null check (purpose <> ''),
  fen integer not null check (fen > 0),
  files jsonb not null default '[]',
  void_reason text,
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'VOIDED') = (void_reason is not null))
);
create index fund_spending_by_deputy on fund_spending (deputy_id, on_day desc, id desc);
create index fund_spending_files on fund_spending using gin (files jsonb_path_ops) where files <> '[]';
${insertRules(fundRules)}
`;

/**
 * 代表公示: basic and duty information by duty (代表法 art. 58); photo and telephone stand there by separate consent alone
 * (个人信息保护法 art. 13, 25), and go with it. `files` holds the photo, so that whoever sees the record reads it.
 */
export const deputyProfileSql = /* sql */ `
create table deputy_profile (
  deputy_id uuid primary key references deputy,
  version integer not null default 1,
  state text not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
  occupation text not null default '',
  introduction text not null default '',
  phone text,
  phone_consent jsonb,
  files jsonb not null default '[]',
  photo_consent jsonb,
  withdraw_reason text,
  updated_at timestamptz not null,
  check ((phone is not null) = (phone_consent is not null)),
  check ((files <> '[]') = (photo_consent is not null))
);
create index deputy_profile_files on deputy_profile using gin (files jsonb_path_ops) where files <> '[]';
create table published_deputy (
  id uuid primary key references deputy,
  name text not null,
  level text not null,
  term_id uuid not null,
  electoral_district_id uuid,
  delegation_id uuid,
  town_id uuid,
  electoral_unit text,
  area_ids uuid[] not null,
  from_on date not null,
  occupation text not null,
  introduction text not null,
  phone text,
  files jsonb not null default '[]',
  duties jsonb not null default '[]',
  duties_since date not null,
  published_at timestamptz not null
);
create index published_deputy_by_name on published_deputy (name, id);
create index published_deputy_files on published_deputy using gin (files jsonb_path_ops) where files <> '[]';
`;
