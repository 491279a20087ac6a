import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationHandlingAcceptArgs,
  MutationHandlingCheckPassArgs,
  MutationHandlingCheckReturnArgs,
  MutationHandlingCheckSubmitArgs,
  MutationHandlingContactRecordArgs,
  MutationHandlingContinueArgs,
  MutationHandlingEscalateArgs,
  MutationHandlingEvaluateArgs,
  MutationHandlingEvaluationRecordArgs,
  MutationHandlingExtensionAskArgs,
  MutationHandlingExtensionGrantArgs,
  MutationHandlingExtensionRefuseArgs,
  MutationHandlingOpinionArgs,
  MutationHandlingQualityCheckArgs,
  MutationHandlingReassignArgs,
  MutationHandlingRehandleArgs,
  MutationHandlingReplyArgs,
  MutationHandlingReplyDraftArgs,
  MutationHandlingReturnArgs,
  MutationHandlingSettleArgs,
  MutationHandlingUrgeArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import { urgeHandling } from '../urge/urge.commands.ts';
import { passDraft, returnDraft, submitDraft } from './check.commands.ts';
import { askExtension, grantExtension, refuseExtension } from './extension.commands.ts';
import type { HandlingDone } from './handling.act.ts';
import { acceptHandling, draftReply, recordContact, returnHandling } from './handling.commands.ts';
import { giveOpinion } from './opinion.commands.ts';
import { reassignHandling } from './reassign.commands.ts';
import { escalate, orderAfterQualityCheck, orderRehandling, settle } from './rehandle.commands.ts';
import { continueReply, evaluateReply, recordEvaluation, sendReply } from './reply.commands.ts';

const Mutation = {
  handlingUrge: (_: unknown, { input }: MutationHandlingUrgeArgs, context: Context) => urgeHandling(context, input),
  handlingAccept: (_: unknown, { input }: MutationHandlingAcceptArgs, context: Context) =>
    acceptHandling(context, input),
  handlingReturn: (_: unknown, { input }: MutationHandlingReturnArgs, context: Context) =>
    returnHandling(context, input),
  handlingContactRecord: (_: unknown, { input }: MutationHandlingContactRecordArgs, context: Context) =>
    recordContact(context, input),
  handlingReplyDraft: (_: unknown, { input }: MutationHandlingReplyDraftArgs, context: Context) =>
    draftReply(context, input),
  handlingReply: (_: unknown, { input }: MutationHandlingReplyArgs, context: Context) => sendReply(context, input),
  handlingReassign: (_: unknown, { input }: MutationHandlingReassignArgs, context: Context) =>
    reassignHandling(context, input),
  handlingOpinion: (_: unknown, { input }: MutationHandlingOpinionArgs, context: Context) => giveOpinion(context, input),
  handlingExtensionAsk: (_: unknown, { input }: MutationHandlingExtensionAskArgs, context: Context) =>
    askExtension(context, input),
  handlingExtensionGrant: (_: unknown, { input }: MutationHandlingExtensionGrantArgs, context: Context) =>
    grantExtension(context, input),
  handlingExtensionRefuse: (_: unknown, { input }: MutationHandlingExtensionRefuseArgs, context: Context) =>
    refuseExtension(context, input),
  handlingCheckSubmit: (_: unknown, { input }: MutationHandlingCheckSubmitArgs, context: Context) =>
    submitDraft(context, input),
  handlingCheckPass: (_: unknown, { input }: MutationHandlingCheckPassArgs, context: Context) => passDraft(context, input),
  handlingCheckReturn: (_: unknown, { input }: MutationHandlingCheckReturnArgs, context: Context) =>
    returnDraft(context, input),
  handlingContinue: (_: unknown, { input }: MutationHandlingContinueArgs, context: Context) => continueReply(context, input),
  handlingRehandle: (_: unknown, { input }: MutationHandlingRehandleArgs, context: Context) => orderRehandling(context, input),
  handlingQualityCheck: (_: unknown, { input }: MutationHandlingQualityCheckArgs, context: Context) =>
    orderAfterQualityCheck(context, input),
  handlingEscalate: (_: unknown, { input }: MutationHandlingEscalateArgs, context: Context) => escalate(context, input),
  handlingSettle: (_: unknown, { input }: MutationHandlingSettleArgs, context: Context) => settle(context, input),
  handlingEvaluate: (_: unknown, { input }: MutationHandlingEvaluateArgs, context: Context) =>
    evaluateReply(context, input),
  handlingEvaluationRecord: (_: unknown, { input }: MutationHandlingEvaluationRecordArgs, context: Context) =>
    recordEvaluation(context, input),
};

/** The acts on handlings; what they answer is read by the same views as everything else. */
export function handlingResolvers(views: Views) {
  return {
    Mutation,
    HandlingActSuccess: {
      handling: (done: HandlingDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'Handling', id: done.handling }, context, info),
    },
  };
}
