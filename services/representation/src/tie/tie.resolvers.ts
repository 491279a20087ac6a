import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationTieContactArgs,
  MutationTieCorrectArgs,
  MutationTieEndArgs,
  MutationTieEraseArgs,
  MutationTiePairMemberArgs,
  MutationTiePairVoterArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { TieDone } from './tie.act.ts';
import { correctVoter, endTie, eraseVoter, pairMember, pairVoter, recordContact } from './tie.commands.ts';

const Mutation = {
  tiePairMember: (_: unknown, { input }: MutationTiePairMemberArgs, context: Context) => pairMember(context, input),
  tiePairVoter: (_: unknown, { input }: MutationTiePairVoterArgs, context: Context) => pairVoter(context, input),
  tieContact: (_: unknown, { input }: MutationTieContactArgs, context: Context) => recordContact(context, input),
  tieCorrect: (_: unknown, { input }: MutationTieCorrectArgs, context: Context) => correctVoter(context, input),
  tieEnd: (_: unknown, { input }: MutationTieEndArgs, context: Context) => endTie(context, input),
  tieErase: (_: unknown, { input }: MutationTieEraseArgs, context: Context) => eraseVoter(context, input),
};

/** The acts on ties; what they answer is read by the same views as everything else. */
export function tieResolvers(views: Views) {
  return {
    Mutation,
    TieActSuccess: {
      tie: (done: TieDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'Tie', id: done.tie }, context, info),
    },
  };
}
