/** 代表宣讲. `files` and `feedback` have the field names of the GraphQL types. */
export const talkSql = /* sql */ `
create table talk (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  state text not null default 'ASSIGNED' check (state in ('ASSIGNED', 'HELD', 'CONFIRMED', 'CANCELLED')),
  subject text not null check (subject <> ''),
  topic_id uuid,
  speaker_id uuid not null references deputy,
  area_id uuid not null,
  place text not null check (place <> ''),
  audience text not null check (audience <> ''),
  planned_on date not null,
  held_on date,
  listeners integer check (listeners > 0),
  summary text,
  files jsonb not null default '[]',
  feedback jsonb,
  return_reason text,
  cancel_reason text,
  assigned_at timestamptz not null,
  updated_at timestamptz not null,
  check (state not in ('HELD', 'CONFIRMED') or (held_on is not null and listeners is not null and summary is not null)),
  check ((state = 'CONFIRMED') = (feedback is not null)),
  check ((state = 'CANCELLED') = (cancel_reason is not null))
);
create index talk_by_day on talk (planned_on desc, id desc);
create index talk_by_speaker on talk (speaker_id, planned_on desc, id desc);
create index talk_files on talk using gin (files jsonb_path_ops) where files <> '[]';
`;
