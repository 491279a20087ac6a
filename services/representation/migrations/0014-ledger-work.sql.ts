import { commitmentReminderRules } from '../src/reminder/reminder.rules.ts';
import { insertRules } from './rules.sql.ts';

/** What an office keeps beside the suggestion itself, in the schema `representation`. */
export const ledgerWorkSql = /* sql */ `
-- Which reminder of which due day of a commitment was told; another due day is reminded of anew.
create table commitment_reminder (
  commitment_id uuid not null references commitment on delete cascade,
  due_on date not null,
  step text not null check (step ~ '^(BEFORE_[0-9]{1,3}|OVERDUE)$'),
  at timestamptz not null,
  primary key (commitment_id, due_on, step)
);
revoke update, delete, truncate on commitment_reminder from redpine_representation;

${insertRules(commitmentReminderRules)}
`;
