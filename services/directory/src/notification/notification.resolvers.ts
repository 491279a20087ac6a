import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { notificationChannelsChoose } from '../delivery/channels.commands.ts';
import type { MutationNotificationChannelsChooseArgs, MutationNotificationMarkAllReadArgs, MutationNotificationMarkReadArgs } from '../generated/types.ts';
import { notificationMarkAllRead, notificationMarkRead } from './notification.commands.ts';

function answered(typename: string, result: object): object {
  return isProblem(result) ? result : { __typename: typename, ...result };
}

export function notificationResolvers(views: Views, emailOffered: boolean) {
  return {
    Mutation: {
      notificationMarkRead: async (_: unknown, { input }: MutationNotificationMarkReadArgs, context: Context) =>
        answered('NotificationMarkReadSuccess', await notificationMarkRead(context, input)),
      notificationMarkAllRead: async (_: unknown, { input }: MutationNotificationMarkAllReadArgs, context: Context) =>
        answered('NotificationMarkAllReadSuccess', await notificationMarkAllRead(context, input)),
      notificationChannelsChoose: async (_: unknown, { input }: MutationNotificationChannelsChooseArgs, context: Context) =>
        answered('NotificationChannelsChooseSuccess', await notificationChannelsChoose(context, input, emailOffered)),
    },
    NotificationMarkReadSuccess: {
      notification: (success: { notification: string }, _args: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.one(context, 'Notification', success.notification, info),
    },
  };
}
