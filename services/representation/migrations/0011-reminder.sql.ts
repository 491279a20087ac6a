import { reminderRules } from '../src/reminder/reminder.rules.ts';
import { insertRules } from './rules.sql.ts';

/** Which reminder of which deadline was told: a row stands in the transaction that tells it, and is never taken back. */
export const reminderSql = /* sql */ `
create table reminder (
  deadline_id uuid not null references deadline on delete cascade,
  step text not null check (step ~ '^(BEFORE_[0-9]{1,3}|OVERDUE)$'),
  at timestamptz not null,
  primary key (deadline_id, step)
);
revoke update, delete, truncate on reminder from redpine_representation;

${insertRules(reminderRules)}
`;
