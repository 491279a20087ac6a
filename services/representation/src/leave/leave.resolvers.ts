import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { MutationDeputyLeaveApproveArgs, MutationDeputyLeaveAskArgs, MutationDeputyLeaveRefuseArgs, MutationDeputyLeaveWithdrawArgs } from '../generated/types.ts';
import { answered } from '../read.ts';
import type { LeaveDone } from './leave.act.ts';
import { approveLeave, askLeave, refuseLeave, withdrawLeave } from './leave.commands.ts';

const Mutation = {
  deputyLeaveAsk: (_: unknown, { input }: MutationDeputyLeaveAskArgs, context: Context) => askLeave(context, input),
  deputyLeaveApprove: (_: unknown, { input }: MutationDeputyLeaveApproveArgs, context: Context) => approveLeave(context, input),
  deputyLeaveRefuse: (_: unknown, { input }: MutationDeputyLeaveRefuseArgs, context: Context) => refuseLeave(context, input),
  deputyLeaveWithdraw: (_: unknown, { input }: MutationDeputyLeaveWithdrawArgs, context: Context) => withdrawLeave(context, input),
};

/** The acts on leaves; what they answer is read by the same views as everything else. */
export function leaveResolvers(views: Views) {
  return {
    Mutation,
    DeputyLeaveActSuccess: {
      deputyLeave: (done: LeaveDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'DeputyLeave', id: done.deputyLeave }, context, info),
    },
  };
}
