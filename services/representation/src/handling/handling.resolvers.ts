import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationHandlingAcceptArgs,
  MutationHandlingContactRecordArgs,
  MutationHandlingEvaluateArgs,
  MutationHandlingReplyArgs,
  MutationHandlingReplyDraftArgs,
  MutationHandlingReturnArgs,
} from '../generated/types.ts';
import type { HandlingDone } from './handling.act.ts';
import { acceptHandling, draftReply, recordContact, returnHandling } from './handling.commands.ts';
import { evaluateReply, sendReply } from './reply.commands.ts';

const Mutation = {
  handlingAccept: (_: unknown, { input }: MutationHandlingAcceptArgs, context: Context) =>
    acceptHandling(context, input),
  handlingReturn: (_: unknown, { input }: MutationHandlingReturnArgs, context: Context) =>
    returnHandling(context, input),
  handlingContactRecord: (_: unknown, { input }: MutationHandlingContactRecordArgs, context: Context) =>
    recordContact(context, input),
  handlingReplyDraft: (_: unknown, { input }: MutationHandlingReplyDraftArgs, context: Context) =>
    draftReply(context, input),
  handlingReply: (_: unknown, { input }: MutationHandlingReplyArgs, context: Context) => sendReply(context, input),
  handlingEvaluate: (_: unknown, { input }: MutationHandlingEvaluateArgs, context: Context) =>
    evaluateReply(context, input),
};

/** The acts on handlings; what they answer is read by the same views as everything else. */
export function handlingResolvers(views: Views) {
  return {
    Mutation,
    HandlingActSuccess: {
      handling: (done: HandlingDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        views.one(context, 'Handling', done.handling, info),
    },
  };
}
