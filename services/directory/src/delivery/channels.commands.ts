import { act } from '@redpine/kit/act';
import { unauthenticated } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { NotificationChannels, NotificationChannelsChooseInput } from '../generated/types.ts';

const ADDRESS = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/u;
export const NO_MAIL_ADDRESS = { zh: '请填写有效的邮箱地址。', en: 'Give a valid address for mail.' };

export const isMailAddress = (text: string): boolean => ADDRESS.test(text);

/**
 * 通知方式 — The account chooses for itself how its notifications go out. The log keeps that an address was given, not
 * which: it is personal and nobody else's to read.
 */
export function notificationChannelsChoose(
  context: Context,
  { email: given, delivery, language, idempotencyKey }: NotificationChannelsChooseInput,
  emailOffered: boolean,
): Promise<{ notificationChannels: Omit<NotificationChannels, '__typename'> } | Problem> {
  const { actor } = context;
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(context.language);
  const input = { email: given ?? null, delivery, language };
  return act(context, { action: 'notification.chooseChannels', idempotencyKey, input }, async (tx) => {
    const fields = new Fields(context.language);
    const text = fields.text(given?.trim(), { path: 'email', max: 254 });
    if (text !== '' && !isMailAddress(text)) fields.add('email', 'EMAIL', NO_MAIL_ADDRESS);
    fields.done();
    const email = text === '' ? null : text;
    const [before] = await tx.query<{ delivery: string; language: string; mail: boolean }>(
      `SELECT delivery_mode AS delivery, delivery_language AS language, email IS NOT NULL AS mail FROM account WHERE id = $1 FOR UPDATE`,
      [actor.id],
    );
    await tx.query('UPDATE account SET email = $2, delivery_mode = $3, delivery_language = $4 WHERE id = $1', [
      actor.id, email, delivery, language,
    ]);
    tx.record({ subject: { type: 'Account', id: actor.id }, before: before ?? {}, after: { delivery, language, mail: email !== null } });
    tx.changed('Viewer', actor.id);
    return { notificationChannels: { email, delivery, language, emailOffered } };
  });
}
