import { createActorSigner, serviceActor } from '@redpine/kit/actor';
import type { Clock } from '@redpine/kit/clock';
import type { Database } from '@redpine/kit/database';
import type { Peer } from '@redpine/kit/peer';
import { inTransaction } from '@redpine/kit/transaction';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { NotificationLanguage } from '../generated/types.ts';
import { dispatch, isoWeek } from './delivery.commands.ts';
import { digestSubject } from './message.words.ts';
import type { Channel } from './sender.ts';

export interface DigestParts {
  database: Database;
  clock: Clock;
  actorKey: KeyObject;
  representation: Peer;
  channels: readonly Channel[];
}

export const WEEKLY_DIGEST = 'WEEKLY_DIGEST';
const CHUNK = 100;
const answer = z.record(
  z.uuid(),
  z.array(
    z.object({
      name: z.object({ zh: z.string(), en: z.string() }),
      count: z.number(),
      overdue: z.number(),
      path: z.string().startsWith('/'),
    }),
  ),
);

interface Due {
  account: string;
  person: string;
  language: NotificationLanguage;
}

/**
 * 每周待办 — Tells every account what waits for it, once an ISO week: the row of the week, the notification and its
 * deliveries stand in one transaction for each account, so that a run that breaks off is gone on with. Who chose OFF or
 * has nothing waiting gets none. Returns how many.
 */
export async function weeklyDigest({ database, clock, actorKey, representation, channels }: DigestParts): Promise<number> {
  const week = isoWeek(clock());
  const due = await database.query<Due>(
    `SELECT a.id AS account, a.person_id AS person, a.delivery_language AS language FROM account a
      WHERE a.status = 'ACTIVE' AND a.person_id IS NOT NULL AND a.delivery_mode <> 'OFF'
        AND NOT EXISTS (SELECT FROM digest g WHERE g.account_id = a.id AND g.week = $1) ORDER BY a.id`,
    [week],
  );
  const signer = createActorSigner(actorKey);
  let told = 0;
  for (let at = 0; at < due.length; at += CHUNK) {
    const some = due.slice(at, at + CHUNK);
    const persons = [...new Set(some.map(({ person }) => person))];
    const waiting = answer.parse(await representation.call('digest', { persons }, await signer.sign(serviceActor('directory'))));
    for (const { account, person, language } of some) {
      const lines = waiting[person] ?? [];
      if (lines.length === 0) continue;
      const sum = (of: 'count' | 'overdue'): number => lines.reduce((total, line) => total + line[of], 0);
      const subject = digestSubject(sum('count'), sum('overdue'), language);
      if (await tell({ database, clock, channels }, { account, week, subject, lines: JSON.stringify(lines) })) told += 1;
    }
  }
  return told;
}

function tell(
  { database, clock, channels }: Pick<DigestParts, 'database' | 'clock' | 'channels'>,
  of: { account: string; week: string; subject: string; lines: string },
): Promise<boolean> {
  return inTransaction(database, clock, async (tx) => {
    // Of two runs at once the second waits here, and then finds the week told.
    await tx.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [of.account]);
    const had = await tx.query('SELECT FROM digest WHERE account_id = $1 AND week = $2', [of.account, of.week]);
    if (had.length > 0) return false;
    const [made] = await tx.query<{ id: string }>(
      `INSERT INTO notification (account_id, kind, subject, path, at) VALUES ($1, $2, $3, '/', $4) RETURNING id`,
      [of.account, WEEKLY_DIGEST, of.subject, tx.now],
    );
    if (!made) throw new Error('the digest was not inserted');
    await tx.query('INSERT INTO digest (account_id, week, notification_id, lines) VALUES ($1, $2, $3, $4::jsonb)', [
      of.account, of.week, made.id, of.lines,
    ]);
    await dispatch(tx, channels, [made.id], { at: tx.now, digest: true });
    tx.notified(of.account);
    return true;
  });
}
