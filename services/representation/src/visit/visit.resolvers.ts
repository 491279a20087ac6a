import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationVisitCancelArgs,
  MutationVisitPlanArgs,
  MutationVisitRecordArgs,
  MutationVisitRescheduleArgs,
  MutationVisitSendBackArgs,
  MutationVisitVerifyArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { VisitDone } from './visit.act.ts';
import { cancelVisit, planVisit, recordVisit, rescheduleVisit, sendBackVisit, verifyVisit } from './visit.commands.ts';

const Mutation = {
  visitPlan: (_: unknown, { input }: MutationVisitPlanArgs, context: Context) => planVisit(context, input),
  visitReschedule: (_: unknown, { input }: MutationVisitRescheduleArgs, context: Context) => rescheduleVisit(context, input),
  visitRecord: (_: unknown, { input }: MutationVisitRecordArgs, context: Context) => recordVisit(context, input),
  visitSendBack: (_: unknown, { input }: MutationVisitSendBackArgs, context: Context) => sendBackVisit(context, input),
  visitVerify: (_: unknown, { input }: MutationVisitVerifyArgs, context: Context) => verifyVisit(context, input),
  visitCancel: (_: unknown, { input }: MutationVisitCancelArgs, context: Context) => cancelVisit(context, input),
};

/** The acts on home visits; what they answer is read by the same views as everything else. */
export function visitResolvers(views: Views) {
  return {
    Mutation,
    VisitActSuccess: {
      visit: (done: VisitDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Visit', id: done.visit }, context, info),
    },
  };
}
