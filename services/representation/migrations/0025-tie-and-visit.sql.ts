import { tieRules } from '../src/rules/tie.rules.ts';
import { insertRules } from './rules.sql.ts';

/** 两个联系. A constituent's row outlives what is kept of her: figures count it, and its personal columns end by the schedule. */
const tieTables = /* sql */ `
create table constituent (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('VOTER', 'HOUSEHOLD')),
  name text check (name <> ''),
  phone text check (phone <> ''),
  address text check (address <> ''),
  erased_at timestamptz,
  check ((name is null) = (erased_at is not null)),
  check (erased_at is null or (phone is null and address is null))
);

create table tie (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  kind text not null check (kind in ('MEMBER_DEPUTY', 'DEPUTY_VOTER')),
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
  member_person_id uuid,
  deputy_id uuid not null references deputy,
  constituent_id uuid unique references constituent,
  area_id uuid,
  from_on date not null,
  ended_on date check (ended_on >= from_on),
  end_reason text,
  paired_at timestamptz not null,
  updated_at timestamptz not null,
  check ((kind = 'MEMBER_DEPUTY') = (member_person_id is not null)),
  check ((kind = 'DEPUTY_VOTER') = (constituent_id is not null)),
  check ((kind = 'DEPUTY_VOTER') = (area_id is not null)),
  check ((state = 'ENDED') = (ended_on is not null)),
  check ((state = 'ENDED') = (end_reason is not null))
);
create unique index tie_pair on tie (member_person_id, deputy_id) where state = 'ACTIVE' and kind = 'MEMBER_DEPUTY';
create index tie_by_deputy on tie (deputy_id);
create index tie_by_area on tie (area_id);
create index tie_latest on tie (paired_at desc, id desc);

create table tie_contact (
  id uuid primary key default uuidv7(),
  tie_id uuid not null references tie,
  on_day date not null,
  mode text not null check (mode in ('FACE_TO_FACE', 'PHONE', 'MEETING', 'ONLINE', 'LETTER')),
  summary text not null check (summary <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index tie_contact_of_tie on tie_contact (tie_id, on_day desc, id desc);
`;

/** 双家访. Notes are personal data and end by the schedule. */
const visitTables = /* sql */ `
create table visit (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'PLANNED' check (state in ('PLANNED', 'VISITED', 'VERIFIED', 'CANCELLED')),
  tie_id uuid not null references tie,
  planned_on date not null,
  visited_on date,
  summary text,
  notes text check (notes <> ''),
  return_reason text,
  cancel_reason text,
  updated_at timestamptz not null,
  check (state not in ('VISITED', 'VERIFIED') or (visited_on is not null and summary is not null)),
  check ((state = 'CANCELLED') = (cancel_reason is not null))
);
create index visit_of_tie on visit (tie_id);
create index visit_by_day on visit (planned_on desc, id desc);
create index visit_with_notes on visit (visited_on) where notes is not null;

-- What counts as contact: contacts that were recorded, and visits that were made.
create view tie_activity as
  select tie_id, on_day from tie_contact
  union all
  select tie_id, visited_on from visit where state in ('VISITED', 'VERIFIED');
`;

const retention = /* sql */ `
insert into retention_rule (item, from_on, days, law, article, mark, source) values
  ('CONSTITUENTS', '2000-01-01', 366, '个人信息保护法', '第十九条', 'M', '平台默认：结对结束一年后删除选民的姓名、电话、地址，统计不变'),
  ('VISIT_NOTES', '2000-01-01', 1096, '个人信息保护法', '第十九条', 'M', '平台默认：家访笔记保存三年')
`;

export const tieAndVisitSql = [tieTables, visitTables, insertRules(tieRules), retention];
