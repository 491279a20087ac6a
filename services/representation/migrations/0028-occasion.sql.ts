/**
 * 代表参加的活动 and the invitations to them. `owner_*` name the record of another service that the occasion stands for;
 * `organiser_*` the post of the office that keeps it, so that it can be told.
 */
export const occasionSql = /* sql */ `
create table occasion (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'OPEN' check (state in ('OPEN', 'HELD', 'CLOSED', 'CANCELLED')),
  kind text not null check (kind in ('SC_MEETING', 'INSPECTION', 'SURVEY', 'APPRAISAL', 'LAW_INSPECTION', 'INQUIRY', 'APPOINTMENT', 'TOWN_CONGRESS')),
  with_certificate boolean not null default false check (kind = 'INSPECTION' or not with_certificate),
  title text not null check (title <> ''),
  topic_id uuid,
  area_id uuid not null,
  place text not null check (place <> ''),
  on_day date not null,
  seats integer not null check (seats between 1 and 100),
  organ_id uuid,
  organiser_kind text not null,
  organiser_area uuid,
  owner_service text,
  owner_type text,
  owner_id text,
  cancel_reason text,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'CANCELLED') = (cancel_reason is not null)),
  check (num_nonnulls(owner_service, owner_type, owner_id) in (0, 3))
);
create index occasion_by_day on occasion (on_day desc, id desc);

create table invitation (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'INVITED'
    check (state in ('INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'ATTENDED', 'EXCUSED', 'ABSENT', 'OPINION_GIVEN', 'OPINION_HANDLED')),
  occasion_id uuid not null references occasion,
  deputy_id uuid not null references deputy,
  invited_at timestamptz not null,
  answered_at timestamptz,
  decline_reason text,
  withdraw_reason text,
  opinion text,
  opinion_on date,
  handled_by text,
  handling_result text,
  handled_on date,
  updated_at timestamptz not null,
  check ((state in ('OPINION_GIVEN', 'OPINION_HANDLED')) = (opinion is not null)),
  check ((state = 'OPINION_HANDLED') = (handling_result is not null)),
  unique (occasion_id, deputy_id)
);
create index invitation_by_deputy on invitation (deputy_id, invited_at desc, id desc);
`;
