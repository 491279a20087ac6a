import type { Client } from 'pg';
import type { Manifest } from './save.ts';
import { actAsOwner } from './tables.ts';

/** Makes rows of another server's, and of another time's, those of this one. */
export async function settle(client: Client, { parts }: Manifest): Promise<void> {
  for (const { part } of parts) {
    if (part === 'gateway') continue;
    await actAsOwner(client, part);
    await client.query('BEGIN');
    await settleOutbox(client);
    // The browsers' own halves stay behind with the gateway's sessions.
    if (part === 'directory') await client.query('UPDATE account_session SET ended_at = now() WHERE ended_at IS NULL');
    await client.query('COMMIT');
    await actAsOwner(client, `${part}_jobs`);
    // Whoever was at them is not here.
    await client.query('SELECT force_unlock_workers(ARRAY(SELECT DISTINCT locked_by FROM _private_jobs WHERE locked_by IS NOT NULL))');
  }
}

/**
 * The relay reads in the order (transaction, id), and this server counts transactions anew: what is there counts as of
 * one transaction before all of this server's, in the order of ids, and each subscriber goes on before the first event
 * that it may not have had. What comes twice is known to its inbox.
 */
async function settleOutbox(client: Client): Promise<void> {
  await client.query(
    `UPDATE outbox_cursor c SET xid = '1', id = coalesce(
       (SELECT o.id FROM outbox o
         WHERE o.id < coalesce((SELECT w.id FROM outbox w WHERE (w.xid, w.id) > (c.xid, c.id) ORDER BY w.id LIMIT 1),
                               'ffffffff-ffff-ffff-ffff-ffffffffffff')
         ORDER BY o.id DESC LIMIT 1),
       '00000000-0000-0000-0000-000000000000')`,
  );
  await client.query(`UPDATE outbox SET xid = '1'`);
}
