import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationDeedAbandonArgs,
  MutationDeedFinishArgs,
  MutationDeedPledgeArgs,
  MutationDeedProgressArgs,
  MutationDeedPublishArgs,
  MutationDeedRefuseArgs,
  MutationDeedVerifyArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { DeedDone } from './deed.act.ts';
import { abandonDeed, finishDeed, pledgeDeed, publishDeed, recordProgress, refuseDeed, verifyDeed } from './deed.commands.ts';

const Mutation = {
  deedPledge: (_: unknown, { input }: MutationDeedPledgeArgs, context: Context) => pledgeDeed(context, input),
  deedProgress: (_: unknown, { input }: MutationDeedProgressArgs, context: Context) => recordProgress(context, input),
  deedFinish: (_: unknown, { input }: MutationDeedFinishArgs, context: Context) => finishDeed(context, input),
  deedVerify: (_: unknown, { input }: MutationDeedVerifyArgs, context: Context) => verifyDeed(context, input),
  deedRefuse: (_: unknown, { input }: MutationDeedRefuseArgs, context: Context) => refuseDeed(context, input),
  deedPublish: (_: unknown, { input }: MutationDeedPublishArgs, context: Context) => publishDeed(context, input),
  deedAbandon: (_: unknown, { input }: MutationDeedAbandonArgs, context: Context) => abandonDeed(context, input),
};

/** The acts on deeds; what they answer is read by the same views as everything else. */
export function deedResolvers(views: Views) {
  return {
    Mutation,
    DeedActSuccess: {
      deed: (done: DeedDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Deed', id: done.deed }, context, info),
    },
  };
}
