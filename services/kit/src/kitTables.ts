import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';

/** The tables that every service has: audit, outbox, inbox, idempotency, rules. */
export function kitMigration(name: string): MigrationObject {
  return sqlMigration('0000_kit', [
    `REVOKE INSERT, UPDATE, DELETE ON migration FROM redpine_${name}`,
    `CREATE TABLE audit_entry (
       id uuid PRIMARY KEY DEFAULT uuidv7(),
       at timestamptz NOT NULL,
       xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
       actor_id text NOT NULL,
       actor_name text NOT NULL,
       actor_posts jsonb NOT NULL,
       action text NOT NULL,
       subject_type text NOT NULL,
       subject_id text NOT NULL,
       input_digest text NOT NULL,
       before jsonb,
       after jsonb,
       note text,
       basis jsonb NOT NULL,
       request_id text NOT NULL
     )`,
    'CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id, id)',
    // A register that can be rewritten proves nothing: the application adds to it and reads it.
    `REVOKE ALL ON audit_entry FROM redpine_${name}`,
    `GRANT SELECT, INSERT ON audit_entry TO redpine_${name}`,
    `CREATE TABLE outbox (
       id uuid PRIMARY KEY DEFAULT uuidv7(),
       xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
       type text NOT NULL,
       payload jsonb NOT NULL,
       at timestamptz NOT NULL DEFAULT clock_timestamp()
     )`,
    // Commits end in another order than ids begin: (xid, id) below the oldest running transaction is complete.
    'CREATE INDEX outbox_order ON outbox (xid, id)',
    `CREATE TABLE outbox_cursor (
       subscriber text PRIMARY KEY,
       xid xid8 NOT NULL DEFAULT '0',
       id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
     )`,
    `CREATE TABLE inbox (
       source text NOT NULL,
       event_id uuid NOT NULL,
       type text NOT NULL,
       at timestamptz NOT NULL DEFAULT clock_timestamp(),
       PRIMARY KEY (source, event_id)
     )`,
    `CREATE TABLE idempotency (
       actor_id text NOT NULL,
       key text NOT NULL,
       digest text NOT NULL,
       result jsonb,
       at timestamptz NOT NULL DEFAULT clock_timestamp(),
       PRIMARY KEY (actor_id, key)
     )`,
    `CREATE TABLE rule (
       id uuid PRIMARY KEY DEFAULT uuidv7(),
       code text NOT NULL,
       version integer NOT NULL,
       effective_from date NOT NULL,
       effective_until date,
       area text,
       value jsonb NOT NULL,
       law text NOT NULL,
       article text NOT NULL,
       mark text NOT NULL CHECK (mark IN ('F', 'S', 'M', 'D')),
       source text NOT NULL,
       UNIQUE NULLS NOT DISTINCT (code, area, version),
       CHECK (effective_until IS NULL OR effective_until >= effective_from)
     )`,
  ]);
}

/** The projection of directory's conformed dimensions, in the services other than directory. */
export function projectionMigration(name: string): MigrationObject {
  return sqlMigration('0001_projection', [
    `CREATE TABLE area (
       id uuid PRIMARY KEY,
       code text NOT NULL,
       name text NOT NULL,
       kind text NOT NULL,
       parent_id uuid,
       path text NOT NULL,
       revision bigint NOT NULL
     )`,
    'CREATE INDEX area_code ON area (code)',
    'CREATE INDEX area_parent ON area (parent_id)',
    'CREATE INDEX area_path ON area (path text_pattern_ops)',
    `CREATE TABLE organ (
       id uuid PRIMARY KEY,
       code text NOT NULL,
       name text NOT NULL,
       short_name text,
       kind text NOT NULL,
       area_id uuid,
       parent_id uuid,
       handles_suggestions boolean NOT NULL DEFAULT false,
       demo boolean NOT NULL DEFAULT false,
       revision bigint NOT NULL
     )`,
    'CREATE INDEX organ_area ON organ (area_id)',
    'CREATE INDEX organ_name ON organ (name)',
    `CREATE TABLE person (
       id uuid PRIMARY KEY,
       name text NOT NULL,
       demo boolean NOT NULL DEFAULT false,
       revision bigint NOT NULL
     )`,
    'CREATE INDEX person_name ON person (name)',
    `CREATE TABLE post (
       id uuid PRIMARY KEY,
       kind text NOT NULL,
       title text NOT NULL,
       person_id uuid NOT NULL,
       organ_id uuid,
       area_id uuid,
       from_on date NOT NULL,
       until_on date,
       revision bigint NOT NULL
     )`,
    'CREATE INDEX post_person ON post (person_id)',
    'CREATE INDEX post_organ ON post (organ_id, kind)',
    `CREATE TABLE topic (
       id uuid PRIMARY KEY,
       code text NOT NULL,
       name text NOT NULL,
       position integer NOT NULL,
       revision bigint NOT NULL
     )`,
    'CREATE INDEX topic_code ON topic (code)',
    `CREATE TABLE term (
       id uuid PRIMARY KEY,
       ordinal integer NOT NULL,
       name text NOT NULL,
       from_on date NOT NULL,
       until_on date,
       revision bigint NOT NULL
     )`,
    `CREATE TABLE congress_session (
       id uuid PRIMARY KEY,
       ordinal integer NOT NULL,
       name text NOT NULL,
       term_id uuid NOT NULL,
       from_on date NOT NULL,
       until_on date,
       revision bigint NOT NULL
     )`,
    `COMMENT ON SCHEMA ${name} IS 'Redpine ${name}; area, organ, person, post, topic, term, congress_session follow directory'`,
  ]);
}

/** Areas, organs, people and topics end: the projection learns of their last day. */
export function projectionEndsMigration(): MigrationObject {
  return sqlMigration(
    '0001_projection_ends',
    ['area', 'organ', 'person', 'topic'].map((table) => `ALTER TABLE ${table} ADD COLUMN until_on date`),
  );
}

/** A migration of plain statements; `name` is what the bookkeeping keeps, and is never changed once released. */
export function sqlMigration(name: string, statements: readonly string[]): MigrationObject {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        for (const statement of statements) this.addSql(statement);
      }
    },
  };
}
