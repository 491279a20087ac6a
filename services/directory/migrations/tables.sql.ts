/**
 * Tables of the schema `directory`. The conformed dimensions (area, organ, person, post, topic, term,
 * congress_session) have the columns of the other services' projections and a few of their own; every change of one
 * of their rows gets a new `revision` and puts the whole row into the outbox, by trigger: no write can forget it.
 */
const DIMENSIONS = ['area', 'organ', 'person', 'post', 'topic', 'term', 'congress_session'] as const;

const dimensions = [
  'CREATE SEQUENCE revision',
  `CREATE TABLE area (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     code text NOT NULL UNIQUE CHECK (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
     name text NOT NULL,
     kind text NOT NULL CHECK (kind IN ('DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE')),
     parent_id uuid REFERENCES area,
     -- The code of an area begins the codes of those below it: LIKE path || '%' is the whole branch.
     path text GENERATED ALWAYS AS (code) STORED,
     revision bigint NOT NULL,
     CHECK ((kind = 'DISTRICT') = (parent_id IS NULL))
   )`,
  `CREATE INDEX area_parent ON area (parent_id)`,
  `CREATE UNIQUE INDEX area_one_district ON area (kind) WHERE kind = 'DISTRICT'`,
  `CREATE TABLE organ (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     code text NOT NULL UNIQUE,
     name text NOT NULL,
     short_name text NOT NULL,
     kind text NOT NULL,
     area_id uuid REFERENCES area,
     parent_id uuid REFERENCES organ,
     handles_suggestions boolean NOT NULL DEFAULT false,
     position integer NOT NULL DEFAULT 0,
     demo boolean NOT NULL DEFAULT false,
     revision bigint NOT NULL
   )`,
  `CREATE TABLE person (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     -- Stable key of seeded and imported people; others have none.
     code text UNIQUE,
     name text NOT NULL,
     demo boolean NOT NULL DEFAULT false,
     revision bigint NOT NULL
   )`,
  `CREATE INDEX person_name ON person ((name COLLATE "zh-x-icu"), id)`,
  `CREATE TABLE post (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     kind text NOT NULL,
     title text NOT NULL,
     person_id uuid NOT NULL REFERENCES person,
     organ_id uuid REFERENCES organ,
     area_id uuid REFERENCES area,
     from_on date NOT NULL,
     until_on date CHECK (until_on >= from_on),
     revision bigint NOT NULL,
     UNIQUE NULLS NOT DISTINCT (person_id, kind, organ_id, area_id, from_on)
   )`,
  `CREATE INDEX post_organ ON post (organ_id, kind)`,
  `CREATE INDEX post_kind ON post (kind)`,
  `CREATE TABLE topic (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     code text NOT NULL UNIQUE,
     name text NOT NULL,
     position integer NOT NULL,
     revision bigint NOT NULL
   )`,
  `CREATE TABLE term (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     ordinal integer NOT NULL UNIQUE CHECK (ordinal > 0),
     name text NOT NULL,
     from_on date NOT NULL,
     until_on date CHECK (until_on >= from_on),
     revision bigint NOT NULL
   )`,
  `CREATE TABLE congress_session (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     ordinal integer NOT NULL CHECK (ordinal > 0),
     name text NOT NULL,
     term_id uuid NOT NULL REFERENCES term,
     from_on date NOT NULL,
     until_on date NOT NULL CHECK (until_on >= from_on),
     revision bigint NOT NULL,
     UNIQUE (term_id, ordinal)
   )`,
];

const announcements = [
  // The row is locked before the trigger runs: of two writers of one row, the later one has the higher revision.
  `CREATE FUNCTION revise() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.revision := nextval('directory.revision');
     RETURN NEW;
   END $$`,
  `CREATE FUNCTION announce() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO directory.outbox (type, payload) VALUES (TG_TABLE_NAME || '.changed', to_jsonb(NEW));
     RETURN NULL;
   END $$`,
  ...DIMENSIONS.flatMap((table) => [
    `CREATE TRIGGER revise BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION revise()`,
    `CREATE TRIGGER announce AFTER INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION announce()`,
  ]),
];

const accounts = [
  `CREATE TABLE account (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     username text NOT NULL CHECK (username = lower(username) AND username ~ '^[^[:space:]]{1,64}$') UNIQUE,
     person_id uuid REFERENCES person,
     password_hash text NOT NULL,
     status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'DISABLED')),
     must_change boolean NOT NULL DEFAULT false,
     -- Shown with its post on the sign-in page of a demonstration.
     demo boolean NOT NULL DEFAULT false,
     -- Attempts since the last sign-in, counted before the password is looked at.
     failed_count integer NOT NULL DEFAULT 0,
     locked_until timestamptz,
     signed_in_at timestamptz,
     created_at timestamptz NOT NULL
   )`,
  `CREATE INDEX account_person ON account (person_id)`,
  `CREATE TABLE personal_token (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     account_id uuid NOT NULL REFERENCES account,
     name text NOT NULL,
     -- SHA-256 of the token; the token itself has 256 random bits and is shown once.
     digest bytea NOT NULL UNIQUE,
     created_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     revoked_at timestamptz,
     last_used_at timestamptz
   )`,
  `CREATE TABLE notification (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     account_id uuid NOT NULL REFERENCES account,
     kind text NOT NULL,
     subject text NOT NULL,
     path text NOT NULL,
     at timestamptz NOT NULL,
     read_at timestamptz
   )`,
  `CREATE INDEX notification_account ON notification (account_id, at, id)`,
  `CREATE INDEX notification_unread ON notification (account_id) WHERE read_at IS NULL`,
];

const issuer = [
  `CREATE TABLE oidc (
     model text NOT NULL,
     id text NOT NULL,
     payload jsonb NOT NULL,
     grant_id text,
     user_code text,
     uid text,
     expires_at timestamptz,
     PRIMARY KEY (model, id)
   )`,
  `CREATE INDEX oidc_grant ON oidc (grant_id)`,
  `CREATE INDEX oidc_uid ON oidc (uid)`,
  `CREATE INDEX oidc_user_code ON oidc (user_code) WHERE user_code IS NOT NULL`,
  `CREATE INDEX oidc_expires ON oidc (expires_at)`,
  `CREATE TABLE issuer_key (single boolean PRIMARY KEY DEFAULT true CHECK (single), keys jsonb NOT NULL)`,
];

export const tablesSql: readonly string[] = [...dimensions, ...announcements, ...accounts, ...issuer];
