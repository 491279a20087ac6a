import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationTalkAssignArgs,
  MutationTalkCancelArgs,
  MutationTalkFeedbackArgs,
  MutationTalkHoldArgs,
  MutationTalkRescheduleArgs,
  MutationTalkSendBackArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { TalkDone } from './talk.act.ts';
import { assignTalk, cancelTalk, confirmTalk, holdTalk, rescheduleTalk, sendBackTalk } from './talk.commands.ts';

const Mutation = {
  talkAssign: (_: unknown, { input }: MutationTalkAssignArgs, context: Context) => assignTalk(context, input),
  talkReschedule: (_: unknown, { input }: MutationTalkRescheduleArgs, context: Context) => rescheduleTalk(context, input),
  talkHold: (_: unknown, { input }: MutationTalkHoldArgs, context: Context) => holdTalk(context, input),
  talkSendBack: (_: unknown, { input }: MutationTalkSendBackArgs, context: Context) => sendBackTalk(context, input),
  talkFeedback: (_: unknown, { input }: MutationTalkFeedbackArgs, context: Context) => confirmTalk(context, input),
  talkCancel: (_: unknown, { input }: MutationTalkCancelArgs, context: Context) => cancelTalk(context, input),
};

/** The acts on talks; what they answer is read by the same views as everything else. */
export function talkResolvers(views: Views) {
  return {
    Mutation,
    TalkActSuccess: {
      talk: (done: TalkDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Talk', id: done.talk }, context, info),
    },
  };
}
