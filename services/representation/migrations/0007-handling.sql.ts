import { handlingRules } from '../src/rules/handling.rules.ts';
import { insertRules } from './rules.sql.ts';

/**
 * The whole handling, in the schema `representation`: another unit in place of one, extension, co-handlers' opinions,
 * draft check, replies in rounds with an evaluation each, escalation.
 *
 * - `superseded`: a later row of the same kind stands in its place. At most one row is not superseded, and it is the one
 *   that binds or counts; the others are history.
 * - `replaces_id`: the handling whose place this one took.
 */
export const handlingSql = /* sql */ `
alter table handling
  drop constraint handling_state_check,
  drop constraint handling_returned,
  drop constraint handling_must_not_reply,
  add column replaces_id uuid references handling on delete cascade,
  add column replace_reason text,
  add column rehandle_cause text check (rehandle_cause in ('DISSATISFIED', 'QUALITY_CHECK')),
  add column rehandle_reason text,
  add constraint handling_state_check check (state in ('OFFERED', 'RETURNED', 'REPLACED', 'IN_HAND', 'REPLIED', 'EVALUATED',
    'UNRETURNED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED', 'SETTLED', 'CONCLUDED', 'WITHDRAWN')),
  add constraint handling_returned check (state = 'REPLACED' or (state = 'RETURNED') = (return_reason is not null)),
  add constraint handling_replaced check ((state = 'REPLACED') = (replace_reason is not null)),
  add constraint handling_rehandled check ((rehandle_cause is null) = (rehandle_reason is null)),
  add constraint handling_must_not_reply
    check (role <> 'CO' or state in ('OFFERED', 'RETURNED', 'REPLACED', 'IN_HAND', 'CONCLUDED', 'WITHDRAWN'));
create index handling_replaces on handling (replaces_id) where replaces_id is not null;
drop index handling_one_per_unit;
create unique index handling_one_per_unit on handling (suggestion_id, organ_id)
  where organ_id is not null and state not in ('RETURNED', 'REPLACED', 'CONCLUDED', 'WITHDRAWN');
drop index handling_one_lead;
create unique index handling_one_lead on handling (suggestion_id)
  where role in ('ALONE', 'LEAD') and state not in ('RETURNED', 'REPLACED', 'WITHDRAWN');

alter table deadline
  drop constraint deadline_kind_check,
  add column superseded boolean not null default false,
  add constraint deadline_kind_check check (kind in ('ASSIGN', 'RETURN', 'FIRST_CONTACT', 'REPLY', 'CO_OPINION', 'REHANDLE', 'EVALUATE'));
drop index deadline_one_per_handling;
create unique index deadline_one_per_handling on deadline (handling_id, kind) where handling_id is not null and not superseded;

alter table evaluation drop constraint evaluation_handling_id_fkey, drop constraint evaluation_pkey;
alter table reply
  drop constraint reply_pkey,
  add column id uuid primary key default uuidv7(),
  add column round integer not null default 1 check (round between 1 and 20),
  add column kind text not null default 'FIRST' check (kind in ('FIRST', 'REHANDLED', 'CONTINUED')),
  add column superseded boolean not null default false,
  add column document_number text,
  add column contact_name text,
  add column contact_phone text,
  add column copies jsonb not null default '[]' check (jsonb_typeof(copies) = 'array'),
  add constraint reply_round unique (handling_id, round),
  add constraint reply_first check ((round = 1) = (kind = 'FIRST'));
create unique index reply_latest on reply (handling_id) where not superseded;
alter table evaluation
  add column id uuid primary key default uuidv7(),
  add column round integer not null default 1,
  add column superseded boolean not null default false,
  add constraint evaluation_round unique (handling_id, round),
  add constraint evaluation_reply foreign key (handling_id, round) references reply (handling_id, round) on delete cascade;
create unique index evaluation_latest on evaluation (handling_id) where not superseded;

alter table reply_draft
  add column check_state text check (check_state in ('SUBMITTED', 'PASSED', 'RETURNED')),
  add column check_note text,
  add column check_at timestamptz,
  add constraint reply_draft_check check (check_state is not null or (check_note is null and check_at is null));
create index reply_draft_to_check on reply_draft (handling_id) where check_state = 'SUBMITTED';

create table extension (
  id uuid primary key default uuidv7(),
  handling_id uuid not null references handling on delete cascade,
  state text not null default 'ASKED' check (state in ('ASKED', 'GRANTED', 'REFUSED', 'LAPSED')),
  reason text not null,
  until_on date not null,
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  note text,
  check ((state = 'ASKED') = (decided_at is null)),
  check (state <> 'REFUSED' or note is not null)
);
create index extension_by_handling on extension (handling_id, asked_at);
create unique index extension_one_open on extension (handling_id) where state = 'ASKED';

create table co_opinion (
  handling_id uuid primary key references handling on delete cascade,
  text text not null,
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  given_at timestamptz not null
);
create index co_opinion_files on co_opinion using gin (files jsonb_path_ops);

create table escalation (
  id uuid primary key default uuidv7(),
  handling_id uuid not null references handling on delete cascade,
  convened_on date not null,
  participants text not null,
  outcome text not null,
  at timestamptz not null
);
create index escalation_by_handling on escalation (handling_id, at);

-- A rule's value on a day.
create function rule_value(of_code text, of_day date) returns jsonb
  language sql stable parallel safe
begin atomic
  select value from rule where code = of_code and area is null and effective_from <= of_day
    and (effective_until is null or effective_until >= of_day) order by version desc limit 1;
end;

${insertRules(handlingRules)}
`;
