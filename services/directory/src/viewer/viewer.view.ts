import { say } from '@redpine/kit/language';
import type { View } from '@redpine/kit/view/define';
import { column, defineView, derived, many, one } from '@redpine/kit/view/define';
import { raw, sql, uuid } from '@redpine/kit/view/sql';
import { administrationPermissions } from '../administration/administration.policy.ts';
import { delegatedToViewer } from '../delegation/delegation.view.ts';
import type { NotificationChannels } from '../generated/types.ts';
import { notifications } from '../notification/notification.view.ts';
import { postView } from '../organ/organ.view.ts';
import { personView } from '../person/person.view.ts';
import { PRECEDENCE } from '../post/post.kind.ts';
import { byPrecedence, heldToday } from '../post/post.order.ts';

const VISITOR = { zh: '访客', en: 'Visitor' };

/** One row: the request itself. An id of somebody else finds nothing. */
export function viewerView(demo: boolean, emailOffered: boolean): View {
  return defineView({
    type: 'Viewer',
    key: 'text',
    from: ({ actor, language }) => sql`(select ${actor.id} as id,
      ${actor.kind === 'ACCOUNT' ? 'ACCOUNT' : 'ANONYMOUS'} as kind,
      ${actor.username} as username,
      ${actor.kind === 'ANONYMOUS' ? say(VISITOR, language) : actor.name} as name,
      ${uuid(actor.person)} as person_id)`,
    visible: (viewer, { actor }) => sql`${viewer('id')} = ${actor.id}`,
    fields: {
      id: column('id'),
      kind: column('kind'),
      username: column('username'),
      name: column('name'),
      person: one(() => personView, 'person_id'),
      posts: many(() => postView, {
        where: ({ row, other, context }) =>
          sql`${other('person_id')} = ${row('person_id')} and ${heldToday(other, context)}`,
        orderBy: byPrecedence,
        limit: 50,
      }),
      delegations: delegatedToViewer,
      account: one('Account', ({ other, context }) => sql`${other('id')} = ${uuid(context.actor.id)}`),
      administration: derived<boolean>({
        facts: () => sql`to_json(true)`,
        compute: (_, { actor }) => administrationPermissions(actor, PRECEDENCE),
      }),
      demo: column(() => raw(String(demo))),
      unreadNotificationCount: column(({ context }) => sql`(select count(*)::int from notification
        where account_id = ${uuid(context.actor.id)} and read_at is null)`),
      notificationChannels: derived<Omit<NotificationChannels, 'emailOffered'>>({
        facts: ({ context }) => sql`(select json_build_object('email', email, 'delivery', delivery_mode, 'language', delivery_language)
          from account where id = ${uuid(context.actor.id)})`,
        compute: (chosen) => ({ ...chosen, emailOffered }),
      }),
      notifications,
    },
  });
}
