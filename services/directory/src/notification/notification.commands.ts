import { act } from '@redpine/kit/act';
import { dispatch } from '../delivery/delivery.commands.ts';
import type { Channel } from '../delivery/sender.ts';
import type { EventHandler } from '@redpine/kit/inbox';
import { legalDay } from '@redpine/kit/clock';
import { unauthenticated } from '@redpine/kit/errors';
import { invalid, type Problem, Refused } from '@redpine/kit/problem';
import type { Transaction } from '@redpine/kit/transaction';
import { isUuid } from '@redpine/kit/view/sql';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { NotificationMarkAllReadInput, NotificationMarkReadInput } from '../generated/types.ts';

const NONE = { zh: '没有这条通知。', en: 'There is no such notification.' };

function requireAccount({ actor, language }: Context): string {
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  return actor.id;
}

/** Marks one of the actor's own notifications; one that is read already keeps the time it was read. */
export function notificationMarkRead(
  context: Context,
  input: NotificationMarkReadInput,
): Promise<{ notification: string } | Problem> {
  const account = requireAccount(context);
  const { notification, idempotencyKey } = input;
  return act(context, { action: 'notification.markRead', idempotencyKey, input: { notification } }, async (tx) => {
    const found = isUuid(notification)
      ? await tx.query(
          `UPDATE notification SET read_at = coalesce(read_at, $3) WHERE id = $1 AND account_id = $2 RETURNING id`,
          [notification, account, tx.now],
        )
      : [];
    if (found.length === 0) throw new Refused(invalid(context.language, 'notification', 'UNKNOWN', NONE));
    tx.record({ subject: { type: 'Notification', id: notification } });
    tx.notified(account);
    return { notification };
  });
}

export function notificationMarkAllRead(
  context: Context,
  input: NotificationMarkAllReadInput,
): Promise<{ marked: number } | Problem> {
  const account = requireAccount(context);
  const { idempotencyKey } = input;
  return act(context, { action: 'notification.markAllRead', idempotencyKey, input: {} }, async (tx) => {
    const marked = await tx.query(
      'UPDATE notification SET read_at = $2 WHERE account_id = $1 AND read_at IS NULL AND at <= $2 RETURNING id',
      [account, tx.now],
    );
    tx.record({ subject: { type: 'Account', id: account }, after: { marked: marked.length } });
    if (marked.length > 0) tx.notified(account);
    return { marked: marked.length };
  });
}

const requested = z.object({
  to: z.object({
    persons: z.array(z.uuid()).default([]),
    posts: z
      .array(z.object({ kind: z.string(), organ: z.uuid().nullish(), area: z.uuid().nullish() }))
      .default([]),
  }),
  kind: z.string(),
  subject: z.string(),
  path: z.string().startsWith('/'),
});

/** One row for each account, though a person is named and holds posts as well. */
const DELIVER = `
  WITH wanted AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS w(kind text, organ uuid, area uuid)),
  people AS (
    SELECT unnest($1::uuid[]) AS id
    UNION
    SELECT post.person_id FROM authority post JOIN wanted w ON w.kind = post.kind
       AND (w.organ IS NULL OR w.organ = post.organ_id) AND (w.area IS NULL OR w.area = post.area_id)
     WHERE post.from_on <= $3::date AND (post.until_on IS NULL OR post.until_on >= $3::date)
  )
  INSERT INTO notification (account_id, kind, subject, path, at)
  SELECT a.id, $4, $5, $6, $7 FROM account a JOIN people ON people.id = a.person_id WHERE a.status = 'ACTIVE'
  RETURNING id, account_id`;

/**
 * Delivers what another service asks for: to persons, and to those who held the posts on the day it happened, which
 * delivery may lag behind, or acted for their holders. What is to leave the house is put on its way in the same transaction.
 */
export const onNotificationRequested = (channels: readonly Channel[]): EventHandler => (tx, event) =>
  deliver(tx, channels, requested.parse(event.payload), event.at);

/** As for another service, within directory's own act. */
export const tellPersons = (
  tx: Transaction,
  channels: readonly Channel[],
  of: { persons: string[]; kind: string; subject: string; path: string },
): Promise<void> => {
  const { persons, ...rest } = of;
  return deliver(tx, channels, { to: { persons, posts: [] }, ...rest }, tx.now.toISOString());
};

/** As for another service, to whoever holds a post of the kind. */
export const tellPosts = (
  tx: Transaction,
  channels: readonly Channel[],
  of: { posts: { kind: string }[]; kind: string; subject: string; path: string },
): Promise<void> => {
  const { posts, ...rest } = of;
  return deliver(tx, channels, { to: { persons: [], posts }, ...rest }, tx.now.toISOString());
};

async function deliver(tx: Transaction, channels: readonly Channel[], request: z.infer<typeof requested>, at: string): Promise<void> {
  const { to, kind, subject, path } = request;
  const rows = await tx.query<{ id: string; account_id: string }>(DELIVER, [
    to.persons,
    JSON.stringify(to.posts),
    legalDay(new Date(at)),
    kind,
    subject,
    path,
    at,
  ]);
  await dispatch(tx, channels, rows.map(({ id }) => id), { at: new Date(at), digest: false });
  for (const row of rows) tx.notified(row.account_id);
}
