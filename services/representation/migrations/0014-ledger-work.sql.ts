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

-- 台账 — Which register a run reads: its name is part of the identity of the rows. Null is the district's one register.
alter table suggestion_import add column register text check (char_length(register) between 1 and 50);

-- Confidentiality stands on the suggestion alone, at the deputy's request; what an office declines to publish is WITHDRAWN.
update suggestion set confidential = true where id in (select suggestion_id from publication where confidential_by = 'DEPUTY');
update publication set state = 'WITHDRAWN', confidential_by = null where state = 'CONFIDENTIAL';
alter table publication drop column confidential_by, drop constraint publication_state_check,
  add constraint publication_state_check check (state in ('PROPOSED', 'REDACTED', 'PUBLISHED', 'WITHDRAWN'));

${insertRules(commitmentReminderRules)}
`;
