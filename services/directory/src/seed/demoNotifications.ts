import { digestOf, writeAudit } from '@redpine/kit/audit';
import type { RequestContext } from '@redpine/kit/context';
import { systemContext } from '@redpine/kit/context';
import { inTransaction } from '@redpine/kit/transaction';

/**
 * Marks what a demonstration's accounts were told before an instant as read, a day after it came: people who work with
 * the platform do not leave a year of notifications unread. Returns how many.
 */
export async function readDemoNotifications(
  parts: Pick<RequestContext, 'database' | 'clock' | 'log'>,
  before: Date,
): Promise<number> {
  return inTransaction(parts.database, parts.clock, async (tx) => {
    const read = await tx.query<{ account: string; n: number }>(
      `WITH read AS (
         UPDATE notification n SET read_at = n.at + interval '1 day' FROM account a
          WHERE a.id = n.account_id AND a.demo AND n.read_at IS NULL AND n.at < $1 RETURNING n.account_id)
       SELECT account_id AS account, count(*)::int AS n FROM read GROUP BY account_id`,
      [before],
    );
    if (read.length === 0) return 0;
    const seed = { action: 'directory.seed', inputDigest: digestOf({ before }), basis: [] };
    const records = read.map(({ account, n }) => ({ subject: { type: 'Account', id: account }, after: { marked: n } }));
    writeAudit(tx, systemContext(parts), seed, records);
    return read.reduce((sum, { n }) => sum + n, 0);
  });
}
