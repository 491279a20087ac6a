import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationVoterReportAppraiseArgs,
  MutationVoterReportCancelArgs,
  MutationVoterReportFeedbackArgs,
  MutationVoterReportHoldArgs,
  MutationVoterReportPublishArgs,
  MutationVoterReportRescheduleArgs,
  MutationVoterReportScheduleArgs,
  MutationVoterReportSendBackArgs,
  MutationVoterReportWithdrawArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { VoterReportDone } from './voter-report.act.ts';
import {
  appraiseVoterReport, cancelVoterReport, giveFeedback, holdVoterReport, rescheduleVoterReport, scheduleVoterReport, sendBackVoterReport,
} from './voter-report.commands.ts';
import { publishVoterReport, withdrawVoterReport } from './voter-report.publication.commands.ts';

const Mutation = {
  voterReportSchedule: (_: unknown, { input }: MutationVoterReportScheduleArgs, context: Context) => scheduleVoterReport(context, input),
  voterReportReschedule: (_: unknown, { input }: MutationVoterReportRescheduleArgs, context: Context) => rescheduleVoterReport(context, input),
  voterReportHold: (_: unknown, { input }: MutationVoterReportHoldArgs, context: Context) => holdVoterReport(context, input),
  voterReportSendBack: (_: unknown, { input }: MutationVoterReportSendBackArgs, context: Context) => sendBackVoterReport(context, input),
  voterReportAppraise: (_: unknown, { input }: MutationVoterReportAppraiseArgs, context: Context) => appraiseVoterReport(context, input),
  voterReportFeedback: (_: unknown, { input }: MutationVoterReportFeedbackArgs, context: Context) => giveFeedback(context, input),
  voterReportCancel: (_: unknown, { input }: MutationVoterReportCancelArgs, context: Context) => cancelVoterReport(context, input),
  voterReportPublish: (_: unknown, { input }: MutationVoterReportPublishArgs, context: Context) => publishVoterReport(context, input),
  voterReportWithdraw: (_: unknown, { input }: MutationVoterReportWithdrawArgs, context: Context) => withdrawVoterReport(context, input),
};

/** The acts on reports to voters; what they answer is read by the same views as everything else. */
export function voterReportResolvers(views: Views) {
  return {
    Mutation,
    VoterReportActSuccess: {
      voterReport: (done: VoterReportDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'VoterReport', id: done.voterReport }, context, info),
    },
  };
}
