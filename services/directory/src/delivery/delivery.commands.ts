import { legalDay } from '@redpine/kit/clock';
import type { Transaction } from '@redpine/kit/transaction';
import type { Channel } from './sender.ts';

/** What comes later than this was told to nobody in time: it stays in the shell. */
const NEWS_MS = 3 * 86_400_000;

/**
 * Puts the notifications on their way in the transaction that makes them: one row for each and channel, where the account
 * wants them one by one (`digest`: or the weekly digest alone) and the channel reaches it.
 */
export async function dispatch(
  tx: Transaction,
  channels: readonly Channel[],
  notifications: readonly string[],
  of: { at: Date; digest: boolean },
): Promise<void> {
  if (channels.length === 0 || notifications.length === 0 || tx.now.getTime() - of.at.getTime() > NEWS_MS) return;
  await tx.query(
    `INSERT INTO delivery (notification_id, channel, next_at)
     SELECT n.id, c.channel, $3 FROM notification n JOIN account a ON a.id = n.account_id CROSS JOIN unnest($2::text[]) AS c(channel)
      WHERE n.id = ANY ($1::uuid[]) AND a.delivery_mode = ANY ($4::text[]) AND (c.channel <> 'EMAIL' OR a.email IS NOT NULL)
     ON CONFLICT DO NOTHING`,
    [notifications, channels, tx.now, of.digest ? ['IMMEDIATE', 'DIGEST'] : ['IMMEDIATE']],
  );
}

/** The ISO week of an instant in Shanghai, such as 2026-W07: Thursday says which year it belongs to. */
export function isoWeek(instant: Date): string {
  const day = new Date(`${legalDay(instant)}T00:00:00Z`);
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
