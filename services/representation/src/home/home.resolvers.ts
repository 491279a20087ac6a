import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationHomeCloseArgs, MutationHomeEventCancelArgs, MutationHomeEventConfirmArgs, MutationHomeEventDeclineArgs, MutationHomeEventHoldArgs,
  MutationHomeEventPlanArgs, MutationHomeEventPublishArgs, MutationHomeEventSendBackArgs, MutationHomeEventVerifyArgs, MutationHomeExpertInviteArgs,
  MutationHomeExpertReleaseArgs, MutationHomeGradeArgs, MutationHomeMemberAttachArgs, MutationHomeMemberReleaseArgs, MutationHomeOpenArgs,
  MutationHomeOutputRecordArgs, MutationHomePlanArgs, MutationHomeReviseArgs, MutationHomeSuspendArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import { gradeHome, recordOutput } from './grade.commands.ts';
import type { HomeDone } from './home.act.ts';
import { closeHome, openHome, planHome, reviseHome, suspendHome } from './home.commands.ts';
import type { HomeEventDone } from './home-event.act.ts';
import {
  cancelHomeEvent, confirmTurn, declineTurn, holdHomeEvent, planHomeEvent, publishHomeEvent, sendBackHomeEvent, verifyHomeEvent,
} from './home-event.commands.ts';
import { attachMember, inviteExpert, releaseExpert, releaseMember } from './member.commands.ts';

const Mutation = {
  homePlan: (_: unknown, { input }: MutationHomePlanArgs, context: Context) => planHome(context, input),
  homeRevise: (_: unknown, { input }: MutationHomeReviseArgs, context: Context) => reviseHome(context, input),
  homeOpen: (_: unknown, { input }: MutationHomeOpenArgs, context: Context) => openHome(context, input),
  homeSuspend: (_: unknown, { input }: MutationHomeSuspendArgs, context: Context) => suspendHome(context, input),
  homeClose: (_: unknown, { input }: MutationHomeCloseArgs, context: Context) => closeHome(context, input),
  homeMemberAttach: (_: unknown, { input }: MutationHomeMemberAttachArgs, context: Context) => attachMember(context, input),
  homeMemberRelease: (_: unknown, { input }: MutationHomeMemberReleaseArgs, context: Context) => releaseMember(context, input),
  homeExpertInvite: (_: unknown, { input }: MutationHomeExpertInviteArgs, context: Context) => inviteExpert(context, input),
  homeExpertRelease: (_: unknown, { input }: MutationHomeExpertReleaseArgs, context: Context) => releaseExpert(context, input),
  homeOutputRecord: (_: unknown, { input }: MutationHomeOutputRecordArgs, context: Context) => recordOutput(context, input),
  homeGrade: (_: unknown, { input }: MutationHomeGradeArgs, context: Context) => gradeHome(context, input),
  homeEventPlan: (_: unknown, { input }: MutationHomeEventPlanArgs, context: Context) => planHomeEvent(context, input),
  homeEventPublish: (_: unknown, { input }: MutationHomeEventPublishArgs, context: Context) => publishHomeEvent(context, input),
  homeEventConfirm: (_: unknown, { input }: MutationHomeEventConfirmArgs, context: Context) => confirmTurn(context, input),
  homeEventDecline: (_: unknown, { input }: MutationHomeEventDeclineArgs, context: Context) => declineTurn(context, input),
  homeEventHold: (_: unknown, { input }: MutationHomeEventHoldArgs, context: Context) => holdHomeEvent(context, input),
  homeEventSendBack: (_: unknown, { input }: MutationHomeEventSendBackArgs, context: Context) => sendBackHomeEvent(context, input),
  homeEventVerify: (_: unknown, { input }: MutationHomeEventVerifyArgs, context: Context) => verifyHomeEvent(context, input),
  homeEventCancel: (_: unknown, { input }: MutationHomeEventCancelArgs, context: Context) => cancelHomeEvent(context, input),
};

/** The acts on homes and on their receptions and activities; what they answer is read by the same views as everything else. */
export function homeResolvers(views: Views) {
  return {
    Mutation,
    HomeActSuccess: {
      home: (done: HomeDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Home', id: done.home }, context, info),
    },
    HomeEventActSuccess: {
      homeEvent: (done: HomeEventDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'HomeEvent', id: done.homeEvent }, context, info),
    },
  };
}
