import { sqlMigration } from '@redpine/kit/kitTables';

/** The gateway's own tables: who is signed in, what was uploaded, and who asked how much. */
export const migrations = [
  sqlMigration('0001_session', [
    `CREATE TABLE session (
       id_digest bytea PRIMARY KEY,
       account text NOT NULL,
       id_token text,
       created_at timestamptz NOT NULL,
       last_seen_at timestamptz NOT NULL,
       expires_at timestamptz NOT NULL,
       revoked_at timestamptz
     )`,
    'CREATE INDEX session_account ON session (account)',
    'CREATE INDEX session_expires ON session (expires_at)',
  ]),
  sqlMigration('0002_file', [
    `CREATE TABLE file (
       id uuid PRIMARY KEY DEFAULT uuidv7(),
       digest text NOT NULL,
       name text NOT NULL,
       media_type text NOT NULL,
       size bigint NOT NULL,
       uploaded_by text NOT NULL,
       at timestamptz NOT NULL
     )`,
  ]),
  // Lost in a crash, and then everyone's bucket is full.
  sqlMigration('0003_rate_bucket', [
    `CREATE UNLOGGED TABLE rate_bucket (
       key text PRIMARY KEY,
       used float8 NOT NULL,
       granted float8 NOT NULL,
       at timestamptz NOT NULL
     ) WITH (fillfactor = 50)`,
  ]),
  sqlMigration('0004_visitor_file', [
    `ALTER TABLE file
       -- Whose uploader has no account: her first, second, third.
       ADD COLUMN slot smallint CHECK (slot > 0),
       -- When it was asked last whether a service keeps it; at first, when it came.
       ADD COLUMN checked_at timestamptz,
       ADD CHECK ((slot IS NULL) = (checked_at IS NULL))`,
    'CREATE UNIQUE INDEX file_by_slot ON file (uploaded_by, slot) WHERE slot IS NOT NULL',
    'CREATE INDEX file_of_visitors ON file (at) WHERE slot IS NOT NULL',
    'CREATE INDEX file_to_check ON file (checked_at) WHERE checked_at IS NOT NULL',
  ]),
];
