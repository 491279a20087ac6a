import type { Views } from '@redpine/kit/view/views';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { MutationFundSpendingRecordArgs, MutationFundSpendingVoidArgs } from '../generated/types.ts';
import { answered } from '../read.ts';
import { recordSpending, type SpendingDone, voidSpending } from './fund.commands.ts';

const Mutation = {
  fundSpendingRecord: (_: unknown, { input }: MutationFundSpendingRecordArgs, context: Context) => recordSpending(context, input),
  fundSpendingVoid: (_: unknown, { input }: MutationFundSpendingVoidArgs, context: Context) => voidSpending(context, input),
};

/** The acts on deputies' funds; what they answer is read by the same views as everything else. */
export function fundResolvers(views: Views) {
  return {
    Mutation,
    FundSpendingActSuccess: {
      fundSpending: (done: SpendingDone, _: unknown, context: Context, info: GraphQLResolveInfo) => answered(views, { type: 'FundSpending', id: done.fundSpending }, context, info),
    },
  };
}
