import { createHash } from 'node:crypto';
import type { RequestContext } from './context.ts';
import type { LegalBasis } from './legalBasis.ts';
import type { Transaction } from './transaction.ts';

/** What an act did to one subject. */
export interface AuditRecord {
  subject: { type: string; id: string };
  /** The values that changed, as they were. Never personal data of constituents. */
  before?: object | null;
  /** The values that changed, as they are now. */
  after?: object | null;
  note?: string | null;
}

export interface AuditedAct {
  action: string;
  /** SHA-256 of the input, hexadecimal. */
  inputDigest: string;
  basis: readonly LegalBasis[];
}

/** Writes audit entries in the act's own transaction: if they cannot be written, the act did not happen. */
export function writeAudit(
  transaction: Transaction,
  context: RequestContext,
  act: AuditedAct,
  records: readonly AuditRecord[],
): void {
  const rows = records.map((record) => ({
    subject_type: record.subject.type,
    subject_id: record.subject.id,
    before: record.before ?? null,
    after: record.after ?? null,
    note: record.note ?? null,
  }));
  transaction.last((writes) => {
    const values = [
      transaction.now.toISOString(),
      context.actor.id,
      context.actor.name,
      JSON.stringify(context.actor.posts),
      act.action,
      act.inputDigest,
      JSON.stringify(act.basis),
      context.requestId,
    ].map((value) => writes.value(value));
    writes.add(
      `INSERT INTO audit_entry (at, actor_id, actor_name, actor_posts, action, input_digest, basis, request_id,
                                subject_type, subject_id, before, after, note)
       SELECT ${values.map((value, n) => `${value}${TYPES[n]}`).join(', ')}, r.*
         FROM jsonb_to_recordset(${writes.value(JSON.stringify(rows))})
           AS r(subject_type text, subject_id text, before jsonb, after jsonb, note text)`,
    );
  });
}

const TYPES = ['::timestamptz', '', '', '::jsonb', '', '', '::jsonb', ''];

/** SHA-256, hexadecimal, of a JSON value that does not depend on the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
