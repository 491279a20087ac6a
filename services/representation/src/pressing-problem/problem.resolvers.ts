import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type {
  MutationPressingProblemAssignArgs, MutationPressingProblemCloseArgs, MutationPressingProblemDropArgs, MutationPressingProblemListArgs,
  MutationPressingProblemRemedyArgs, MutationPressingProblemSendBackArgs, MutationPressingProblemVerifyArgs,
} from '../generated/types.ts';
import { answered } from '../read.ts';
import type { ProblemDone } from './problem.act.ts';
import { assignProblem, closeProblem, dropProblem, listProblem, remedyProblem, sendBackProblem, verifyProblem } from './problem.commands.ts';

const Mutation = {
  pressingProblemList: (_: unknown, { input }: MutationPressingProblemListArgs, context: Context) => listProblem(context, input),
  pressingProblemAssign: (_: unknown, { input }: MutationPressingProblemAssignArgs, context: Context) => assignProblem(context, input),
  pressingProblemRemedy: (_: unknown, { input }: MutationPressingProblemRemedyArgs, context: Context) => remedyProblem(context, input),
  pressingProblemVerify: (_: unknown, { input }: MutationPressingProblemVerifyArgs, context: Context) => verifyProblem(context, input),
  pressingProblemSendBack: (_: unknown, { input }: MutationPressingProblemSendBackArgs, context: Context) => sendBackProblem(context, input),
  pressingProblemClose: (_: unknown, { input }: MutationPressingProblemCloseArgs, context: Context) => closeProblem(context, input),
  pressingProblemDrop: (_: unknown, { input }: MutationPressingProblemDropArgs, context: Context) => dropProblem(context, input),
};

/** The acts on pressing problems; what they answer is read by the same views as everything else. */
export function problemResolvers(views: Views) {
  return {
    Mutation,
    PressingProblemActSuccess: {
      pressingProblem: (done: ProblemDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'PressingProblem', id: done.pressingProblem }, context, info),
    },
  };
}
