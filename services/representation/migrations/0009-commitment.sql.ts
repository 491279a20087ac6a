import { commitmentRules } from '../src/commitment/commitment.rules.ts';

const text = (value: string | null): string => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);

/** Tables of the ledger of commitments, in the schema `representation`, and the rule of its yearly press list. */
export const commitmentSql = /* sql */ `
create table commitment (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  suggestion_id uuid not null references suggestion on delete cascade,
  handling_id uuid not null references handling on delete cascade,
  state text not null default 'PROMISED'
    check (state in ('PROMISED', 'REPORTED', 'FULFILLED', 'REOPENED', 'EVALUATED_AGAIN', 'CLOSED')),
  text text not null check (char_length(text) <= 1000),
  measure text not null check (char_length(measure) <= 500),
  promised_on date not null,
  due_on date not null,
  first_due_on date not null,
  met_on date,
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  check (due_on >= promised_on and first_due_on >= promised_on),
  -- The day of the report that stands: none while something is owed.
  check ((met_on is null) = (state in ('PROMISED', 'REOPENED')))
);
create index commitment_by_due on commitment (due_on, id);
create index commitment_by_promise on commitment (promised_on desc, id desc);
create index commitment_by_suggestion on commitment (suggestion_id, due_on, id);
create index commitment_by_handling on commitment (handling_id);

create table commitment_report (
  id uuid primary key default uuidv7(),
  commitment_id uuid not null references commitment on delete cascade,
  text text not null,
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  on_day date not null,
  outcome text not null default 'PENDING' check (outcome in ('PENDING', 'CONFIRMED', 'SENT_BACK', 'NOT_KEPT')),
  reason text,
  check ((reason is not null) = (outcome in ('SENT_BACK', 'NOT_KEPT')))
);
create index commitment_report_by_commitment on commitment_report (commitment_id, on_day, id);
create unique index commitment_report_one_pending on commitment_report (commitment_id) where outcome = 'PENDING';
create index commitment_report_files on commitment_report using gin (files jsonb_path_ops);

-- The history of the due day: it changes by a request that was granted, and in no other way.
create table commitment_due_request (
  id uuid primary key default uuidv7(),
  commitment_id uuid not null references commitment on delete cascade,
  from_on date not null,
  to_on date not null check (to_on <> from_on),
  reason text not null,
  asked_at timestamptz not null,
  outcome text not null default 'ASKED' check (outcome in ('ASKED', 'GRANTED', 'REFUSED', 'LAPSED')),
  refusal text,
  decided_at timestamptz,
  check ((decided_at is null) = (outcome = 'ASKED')),
  check ((refusal is not null) = (outcome = 'REFUSED'))
);
create index commitment_due_request_by_commitment on commitment_due_request (commitment_id, asked_at, id);
create unique index commitment_due_request_one_asked on commitment_due_request (commitment_id) where outcome = 'ASKED';

create table commitment_evaluation (
  commitment_id uuid primary key references commitment on delete cascade,
  attitude text not null check (attitude in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
  result text not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
  comment text,
  at timestamptz not null,
  check (comment is not null or (attitude <> 'DISSATISFIED' and result <> 'DISSATISFIED'))
);

-- Append-only: who stood on which year's press list.
create table commitment_press (
  id uuid primary key default uuidv7(),
  commitment_id uuid not null references commitment on delete cascade,
  year integer not null,
  on_day date not null,
  overdue boolean not null,
  unique (commitment_id, year)
);
revoke update, delete, truncate on commitment_press from redpine_representation;

insert into rule (code, version, effective_from, effective_until, area, value, law, article, mark, source) values
${commitmentRules
  .map(({ code, version, effectiveFrom, effectiveUntil, area, value, law, article, mark, source }) => {
    const words = [effectiveFrom, effectiveUntil, area, JSON.stringify(value), law, article, mark, source];
    return `(${[text(code), version, ...words.map(text)].join(', ')})`;
  })
  .join(',\n')};
`;
