import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationDeputyGroupDissolveArgs,
  MutationDeputyGroupFormArgs,
  MutationDeputyGroupJoinArgs,
  MutationDeputyGroupLeadArgs,
  MutationDeputyGroupLeaveArgs,
  MutationDeputyGroupPlanArgs,
  MutationGroupActivityCancelArgs,
  MutationGroupActivityConfirmArgs,
  MutationGroupActivityHoldArgs,
  MutationGroupActivityMoveArgs,
  MutationGroupActivityPlanArgs,
  MutationGroupActivitySendBackArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import { cancelActivity, confirmActivity, holdActivity, moveActivity, planActivity, sendBackActivity } from './activity.commands.ts';
import type { ActivityDone, GroupDone } from './group.act.ts';
import { dissolveGroup, formGroup, joinGroup, leadGroup, leaveGroup, planGroup } from './group.commands.ts';

const Mutation = {
  deputyGroupForm: (_: unknown, { input }: MutationDeputyGroupFormArgs, context: Context) => formGroup(context, input),
  deputyGroupJoin: (_: unknown, { input }: MutationDeputyGroupJoinArgs, context: Context) => joinGroup(context, input),
  deputyGroupLeave: (_: unknown, { input }: MutationDeputyGroupLeaveArgs, context: Context) => leaveGroup(context, input),
  deputyGroupLead: (_: unknown, { input }: MutationDeputyGroupLeadArgs, context: Context) => leadGroup(context, input),
  deputyGroupPlan: (_: unknown, { input }: MutationDeputyGroupPlanArgs, context: Context) => planGroup(context, input),
  deputyGroupDissolve: (_: unknown, { input }: MutationDeputyGroupDissolveArgs, context: Context) => dissolveGroup(context, input),
  groupActivityPlan: (_: unknown, { input }: MutationGroupActivityPlanArgs, context: Context) => planActivity(context, input),
  groupActivityMove: (_: unknown, { input }: MutationGroupActivityMoveArgs, context: Context) => moveActivity(context, input),
  groupActivityHold: (_: unknown, { input }: MutationGroupActivityHoldArgs, context: Context) => holdActivity(context, input),
  groupActivitySendBack: (_: unknown, { input }: MutationGroupActivitySendBackArgs, context: Context) => sendBackActivity(context, input),
  groupActivityConfirm: (_: unknown, { input }: MutationGroupActivityConfirmArgs, context: Context) => confirmActivity(context, input),
  groupActivityCancel: (_: unknown, { input }: MutationGroupActivityCancelArgs, context: Context) => cancelActivity(context, input),
};

/** The acts on groups and their activities; what they answer is read by the same views as everything else. */
export function groupResolvers(views: Views) {
  return {
    Mutation,
    DeputyGroupActSuccess: {
      deputyGroup: (done: GroupDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'DeputyGroup', id: done.deputyGroup }, context, info),
    },
    GroupActivityActSuccess: {
      groupActivity: (done: ActivityDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'GroupActivity', id: done.groupActivity }, context, info),
    },
  };
}
