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

/** For each request one row for each account, though a person is named and holds posts as well. */
const DELIVER = `
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS e(n int, persons jsonb, posts jsonb, day date, kind text, subject text, path text, at timestamptz)),
  people AS (
    SELECT e.n, person.id::uuid FROM asked e CROSS JOIN jsonb_array_elements_text(e.persons) AS person(id)
    UNION
    SELECT e.n, post.person_id
      FROM asked e CROSS JOIN jsonb_to_recordset(e.posts) AS w(kind text, organ uuid, area uuid) JOIN authority post ON w.kind = post.kind
       AND (w.organ IS NULL OR w.organ = post.organ_id) AND (w.area IS NULL OR w.area = post.area_id)
     WHERE post.from_on <= e.day AND (post.until_on IS NULL OR post.until_on >= e.day)
  )
  INSERT INTO notification (account_id, kind, subject, path, at)
  SELECT a.id, e.kind, e.subject, e.path, e.at
    FROM asked e JOIN people ON people.n = e.n JOIN account a ON a.person_id = people.id
   WHERE a.status = 'ACTIVE' ORDER BY e.n
  RETURNING id, account_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`;

/**
 * Delivers what another service asks for: to persons, and to those who held the posts on the day it happened, which
 * delivery may lag behind, or acted for their holders. What is to leave the house is put on its way in the same transaction.
 */
export const onNotificationRequested = (channels: readonly Channel[]): EventHandler => (tx, events) =>
  deliver(tx, channels, events.map(({ payload, at }) => ({ ...requested.parse(payload), at })));

/** As for another service, within directory's own act. */
export const tellPersons = (
  tx: Transaction,
  channels: readonly Channel[],
  { persons, ...told }: { persons: string[]; kind: string; subject: string; path: string },
): Promise<void> => deliver(tx, channels, [{ to: { persons, posts: [] }, ...told, at: tx.now.toISOString() }]);

/** As for another service, to whoever holds a post of the kind. */
export const tellPosts = (
  tx: Transaction,
  channels: readonly Channel[],
  { posts, ...told }: { posts: { kind: string }[]; kind: string; subject: string; path: string },
): Promise<void> => deliver(tx, channels, [{ to: { persons: [], posts }, ...told, at: tx.now.toISOString() }]);

async function deliver(
  tx: Transaction,
  channels: readonly Channel[],
  requests: readonly (z.infer<typeof requested> & { at: string })[],
): Promise<void> {
  const asked = requests.map(({ to, ...told }, n) => ({ n, ...to, ...told, day: legalDay(new Date(told.at)) }));
  const rows = await tx.query<{ id: string; account_id: string; at: string }>(DELIVER, [JSON.stringify(asked)]);
  for (const [at, made] of Map.groupBy(rows, (row) => row.at)) {
    await dispatch(tx, channels, made.map(({ id }) => id), { at: new Date(at), digest: false });
  }
  for (const account of new Set(rows.map((row) => row.account_id))) tx.notified(account);
}
