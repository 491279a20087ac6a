import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationInvitationAcceptArgs,
  MutationInvitationDeclineArgs,
  MutationInvitationHandleOpinionArgs,
  MutationInvitationOpinionArgs,
  MutationInvitationWithdrawArgs,
  MutationOccasionAttendanceArgs,
  MutationOccasionCancelArgs,
  MutationOccasionCloseArgs,
  MutationOccasionInviteArgs,
  MutationOccasionPlanArgs,
  MutationOccasionRescheduleArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import { acceptInvitation, declineInvitation, giveOpinion, handleOpinion, recordAttendance, withdrawInvitation } from './invitation.commands.ts';
import type { InvitationDone, OccasionDone } from './occasion.act.ts';
import { cancelOccasion, closeOccasion, inviteDeputies, planOccasion, rescheduleOccasion } from './occasion.commands.ts';

const Mutation = {
  occasionPlan: (_: unknown, { input }: MutationOccasionPlanArgs, context: Context) => planOccasion(context, input),
  occasionReschedule: (_: unknown, { input }: MutationOccasionRescheduleArgs, context: Context) => rescheduleOccasion(context, input),
  occasionInvite: (_: unknown, { input }: MutationOccasionInviteArgs, context: Context) => inviteDeputies(context, input),
  occasionAttendance: (_: unknown, { input }: MutationOccasionAttendanceArgs, context: Context) => recordAttendance(context, input),
  occasionClose: (_: unknown, { input }: MutationOccasionCloseArgs, context: Context) => closeOccasion(context, input),
  occasionCancel: (_: unknown, { input }: MutationOccasionCancelArgs, context: Context) => cancelOccasion(context, input),
  invitationAccept: (_: unknown, { input }: MutationInvitationAcceptArgs, context: Context) => acceptInvitation(context, input),
  invitationDecline: (_: unknown, { input }: MutationInvitationDeclineArgs, context: Context) => declineInvitation(context, input),
  invitationWithdraw: (_: unknown, { input }: MutationInvitationWithdrawArgs, context: Context) => withdrawInvitation(context, input),
  invitationOpinion: (_: unknown, { input }: MutationInvitationOpinionArgs, context: Context) => giveOpinion(context, input),
  invitationHandleOpinion: (_: unknown, { input }: MutationInvitationHandleOpinionArgs, context: Context) => handleOpinion(context, input),
};

/** The acts on occasions and invitations; what they answer is read by the same views as everything else. */
export function occasionResolvers(views: Views) {
  return {
    Mutation,
    OccasionActSuccess: {
      occasion: (done: OccasionDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Occasion', id: done.occasion }, context, info),
    },
    InvitationActSuccess: {
      invitation: (done: InvitationDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Invitation', id: done.invitation }, context, info),
    },
  };
}
