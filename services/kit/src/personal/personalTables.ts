/**
 * Who had which personal value revealed, for what; how many a day, and for which purposes. A reveal is written once and
 * read by the person it is about; it ends by the schedule.
 */
export const revealTables = (name: string): readonly string[] => [
  `CREATE TABLE reveal_rule (
     from_on date PRIMARY KEY,
     -- Values that one account may have revealed on one legal day.
     per_day integer NOT NULL CHECK (per_day BETWEEN 1 AND 1000),
     source text NOT NULL,
     mark text NOT NULL CHECK (mark IN ('F', 'S', 'M', 'D'))
   )`,
  `CREATE TABLE reveal_purpose (
     code text PRIMARY KEY,
     name text NOT NULL,
     position integer NOT NULL,
     from_on date NOT NULL,
     until_on date CHECK (until_on >= from_on),
     source text NOT NULL,
     mark text NOT NULL CHECK (mark IN ('F', 'S', 'M', 'D'))
   )`,
  `CREATE TABLE personal_reveal (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     at timestamptz NOT NULL,
     account_id uuid NOT NULL,
     actor_name text NOT NULL,
     subject_type text NOT NULL,
     subject_id uuid NOT NULL,
     field text NOT NULL,
     purpose text NOT NULL REFERENCES reveal_purpose,
     note text NOT NULL
   )`,
  'CREATE INDEX personal_reveal_account ON personal_reveal (account_id, at)',
  'CREATE INDEX personal_reveal_subject ON personal_reveal (subject_id, at)',
  'CREATE INDEX personal_reveal_at ON personal_reveal (at)',
  `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reveal_rule, reveal_purpose FROM redpine_${name}`,
  `REVOKE UPDATE, TRUNCATE ON personal_reveal FROM redpine_${name}`,
];

/** How long what is kept, by dated rules, and when the schedule was last kept to. */
export const retentionTables = (name: string): readonly string[] => [
  `CREATE TABLE retention_rule (
     item text NOT NULL,
     from_on date NOT NULL,
     days integer NOT NULL CHECK (days > 0),
     law text NOT NULL,
     article text NOT NULL,
     mark text NOT NULL CHECK (mark IN ('F', 'S', 'M', 'D')),
     source text NOT NULL,
     PRIMARY KEY (item, from_on),
     -- 网络安全法 art. 21: logs of the network are kept for six months at least.
     CHECK (item <> 'SIGN_IN_LOG' OR days >= 180)
   )`,
  `CREATE TABLE retention_run (
     item text PRIMARY KEY,
     at timestamptz NOT NULL,
     removed integer NOT NULL,
     -- Whether nothing that is due was left for the next run.
     complete boolean NOT NULL
   )`,
  `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON retention_rule FROM redpine_${name}`,
];
