import type { MigrationObject } from '@mikro-orm/core';
import { sqlMigration } from '../kitTables.ts';

const LOG = ['audit_link', 'audit_node', 'audit_checkpoint'] as const;

/**
 * The Merkle log over `audit_entry`. The application adds entries, whose id and transaction it cannot choose; the
 * sequencer's role alone adds links, nodes and checkpoints; nobody changes or removes any of them, the owner included.
 */
export function auditLogMigration(name: string): MigrationObject {
  const [application, sequencer] = [`redpine_${name}`, `redpine_${name}_audit`];
  return sqlMigration('0001_audit_log', [
    // Commits end in another order than ids begin: (xid, id) below the oldest running transaction is complete.
    'CREATE INDEX audit_entry_order ON audit_entry (xid, id)',
    'CREATE INDEX audit_entry_at ON audit_entry (at, id)',
    'CREATE INDEX audit_entry_actor ON audit_entry (actor_id, at, id)',
    // No foreign key: it would write a lock into each entry.
    `CREATE TABLE audit_link (
       seq bigint PRIMARY KEY CHECK (seq >= 0),
       entry_id uuid NOT NULL UNIQUE,
       hash bytea NOT NULL CHECK (octet_length(hash) = 32)
     )`,
    // The node of level n over leaf i * 16^n and those after it; level 0 is audit_link.
    `CREATE TABLE audit_node (
       level smallint NOT NULL CHECK (level > 0),
       index bigint NOT NULL CHECK (index >= 0),
       hash bytea NOT NULL CHECK (octet_length(hash) = 32),
       PRIMARY KEY (level, index)
     )`,
    `CREATE TABLE audit_checkpoint (
       size bigint PRIMARY KEY CHECK (size > 0),
       root bytea NOT NULL CHECK (octet_length(root) = 32),
       at timestamptz NOT NULL,
       key text NOT NULL,
       signature bytea NOT NULL
     )`,
    `REVOKE INSERT ON audit_entry FROM ${application}`,
    `GRANT INSERT (at, actor_id, actor_name, actor_posts, action, subject_type, subject_id, input_digest, before, after,
                   note, basis, request_id) ON audit_entry TO ${application}`,
    `GRANT SELECT ON audit_entry TO ${sequencer}`,
    ...LOG.flatMap((table) => [
      `REVOKE ALL ON ${table} FROM ${application}`,
      `GRANT SELECT ON ${table} TO ${application}`,
      `GRANT SELECT, INSERT ON ${table} TO ${sequencer}`,
    ]),
    `CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
     END $$`,
    ...['audit_entry', ...LOG].map(
      (table) => `CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
                  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()`,
    ),
  ]);
}
