import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationOpinionAnswerArgs, MutationOpinionCloseArgs, MutationOpinionConvertArgs, MutationOpinionDeclineArgs, MutationOpinionFollowArgs,
  MutationOpinionMergeArgs, MutationOpinionNoticeTellArgs, MutationOpinionRateArgs, MutationOpinionRatingRecordArgs, MutationOpinionRecordArgs,
  MutationOpinionRouteArgs, MutationOpinionSendArgs, MutationOpinionSendBackArgs, MutationOpinionTransferArgs, MutationOpinionTriageArgs, QueryOpinionByCodeArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { OpinionDone } from './opinion.act.ts';
import { convertOpinion, recordOpinion, routeOpinion, sendBackOpinion, triageOpinion } from './opinion.commands.ts';
import { answerOpinion, closeOpinion, declineOpinion, mergeOpinion, recordRating, tellByPhone, transferOpinion } from './opinion.end.commands.ts';
import { followOpinion, rateOpinion, sendOpinion, type Tracked } from './opinion.public.commands.ts';
import type { OpinionSecrets } from './opinion.secret.ts';
import { opinionByCode, opinionChannels, opinionScope } from './opinion.track.ts';

/** The acts on opinions; what they answer is read by the same views as everything else, and by the code where a citizen acts. */
export function opinionResolvers(views: Views, secrets: OpinionSecrets) {
  const recorded = (done: { opinion: string }, _: unknown, context: Context, info: GraphQLResolveInfo) =>
    answered(views, { type: 'Opinion', id: done.opinion }, context, info);
  // What is sent back, or routed on, is the actor's no more.
  const opinion = (done: OpinionDone, _: unknown, context: Context, info: GraphQLResolveInfo) => views.one(context, 'Opinion', done.opinion, info);
  const track = ({ code }: Tracked, _: unknown, context: Context) => opinionByCode(context, code);
  return {
    Query: {
      opinionScope: (_: unknown, _args: unknown, context: Context) => opinionScope(context),
      opinionChannels: (_: unknown, _args: unknown, context: Context) => opinionChannels(context),
      opinionChallenge: () => secrets.challenge(),
      opinionByCode: (_: unknown, { code }: QueryOpinionByCodeArgs, context: Context) => opinionByCode(context, code),
    },
    Mutation: {
      opinionSend: (_: unknown, { input }: MutationOpinionSendArgs, context: Context) => sendOpinion(context, secrets, input),
      opinionRate: (_: unknown, { input }: MutationOpinionRateArgs, context: Context) => rateOpinion(context, input),
      opinionFollow: (_: unknown, { input }: MutationOpinionFollowArgs, context: Context) => followOpinion(context, input),
      opinionRecord: (_: unknown, { input }: MutationOpinionRecordArgs, context: Context) => recordOpinion(context, input),
      opinionTriage: (_: unknown, { input }: MutationOpinionTriageArgs, context: Context) => triageOpinion(context, input),
      opinionRoute: (_: unknown, { input }: MutationOpinionRouteArgs, context: Context) => routeOpinion(context, input),
      opinionSendBack: (_: unknown, { input }: MutationOpinionSendBackArgs, context: Context) => sendBackOpinion(context, input),
      opinionConvert: (_: unknown, { input }: MutationOpinionConvertArgs, context: Context) => convertOpinion(context, input),
      opinionTransfer: (_: unknown, { input }: MutationOpinionTransferArgs, context: Context) => transferOpinion(context, input),
      opinionMerge: (_: unknown, { input }: MutationOpinionMergeArgs, context: Context) => mergeOpinion(context, input),
      opinionDecline: (_: unknown, { input }: MutationOpinionDeclineArgs, context: Context) => declineOpinion(context, input),
      opinionAnswer: (_: unknown, { input }: MutationOpinionAnswerArgs, context: Context) => answerOpinion(context, input),
      opinionRatingRecord: (_: unknown, { input }: MutationOpinionRatingRecordArgs, context: Context) => recordRating(context, input),
      opinionClose: (_: unknown, { input }: MutationOpinionCloseArgs, context: Context) => closeOpinion(context, input),
      opinionNoticeTell: (_: unknown, { input }: MutationOpinionNoticeTellArgs, context: Context) => tellByPhone(context, input),
    },
    OpinionActSuccess: { opinion },
    OpinionRecordSuccess: { opinion: recorded },
    OpinionSendSuccess: { track },
    OpinionTrackSuccess: { track },
  };
}
