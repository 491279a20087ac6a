/**
 * Who signs in, from where, with what second factor; and the rule that says how often, how long and for whom.
 *
 * - `sign_in_rule` is dated: the latest row that has begun holds. `lock_minutes` null locks until an administrator
 *   unlocks (`locked_until` is then infinity).
 * - A session is known here by the SHA-256 of what the browser holds; the gateway keeps the rest.
 * - A secret of a second factor is sealed with a key that the database does not hold (see `sealing.ts`).
 */
export const accountsSql: readonly string[] = [
  `CREATE TABLE sign_in_rule (
     from_on date PRIMARY KEY,
     failures integer NOT NULL CHECK (failures BETWEEN 3 AND 10),
     lock_minutes integer CHECK (lock_minutes > 0),
     address_failures integer NOT NULL CHECK (address_failures > 0),
     address_minutes integer NOT NULL CHECK (address_minutes > 0),
     shortest_password integer NOT NULL CHECK (shortest_password BETWEEN 8 AND 64),
     second_factor_posts text[] NOT NULL,
     token_posts text[] NOT NULL,
     token_days integer NOT NULL CHECK (token_days BETWEEN 1 AND 366),
     log_days integer NOT NULL CHECK (log_days >= 180),
     source text NOT NULL,
     mark text NOT NULL CHECK (mark IN ('F', 'S', 'M', 'D'))
   )`,
  `INSERT INTO sign_in_rule VALUES ('2000-01-01', 5, 15, 50, 15, 12,
     '{SYSTEM_ADMIN,SECURITY_ADMIN,AUDIT_ADMIN,DEPUTIES_OFFICE,SESSION_OFFICE,GOVERNMENT_OFFICE}', '{ANALYST}', 365, 180,
     'OWASP ASVS 5.0 §6.2.1, 6.3.1, 6.3.3; 网络安全法 art. 21 (logs of six months); the posts are the platform''s choice', 'D')`,
  `ALTER TABLE account
     ADD COLUMN version integer NOT NULL DEFAULT 1,
     -- Who this is at an issuer of the site's own (its sub); null where the embedded issuer signs in.
     ADD COLUMN subject text UNIQUE CHECK (char_length(subject) BETWEEN 1 AND 255)`,
  `CREATE UNIQUE INDEX account_of_person ON account (person_id) WHERE status = 'ACTIVE'`,
  `CREATE TABLE second_factor (
     account_id uuid PRIMARY KEY REFERENCES account,
     sealed_secret bytea NOT NULL,
     -- The latest time step that was used: neither it nor an earlier one is accepted again.
     last_step bigint NOT NULL,
     enrolled_at timestamptz NOT NULL
   )`,
  `CREATE TABLE recovery_code (
     account_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
     digest bytea NOT NULL,
     used_at timestamptz,
     PRIMARY KEY (account_id, digest)
   )`,
  `CREATE TABLE account_session (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     account_id uuid NOT NULL REFERENCES account,
     digest bytea NOT NULL UNIQUE,
     browser text NOT NULL,
     address text NOT NULL,
     started_at timestamptz NOT NULL,
     last_seen_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     ended_at timestamptz
   )`,
  'CREATE INDEX account_session_account ON account_session (account_id, started_at)',
  'CREATE INDEX account_session_expires ON account_session (expires_at)',
  `CREATE TABLE sign_in_event (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     at timestamptz NOT NULL,
     -- Null where nobody has the name that was typed, which is not kept: it may be a password.
     account_id uuid REFERENCES account,
     kind text NOT NULL CHECK (kind IN ('SIGNED_IN', 'WRONG_PASSWORD', 'WRONG_CODE', 'LOCKED', 'REFUSED_LOCKED',
       'REFUSED_DISABLED', 'UNKNOWN_NAME', 'UNLOCKED')),
     address text NOT NULL,
     browser text NOT NULL
   )`,
  'CREATE INDEX sign_in_event_at ON sign_in_event (at, id)',
  'CREATE INDEX sign_in_event_account ON sign_in_event (account_id, at, id)',
  `CREATE INDEX sign_in_event_address ON sign_in_event (address, at) WHERE kind NOT IN ('SIGNED_IN', 'UNLOCKED')`,
  `ALTER TABLE personal_token ADD COLUMN scope text NOT NULL DEFAULT 'FULL' CHECK (scope IN ('READ', 'FULL'))`,
  'CREATE INDEX personal_token_account ON personal_token (account_id)',
  `CREATE INDEX oidc_account ON oidc ((payload ->> 'accountId'))`,
];
