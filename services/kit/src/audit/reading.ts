import { digestOf, writeAudit } from '../audit.ts';
import type { RequestContext } from '../context.ts';
import type { LegalBasis } from '../legalBasis.ts';
import { inTransaction } from '../transaction.ts';

/** A reading or an export that is an act of its own. */
export interface Reading {
  /** Such as `audit.read`. */
  action: string;
  subject: { type: string; id: string };
  /** What was asked for, such as a filter; kept in the entry. */
  asked: object;
  basis?: readonly LegalBasis[];
}

/** Writes a reading into the audit log, before what is read is handed out: if it cannot be written, nothing is read. */
export async function recordReading(context: RequestContext, { action, subject, asked, basis = [] }: Reading): Promise<void> {
  await inTransaction(context.database, context.clock, async (tx) =>
    writeAudit(tx, context, { action, inputDigest: digestOf({ action, input: asked }), basis }, [{ subject, note: JSON.stringify(asked) }]),
  );
}
