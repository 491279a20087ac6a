import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationPublicationProposeArgs,
  MutationPublicationPublishArgs,
  MutationPublicationRedactArgs,
  MutationPublicationWithdrawArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { PublicationDone } from './publication.act.ts';
import { proposePublication, withdrawPublication } from './publication.commands.ts';
import { publishPublication, redactPublication } from './redact.commands.ts';

const Mutation = {
  publicationPropose: (_: unknown, { input }: MutationPublicationProposeArgs, context: Context) =>
    proposePublication(context, input),
  publicationRedact: (_: unknown, { input }: MutationPublicationRedactArgs, context: Context) =>
    redactPublication(context, input),
  publicationPublish: (_: unknown, { input }: MutationPublicationPublishArgs, context: Context) =>
    publishPublication(context, input),
  publicationWithdraw: (_: unknown, { input }: MutationPublicationWithdrawArgs, context: Context) =>
    withdrawPublication(context, input),
};

/** The acts on publications; what they answer is read by the same views as everything else. */
export function publicationResolvers(views: Views) {
  return {
    Mutation,
    PublicationActSuccess: {
      publication: (done: PublicationDone, _: unknown, context: Context, info: GraphQLResolveInfo) =>
        answered(views, { type: 'Publication', id: done.publication }, context, info),
    },
  };
}
