import { connection, order } from '@redpine/kit/view/connection';
import { column, defineView, instant } from '@redpine/kit/view/define';
import { sql, uuid } from '@redpine/kit/view/sql';

/** A notification is its recipient's alone. */
export const notificationView = defineView({
  type: 'Notification',
  from: 'notification',
  visible: (notification, { actor }) => sql`${notification('account_id')} = ${uuid(actor.id)}`,
  fields: {
    id: column('id'),
    kind: column('kind'),
    subject: column('subject'),
    path: column('path'),
    at: instant('at'),
    readAt: instant('read_at'),
  },
});

/** The recipient's notifications follow from the view's visibility: there are no others to choose from. */
export const notifications = connection(() => notificationView, {
  where: ({ other, args }) => (args['unreadOnly'] ? sql`${other('read_at')} is null` : sql`true`),
  orders: { NEWEST: order('timestamptz', (notification) => notification('at'), 'desc', 'never null') },
});
