import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationHandlingReportDraftArgs,
  MutationHandlingReportEditArgs,
  MutationHandlingReportFollowUpArgs,
  MutationHandlingReportHearArgs,
  MutationHandlingReportPrintArgs,
  MutationHandlingReportPublishArgs,
  MutationHandlingReportRecountArgs,
  MutationHandlingReportSubmitArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { ReportDone } from './report.commands.ts';
import {
  draftReport, editReport, followUpReport, hearReport, printReport, publishReport, recountReport, submitReport,
} from './report.commands.ts';

const Mutation = {
  handlingReportDraft: (_: unknown, { input }: MutationHandlingReportDraftArgs, context: Context) => draftReport(context, input),
  handlingReportEdit: (_: unknown, { input }: MutationHandlingReportEditArgs, context: Context) => editReport(context, input),
  handlingReportRecount: (_: unknown, { input }: MutationHandlingReportRecountArgs, context: Context) => recountReport(context, input),
  handlingReportSubmit: (_: unknown, { input }: MutationHandlingReportSubmitArgs, context: Context) => submitReport(context, input),
  handlingReportHear: (_: unknown, { input }: MutationHandlingReportHearArgs, context: Context) => hearReport(context, input),
  handlingReportFollowUp: (_: unknown, { input }: MutationHandlingReportFollowUpArgs, context: Context) => followUpReport(context, input),
  handlingReportPrint: (_: unknown, { input }: MutationHandlingReportPrintArgs, context: Context) => printReport(context, input),
  handlingReportPublish: (_: unknown, { input }: MutationHandlingReportPublishArgs, context: Context) => publishReport(context, input),
};

/** The acts on reports; what they answer is read by the same views as everything else. */
export function reportResolvers(views: Views) {
  return {
    Mutation,
    HandlingReportActSuccess: {
      report: (done: ReportDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'HandlingReport', id: done.report }, context, info),
    },
  };
}
