/**
 * Tables of the import, in the schema `representation`, after the tables of suggestions.
 *
 * - `suggestion_import.problems` is an array of `{row, field, value, rule}`, refusals first: words and severity follow
 *   from the rule when it is read (`import.rules.ts`).
 * - `actor` is whoever started the run, with the posts she held then: the run acts for her.
 */
export const importSql = /* sql */ `
create table suggestion_import (
  id uuid primary key default uuidv7(),
  file_id uuid not null,
  file_name text not null,
  digest text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'REFUSED', 'FAILED')),
  dry_run boolean not null,
  actor jsonb not null,
  mapping jsonb,
  started_at timestamptz not null,
  ended_at timestamptz,
  rows integer,
  done integer not null default 0,
  rate integer,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  flagged integer not null default 0,
  refused integer not null default 0,
  unmatched integer not null default 0,
  problems jsonb not null default '[]' check (jsonb_typeof(problems) = 'array'),
  constraint suggestion_import_ended check ((ended_at is null) = (state in ('WAITING', 'RUNNING')))
);
create index suggestion_import_newest on suggestion_import (started_at desc, id desc);
-- Two registers at once could each create what the other one creates.
create unique index suggestion_import_one_at_a_time on suggestion_import ((true))
  where state in ('WAITING', 'RUNNING') and not dry_run;

-- How a register with these columns was read the last time.
create table import_mapping (
  signature text primary key,
  mapping jsonb not null,
  at timestamptz not null
);

-- What a name in registers was said to mean: later rows that carry it are tied by themselves.
create table import_name (
  kind text not null check (kind in ('DEPUTY', 'UNIT')),
  name text not null,
  target_id uuid not null,
  at timestamptz not null,
  primary key (kind, name)
);

-- Digest of the register's row as it was taken in: an equal one changes nothing.
alter table suggestion add column import_digest text,
  add constraint suggestion_import_digest check ((source = 'IMPORTED') = (import_digest is not null));

-- For replies of registers that do not say what came of them: in force on no day, so that no reply made here has it.
insert into reply_category (code, name, effective_from, effective_until, mark, position)
values ('NOT_STATED', '登记表未载明', '1949-10-01', '1949-10-01', 'D', 99);
`;
