import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationMandateMatterAnnounceArgs,
  MutationMandateMatterByElectionArgs,
  MutationMandateMatterDecideArgs,
  MutationMandateMatterDefendArgs,
  MutationMandateMatterOpenArgs,
  MutationMandateMatterRejectArgs,
  MutationMandateMatterReportArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import { openByElection } from './by-election.commands.ts';
import type { MandateDone } from './mandate.act.ts';
import { announceMatter, decideMatter, defendMatter, openMatter, rejectMatter, reportMatter } from './mandate.commands.ts';

const Mutation = {
  mandateMatterOpen: (_: unknown, { input }: MutationMandateMatterOpenArgs, context: Context) => openMatter(context, input),
  mandateMatterByElection: (_: unknown, { input }: MutationMandateMatterByElectionArgs, context: Context) => openByElection(context, input),
  mandateMatterDefend: (_: unknown, { input }: MutationMandateMatterDefendArgs, context: Context) => defendMatter(context, input),
  mandateMatterDecide: (_: unknown, { input }: MutationMandateMatterDecideArgs, context: Context) => decideMatter(context, input),
  mandateMatterReport: (_: unknown, { input }: MutationMandateMatterReportArgs, context: Context) => reportMatter(context, input),
  mandateMatterAnnounce: (_: unknown, { input }: MutationMandateMatterAnnounceArgs, context: Context) => announceMatter(context, input),
  mandateMatterReject: (_: unknown, { input }: MutationMandateMatterRejectArgs, context: Context) => rejectMatter(context, input),
};

/** The acts on matters of credentials; what they answer is read by the same views as everything else. */
export function mandateResolvers(views: Views) {
  return {
    Mutation,
    MandateMatterActSuccess: {
      mandateMatter: (done: MandateDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'MandateMatter', id: done.mandateMatter }, context, info),
    },
  };
}
