/**
 * 履历: what happened to a record of any aggregate beside the suggestion, whose own timeline also knows handlings.
 */
export const historySql = /* sql */ `
create table history_entry (
  id uuid primary key default uuidv7(),
  subject_type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  action text not null,
  actor_name text not null,
  actor_post text,
  actor_organ text,
  note text,
  law text,
  article text,
  mark text check (mark in ('F', 'S', 'M', 'D'))
);
create index history_entry_of_subject on history_entry (subject_id, at, id);
revoke update, delete on history_entry from redpine_representation;
`;

/**
 * 履职事项: what deputies did, told by any service, once for each source, deputy and kind.
 *
 * `source_service`, `source_type` and `source_id` name the record it comes from; events never carry personal data of
 * constituents. A retracted event stays on record and counts nowhere.
 */
export const dutySql = /* sql */ `
create table duty_event (
  id uuid primary key default uuidv7(),
  deputy_id uuid not null references deputy,
  kind text not null,
  on_day date not null,
  title text not null check (title <> ''),
  path text,
  source_service text not null,
  source_type text not null,
  source_id text not null,
  state text not null default 'RECORDED' check (state in ('RECORDED', 'VERIFIED', 'REJECTED', 'RETRACTED')),
  version integer not null default 1,
  reason text,
  recorded_at timestamptz not null,
  decided_at timestamptz,
  unique (source_service, source_type, source_id, deputy_id, kind)
);
create index duty_event_by_deputy on duty_event (deputy_id, on_day desc, id desc);
`;
